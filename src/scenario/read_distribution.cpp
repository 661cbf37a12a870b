// SPDX-License-Identifier: MIT
//
// One entry of `uncertainty` as a distribution: which family, from which parameters, cut where.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "read_uncertainty.hpp"

namespace soem {
namespace {

class DistributionReader {
 public:
  DistributionReader(const RecordView& entry, Quantity quantity, Reading& reading)
      : entry_(entry), quantity_(quantity), reading_(reading) {}

  std::optional<Distribution> read() {
    const Family* family = find_family();
    if (!family) return std::nullopt;
    const Node* node = entry_.find(family->key);
    if (!node) return std::nullopt;  // reported
    RecordView view(reading_, *node, *family->record, entry_.path(family->key));
    std::optional<Distribution> out = (this->*family->read)(view);
    if (!out) return std::nullopt;
    if (!is_finite(*out)) return too_large(view), std::nullopt;
    return truncated(std::move(*out));
  }

 private:
  using Read = std::optional<Distribution> (DistributionReader::*)(const RecordView&);
  struct Family {
    std::string_view key;
    const Record* record;
    Read read;
  };
  static const std::array<Family, 9> kFamilies;

  const Family* find_family() {
    const Family* found = nullptr;
    for (const Family& family : kFamilies) {
      if (!entry_.node().find(family.key)) continue;
      if (found) {
        refuse(MessageId::ConflictingKeys, entry_.span_of_key(family.key),
               fmt::format("'{}' states both '{}' and '{}'", entry_.path(), found->key, family.key),
               "an uncertain number has one distribution; keep one of them");
        return nullptr;
      }
      found = &family;
    }
    if (found) return found;
    std::vector<std::string_view> keys;
    bool none_meant = true;
    for (const Family& family : kFamilies) {
      keys.push_back(family.key);
      none_meant = none_meant && entry_.lacks(family.key);
    }
    if (none_meant) {
      refuse(MessageId::MissingKey, entry_.node().span,
             fmt::format("'{}' has no distribution", entry_.path()),
             fmt::format("add one of {}", fmt::join(keys, ", ")));
    }
    return nullptr;
  }

  // Parameters.

  /// A parameter in the notation of the uncertain number; NaN where it is not there or no number.
  double in_notation(const Node& node, const std::string& path) {
    if (std::isnan(number_or_nan(node, Quantity::Parameter))) return kNaN;  // reported
    const auto result = read_in_notation(node, quantity_);
    if (const auto* problem = std::get_if<NumberProblem>(&result)) {
      refuse(problem->id, node.span, fmt::format("'{}' {}", path, problem->text), problem->hint);
      return kNaN;
    }
    return std::get<Decimal>(result).value;
  }

  double parameter(const RecordView& view, std::string_view key) {
    const Node* node = view.find(key);
    return node ? in_notation(*node, view.path(key)) : kNaN;
  }

  double plain(const RecordView& view, std::string_view key, Quantity quantity) {
    const Node* node = view.find(key);
    return node ? number_or_nan(*node, quantity) : kNaN;
  }

  /// A standard deviation; NaN where it is none.
  double spread(const RecordView& view, std::string_view key, double value) {
    if (!(value < 0)) return value;
    impossible(view, key, "is below 0", "a standard deviation is 0 or more");
    return kNaN;
  }

  double sd(const RecordView& view) { return spread(view, "sd", parameter(view, "sd")); }

  /// Of the pairs of keys in which a family can be stated, the one that is; null where that is not
  /// clear.
  using Pair = std::pair<std::string_view, std::string_view>;
  const Pair* pair(const RecordView& view, std::span<const Pair> pairs) {
    const Pair* found = nullptr;
    std::vector<std::string> written;
    for (const Pair& one : pairs) {
      written.push_back(fmt::format("'{}' and '{}'", one.first, one.second));
      const bool first = view.node().find(one.first), second = view.node().find(one.second);
      if (!first && !second) continue;
      if (found) {
        refuse(MessageId::ConflictingKeys, view.span_of_key(first ? one.first : one.second),
               fmt::format("'{}' mixes two ways to state it", view.path()),
               fmt::format("keep '{}' and '{}', or these", found->first, found->second));
        return nullptr;
      }
      found = &one;
    }
    if (found && view.node().find(found->first) && view.node().find(found->second)) return found;
    const std::string_view missing = !found                           ? ""
                                     : view.node().find(found->first) ? found->second
                                                                      : found->first;
    const bool meant = found ? !view.lacks(missing)
                             : std::any_of(pairs.begin(), pairs.end(), [&](const Pair& one) {
                                 return !view.lacks(one.first) || !view.lacks(one.second);
                               });
    if (meant) return nullptr;  // a misspelt key has been reported
    refuse(MessageId::MissingKey, view.node().span,
           found ? fmt::format("'{}' has no '{}'", view.path(), missing)
                 : fmt::format("'{}' has no parameters", view.path()),
           fmt::format("write {}", fmt::join(written, ", or ")));
    return nullptr;
  }

