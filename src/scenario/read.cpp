// SPDX-License-Identifier: MIT
#include "soem/scenario/read.hpp"

#include <fmt/format.h>

#include <cmath>

#include "reading.hpp"

namespace soem {
namespace {

/// What is legal but changes nothing: better said than left to be believed in.
void warn_of_unused(const Node& root, const Reading& reading) {
  Diagnostics& diagnostics = reading.diagnostics;
  const Node* sources = root.find("sources");
  for (std::size_t i = 0; sources && i < sources->keys.size(); ++i) {
    const MapKey& key = sources->keys[i];
    if (reading.cited_sources.contains(key.text) || !is_id(key.text)) continue;
    diagnostics.report(
        MessageId::WithoutEffect, key.span, fmt::format("source '{}' is cited nowhere", key.text),
        fmt::format("write  source: {}  beside the numbers it stands behind", key.text));
  }
  const Node* index = root.find("price_index");
  if (index && !reading.scenario.price_index.empty() && !reading.index_used) {
    diagnostics.report(
        MessageId::WithoutEffect, index->span,
        "'price_index' converts nothing: every amount has the scenario's price year");
  }
}

/// `rate: 3.5` is 350 % a year: legal, and hardly ever meant.
void warn_of_unusual_rates(const Reading& reading) {
  constexpr double kHighest = 0.25;
  for (const Slot& slot : reading.scenario.slots) {
    const bool yearly =
        slot.quantity == Quantity::Growth || slot.quantity == Quantity::DiscountRate;
    if (!yearly || !slot.span || !(std::fabs(slot.value) > kHighest)) continue;
    reading.diagnostics.report(
        MessageId::UnusualRate, *slot.span,
        fmt::format("'{}' is {} a year", slot.path, in_percent(slot.value)),
        std::fabs(slot.value) > 1 ? fmt::format("did you mean {}?", in_percent(slot.value / 100))
                                  : std::string("real rates are usually a few per cent; check it"));
  }
}

}  // namespace

std::optional<Scenario> read_scenario(const Node& root, std::string name,
                                      Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  check_structure(root, diagnostics);
  if (root.kind != NodeKind::Map) return std::nullopt;

  Reading reading(diagnostics);
  reading.scenario.name = std::move(name);
  RecordView file(reading, root, scenario_schema(), "");
  reading.scenario.title = file.text("title");
  read_sources(file, reading);
  read_frame(file, reading);
  read_participants(file, reading);
  read_outcomes(file, reading);
  read_business_cycle(file, reading);
  read_costs(file, reading);
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  warn_of_unused(root, reading);
  warn_of_unusual_rates(reading);
  return std::move(reading.scenario);
}

}  // namespace soem
