// SPDX-License-Identifier: MIT
#include "soem/figures/illustrative.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soem {
namespace {

bool cites(const Scenario& scenario, const Slot& slot, const std::string& key) {
  if (slot.citation == kNoCitation) return false;
  const auto& sources = scenario.citations[static_cast<std::size_t>(slot.citation)].sources;
  return std::find(sources.begin(), sources.end(), key) != sources.end();
}

/// Which nodes hang on a slot that cites `key`.
std::vector<bool> nodes_on(const Scenario& scenario, const Graph& graph, const std::string& key) {
  std::vector<bool> on(graph.nodes().size());
  for (std::size_t i = 0; i < on.size(); ++i) {
    const GraphNode& node = graph.nodes()[i];
    on[i] = node.op == Op::Slot && cites(scenario, scenario.slot(node.slot), key);
    for (const NodeId input : graph.inputs(node)) {
      if (input != kNoNode && on[static_cast<std::size_t>(input)]) on[i] = true;
    }
  }
  return on;
}

double present_value(std::span<const double> flow, std::span<const double> factors) {
  double sum = 0.0;
  for (std::size_t y = 0; y < flow.size(); ++y) sum += flow[y] * factors[y];
  return sum;
}

/// |Σ| of the flows that hang on `key`.
double carried(const Scenario& scenario, const Model& model, const Values& values,
               const std::string& key) {
  const std::vector<bool> on = nodes_on(scenario, model.graph, key);
  const std::span<const double> factors = values.series(model.discount_factors);
  double sum = 0.0;
  for (const Line& line : model.lines) {
    for (const PayerFlow& payer : line.payers) {
      if (!scenario.payers[payer.payer].is_public) continue;
      if (!on[static_cast<std::size_t>(payer.flow)]) continue;
      sum += present_value(values.series(payer.flow), factors);
    }
  }
  return std::fabs(sum);
}

}  // namespace

std::vector<IllustrativeSource> illustrative_sources(const Scenario& scenario, const Model& model,
                                                     const Values& values) {
  std::vector<IllustrativeSource> out;
  const double net = std::fabs(values.scalar(model.total.net.present_value));
  for (const auto& [key, source] : scenario.sources) {
    if (!source.is_illustrative()) continue;
    const auto slot = std::find_if(scenario.slots.begin(), scenario.slots.end(),
                                   [&](const Slot& one) { return cites(scenario, one, key); });
    if (slot == scenario.slots.end()) continue;
    IllustrativeSource one{key, slot->span.value_or(scenario.horizon_span)};
    one.carries = carried(scenario, model, values, key);
    if (one.carries > 0) {
      one.share = net > 0 ? one.carries / net : std::numeric_limits<double>::infinity();
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace soem