  /// min <= mode <= max, or the limits alone.
  bool ordered(const RecordView& view, double min, double mode, double max) {
    if (std::isnan(min) || std::isnan(mode) || std::isnan(max)) return false;
    if (min > max) {
      impossible(view, "min", "is above 'max'", "exchange them");
      return false;
    }
    if (mode < min || mode > max) {
      impossible(view, "mode", "is not between 'min' and 'max'", "the mode is the likeliest value");
      return false;
    }
    return std::isfinite(max - min) || too_large(view);
  }

  // Families.

  std::optional<Distribution> normal(const RecordView& view) {
    const double mean = parameter(view, "mean"), of_sd = sd(view);
    if (std::isnan(mean) || std::isnan(of_sd)) return std::nullopt;
    return Distribution::normal(mean, of_sd);
  }

  std::optional<Distribution> lognormal(const RecordView& view) {
    constexpr std::array<Pair, 2> kPairs = {Pair{"mean", "sd"}, Pair{"mu", "sigma"}};
    const Pair* stated = pair(view, kPairs);
    if (!stated) return std::nullopt;
    if (stated == &kPairs[1]) {
      const double mu = plain(view, "mu", Quantity::LogParameter);
      const double sigma = spread(view, "sigma", plain(view, "sigma", Quantity::LogParameter));
      if (std::isnan(mu) || std::isnan(sigma)) return std::nullopt;
      return Distribution::lognormal(mu, sigma);
    }
    const double mean = positive(view, "mean"), of_sd = sd(view);
    if (std::isnan(mean) || std::isnan(of_sd)) return std::nullopt;
    return Distribution::lognormal_of_mean(mean, of_sd);
  }

  std::optional<Distribution> beta(const RecordView& view) {
    constexpr std::array<Pair, 3> kPairs = {Pair{"mean", "sd"}, Pair{"successes", "trials"},
                                            Pair{"alpha", "beta"}};
    const Pair* stated = pair(view, kPairs);
    if (!stated) return std::nullopt;
    if (stated == &kPairs[0]) return beta_of_mean(view);
    const double first = plain(view, stated->first, Quantity::ShapeParameter);
    const double second = plain(view, stated->second, Quantity::ShapeParameter);
    if (std::isnan(first) || std::isnan(second)) return std::nullopt;
    if (stated == &kPairs[2]) return Distribution::beta(first, second);
    if (first >= second) {
      impossible(view, "successes", "is not below 'trials'",
                 first > second ? std::string("the successes are part of the trials")
                                : fmt::format("where everybody succeeded, add half a person to "
                                              "each side:  beta: {{alpha: {}, beta: 0.5}}",
                                              shortest(first + 0.5)));
      return std::nullopt;
    }
    return Distribution::beta(first, second - first);
  }

  std::optional<Distribution> beta_of_mean(const RecordView& view) {
    const double mean = parameter(view, "mean"), of_sd = sd(view);
    if (std::isnan(mean) || std::isnan(of_sd)) return std::nullopt;
    if (!(mean > 0 && mean < 1)) {
      impossible(view, "mean", "is not between 0 and 100 %", forgotten_percent(mean, "mean", view));
      return std::nullopt;
    }
    const double largest = largest_beta_sd(mean);
    if (of_sd >= largest) {
      const std::string limit =
          fmt::format("with mean {} it is below {}", view.find("mean")->text,
                      fixed(std::floor(largest * 1e4) / 100, 2, "", ".") + " %");
      impossible(view, "sd", "is more than any share between 0 and 100 % can have", limit);
      return std::nullopt;
    }
    Distribution out = Distribution::beta_of_mean(mean, of_sd);
    const auto* shapes = std::get_if<Beta>(&out.family());
    if (shapes && std::min(shapes->alpha, shapes->beta) < info(Quantity::ShapeParameter).low) {
      impossible(view, "sd", "is so large that nearly every draw would be 0 or 100 %",
                 "write the few values it has with  discrete");
      return std::nullopt;
    }
    constexpr double kMostSkewed = 1e8;
    if (shapes && std::max(shapes->alpha, shapes->beta) > info(Quantity::ShapeParameter).high &&
        std::min(shapes->alpha, shapes->beta) < kMostSkewed) {
      impossible(view, "mean", "is too near to 0 or 100 % for such an 'sd'",
                 "shares of one in a billion are not calculated");
      return std::nullopt;
    }
    return out;
  }

