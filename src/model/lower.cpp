// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "lowering.hpp"

namespace soem {
namespace {

using Years = std::vector<NodeId>;  // scalars by index, for Graph::assemble

/// Slots by list position, cut at the horizon: what lies beyond it is never reached.
Years by_position(std::span<const SlotId> slots, Graph& graph) {
  Years years;
  for (const SlotId slot :
       slots.first(std::min(slots.size(), static_cast<std::size_t>(graph.horizon())))) {
    years.push_back(slot == kNoSlot ? kNoNode : graph.slot(slot));
  }
  return years;
}

BudgetItem item(NodeId by_year, const Model& model, Graph& graph) {
  const NodeId discounted = graph.product({by_year, model.discount_factors});
  return {by_year, discounted, graph.total(by_year), graph.total(discounted)};
}

/// The budget whose items are sums over `flows`, one list for each section.
Budget budget(const std::map<Section, std::vector<NodeId>>& flows,
              const std::vector<NodeId>& realisable, Model& model) {
  Graph& graph = model.graph;
  const auto sum = [&](Section section) {
    const auto found = flows.find(section);
    const std::span<const NodeId> terms =
        found == flows.end() ? std::span<const NodeId>() : found->second;
    return graph.sum(terms, Rank::Year);
  };
  Budget out;
  out.costs = item(sum(Section::Costs), model, graph);
  out.saved_costs = item(sum(Section::SavedCosts), model, graph);
  out.consequences = item(sum(Section::Consequences), model, graph);
  out.realisable = graph.sum(realisable, Rank::Year);
  const auto with_costs = [&](NodeId consequences) {
    const std::array terms{out.costs.by_year, out.saved_costs.by_year, consequences};
    return graph.sum(terms, Rank::Year);
  };
  out.net = item(with_costs(out.consequences.by_year), model, graph);
  out.net_realisable = item(with_costs(out.realisable), model, graph);
  out.cumulative = graph.cumulate(out.net.by_year);
  out.cumulative_discounted = graph.cumulate(out.net.discounted_by_year);
  return out;
}

}  // namespace

NodeId in_scenario_prices(NodeId amount, CalendarYear own, const Scenario& scenario, Graph& graph) {
  if (own == scenario.price_year) return amount;
  const NodeId level = graph.slot(scenario.price_index.at(scenario.price_year));
  const NodeId own_level = graph.slot(scenario.price_index.at(own));
  return graph.product({amount, graph.quotient(level, own_level)});
}

NodeId lower_participants(const Scenario& scenario, Model& model) {
  Graph& graph = model.graph;
  const Participants& participants = scenario.participants;
  Years starters(static_cast<std::size_t>(scenario.horizon), kNoNode);
  std::map<SlotId, NodeId> shared;  // an even intake is one slot for several years
  for (const auto& [year, people] : participants.intake) {
    if (!scenario.within_horizon(year)) continue;
    const auto [known, added] = shared.emplace(people, kNoNode);
    if (added) known->second = graph.slot(people);
    starters[static_cast<std::size_t>(scenario.project_year(year))] = known->second;
  }
  model.intake = graph.assemble(Rank::Year, starters);

  const int length = static_cast<int>(participants.completion.size());
  const Years shares = by_position(participants.completion, graph);
  const NodeId profile = graph.assemble(Rank::Age, shares);
  model.completers = graph.convolve(model.intake, profile, 0);

  const NodeId presence = participants.present.empty()
                              ? graph.remaining(profile, length)
                              : graph.assemble(Rank::Age, by_position(participants.present, graph));
  model.present = graph.convolve(model.intake, presence, 0);

  const bool on_starters = std::any_of(scenario.outcomes.begin(), scenario.outcomes.end(),
                                       [](const Outcome& o) { return o.basis == Basis::Started; });
  if (!on_starters) return kNoNode;
  Years all_shares;  // not cut at the horizon: the whole profile is what shares are relative to
  for (const SlotId slot : participants.completion) {
    if (slot != kNoSlot) all_shares.push_back(graph.slot(slot));
  }
  const NodeId whole = graph.sum(all_shares, Rank::Scalar);
  return graph.convolve(model.intake, graph.normalise(profile, whole, length), 0);
}

void lower_discount(const Scenario& scenario, Model& model) {
  Graph& graph = model.graph;
  std::map<int, NodeId> steps;
  for (const auto& [from, slot] : scenario.discount.schedule) {
    if (from <= scenario.horizon) steps[from] = graph.slot(slot);
  }
  Years rates;
  for (int year = 1; year <= scenario.horizon; ++year) {
    rates.push_back(std::prev(steps.upper_bound(year))->second);
  }
  model.discount_factors =
      graph.discount(graph.assemble(Rank::Year, rates), scenario.discount.timing);
}

void lower_budgets(const Scenario& scenario, Model& model) {
  // Sums run in the order of the paths, so that the order of the lines in a file changes no bit.
  std::sort(model.lines.begin(), model.lines.end(), [](const Line& a, const Line& b) {
    return std::tie(a.section, a.path) < std::tie(b.section, b.path);
  });
  std::vector<std::map<Section, std::vector<NodeId>>> flows(scenario.payers.size());
  std::vector<std::vector<NodeId>> realisable(scenario.payers.size());
  for (const Line& line : model.lines) {
    for (const PayerFlow& payer : line.payers) {
      flows[payer.payer][line.section].push_back(payer.flow);
      if (line.section == Section::Consequences)
        realisable[payer.payer].push_back(payer.realisable);
    }
  }
  std::map<std::string, std::size_t> public_payers;  // by id: the order of the list does not matter
  for (std::size_t p = 0; p < scenario.payers.size(); ++p) {
    model.payers.push_back(budget(flows[p], realisable[p], model));
    if (scenario.payers[p].is_public) public_payers[scenario.payers[p].id] = p;
  }
  std::map<Section, std::vector<NodeId>> total_flows;
  std::vector<NodeId> total_realisable;
  for (const auto& [id, p] : public_payers) {
    const Budget& payer = model.payers[p];
    total_flows[Section::Costs].push_back(payer.costs.by_year);
    total_flows[Section::SavedCosts].push_back(payer.saved_costs.by_year);
    total_flows[Section::Consequences].push_back(payer.consequences.by_year);
    total_realisable.push_back(payer.realisable);
  }
  model.total = budget(total_flows, total_realisable, model);
}

Model lower(const Scenario& scenario) {
  Model model{.graph = Graph(scenario.horizon)};
  lower_discount(scenario, model);
  const NodeId completing_starters = lower_participants(scenario, model);
  lower_outcomes(scenario, completing_starters, model);
  lower_costs(scenario, model);
  lower_budgets(scenario, model);
  return model;
}

}  // namespace soem
