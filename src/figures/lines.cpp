// SPDX-License-Identifier: MIT
#include "soem/figures/lines.hpp"

namespace soem {
namespace {

std::string_view word(Per per) {
  switch (per) {
    case Per::Once:
      return "once";
    case Per::Year:
      return "year";
    case Per::Participant:
      return "participant";
    case Per::ParticipantYear:
      return "participant_year";
    case Per::Completer:
      return "completer";
    case Per::Success:
      return "success";
  }
  return "";
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

void describe(const Line& line, const Segment& segment, LineSeries& out) {
  if (line.section != Section::Consequences) {
    const bool cost = line.section == Section::Costs;
    return describe_cost((cost ? segment.costs : segment.saved_costs)[line.item], out);
  }
  const Consequence& consequence = segment.outcomes[*line.outcome].consequences[line.item];
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
    describe(line, segment, series);
    for (const PayerFlow& payer : line.payers) {
      series.payers.push_back({scenario.payers[payer.payer].id, values.series(payer.flow)});
    }
  }
  return out;
}

}  // namespace soem
