// SPDX-License-Identifier: MIT
#include "read_uncertainty.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "short_forms.hpp"

namespace soem {
namespace {

constexpr std::string_view kGroups = "groups.", kSet = ".set.";

/// What a path into the values that a group sets is made of: groups.light.set.outcomes.job.rate.
struct GroupPath {
  std::string_view group, path;
};

std::optional<GroupPath> as_group_path(std::string_view path) {
  if (!path.starts_with(kGroups)) return std::nullopt;
  path.remove_prefix(kGroups.size());
  const std::size_t set = path.find(kSet);
  if (set == std::string_view::npos || path.find('.') != set) return std::nullopt;
  return GroupPath{path.substr(0, set), path.substr(set + kSet.size())};
}

bool is_inside(std::string_view path, std::string_view holder) {
  return path == holder ||
         (path.size() > holder.size() && path.starts_with(holder) && path[holder.size()] == '.');
}

bool replaces(const Override& change, std::string_view path) {
  if (is_inside(path, change.path)) return true;
  // A rate and a schedule take each other's place.
  constexpr std::string_view kRate = "discount.rate", kSchedule = "discount.schedule";
  return (change.path == kRate && is_inside(path, kSchedule)) ||
         (path == kRate && is_inside(change.path, kSchedule));
}

std::string shown(double value, Quantity quantity) {
  return is_fraction(quantity) ? in_percent(value) : shortest(value);
}

class UncertaintyReader {
 public:
  UncertaintyReader(const StatedUncertainty& stated, bool sound, Reading& reading)
      : stated_(stated), sound_(sound), reading_(reading), scenario_(reading.scenario) {
    for (std::size_t i = 0; i < scenario_.slots.size(); ++i) {
      slots_[scenario_.slots[i].path].push_back(SlotId(static_cast<std::uint32_t>(i)));
    }
  }

  void read() {
    // What is said of one group alone comes first: what is said of all leaves it out.
    std::vector<std::optional<UncertainInput>> read(stated_.inputs.size());
    for (const bool of_one_group : {true, false}) {
      for (std::size_t i = 0; i < stated_.inputs.size(); ++i) {
        if (as_group_path(stated_.inputs[i].name).has_value() != of_one_group) continue;
        number_ = i;
        read[i] = input(stated_.inputs[i]);
      }
    }
    std::vector<std::size_t> place(read.size(), kNoInput);
    std::vector<UncertainInput>& inputs = scenario_.uncertainty.inputs;
    for (std::size_t i = 0; i < read.size(); ++i) {
      if (!read[i]) continue;
      place[i] = inputs.size();
      inputs.push_back(std::move(*read[i]));
    }
    for (auto& [slot, drawn] : drawn_) {
      if (drawn.own != kNoInput) drawn.own = place[drawn.own];
      for (std::size_t& factor : drawn.factors) factor = place[factor];
      std::erase(drawn.factors, kNoInput);
      if (drawn.own == kNoInput && drawn.factors.empty()) continue;
      scenario_.uncertainty.drawn.push_back(std::move(drawn));
    }
  }

 private:
  std::optional<UncertainInput> input(const StatedInput& stated) {
    RecordView entry(reading_, stated.entry, schema::kUncertain, join("uncertainty", stated.name));
    entry.check_source();
    if (stated.entry.kind != NodeKind::Map) return std::nullopt;  // reported
    if (stated.is_factor && !check_factor_name(stated)) return std::nullopt;
    UncertainInput out;
    out.name = stated.name;
    out.is_factor = stated.is_factor;
    out.span = stated.at;
    out.citation = entry.citation();
    const std::size_t fixed_before = scenario_.uncertainty.fixed.size();
    bool found = true;
    for (const StatedPattern& pattern : stated.patterns) {
      found = slots_of(pattern, stated, out) && found;
    }
    if (!found) return std::nullopt;
    const Quantity quantity = out.is_factor || out.slots.empty()
                                  ? Quantity::Factor
                                  : scenario_.slot(out.slots.front()).quantity;
    if (out.slots.empty()) {
      const bool is_fixed = scenario_.uncertainty.fixed.size() > fixed_before;
      if (!is_fixed && sound_) {
        report(
            MessageId::WithoutEffect, stated.at,
            fmt::format("'{}' moves nothing that is not said more closely elsewhere", entry.path()),
            "");
      }
      return std::nullopt;
    }
    out.base = out.is_factor ? 1.0 : scenario_.value(out.slots.front());
    std::optional<Distribution> distribution = read_distribution(entry, quantity, reading_);
    if (!distribution) return std::nullopt;
    out.distribution = std::move(*distribution);
    warn(out, quantity, entry.path());
    return out;
  }

