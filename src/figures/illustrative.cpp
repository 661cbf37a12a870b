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

/// The slots' values with those that cite `key` taken out: a price or a rate is 0, an index
/// converts nothing.
std::vector<double> without(const Scenario& scenario, const std::string& key) {
  std::vector<double> values = slot_values(scenario);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Slot& slot = scenario.slots[i];
    if (cites(scenario, slot, key)) values[i] = slot.quantity == Quantity::IndexValue ? 1.0 : 0.0;
  }
  return values;
}

}  // namespace

std::vector<IllustrativeSource> illustrative_sources(const Scenario& scenario, const Model& model,
                                                     const Values& values) {
  std::vector<IllustrativeSource> out;
  const NodeId result = model.total.net.present_value;
  const double net = values.scalar(result);
  for (const auto& named : scenario.sources) {
    if (!named.second.is_illustrative()) continue;
    const std::string& key = named.first;
    const auto slot = std::find_if(scenario.slots.begin(), scenario.slots.end(),
                                   [&](const Slot& one) { return cites(scenario, one, key); });
    if (slot == scenario.slots.end()) continue;
    IllustrativeSource one{key, slot->span.value_or(scenario.horizon_span)};
    one.carries = std::fabs(net - evaluate(model.graph, without(scenario, key)).scalar(result));
    if (one.carries > 0) {
      one.share = std::fabs(net) > 0 ? one.carries / std::fabs(net)
                                     : std::numeric_limits<double>::infinity();
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace soem
