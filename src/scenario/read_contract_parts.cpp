// SPDX-License-Identifier: MIT
//
// What the readers of metrics and payments share.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "read_contracts.hpp"
#include "soem/text/nearest.hpp"

namespace soem {

std::optional<std::size_t> metric_number(const Node& node, const Contract& contract,
                                         Reading& reading) {
  if (!is_id(node.text)) return std::nullopt;
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < contract.metrics.size(); ++i) {
    if (contract.metrics[i].id == node.text) return i;
    known.push_back(contract.metrics[i].id);
  }
  reading.diagnostics.report(
      MessageId::UnknownMetric, node.span,
      fmt::format("contract '{}' has no metric '{}'", contract.id, node.text),
      did_you_mean(node.text, known,
                   known.empty() ? "list it:  metrics: [{id: in_job, outcome: job, months: 12}]"
                                 : fmt::format("its metrics are {}", fmt::join(known, ", "))));
  return std::nullopt;
}

std::vector<CalendarYear> read_calendar_years(const RecordView& view, std::string_view key,
                                              Reading& reading) {
  std::vector<CalendarYear> out;
  const Node* node = view.find(key);
  if (!node) return out;
  const auto add = [&](const Node& item) {
    const auto range = item.kind == NodeKind::Scalar ? parse_years(item.text)
                                                     : std::optional<std::pair<int, int>>();
    if (!range) return;
    for (const int end : {range->first, range->second}) {
      if (!reading.check_year(CalendarYear(end), item.span, view.path(key))) return;
    }
    for (int year = range->first; year <= range->second; ++year) {
      if (std::find(out.begin(), out.end(), CalendarYear(year)) != out.end()) {
        reading.diagnostics.report(MessageId::DuplicateId, item.span,
                                   fmt::format("{} stands twice in '{}'", year, view.path(key)),
                                   "each year counts once");
        continue;
      }
      out.push_back(CalendarYear(year));
    }
  };
  if (node->kind == NodeKind::Scalar) add(*node);
  for (const Node& item : node->children) add(item);
  std::sort(out.begin(), out.end());
  return out;
}

void check_ascending(const std::vector<SlotId>& slots, const Span& at, std::string_view what,
                     Reading& reading) {
  for (std::size_t i = 1; i < slots.size(); ++i) {
    const double before = reading.scenario.value(slots[i - 1]);
    const double here = reading.scenario.value(slots[i]);
    if (!(here <= before)) continue;
    const std::optional<Span>& own = reading.scenario.slot(slots[i]).span;
    reading.diagnostics.report(
        MessageId::OverlappingTiers, own.value_or(at),
        fmt::format("{} do not ascend: {} stands after {}", what, shortest(here), shortest(before)),
        "write them from the lowest to the highest, each once");
    return;
  }
}

void check_paid_within_horizon(int measured, const Contract& contract, const Span& at,
                               std::string_view path, bool to_the_end, Reading& reading) {
  if (!reading.years_known) return;
  constexpr int kMonths = 12;
  const int point = contract.payments_at == PointOfYear::Start ? 0
                    : contract.payments_at == PointOfYear::Mid ? kMonths / 2
                                                               : kMonths;
  const int month = measured * kMonths + point + contract.lag;
  if (measured < reading.limit() && month <= reading.limit() * kMonths) return;
  const int needed = std::max(measured + 1, (month + kMonths - 1) / kMonths);
  const int year = static_cast<int>(reading.scenario.calendar_year(measured));
  reading.diagnostics.report(
      MessageId::PaymentAfterHorizon, at,
      fmt::format("'{}' is measured {}in {}{}, after the horizon, {}", path,
                  contract.lag > 0 ? "" : "and paid ", year,
                  contract.lag > 0 ? fmt::format(" and paid {} months later", contract.lag) : "",
                  reading.horizon_words()),
      to_the_end
          ? fmt::format("by default it is measured to the end; end it earlier:  years: {}-{}",
                        static_cast<int>(reading.scenario.start_year),
                        year - (needed - reading.limit()))
          : fmt::format("set 'horizon' to at least {}, or let it end earlier", needed));
}

int last_people(bool completing, const Scenario& scenario) {
  int last = -1;
  for (const Segment& segment : scenario.segments) {
    int lags = 0;
    const std::vector<SlotId>& shares = segment.participants.completion;
    for (std::size_t l = 0; completing && l < shares.size(); ++l) {
      if (shares[l] != kNoSlot && scenario.value(shares[l]) > 0) lags = static_cast<int>(l);
    }
    for (const auto& [year, count] : segment.participants.intake) {
      if (scenario.value(count) > 0) last = std::max(last, scenario.project_year(year) + lags);
    }
  }
  return last;
}

void check_shared_savings(const Contract& contract, Reading& reading) {
  std::map<std::size_t, double> shared;  // by payer
  for (const PaymentRule& rule : contract.payments) {
    if (rule.kind != RuleKind::SavingsShare || rule.share == kNoSlot) continue;
    for (const std::size_t payer : rule.saving_of) {
      double& sum = shared[payer];
      sum += reading.scenario.value(rule.share);
      if (!(sum > 1.0 + 1e-9)) continue;
      reading.diagnostics.report(
          MessageId::SharesOverWhole, rule.span,
          fmt::format("the rules of contract '{}' pay {} of what {} saves, more than there is",
                      contract.id, in_percent(sum), reading.scenario.payers[payer].id),
          "lower a 'share', or say whose saving it is:  saving_of");
      return;
    }
  }
}

}  // namespace soem