  std::optional<Distribution> gamma(const RecordView& view) {
    const double mean = positive(view, "mean"), of_sd = sd(view);
    if (std::isnan(mean) || std::isnan(of_sd)) return std::nullopt;
    constexpr double kWidest = 30.0;  // a shape of about 0.001
    if (of_sd > kWidest * mean) {
      impossible(view, "sd", "is more than 30 times the mean", "nearly every draw would be 0");
      return std::nullopt;
    }
    return Distribution::gamma_of_mean(mean, of_sd);
  }

  std::optional<Distribution> uniform(const RecordView& view) {
    const double min = parameter(view, "min"), max = parameter(view, "max");
    if (!ordered(view, min, min, max)) return std::nullopt;
    return Distribution::uniform(min, max);
  }

  std::optional<Distribution> triangular(const RecordView& view) {
    const double min = parameter(view, "min"), mode = parameter(view, "mode");
    const double max = parameter(view, "max");
    if (!ordered(view, min, mode, max)) return std::nullopt;
    return Distribution::triangular(min, mode, max);
  }

  std::optional<Distribution> pert(const RecordView& view) {
    const double min = parameter(view, "min"), mode = parameter(view, "mode");
    const double max = parameter(view, "max");
    const Node* stated = view.find("lambda");
    const double lambda = stated ? number_or_nan(*stated, Quantity::ShapeParameter) : 4.0;
    if (!ordered(view, min, mode, max) || std::isnan(lambda)) return std::nullopt;
    return Distribution::pert(min, mode, max, lambda);
  }

  std::optional<Distribution> discrete(const RecordView& view) {
    const Node *values = view.find("values"), *weights = view.find("weights");
    if (!values || (!weights && !view.lacks("weights"))) return std::nullopt;
    if (weights && weights->children.size() != values->children.size()) {
      refuse(MessageId::ImpossibleDistribution, weights->span,
             fmt::format("'{}' lists {} values and {} weights", view.path(),
                         values->children.size(), weights->children.size()),
             "write one weight for each value");
      return std::nullopt;
    }
    std::vector<double> of_values, of_weights;
    double sum = 0.0;
    for (std::size_t i = 0; i < values->children.size(); ++i) {
      const std::string path = fmt::format("{}.{}", view.path("values"), i);
      of_values.push_back(in_notation(values->children[i], path));
      of_weights.push_back(weights ? number_or_nan(weights->children[i], Quantity::Weight) : 1.0);
      if (std::isnan(of_values.back()) || std::isnan(of_weights.back())) return std::nullopt;
      sum += of_weights.back();
    }
    if (of_values.empty()) return std::nullopt;  // reported
    if (!std::isfinite(sum)) return too_large(view), std::nullopt;
    if (sum == 0) {
      impossible(view, "weights", "are all 0", "at least one value must be possible");
      return std::nullopt;
    }
    return Distribution::discrete(of_values, of_weights);
  }

  std::optional<Distribution> range(const RecordView& view) {
    if (quantity_ == Quantity::Share || quantity_ == Quantity::Effect) {
      refuse(MessageId::KeyNotApplicable, entry_.span_of_key("range"),
             fmt::format("'{}' is log-normal, which is not for shares: it has no upper limit",
                         view.path()),
             "write  beta: {mean: 40 %, sd: 4 %}  or  uniform: {min: 35 %, max: 45 %}");
      return std::nullopt;
    }
    const double low = positive(view, "low"), high = parameter(view, "high");
    if (std::isnan(low) || std::isnan(high)) return std::nullopt;
    if (low > high) {
      impossible(view, "low", "is above 'high'", "exchange them");
      return std::nullopt;
    }
    return Distribution::lognormal_of_range(low, high);
  }

