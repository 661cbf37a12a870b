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

/// `payer`: number of the one whose budget it is an item of.
BudgetItem item(NodeId by_year, Concept meaning, std::uint32_t payer, const Model& model,
                Graph& graph) {
  const NodeId discounted = graph.product({by_year, model.discount_factors});
  const BudgetItem item{by_year, discounted, graph.total(by_year), graph.total(discounted)};
  const auto name = [&](NodeId node, Aspect aspect) {
    graph.name(node, {.meaning = meaning, .aspect = aspect, .payer = payer});
  };
  name(item.by_year, Aspect::Yearly);
  name(item.discounted_by_year, Aspect::YearlyDiscounted);
  name(item.undiscounted, Aspect::Sum);
  name(item.present_value, Aspect::PresentValue);
  return item;
}

/// The budget whose items are sums over `flows`, one list for each section.
Budget budget(std::size_t payer_number, const std::map<Section, std::vector<NodeId>>& flows,
              const std::vector<NodeId>& realisable, Model& model) {
  const auto payer = static_cast<std::uint32_t>(payer_number);
  Graph& graph = model.graph;
  const auto sum = [&](Section section) {
    const auto found = flows.find(section);
    const std::span<const NodeId> terms =
        found == flows.end() ? std::span<const NodeId>() : found->second;
    return graph.sum(terms, Rank::Year);
  };
  Budget out;
  out.costs = item(sum(Section::Costs), Concept::Costs, payer, model, graph);
  out.saved_costs = item(sum(Section::SavedCosts), Concept::SavedCosts, payer, model, graph);
  out.consequences = item(sum(Section::Consequences), Concept::Consequences, payer, model, graph);
  out.realisable = graph.sum(realisable, Rank::Year);
  graph.name(out.realisable, {.meaning = Concept::RealisableConsequences, .payer = payer});
  const auto with_costs = [&](NodeId consequences) {
    const std::array terms{out.costs.by_year, out.saved_costs.by_year, consequences};
    return graph.sum(terms, Rank::Year);
  };
  out.net = item(with_costs(out.consequences.by_year), Concept::Net, payer, model, graph);
  out.net_realisable =
      item(with_costs(out.realisable), Concept::NetRealisable, payer, model, graph);
  out.cumulative = graph.cumulate(out.net.by_year);
  out.cumulative_discounted = graph.cumulate(out.net.discounted_by_year);
  graph.name(out.cumulative,
             {.meaning = Concept::Net, .aspect = Aspect::Cumulative, .payer = payer});
  graph.name(out.cumulative_discounted,
             {.meaning = Concept::Net, .aspect = Aspect::CumulativeDiscounted, .payer = payer});
  return out;
}

}  // namespace

std::string_view section_word(Section section) {
  switch (section) {
    case Section::Costs:
      return "costs";
    case Section::SavedCosts:
      return "saved_costs";
    case Section::Consequences:
      return "consequences";
  }
  return "";
}

const Consequence& consequence_of(const Scenario& scenario, const Line& line) {
  return scenario.segments[line.segment].outcomes[*line.outcome].consequences[line.item];
}

const CostLine& cost_of(const Scenario& scenario, const Line& line) {
  const Segment& segment = scenario.segments[line.segment];
  return (line.section == Section::Costs ? segment.costs : segment.saved_costs)[line.item];
}

std::uint32_t add_subject(std::string path, const Segment& segment, Graph& graph) {
  const bool of_group = !segment.group.empty() && segment.group != kSharedGroup;
  if (of_group) path += " of group " + segment.group;
  return graph.add_subject(std::move(path));
}

NodeId in_scenario_prices(NodeId amount, CalendarYear own, const Scenario& scenario, Graph& graph,
                          const PriceIndex& own_index) {
  if (own == scenario.price_year) return amount;
  const PriceIndex& index = own_index.empty() ? scenario.price_index : own_index;
  const NodeId level = graph.slot(index.at(scenario.price_year));
  const NodeId own_level = graph.slot(index.at(own));
  return graph.product({amount, graph.quotient(level, own_level)});
}