  bool check_factor_name(const StatedInput& stated) {
    if (find_rule(scenario_schema().keys, stated.name)) {
      report(
          MessageId::ReservedName, stated.at,
          fmt::format("no factor can be called '{}', which is a key of the scenario", stated.name),
          "choose another name; 'scales' says what it multiplies");
      return false;
    }
    if (is_id(stated.name)) return true;
    report(MessageId::BadId, stated.at,
           fmt::format("'{}' cannot be the name of a factor", stated.name),
           "with 'scales' the key is a name of its own, such as price_level");
    return false;
  }

  /// The slots that a pattern stands for, into `out`; false where something is at fault.
  bool slots_of(const StatedPattern& pattern, const StatedInput& stated, UncertainInput& out) {
    if (const auto* fault = std::get_if<PathFault>(&pattern.paths)) {
      report(fault->id, pattern.at, fault->text, hint_of(*fault, stated));
      return false;
    }
    for (const std::string& path : std::get<std::vector<std::string>>(pattern.paths)) {
      if (!slots_at(path, pattern.at, out)) return false;
    }
    return true;
  }

  static std::string hint_of(const PathFault& fault, const StatedInput& stated) {
    const bool name = !stated.is_factor && stated.name.find('.') == std::string::npos;
    if (!name || !is_id(stated.name)) return fault.hint;
    return fmt::format("a factor of its own says what it multiplies:  scales: [costs.*.amount]{}{}",
                       fault.hint.starts_with("did") ? "; " : "",
                       fault.hint.starts_with("did") ? fault.hint : "");
  }

  bool slots_at(const std::string& path, const Span& at, UncertainInput& out) {
    if (is_fixed(path, out)) return true;
    const std::optional<GroupPath> own = as_group_path(path);
    if (!own) return claim(path, "", at, out);
    auto inside = expand_path(stated_.tree, own->path);
    const auto* fault = std::get_if<PathFault>(&inside);
    if (fault) {
      report(fault->id, at, fault->text, fault->hint);
      return false;
    }
    for (const std::string& one : std::get<std::vector<std::string>>(inside)) {
      if (!is_fixed(one, out) && !claim(one, own->group, at, out)) return false;
    }
    return true;
  }

  bool is_fixed(const std::string& path, const UncertainInput& out) {
    const Override* by = fixed_by(path);
    if (by) scenario_.uncertainty.fixed.push_back({out.name, path, by->by});
    return by != nullptr;
  }

  const Override* fixed_by(std::string_view path) const {
    for (const Override& change : scenario_.overrides) {
      const bool from_outside = change.by == "--set" || change.by.starts_with("variant ");
      if (from_outside && replaces(change, path)) return &change;
    }
    return nullptr;
  }

  /// Group of the segment that a slot belongs to; empty where there are no groups.
  std::string_view group_of(SlotId slot) const {
    if (static_cast<std::size_t>(slot) >= reading_.slots_of_segments) return "";
    const auto& starts = reading_.first_slots;
    const auto next =
        std::upper_bound(starts.begin(), starts.end(), static_cast<std::size_t>(slot));
    if (next == starts.begin()) return "";
    return scenario_.segments[static_cast<std::size_t>(next - starts.begin()) - 1].group;
  }

