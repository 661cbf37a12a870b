// SPDX-License-Identifier: MIT
//
// The part of the schema table that is about what a published scenario must give.
#include "schema_forms.hpp"

namespace soem::schema {
namespace {

using enum Need;

constexpr std::string_view kUndefined[] = {"undefined"};
constexpr Form kResult{
    .scalar = ScalarForm::Number, .quantity = Quantity::Result, .words = kUndefined};
constexpr Form kTolerance = number(Quantity::Tolerance);
constexpr KeyRule kExpectationKeys[] = {
    {"figure", Required, &kText, "", "name of the figure, such as net.pv"},
    {"payer", Optional, &kId, "total", "the payer it is a figure of, of a contract the party"},
    {"year", Optional, &kCalendarYear, "", "one calendar year of it; the whole horizon by default"},
    {"variant", Optional, &kId, "base", "the variant it is a figure of"},
    {"value", Required, &kResult, "", "what it must be, or `undefined`"},
    {"tolerance", Optional, &kTolerance, "",
     "how far it may be off, in the figure's unit or in %; the digits written by default"},
    {"source", Optional, &kIds, "", "key of `sources`, or a list of them"},
    {"note", Optional, &kText, "", "a remark"},
};
constexpr Form kExpectationForm{.record = &kExpectation};

}  // namespace

constinit const Record kExpectation{"an expectation", kExpectationKeys,
                                    "{figure: net.pv, payer: kommune, value: 1397755.03}"};
constinit const Form kExpectations{.items = &kExpectationForm};

}  // namespace soem::schema