  std::optional<Distribution> truncated(Distribution whole) {
    const Node* node = entry_.find("truncate");
    if (!node) {
      if (entry_.lacks("truncate")) return whole;
      return std::nullopt;
    }
    RecordView view(reading_, *node, schema::kTruncation, entry_.path("truncate"));
    const auto limit = [&](std::string_view key, double otherwise) {
      if (view.find(key)) return parameter(view, key);
      return view.lacks(key) ? otherwise : kNaN;
    };
    const double low = limit("min", -kInfinity), high = limit("max", kInfinity);
    if (std::isnan(low) || std::isnan(high)) return std::nullopt;
    if (node->keys.empty()) {
      refuse(MessageId::EmptyValue, node->span, fmt::format("'{}' is empty", view.path()),
             "write  truncate: {min: …, max: …}  or one of them");
      return std::nullopt;
    }
    if (low > high) {
      impossible(view, "min", "is above 'max'", "exchange them");
      return std::nullopt;
    }
    std::optional<Distribution> cut = whole.truncated({low, high});
    if (!cut) {
      refuse(MessageId::ImpossibleDistribution, node->span,
             fmt::format("'{}' leaves nothing of the distribution", view.path()),
             "less than 1e-9 of its probability lies between the limits");
    }
    return cut;
  }

  // Faults.

  double positive(const RecordView& view, std::string_view key) {
    const double value = parameter(view, key);
    if (!(value <= 0)) return value;
    impossible(view, key, "is not above 0", "the distribution holds positive numbers only");
    return kNaN;
  }

  std::string forgotten_percent(double value, std::string_view key, const RecordView& view) const {
    const Node* node = view.find(key);
    const bool forgotten =
        info(quantity_).percent && value > 1 && value <= 100 && !node->text.ends_with('%');
    return forgotten ? fmt::format("did you mean {} %?", node->text) : "";
  }

  static bool is_finite(const Distribution& of) {
    constexpr double kLast = 0x1p-53;
    return std::isfinite(of.quantile(Tail{kLast, false})) &&
           std::isfinite(of.quantile(Tail{kLast, true})) && std::isfinite(of.mean()) &&
           std::isfinite(of.sd());
  }

  bool too_large(const RecordView& view) {
    refuse(MessageId::ResultTooLarge, view.node().span,
           fmt::format("'{}' draws numbers too large to calculate with", view.path()),
           "check its parameters");
    return false;
  }

  void impossible(const RecordView& view, std::string_view key, std::string_view what,
                  std::string hint) {
    const Node* node = view.find(key);
    const std::string value =
        node && node->kind == NodeKind::Scalar ? fmt::format(", {},", node->text) : "";
    refuse(MessageId::ImpossibleDistribution, view.span_of_value(key),
           fmt::format("'{}'{} {}", view.path(key), value, what), std::move(hint));
  }

  void refuse(MessageId id, const Span& span, std::string text, std::string hint) {
    reading_.diagnostics.report(id, span, std::move(text), std::move(hint));
  }

  static constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  static constexpr double kInfinity = std::numeric_limits<double>::infinity();

  const RecordView& entry_;
  Quantity quantity_;
  Reading& reading_;
};

const std::array<DistributionReader::Family, 9> DistributionReader::kFamilies = {{
    {"normal", &schema::kNormal, &DistributionReader::normal},
    {"lognormal", &schema::kLogNormal, &DistributionReader::lognormal},
    {"beta", &schema::kBeta, &DistributionReader::beta},
    {"gamma", &schema::kGamma, &DistributionReader::gamma},
    {"uniform", &schema::kUniform, &DistributionReader::uniform},
    {"triangular", &schema::kTriangular, &DistributionReader::triangular},
    {"pert", &schema::kPert, &DistributionReader::pert},
    {"discrete", &schema::kDiscrete, &DistributionReader::discrete},
    {"range", &schema::kRange, &DistributionReader::range},
}};

}  // namespace

std::optional<Distribution> read_distribution(const RecordView& entry, Quantity quantity,
                                              Reading& reading) {
  return DistributionReader(entry, quantity, reading).read();
}

}  // namespace soem