NodeId lower_participants(const Scenario& scenario, std::size_t segment, Model& model) {
  Graph& graph = model.graph;
  const Participants& participants = scenario.segments[segment].participants;
  SegmentNodes& people = model.segments.emplace_back();
  Years starters(static_cast<std::size_t>(scenario.horizon), kNoNode);
  std::map<SlotId, NodeId> shared;  // an even intake is one slot for several years
  for (const auto& [year, number] : participants.intake) {
    if (!scenario.within_horizon(year)) continue;
    const auto [known, added] = shared.emplace(number, kNoNode);
    if (added) known->second = graph.slot(number);
    starters[static_cast<std::size_t>(scenario.project_year(year))] = known->second;
  }
  people.intake = graph.assemble(Rank::Year, starters);
  const std::string& group = scenario.segments[segment].group;
  const std::uint32_t of_group = group.empty() ? NodeName::kNone : graph.add_subject(group);
  const auto name = [&](NodeId node, Concept meaning) {
    graph.name(node, {.meaning = meaning, .subject = of_group});
  };
  name(people.intake, Concept::Intake);

  const int length = static_cast<int>(participants.completion.size());
  const Years shares = by_position(participants.completion, graph);
  const NodeId profile = graph.assemble(Rank::Age, shares);
  name(profile, Concept::CompletionProfile);
  people.completers = graph.convolve(people.intake, profile, 0);
  name(people.completers, Concept::Completers);

  const NodeId presence = participants.present.empty()
                              ? graph.remaining(profile, length)
                              : graph.assemble(Rank::Age, by_position(participants.present, graph));
  name(presence, Concept::PresenceProfile);
  people.present = graph.convolve(people.intake, presence, 0);
  name(people.present, Concept::Present);

  const std::vector<Outcome>& outcomes = scenario.segments[segment].outcomes;
  const bool on_starters = std::any_of(outcomes.begin(), outcomes.end(),
                                       [](const Outcome& o) { return o.basis == Basis::Started; });
  if (!on_starters) return kNoNode;
  Years all_shares;  // not cut at the horizon: the whole profile is what shares are relative to
  for (const SlotId slot : participants.completion) {
    if (slot != kNoSlot) all_shares.push_back(graph.slot(slot));
  }
  const NodeId whole = graph.sum(all_shares, Rank::Scalar);
  const NodeId completing =
      graph.convolve(people.intake, graph.normalise(profile, whole, length), 0);
  name(completing, Concept::CompletingStarters);
  return completing;
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
  graph.name(model.discount_factors, {.meaning = Concept::DiscountFactor});
}

void lower_counts(const Scenario& scenario, Model& model) {
  Graph& graph = model.graph;
  std::map<std::string, const SegmentNodes*> by_group;  // the order of the groups changes no bit
  for (std::size_t s = 0; s < model.segments.size(); ++s) {
    if (scenario.segments[s].group == kSharedGroup) continue;
    by_group[scenario.segments[s].group] = &model.segments[s];
  }
  const auto count = [&](Concept meaning, std::uint32_t subject, auto series_of) {
    Years terms;
    for (const auto& [group, segment] : by_group) {
      const NodeId series = series_of(*segment);
      if (series != kNoNode) terms.push_back(graph.total(series));
    }
    const NodeId sum = terms.size() == 1 ? terms.front() : graph.sum(terms, Rank::Scalar);
    graph.name(sum, {.meaning = meaning, .aspect = Aspect::Sum, .subject = subject});
    return sum;
  };
  model.starters = count(Concept::Intake, NodeName::kNone,
                         [](const SegmentNodes& segment) { return segment.intake; });
  model.completers = count(Concept::Completers, NodeName::kNone,
                           [](const SegmentNodes& segment) { return segment.completers; });
  for (std::size_t o = 0; o < scenario.outcomes().size(); ++o) {
    OutcomeNodes nodes;
    const std::uint32_t subject = graph.add_subject("outcomes." + scenario.outcomes()[o].id);
    nodes.successes = count(Concept::Successes, subject, [&](const SegmentNodes& segment) {
      return segment.outcomes[o].successes;
    });
    if (scenario.outcomes()[o].has_gross()) {
      nodes.gross = count(Concept::GrossSuccesses, subject,
                          [&](const SegmentNodes& segment) { return segment.outcomes[o].gross; });
    }
    model.successes.push_back(nodes);
  }
}

void lower_budgets(const Scenario& scenario, Model& model) {
  // Sums run in the order of the paths (and of the groups' ids), so that the order of the lines in
  // a file changes no bit.
  std::sort(model.lines.begin(), model.lines.end(), [&](const Line& a, const Line& b) {
    return std::tie(a.section, a.path, scenario.segments[a.segment].group) <
           std::tie(b.section, b.path, scenario.segments[b.segment].group);
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
    model.payers.push_back(budget(p, flows[p], realisable[p], model));
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
  model.total = budget(scenario.payers.size(), total_flows, total_realisable, model);
}

Model lower(const Scenario& scenario) {
  Model model{.graph = Graph(scenario.horizon)};
  lower_discount(scenario, model);
  for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
    const NodeId completing_starters = lower_participants(scenario, segment, model);
    // Nobody is in the segment of the lines that groups share.
    const bool people = scenario.segments[segment].group != kSharedGroup;
    if (people) lower_outcomes(scenario, segment, completing_starters, model);
    lower_costs(scenario, segment, model);
  }
  lower_counts(scenario, model);
  lower_budgets(scenario, model);
  return model;
}

}  // namespace soem