  /// The slots at a path without `*`, of `group` or of everybody.
  bool claim(const std::string& path, std::string_view group, const Span& at, UncertainInput& out) {
    const auto found = slots_.find(path);
    if (found == slots_.end() || info(scenario_.slot(found->second.front()).quantity).whole) {
      report_no_slot(path, at);
      return false;
    }
    for (const SlotId slot : found->second) {
      const std::string_view of = group_of(slot);
      if (!group.empty() && of != group) continue;
      const bool one_group = !of.empty() && of != kSharedGroup && group.empty();
      const std::string own_path = one_group ? fmt::format("groups.{}.set.{}", of, path) : "";
      if (one_group && fixed_by(own_path)) continue;
      DrawnSlot& drawn =
          drawn_.try_emplace(slot, DrawnSlot{slot, kNoInput, {}, 0, 0}).first->second;
      if (out.is_factor) {
        if (!drawn.factors.empty() && drawn.factors.back() == number_) return twice(path, at);
        drawn.factors.push_back(number_);
      } else if (drawn.own == kNoInput) {
        drawn.own = number_;
        if (one_group) warn_of_group(path, of, at);
      } else if (!one_group || !as_group_path(stated_.inputs[drawn.own].name)) {
        return twice(path, at);
      } else {
        continue;  // the group's own distribution
      }
      out.slots.push_back(slot);
    }
    return true;
  }

  bool twice(const std::string& path, const Span& at) {
    const SlotId slot = slots_.at(path).front();
    const std::size_t other = drawn_.at(slot).own;
    std::vector<Hint> hints;
    if (!stated_.inputs[number_].is_factor && other != kNoInput && other != number_) {
      hints.push_back({stated_.inputs[other].at, "the other stands here"});
    }
    hints.push_back({std::nullopt, "two numbers cannot move one; leave it to one of them"});
    reading_.diagnostics.report(MessageId::UncertainTwice, at,
                                fmt::format("'{}' is made uncertain twice", path),
                                std::move(hints));
    return false;
  }

  void report_no_slot(const std::string& path, const Span& at) {
    const Node* node = find_path(stated_.tree, path);
    const NodeKind kind = node ? node->kind : NodeKind::Null;
    if (kind == NodeKind::Null || kind == NodeKind::Invalid) {
      if (!sound_) return;  // a misspelt key may have been meant
      report(MessageId::UnknownPath, at,
             fmt::format("'{}' is left out, so there is no base case of it", path),
             "write its value in the file");
    } else if (kind == NodeKind::Map) {
      report(MessageId::MustBeCertain, at, fmt::format("'{}' is a map, not a number", path),
             "name one number in it");
    } else if (kind == NodeKind::List) {
      report(MessageId::MustBeCertain, at, fmt::format("'{}' is a list, not a number", path),
             fmt::format("name one of its entries, such as {}.0", path));
    } else if (std::holds_alternative<Decimal>(parse_decimal(node->text)) ||
               parse_years(node->text)) {
      report(MessageId::MustBeCertain, at,
             fmt::format("'{}' decides which years or lines are calculated, so it cannot be drawn",
                         path),
             "calculate its values beside each other, in variants");
    } else {
      report(MessageId::MustBeCertain, at, fmt::format("'{}' is no number", path), "");
    }
  }

  void warn_of_group(const std::string& path, std::string_view group, const Span& at) {
    for (const Override& own : scenario_.overrides) {
      if (own.group != group || own.path != path || !own.by.starts_with("group ")) continue;
      reading_.diagnostics.report(
          MessageId::GroupValueDrawn, at,
          fmt::format("'{}' is drawn for every group, also for '{}', which sets its own value",
                      path, group),
          {{own.at, "its own value stands here, and holds in the base case only"},
           {std::nullopt, fmt::format("to draw that from another distribution, add "
                                      "'groups.{}.set.{}' to 'uncertainty'",
                                      group, path)}});
      return;
    }
  }

