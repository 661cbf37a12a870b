// SPDX-License-Identifier: MIT
#include "bounds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/scenario/structure.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

std::size_t value_count(const Node& node) {
  std::size_t count = 1;
  for (const Node& child : node.children) count += value_count(child);
  return count;
}

class Bounds {
 public:
  explicit Bounds(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  bool hold(const Node& root) {
    const Node *variants = root.find("variants"), *groups = root.find("groups");
    if (variants) sets("variants", *variants, variants->keys.size());
    if (groups) sets("groups", *groups, groups->children.size());
    for (std::size_t i = 0; variants && i < variants->keys.size(); ++i) {
      changes(join("variants", variants->keys[i].text), variants->children[i]);
    }
    for (std::size_t i = 0; groups && i < groups->children.size(); ++i) {
      const Node& group = groups->children[i];
      if (const Node* set = group.find("set")) {
        changes(fmt::format("groups.{}.set", item_step(group, i)), *set);
      }
    }
    uncertain(root);
    if (hold_) {
      together(root, variants ? variants->keys.size() : 0, groups ? groups->children.size() : 0);
    }
    return hold_;
  }

 private:
  static constexpr std::size_t kMostSets = 200, kMostChanges = 500, kMostValues = 1'000'000;

  void refuse(MessageId id, const Span& span, std::string text, std::string hint) {
    hold_ = false;
    diagnostics_.report(id, span, std::move(text), std::move(hint));
  }

  void sets(std::string_view what, const Node& node, std::size_t count) {
    if (count <= kMostSets) return;
    refuse(MessageId::ListTooLong, node.span,
           fmt::format("there are {} {}; no file has more than {}", count, what, kMostSets),
           "spread them over several files");
  }

  void changes(const std::string& path, const Node& map) {
    if (map.keys.size() <= kMostChanges) return;
    refuse(MessageId::ListTooLong, map.span,
           fmt::format("'{}' changes {} values; it may change {}", path, map.keys.size(),
                       kMostChanges),
           "a scenario that differs so much is a file of its own, which 'extends' this one");
  }

  /// Distributions, their paths and correlations: with `*`, each may mean a search.
  void uncertain(const Node& root) {
    const Node *inputs = root.find("uncertainty"), *pairs = root.find("correlation");
    std::size_t paths = 0;
    for (std::size_t i = 0; inputs && i < inputs->children.size(); ++i) {
      const Node* scales = inputs->children[i].find("scales");
      paths += scales ? std::max(scales->children.size(), std::size_t{1}) : 1;
    }
    if (paths > kMostChanges) {
      refuse(MessageId::ListTooLong, inputs->span,
             fmt::format("'uncertainty' names {} paths; it may name {}", paths, kMostChanges),
             "let one distribution move several numbers, with '*'");
    }
    constexpr std::size_t kMostPairs = 5000;
    if (pairs && pairs->children.size() > kMostPairs) {
      refuse(MessageId::ListTooLong, pairs->span,
             fmt::format("there are {} correlations; no file has more than {}",
                         pairs->children.size(), kMostPairs),
             "");
    }
  }

  void together(const Node& root, std::size_t variants, std::size_t groups) {
    const std::size_t values = value_count(root);
    const std::size_t all = values * (1 + variants) * (groups == 0 ? 1 : 1 + groups);
    if (all <= kMostValues) return;
    const auto number = [](std::size_t of) { return fixed(static_cast<double>(of), 0, ",", "."); };
    refuse(MessageId::TooManyValues, root.span,
           fmt::format("{} values with {} variants and {} groups come to {}; soem reads at most {}",
                       number(values), variants, groups, number(all), number(kMostValues)),
           "spread variants or groups over several files");
  }

  Diagnostics& diagnostics_;
  bool hold_ = true;
};

}  // namespace

bool cases_are_bounded(const Node& root, Diagnostics& diagnostics) {
  return Bounds(diagnostics).hold(root);
}

}  // namespace soem
