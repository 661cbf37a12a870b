// SPDX-License-Identifier: MIT
#include "soem/figures/lines.hpp"

#include "soem/scenario/schema.hpp"

namespace soem {
namespace {

/// As the schema spells it: its words stand in the order of the enumeration.
std::string_view word(Per per) {
  return find_rule(schema::kCost.keys, "per")->form->words[static_cast<std::size_t>(per)];
}

/// The path without what the section and the outcome say already.
std::string id_of(const Line& line) {
  constexpr std::string_view kWithin = ".consequences.";
  const std::size_t at = line.section == Section::Consequences
                             ? line.path.find(kWithin) + kWithin.size()
                             : line.path.find('.') + 1;
  return line.path.substr(at);
}

void describe_cost(const CostLine& cost, LineSeries& out) {
  out.committee = cost.committee;
  // Money comes back once, however the cost itself is counted.
  out.unit = word(out.id == cost.id ? cost.per : Per::Once);
}

void describe(const Scenario& scenario, const Line& line, LineSeries& out) {
  if (line.section != Section::Consequences) return describe_cost(cost_of(scenario, line), out);
  const Consequence& consequence = consequence_of(scenario, line);
  out.area = consequence.area;
  out.committee = consequence.committee;
  out.unit = consequence.unit;
}

}  // namespace

std::vector<LineSeries> line_series(const Scenario& scenario, const Model& model,
                                    const Values& values) {
  std::vector<LineSeries> out;
  out.reserve(model.lines.size());
  for (const Line& line : model.lines) {
    const Segment& segment = scenario.segments[line.segment];
    LineSeries& series = out.emplace_back();
    series.group = segment.group;
    series.section = line.section;
    series.id = id_of(line);
    if (line.outcome) series.outcome = segment.outcomes[*line.outcome].id;
    series.quantity = values.series(line.quantity);
    describe(scenario, line, series);
    for (const PayerFlow& payer : line.payers) {
      series.payers.push_back({scenario.payers[payer.payer].id, values.series(payer.flow)});
    }
  }
  return out;
}

}  // namespace soem
