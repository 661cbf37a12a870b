// SPDX-License-Identifier: MIT
//
// Consequences: their units, their changes by year, when they happen.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reading.hpp"
#include "soem/scenario/units.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class ConsequenceReader {
 public:
  ConsequenceReader(RecordView& outcome_view, RecordView& view, const Outcome& outcome,
                    Reading& reading)
      : outcome_view_(outcome_view), view_(view), outcome_(outcome), reading_(reading) {}

  Consequence read() {
    view_.check_source();
    line_.id = view_.text("id");
    line_.name = view_.text("name");
    line_.span = view_.span_of_value("id");
    line_.unit = view_.text("unit");
    line_.area = view_.text("area");
    line_.committee = view_.text("committee");
    line_.is_money = line_.unit == reading_.scenario.currency;
    line_.when = view_.choice<When>("when");
    line_.kind = view_.choice<FlowKind>("kind");
    line_.delay = view_.whole("delay").value_or(0);
    line_.growth = view_.slot("growth");
    line_.realisable = view_.slot("realisable");
    if (view_.node().find("tax_of")) {
      read_tax();
    } else {
      read_change();
    }
    line_.price = read_price(view_, line_, reading_);
    return std::move(line_);
  }

 private:
  /// The price of a tax holds shares of the benefit, as where the unit is money.
  void read_tax() {
    for (const std::string_view key :
         {"change", "unit", "when", "delay", "kind", "split", "growth"}) {
      if (!view_.node().find(key)) continue;
      reading_.diagnostics.report(MessageId::KeyNotApplicable, view_.span_of_key(key),
                                  fmt::format("'{}' means nothing with 'tax_of'", view_.path(key)),
                                  "a tax follows the benefit it is paid on; state it there");
    }
    line_.kind = FlowKind::Income;
    line_.is_money = true;
    line_.unit = reading_.scenario.currency;
    if (view_.lacks("price")) {
      reading_.diagnostics.report(MessageId::MissingKey, view_.node().span,
                                  fmt::format("'{}' has no 'price'", view_.path()),
                                  "say who gets which share:  price: {kommune: 25 %}");
    }
  }

  void read_change() {
    const Node* change = view_.find("change");
    line_.change_is_list = change && change->kind == NodeKind::List;
    line_.change = view_.slots("change");
    if (!change) return;
    if (line_.is_money) refuse_grouped(*change, view_.path("change"));
    if (line_.when == When::During) return check_during(*change);
    if (line_.change_is_list) {
      check_list(*change);
    } else {
      check_dated(*change);
    }
  }

  void refuse_grouped(const Node& node, const std::string& path) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      refuse_grouped(node.children[i], fmt::format("{}.{}", path, i));
    }
    if (node.kind != NodeKind::Scalar) return;
    // Where the unit is money, the change is an amount, and amounts are refused as read_number
    // does.
    const std::string_view digits =
        node.text.starts_with('-') ? std::string_view(node.text).substr(1) : node.text;
    Node unsigned_amount = node;
    unsigned_amount.text = digits;
    const auto result = read_number(unsigned_amount, Quantity::Money);
    const auto* problem = std::get_if<NumberProblem>(&result);
    if (!problem || problem->id != MessageId::AmbiguousNumber) return;
    reading_.diagnostics.report(problem->id, node.span, fmt::format("'{}' {}", path, problem->text),
                                problem->hint);
  }

  void check_during(const Node& change) {
    if (line_.change_is_list) {
      reading_.diagnostics.report(
          MessageId::WrongType, change.span,
          fmt::format("'{}' is a list, but  when: during  takes a single number",
                      view_.path("change")),
          "people who are present change their use by the same amount every year");
    }
    if (line_.delay != 0 && view_.find("delay")) {
      reading_.diagnostics.report(
          MessageId::KeyNotApplicable, view_.span_of_key("delay"),
          fmt::format("'{}' means nothing with  when: during", view_.path("delay")),
          "such a consequence falls while people are present");
    }
  }

  void check_list(const Node& change) {
    if (!reading_.years_known) return;
    const int length = static_cast<int>(line_.change.size());
    if (length > info(Quantity::Horizon).high) return;  // reported: no list is that long
    if (length > reading_.limit()) {
      reading_.diagnostics.report(
          MessageId::ListTooLong, change.span,
          fmt::format("'{}' lists {} years, but the horizon is {}", view_.path("change"), length,
                      reading_.limit()),
          fmt::format("set 'horizon' to at least {} or shorten the list", length));
      return;
    }
    const int effect_end = effect_years_end();
    for (int tau = 0; tau < length; ++tau) {
      const bool reached = tau >= outcome_.first_year && tau < effect_end;
      const double value = reading_.scenario.value(line_.change[static_cast<std::size_t>(tau)]);
      if (reached || !(std::fabs(value) > 0)) continue;
      reading_.diagnostics.report(
          MessageId::WithoutEffect, change.children[static_cast<std::size_t>(tau)].span,
          fmt::format(
              "'{}.{}' is never reached: the outcome has no effect {} years after completion",
              view_.path("change"), tau, tau),
          fmt::format("'{}' has its effect in years {} to {}", outcome_view_.path(),
                      outcome_.first_year, effect_end - 1));
      return;
    }
  }

  /// First τ after the last year with effect.
  [[nodiscard]] int effect_years_end() const {
    int end = outcome_.years ? outcome_.first_year + *outcome_.years : reading_.limit();
    if (outcome_.retention_is_list) {
      end = std::min(end, outcome_.first_year + static_cast<int>(outcome_.retention.size()));
    }
    return end;
  }

  /// One number for every year, with nothing that ends it or lets it fade.
  void check_dated(const Node& change) {
    const std::set<int>& cohorts = reading_.completion_years;
    if (!reading_.years_known || cohorts.empty()) return;
    const int years = reading_.limit() - *cohorts.begin() - outcome_.first_year - line_.delay;
    const bool to_horizon = !outcome_.years && !outcome_.retention_is_list;
    if (years <= 0 && to_horizon) return report_never(-years);
    if (!outcome_view_.lacks("years") || !outcome_view_.lacks("retention")) return;
    constexpr int kLongestPlausible = 5;
    if (years <= kLongestPlausible) return;
    reading_.diagnostics.report(
        MessageId::UndatedEffect, change.span,
        fmt::format("'{}' holds in full for up to {} years after completion", view_.path("change"),
                    years),
        fmt::format("give '{}' 'years' or 'retention', or list the change year by year",
                    outcome_view_.path()));
  }

  /// An effect to the horizon that begins `late` years after the horizon's end would be ignored in
  /// silence.
  void report_never(int late) {
    const Scenario& scenario = reading_.scenario;
    reading_.diagnostics.report(
        MessageId::WithoutEffect, line_.span,
        fmt::format("'{}' never counts: its first year is {}, after the horizon, {}", view_.path(),
                    static_cast<int>(scenario.calendar_year(reading_.limit() + late)),
                    reading_.horizon_words()),
        fmt::format("shorten 'delay' or 'first_year', or set 'horizon' to at least {}",
                    reading_.limit() + late + 1));
  }

  RecordView& outcome_view_;
  RecordView& view_;
  const Outcome& outcome_;
  Reading& reading_;
  Consequence line_;
};

