// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "read_uncertainty.hpp"
#include "soem/distribution/correlation.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class CorrelationReader {
 public:
  CorrelationReader(const StatedUncertainty& stated, Reading& reading)
      : stated_(stated), reading_(reading), of_(reading.scenario.uncertainty) {
    for (const StatedInput& input : stated.inputs) names_.push_back(input.name);
    for (std::size_t i = 0; i < of_.inputs.size(); ++i) numbers_[of_.inputs[i].name] = i;
  }

  void read() {
    const auto& items = stated_.correlations.children;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].kind == NodeKind::Map) read(items[i], fmt::format("correlation.{}", i));
    }
    // What is left of possible correlations, where a variant makes a number certain, is possible.
    if (of_.fixed.empty()) check_possible();
  }

 private:
  void read(const Node& item, const std::string& path) {
    RecordView view(reading_, item, schema::kCorrelation, path);
    view.check_source();
    const Node *between = view.find("between"), *rho = view.find("rho");
    if (!between) return;
    const auto& ends = between->children;
    if (ends.size() != 2) {
      if (ends.empty()) return;  // reported
      return report(MessageId::ImpossibleCorrelation, between->span,
                    fmt::format("'{}' names {} paths", view.path("between"), ends.size()),
                    "a correlation is between two; write one for each pair");
    }
    const bool first_known = is_known(ends[0], path);  // both are asked: each reports
    const bool known = is_known(ends[1], path) && first_known;
    if (!known) return;
    if (ends[0].text == ends[1].text) {
      return report(MessageId::ImpossibleCorrelation, ends[1].span,
                    fmt::format("'{}' correlates '{}' with itself", path, ends[0].text),
                    "a number always goes with itself; name two");
    }
    const auto [first, added] = seen_.emplace(std::minmax(ends[0].text, ends[1].text), item.span);
    if (!added) {
      reading_.diagnostics.report(
          MessageId::PathSetTwice, between->span,
          fmt::format("'{}' and '{}' are correlated twice", ends[0].text, ends[1].text),
          {{first->second, "they are correlated here first"}});
      return;
    }
    const double value = rho ? number_or_nan(*rho, Quantity::Correlation) : 0.0;
    const auto a = numbers_.find(ends[0].text), b = numbers_.find(ends[1].text);
    // One that is certain in this case, or at fault, correlates with nothing.
    if (a == numbers_.end() || b == numbers_.end() || !(value >= -1 && value <= 1)) return;
    of_.correlations.push_back({std::min(a->second, b->second), std::max(a->second, b->second),
                                value, item.span, view.citation()});
  }

  bool is_known(const Node& end, const std::string& path) {
    if (end.kind != NodeKind::Scalar || end.text.empty()) return false;  // reported
    if (std::find(names_.begin(), names_.end(), end.text) != names_.end()) return true;
    std::string otherwise = names_.empty()
                                ? std::string("there is no 'uncertainty'; add its distribution")
                                : "name a key of 'uncertainty', or add its distribution there";
    for (const StatedInput& input : stated_.inputs) {
      if (!moves(input, end.text)) continue;
      otherwise = fmt::format("it is part of '{}': name that", input.name);
    }
    report(MessageId::NotUncertain, end.span,
           fmt::format("'{}' correlates '{}', which is not uncertain", path, end.text),
           did_you_mean(end.text, names_, otherwise));
    return false;
  }

  static bool moves(const StatedInput& input, const std::string& path) {
    return std::any_of(input.patterns.begin(), input.patterns.end(), [&](const auto& pattern) {
      const auto* paths = std::get_if<std::vector<std::string>>(&pattern.paths);
      return paths && std::find(paths->begin(), paths->end(), path) != paths->end();
    });
  }

  void check_possible() {
    std::vector<Correlation>& all = of_.correlations;
    std::sort(all.begin(), all.end(), [](const Correlation& a, const Correlation& b) {
      return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    // Numbers without any correlation would only make the matrix larger.
    std::map<std::size_t, std::size_t> places;
    for (const Correlation& one : all) places.emplace(one.first, 0), places.emplace(one.second, 0);
    std::size_t count = 0;
    for (auto& [input, place] : places) place = count++;
    std::vector<CorrelatedPair> pairs;
    for (const Correlation& one : all) {
      pairs.push_back({places[one.first], places[one.second], one.rho});
    }
    const auto mixes = mix_scores(count, pairs);
    if (const auto* at = std::get_if<std::size_t>(&mixes)) report_impossible(*at, pairs);
  }

  /// Names the pairs that hang together with number `last`, among those up to it.
  void report_impossible(std::size_t last, const std::vector<CorrelatedPair>& pairs) {
    std::set<std::size_t> together{last};
    const auto joins = [&](const CorrelatedPair& pair) {
      return pair.first <= last && pair.second <= last &&
             (together.contains(pair.first) || together.contains(pair.second));
    };
    for (std::size_t before = 0; before != together.size();) {
      before = together.size();
      for (const CorrelatedPair& pair : pairs) {
        if (joins(pair)) together.insert({pair.first, pair.second});
      }
    }
    std::vector<std::string> words;
    const Correlation* last_of_them = nullptr;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (!joins(pairs[i])) continue;
      const Correlation& one = of_.correlations[i];
      if (pairs[i].second == last || !last_of_them) last_of_them = &one;
      words.push_back(fmt::format("'{}' and '{}' {}", of_.inputs[one.first].name,
                                  of_.inputs[one.second].name, shortest(one.rho)));
    }
    constexpr std::size_t kMostShown = 6;
    const std::size_t more = words.size() > kMostShown ? words.size() - kMostShown : 0;
    words.resize(words.size() - more);
    report(MessageId::ImpossibleCorrelation, last_of_them->span,
           fmt::format("no numbers can correlate like this: {}{}", fmt::join(words, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : ""),
           "what goes closely with one number cannot go against another that does; bring one of "
           "them nearer to 0");
  }

  void report(MessageId id, const Span& span, std::string text, std::string hint) {
    reading_.diagnostics.report(id, span, std::move(text), std::move(hint));
  }

  const StatedUncertainty& stated_;
  Reading& reading_;
  Uncertainty& of_;
  std::vector<std::string_view> names_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::map<std::pair<std::string, std::string>, Span> seen_;
};

}  // namespace

void read_correlations(const StatedUncertainty& stated, Reading& reading) {
  if (stated.correlations.kind != NodeKind::List) return;
  CorrelationReader(stated, reading).read();
}

}  // namespace soem
