// SPDX-License-Identifier: MIT
//
// The part of the schema table that is about what is uncertain.
#include "schema_forms.hpp"

namespace soem::schema {
namespace {

using enum Need;

constexpr Form kParameter = number(Quantity::Parameter);
constexpr Form kShape = number(Quantity::ShapeParameter);
constexpr Form kLogarithm = number(Quantity::LogParameter);
constexpr Form kWeight = number(Quantity::Weight);
constexpr Form kParameters{.items = &kParameter};
constexpr Form kWeights{.items = &kWeight};
constexpr KeyRule kNormalKeys[] = {
    {"mean", Required, &kParameter, "", "mean"},
    {"sd", Required, &kParameter, "", "standard deviation"},
};
constexpr KeyRule kLogNormalKeys[] = {
    {"mean", Optional, &kParameter, "", "mean, above 0; with `sd`"},
    {"sd", Optional, &kParameter, "", "standard deviation"},
    {"mu", Optional, &kLogarithm, "", "mean of the logarithm, instead; with `sigma`"},
    {"sigma", Optional, &kLogarithm, "", "standard deviation of the logarithm"},
};
constexpr KeyRule kBetaKeys[] = {
    {"mean", Optional, &kParameter, "", "mean, between 0 and 100 %; with `sd`"},
    {"sd", Optional, &kParameter, "", "standard deviation"},
    {"successes", Optional, &kShape, "", "how many of the `trials` succeeded, instead"},
    {"trials", Optional, &kShape, "", "how many were observed"},
    {"alpha", Optional, &kShape, "", "first parameter, instead; with `beta`"},
    {"beta", Optional, &kShape, "", "second parameter"},
};
constexpr KeyRule kGammaKeys[] = {
    {"mean", Required, &kParameter, "", "mean, above 0"},
    {"sd", Required, &kParameter, "", "standard deviation"},
};
constexpr KeyRule kUniformKeys[] = {
    {"min", Required, &kParameter, "", "smallest value"},
    {"max", Required, &kParameter, "", "largest value"},
};
constexpr KeyRule kTriangularKeys[] = {
    {"min", Required, &kParameter, "", "smallest value"},
    {"mode", Required, &kParameter, "", "most likely value"},
    {"max", Required, &kParameter, "", "largest value"},
};
constexpr KeyRule kPertKeys[] = {
    {"min", Required, &kParameter, "", "smallest value"},
    {"mode", Required, &kParameter, "", "most likely value"},
    {"max", Required, &kParameter, "", "largest value"},
    {"lambda", Optional, &kShape, "4", "weight of the mode"},
};
constexpr KeyRule kDiscreteKeys[] = {
    {"values", Required, &kParameters, "", "the values it may have"},
    {"weights", Optional, &kWeights, "", "in proportion to their probabilities; equal by default"},
};
constexpr KeyRule kRangeKeys[] = {
    {"low", Required, &kParameter, "", "below it with 5 %; above 0"},
    {"high", Required, &kParameter, "", "above it with 5 %"},
};
constexpr KeyRule kTruncationKeys[] = {
    {"min", Optional, &kParameter, "", "no draw is smaller"},
    {"max", Optional, &kParameter, "", "no draw is larger"},
};
constexpr Form kNormalForm{.record = &kNormal};
constexpr Form kLogNormalForm{.record = &kLogNormal};
constexpr Form kBetaForm{.record = &kBeta};
constexpr Form kGammaForm{.record = &kGamma};
constexpr Form kUniformForm{.record = &kUniform};
constexpr Form kTriangularForm{.record = &kTriangular};
constexpr Form kPertForm{.record = &kPert};
constexpr Form kDiscreteForm{.record = &kDiscrete};
constexpr Form kRangeForm{.record = &kRange};
constexpr Form kTruncationForm{.record = &kTruncation};
constexpr KeyRule kUncertainKeys[] = {
    {"normal", Optional, &kNormalForm, "", "measured, symmetric"},
    {"lognormal", Optional, &kLogNormalForm, "", "positive, with a long upper tail: costs, prices"},
    {"beta", Optional, &kBetaForm, "", "a share that was measured"},
    {"gamma", Optional, &kGammaForm, "", "positive, with a shorter upper tail than log-normal"},
    {"uniform", Optional, &kUniformForm, "", "only the limits are known"},
    {"triangular", Optional, &kTriangularForm, "", "limits and the most likely value"},
    {"pert", Optional, &kPertForm, "", "the same, with more weight on the most likely value"},
    {"discrete", Optional, &kDiscreteForm, "", "one of several values"},
    {"range", Optional, &kRangeForm, "",
     "log-normal, between `low` and `high` with 90 %; not for shares"},
    {"truncate", Optional, &kTruncationForm, "", "limits to which the distribution is cut"},
    {"scales", Optional, &kPaths, "",
     "paths that a factor of its own multiplies; the key is then its name"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kUncertainForm{.record = &kUncertain};
constexpr Dictionary kUncertainByPath{"paths and distributions", KeyForm::PathKey, &kUncertainForm,
                                      "{outcomes.job.rate: {beta: {mean: 40 %, sd: 4 %}}}"};
constexpr Form kRho = number(Quantity::Correlation);
constexpr KeyRule kCorrelationKeys[] = {
    {"between", Required, &kPaths, "", "two keys of `uncertainty`"},
    {"rho", Required, &kRho, "", "correlation of their normal scores, near their rank correlation"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kCorrelationForm{.record = &kCorrelation};

}  // namespace

constinit const Record kNormal{"a normal distribution", kNormalKeys, "{mean: 100, sd: 10}"};
constinit const Record kLogNormal{"a lognormal distribution", kLogNormalKeys,
                                  "{mean: 60000, sd: 9000}"};
constinit const Record kBeta{"a beta distribution", kBetaKeys, "{mean: 40 %, sd: 4 %}"};
constinit const Record kGamma{"a gamma distribution", kGammaKeys, "{mean: 60000, sd: 9000}"};
constinit const Record kUniform{"a uniform distribution", kUniformKeys, "{min: 85 %, max: 100 %}"};
constinit const Record kTriangular{"a triangular distribution", kTriangularKeys,
                                   "{min: 50000, mode: 60000, max: 80000}"};
constinit const Record kPert{"a pert distribution", kPertKeys,
                             "{min: 50000, mode: 60000, max: 80000}"};
constinit const Record kDiscrete{"a discrete distribution", kDiscreteKeys,
                                 "{values: [50000, 60000], weights: [1, 3]}"};
constinit const Record kRange{"a range", kRangeKeys, "{low: 50000, high: 80000}"};
constinit const Record kTruncation{"a truncation", kTruncationKeys, "{min: 0 %, max: 100 %}"};
constinit const Record kUncertain{"an uncertain number", kUncertainKeys,
                                  "{beta: {mean: 40 %, sd: 4 %}}"};
constinit const Record kCorrelation{
    "a correlation", kCorrelationKeys,
    "{between: [outcomes.job.rate, outcomes.job.retention], rho: 0.3}"};
constinit const Form kUncertainty{.dictionary = &kUncertainByPath};
constinit const Form kCorrelations{.items = &kCorrelationForm};

}  // namespace soem::schema