/// What consequence number `tax` is the tax on.
void find_taxed(const Node& benefit, const std::string& path, Outcome& outcome, std::size_t tax,
                Reading& reading) {
  if (benefit.kind != NodeKind::Scalar || !is_id(benefit.text)) return;
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < outcome.consequences.size(); ++i) {
    const Consequence& one = outcome.consequences[i];
    if (one.id == benefit.text && one.kind == FlowKind::Expenditure) {
      outcome.consequences[tax].tax_of = i;
      outcome.consequences[tax].when = one.when;
      outcome.consequences[tax].delay = one.delay;
      return;
    }
    if (one.kind == FlowKind::Expenditure) known.push_back(one.id);
  }
  reading.diagnostics.report(
      MessageId::UnknownConsequence, benefit.span,
      fmt::format("'{}.tax_of' names '{}', which is no expenditure of 'outcomes.{}'", path,
                  benefit.text, outcome.id),
      did_you_mean(benefit.text, known, "it names the benefit that the tax is paid on"));
}

}  // namespace

void read_consequences(RecordView& outcome_view, Outcome& outcome, Reading& reading) {
  const Node* list = outcome_view.find("consequences");
  if (!list) return;
  const std::string path = outcome_view.path("consequences");
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    RecordView view(reading, item, schema::kConsequence, join(path, item_step(item, i)),
                    outcome_view.citation());
    outcome.consequences.push_back(ConsequenceReader(outcome_view, view, outcome, reading).read());
  }
  check_distinct_ids(*list, path, reading.diagnostics);
  for (std::size_t i = 0, line = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    const Node* benefit = item.find("tax_of");
    if (benefit) find_taxed(*benefit, join(path, item_step(item, i)), outcome, line, reading);
    ++line;
  }
}

}  // namespace soem
