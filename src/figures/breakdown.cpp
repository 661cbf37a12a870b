// SPDX-License-Identifier: MIT
#include "soem/figures/breakdown.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace soem {
namespace {

const std::string& key_of(const Scenario& scenario, const Line& line, By by) {
  static const std::string none;
  const bool is_cost = line.section != Section::Consequences;
  switch (by) {
    case By::Payer:
      break;
    case By::Area:
      return is_cost ? none : consequence_of(scenario, line).area;
    case By::Line:
      return line.path;
    case By::Committee:
      return is_cost ? cost_of(scenario, line).committee : consequence_of(scenario, line).committee;
    case By::Group:
      return scenario.segments[line.segment].group;
  }
  return none;
}

/// The model sorts lines by path, which is no order for readers.
std::vector<std::size_t> in_order_of_the_file(const Scenario& scenario, const Model& model, By by) {
  std::vector<std::size_t> order(model.lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t number) {
    const Line& line = model.lines[number];
    const bool is_cost = line.section != Section::Consequences;
    const std::size_t outcome = is_cost ? 0 : *line.outcome;
    const bool shared = scenario.segments[line.segment].group == kSharedGroup;
    // The shared lines are read as a remainder behind the groups.
    const std::size_t segment = shared ? scenario.segments.size() : line.segment;
    return std::tuple(by == By::Group ? segment : 0, line.section, outcome, line.item,
                      is_residual_value(line), segment);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

void add(std::span<const double> flow, std::span<const double> factors, Series& to) {
  for (std::size_t y = 0; y < flow.size(); ++y) {
    to.undiscounted[y] += flow[y];
    to.discounted[y] += flow[y] * factors[y];
  }
}

/// Lines with equal keys, of those with equal `apart`, make a portion.
template <typename Apart>
std::vector<Portion> portions(const Calculation& calculation, By by, Apart apart) {
  const Scenario& scenario = calculation.scenario;
  const std::span<const double> factors =
      calculation.values.series(calculation.model->discount_factors);
  const std::vector<double> zeros(factors.size());
  std::vector<Portion> out;
  std::map<std::pair<std::string, std::size_t>, std::size_t> known;
  for (const std::size_t number : in_order_of_the_file(scenario, *calculation.model, by)) {
    const Line& line = calculation.model->lines[number];
    const std::string& key = key_of(scenario, line, by);
    const auto [found, added] = known.emplace(std::pair(key, apart(line)), out.size());
    if (added) {
      out.push_back({key,
                     line.section,
                     number,
                     {scenario.payers.size(), Series{zeros, zeros}},
                     {zeros, zeros}});
    }
    Portion& portion = out[found->second];
    for (const PayerFlow& payer : line.payers) {
      const std::span<const double> flow = calculation.values.series(payer.flow);
      add(flow, factors, portion.by_payer[payer.payer]);
      if (scenario.payers[payer.payer].is_public) add(flow, factors, portion.total);
    }
  }
  return out;
}

}  // namespace

std::vector<Portion> break_down(const Calculation& calculation, By by) {
  std::vector<Portion> out = portions(calculation, by, [&](const Line& line) {
    // Areas do not apply to costs: each section of them is a portion.
    return by == By::Area ? static_cast<std::size_t>(line.section) : 0;
  });
  std::stable_partition(out.begin(), out.end(), [&](const Portion& portion) {
    return !portion.key.empty() || (by == By::Area && portion.section != Section::Consequences);
  });
  return out;
}

std::vector<Portion> each_line(const Calculation& calculation) {
  return portions(calculation, By::Line, [](const Line& line) { return line.segment; });
}

const std::string& line_name(const Scenario& scenario, const Line& line) {
  if (line.section == Section::Consequences) {
    const Consequence& consequence = consequence_of(scenario, line);
    return consequence.name.empty() ? consequence.id : consequence.name;
  }
  const CostLine& cost = cost_of(scenario, line);
  return cost.name.empty() ? cost.id : cost.name;
}

bool is_residual_value(const Line& line) {
  // costs.ID.residual_value; an id holds no dot
  return line.section != Section::Consequences &&
         std::count(line.path.begin(), line.path.end(), '.') == 2;
}

}  // namespace soem
