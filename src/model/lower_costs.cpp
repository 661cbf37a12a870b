// SPDX-License-Identifier: MIT
//
// Costs and saved costs: section 5 of docs/method.md.
#include "lowering.hpp"

namespace soem {
namespace {

class CostLowering {
 public:
  CostLowering(const Scenario& scenario, std::size_t segment, Section section, Model& model)
      : scenario_(scenario),
        segment_(segment),
        section_(section),
        model_(model),
        people_(model.segments[segment]),
        graph_(model.graph) {}

  void lower(const CostLine& cost, std::size_t item) {
    item_ = item;
    const std::string path = std::string(section_word(section_)) + '.' + cost.id;
    const bool saved = section_ == Section::SavedCosts;
    const bool shared = scenario_.segments[segment_].group == kSharedGroup;
    if (!shared || !cost.follows_people()) {
      add_line(path, cost, quantity(cost), cost.amount, saved);
    }
    const bool counted_here = shared || !scenario_.has_groups();
    if (!cost.residual_value || !counted_here) return;
    // Money that comes back: the same payers and section, the opposite sign.
    add_line(path + ".residual_value", cost, in_years({&cost.residual_value->year, 1}),
             cost.residual_value->amount, !saved);
  }

 private:
  void add_line(std::string path, const CostLine& cost, NodeId quantity, SlotId amount_slot,
                bool positive) {
    const NodeId amount =
        in_scenario_prices(graph_.slot(amount_slot), cost.price_year, scenario_, graph_);
    NodeId money = graph_.product({quantity, amount});
    if (!positive) money = graph_.negate(money);
    const std::uint32_t subject = add_subject(path, scenario_.segments[segment_], graph_);
    const auto name = [&](NodeId node, Concept meaning, std::uint32_t payer) {
      graph_.name(node, {.meaning = meaning, .subject = subject, .payer = payer});
    };
    name(quantity, Concept::CostQuantity, NodeName::kNone);
    Line line{.path = std::move(path),
              .segment = segment_,
              .section = section_,
              .item = item_,
              .quantity = quantity};
    if (cost.per == Per::Success) line.outcome = cost.outcome;
    for (const PayerShare& payer : cost.payers) {
      const NodeId flow =
          payer.share == kNoSlot ? money : graph_.product({money, graph_.slot(payer.share)});
      name(flow, Concept::Flow, static_cast<std::uint32_t>(payer.payer));
      line.payers.push_back({payer.payer, flow, flow});
    }
    model_.lines.push_back(std::move(line));
  }

  /// 1 in each of the years, 0 elsewhere.
  NodeId in_years(std::span<const CalendarYear> years) {
    const NodeId one = graph_.constant(1.0);
    std::vector<NodeId> flags(static_cast<std::size_t>(scenario_.horizon), kNoNode);
    for (const CalendarYear year : years) {
      if (!scenario_.within_horizon(year)) continue;
      flags[static_cast<std::size_t>(scenario_.project_year(year))] = one;
    }
    return graph_.assemble(Rank::Year, flags);
  }

  NodeId quantity(const CostLine& cost) {
    switch (cost.per) {
      case Per::Once:
      case Per::Year:
        return in_years(cost.years);
      case Per::Participant:
        return delayed(people_.intake, cost.delay);
      case Per::ParticipantYear:
        return delayed(people_.present, cost.delay);
      case Per::Completer:
        return delayed(people_.completers, cost.delay);
      case Per::Success:
        return delayed(people_.outcomes[cost.outcome].gross, cost.delay);
    }
    return kNoNode;
  }

  NodeId delayed(NodeId people, int delay) {
    return delay == 0 ? people : graph_.shift(people, delay);
  }

  const Scenario& scenario_;
  std::size_t segment_;
  Section section_;
  std::size_t item_ = 0;
  Model& model_;
  const SegmentNodes& people_;
  Graph& graph_;
};

}  // namespace

void lower_costs(const Scenario& scenario, std::size_t segment, Model& model) {
  const Segment& of = scenario.segments[segment];
  CostLowering costs(scenario, segment, Section::Costs, model);
  for (std::size_t i = 0; i < of.costs.size(); ++i) costs.lower(of.costs[i], i);
  CostLowering saved(scenario, segment, Section::SavedCosts, model);
  for (std::size_t i = 0; i < of.saved_costs.size(); ++i) saved.lower(of.saved_costs[i], i);
}

}  // namespace soem