  void warn(const UncertainInput& input, Quantity quantity, const std::string& path) {
    if (input.distribution.is_fixed()) {
      report(MessageId::WithoutEffect, input.span,
             fmt::format("'{}' has no spread: every draw is {}", path,
                         shown(input.distribution.support().low, quantity)),
             "");
    }
    const Interval where = input.distribution.support();
    const auto outside = [&](double base) { return base < where.low || base > where.high; };
    if (input.is_factor) {
      if (outside(1.0)) warn_of_base("1", where, input, quantity, path);
      return;
    }
    for (const SlotId slot : input.slots) {
      const double base = scenario_.value(slot);
      if (!outside(base)) continue;
      return warn_of_base(shown(base, quantity), where, input, quantity, path);
    }
  }

  void warn_of_base(const std::string& base, const Interval& where, const UncertainInput& input,
                    Quantity quantity, const std::string& path) {
    const std::string below = std::isfinite(where.low) ? shown(where.low, quantity) : "";
    const std::string above = std::isfinite(where.high) ? shown(where.high, quantity) : "";
    report(MessageId::BaseOutsideDistribution, input.span,
           fmt::format("the base case is {}, but '{}' draws numbers {}", base, path,
                       below.empty()   ? "up to " + above
                       : above.empty() ? "from " + below + " up"
                                       : fmt::format("from {} to {}", below, above)),
           "the base case is then none of the possible results; check both");
  }

  void report(MessageId id, const Span& span, std::string text, std::string hint) {
    reading_.diagnostics.report(id, span, std::move(text), std::move(hint));
  }

  const StatedUncertainty& stated_;
  bool sound_;  ///< nothing else of the file is at fault
  Reading& reading_;
  Scenario& scenario_;
  std::size_t number_ = 0;  ///< of the input that is read, among the stated ones
  std::unordered_map<std::string_view, std::vector<SlotId>> slots_;
  std::map<SlotId, DrawnSlot> drawn_;  ///< inputs by their number among the stated ones
};

StatedPattern looked_up(Node& file, const std::string& pattern, const Span& at) {
  StatedPattern out{pattern, at, {}};
  auto found = find_targets(file, pattern);
  if (auto* fault = std::get_if<PathFault>(&found)) {
    out.paths = std::move(*fault);
    return out;
  }
  std::vector<std::string> paths;
  for (PathTarget& target : std::get<std::vector<PathTarget>>(found)) {
    paths.push_back(std::move(target.path));
  }
  out.paths = std::move(paths);
  return out;
}

/// Takes the value under `key` out of a map.
Node take(Node& map, std::string_view key) {
  Node out;
  if (Node* node = map.find(key)) out = std::move(*node);
  erase_key(map, key);
  return out;
}

}  // namespace

StatedUncertainty take_uncertainty(Node& file) {
  StatedUncertainty out;
  const Node entries = take(file, "uncertainty");
  out.correlations = take(file, "correlation");
  for (std::size_t i = 0; i < entries.keys.size(); ++i) {
    StatedInput input{entries.keys[i].text, entries.keys[i].span, entries.children[i], false, {}};
    const Node* scales = input.entry.find("scales");
    input.is_factor = scales != nullptr;
    if (!scales) {
      input.patterns.push_back(looked_up(file, input.name, input.at));
    } else if (scales->kind == NodeKind::List) {
      for (const Node& path : scales->children) {
        if (path.kind != NodeKind::Scalar || path.text.empty()) continue;  // reported
        input.patterns.push_back(looked_up(file, path.text, path.span));
      }
    }
    out.inputs.push_back(std::move(input));
  }
  std::sort(out.inputs.begin(), out.inputs.end(),
            [](const StatedInput& a, const StatedInput& b) { return a.name < b.name; });
  if (!out.inputs.empty()) out.tree = file;
  return out;
}

void write_out_for(const StatedUncertainty& stated, Node& tree) {
  for (const StatedInput& input : stated.inputs) {
    for (const StatedPattern& one : input.patterns) (void)find_targets(tree, one.pattern);
  }
}

void read_uncertainty(const StatedUncertainty& stated, bool sound, Reading& reading) {
  if (!stated.inputs.empty()) {
    UncertaintyReader(stated, sound, reading).read();
    check_drawn_limits(reading);
  }
  read_correlations(stated, reading);
}

}  // namespace soem
