// SPDX-License-Identifier: MIT
#include "prepared.hpp"

#include <algorithm>
#include <cmath>

#include "soem/figures/summary.hpp"

namespace soem {
namespace {

Limits limits_of(const Scenario& scenario, const std::vector<SlotId>& slots) {
  Limits out{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  for (const SlotId slot : slots) {
    const QuantityInfo& range = info(scenario.slot(slot).quantity);
    if (range.low > out.low || (range.low == out.low && !range.low_is_legal)) {
      out.low = range.low;
      out.low_is_legal = range.low_is_legal;
    }
    out.high = std::min(out.high, range.high);
    out.whole = out.whole || range.whole;
  }
  out.high = std::min(out.high, std::numeric_limits<double>::max());
  return out;
}

}  // namespace

std::vector<std::vector<SlotId>> slots_of(const Scenario& scenario,
                                          std::span<const SweptPath> paths) {
  std::vector<std::vector<SlotId>> out(paths.size());
  for (std::size_t s = 0; s < scenario.slots.size(); ++s) {
    const std::optional<Span>& at = scenario.slots[s].span;
    if (!at) continue;
    for (std::size_t p = 0; p < paths.size(); ++p) {
      const Span& path = paths[p].at;
      if (at->source != path.source || at->offset != path.offset) continue;
      out[p].push_back(SlotId(static_cast<std::uint32_t>(s)));
    }
  }
  return out;
}

Prepared::Prepared(const Scenario& scenario, const std::vector<std::vector<SlotId>>& slots,
                   const std::vector<AskedFigure>& asked, std::size_t payers)
    : slot_values_(soem::slot_values(scenario)), asked_(asked.size()) {
  std::vector<bool> varied(scenario.slots.size());
  for (std::size_t path = 0; path < slots.size(); ++path) {
    if (slots[path].empty()) continue;
    paths_.push_back(path);
    slots_.push_back(slots[path]);
    limits_.push_back(limits_of(scenario, slots[path]));
    for (const SlotId slot : slots[path]) varied[static_cast<std::size_t>(slot)] = true;
  }
  conditions_.emplace(scenario, varied);
  std::vector<AskedFigure> all = asked;
  for (std::size_t payer = 0; payer <= payers; ++payer) {
    const bool in_question =
        payer == payers ||
        std::any_of(asked.begin(), asked.end(), [&](auto& one) { return one.payer == payer; });
    if (!in_question) continue;
    const AskedFigure net{"net.pv", payer};
    const auto there = std::find(all.begin(), all.end(), net);
    sentinels_.push_back(static_cast<std::size_t>(there - all.begin()));
    if (there == all.end()) all.push_back(net);
  }
  plan_.emplace(scenario, slots_, std::move(all));
}

Prepared::Doubt Prepared::doubt(std::span<const double> inputs, std::vector<double>& slots) const {
  Doubt out;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    if (limits_[i].hold(inputs[i])) continue;
    if (out.kind != Doubt::Kind::None) return {Doubt::Kind::Other};
    out = {Doubt::Kind::OneRange, paths_[i]};
  }
  if (conditions_->empty()) return out;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    for (const SlotId slot : slots_[i]) slots[static_cast<std::size_t>(slot)] = inputs[i];
  }
  if (conditions_->may_be_broken(slots)) return {Doubt::Kind::Other};
  return out;
}

void Prepared::evaluate(std::span<const double> inputs, std::span<double> results,
                        std::span<bool> trusted, Plan::Scratch& scratch, std::size_t wanted) const {
  thread_local std::vector<double> all;
  all.resize(plan_->result_count() * kLanes);
  plan_->evaluate(inputs, all, scratch, wanted);
  std::copy_n(all.begin(), asked_ * kLanes, results.begin());
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    trusted[lane] = std::all_of(sentinels_.begin(), sentinels_.end(), [&](std::size_t one) {
      return std::isfinite(all[one * kLanes + lane]);
    });
  }
}

}  // namespace soem
