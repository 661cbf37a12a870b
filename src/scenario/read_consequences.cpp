// SPDX-License-Identifier: MIT
//
// Consequences and their prices: forms, units, payers, price years.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reading.hpp"
#include "soem/scenario/units.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class PriceReader {
 public:
  PriceReader(RecordView& view, const Consequence& consequence, Reading& reading)
      : view_(view),
        consequence_(consequence),
        reading_(reading),
        unit_known_(!consequence.unit.empty() && reading.currency_known) {}

  Price read() {
    price_.price_year = reading_.scenario.price_year;
    const Node* node = view_.find("price");
    const Node* split = view_.find("split");
    if (split && split->kind == NodeKind::Map) {
      read_split(*split, view_.path("split"), view_.citation());
    }
    if (!node || node->kind != NodeKind::Map) return price_;
    const Form& form = *find_rule(schema::kConsequence.keys, "price")->form;
    if (is_record(*node, form)) {
      read_gross(*node);
    } else {
      read_by_payer(*node);
    }
    return std::move(price_);
  }

 private:
  /// Shares of payers, or a reimbursement ladder.
  void read_split(const Node& node, const std::string& path, CitationId citation) {
    if (!is_record(node, *find_rule(schema::kConsequence.keys, "split")->form)) {
      price_.split = reading_.split(node, path, citation);
      return;
    }
    RecordView view(reading_, node, schema::kLadder, path, citation);
    Ladder ladder;
    ladder.from_week = view.slot("from_week");
    if (const Node* steps = view.find("ladder")) read_steps(*steps, view, ladder);
    const auto state = reading_.payer("stat", node.span);
    const auto kommune = reading_.payer("kommune", node.span);
    if (!state || !kommune) return;
    ladder.state = *state;
    ladder.kommune = *kommune;
    if (const auto weeks = units_in("week", consequence_.unit)) {
      ladder.weeks_per_unit = *weeks;
    } else if (unit_known_ && !price_unit_is_reported()) {
      reading_.diagnostics.report(MessageId::UnitMismatch, node.span,
                                  fmt::format("the ladder counts weeks, but '{}' changes by '{}'",
                                              view_.path(), consequence_.unit),
                                  "write the change in weeks, months or years");
    }
    if (consequence_.when == When::During) {
      reading_.diagnostics.report(
          MessageId::KeyNotApplicable, node.span,
          fmt::format("'{}' means nothing with  when: during", path),
          "the ladder counts weeks from completion; split by shares instead");
    }
    price_.ladder = std::move(ladder);
  }

  /// A price whose own unit does not fit the change is reported as such.
  [[nodiscard]] bool price_unit_is_reported() const {
    const Node* price = view_.find("price");
    const Node* unit = price ? price->find("unit") : nullptr;
    return unit && !units_in(unit->text, consequence_.unit);
  }

  void read_steps(const Node& steps, const RecordView& view, Ladder& ladder) {
    if (steps.kind != NodeKind::Map) return;
    for (std::size_t i = 0; i < steps.keys.size(); ++i) {
      Node week;
      week.kind = NodeKind::Scalar;
      week.text = steps.keys[i].text;
      const double from = number_or_nan(week, Quantity::Week);
      if (!(from > 0)) continue;
      ladder.state_share[static_cast<int>(from)] =
          reading_.add_slot(join(view.path("ladder"), steps.keys[i].text), steps.children[i],
                            Quantity::Share, view.citation());
    }
    if (!ladder.state_share.empty() && !ladder.state_share.contains(1)) {
      reading_.diagnostics.report(
          MessageId::ScheduleStart, steps.keys.front().span,
          fmt::format("the ladder begins with week {}, so the shares before it are not known",
                      ladder.state_share.begin()->first),
          "add the share from week 1");
    }
  }

  void read_gross(const Node& node) {
    RecordView gross(reading_, node, schema::kPrice, view_.path("price"), view_.citation());
    gross.check_source();
    price_.gross = gross.slot("amount");
    read_price_year(gross);
    if (consequence_.is_money && unit_known_) {
      reading_.diagnostics.report(
          MessageId::UnitMismatch, node.span,
          fmt::format("the unit of '{}' is money, so its price holds the payers' shares",
                      view_.path()),
          "write  price: {kommune: 60 %, stat: 40 %}");
      return;
    }
    const Node* unit = gross.find("unit");
    if (unit && unit_known_) {
      const auto factor = units_in(unit->text, consequence_.unit);
      if (factor) {
        price_.unit_factor = *factor;
      } else {
        report_units(*unit);
      }
    }
    const Node* inner = gross.find("split");
    const bool outer = view_.node().find("split") != nullptr;
    // One that came with the catalogue's price is nobody's mistake.
    const bool is_own = inner && !came_with_name(gross.span_of_key("split"), node);
    if (is_own && outer) {
      reading_.diagnostics.report(
          MessageId::WithoutEffect, gross.span_of_key("split"),
          fmt::format("'{}' changes nothing", gross.path("split")),
          fmt::format("'{}' redistributes the whole price", view_.path("split")));
    } else if (gross.lacks("split") && view_.lacks("split") && !names_payers(node)) {
      reading_.diagnostics.report(MessageId::MissingKey, node.span,
                                  fmt::format("'{}' has no 'split'", gross.path()),
                                  "say who bears the price:  split: {kommune: 80 %, stat: 20 %}");
    }
    if (inner && inner->kind == NodeKind::Map && !outer) {
      read_split(*inner, gross.path("split"), gross.citation());
    }
  }

  /// True for a key of a price that was written out, and that stands where the name stood.
  static bool came_with_name(const Span& key, const Node& price) {
    return !price.text.empty() && key.source == price.span.source &&
           key.offset == price.span.offset;
  }

  /// Payers among the keys of a gross price have been reported as such.
  [[nodiscard]] bool names_payers(const Node& price) const {
    const auto& payers = reading_.scenario.payers;
    return std::any_of(payers.begin(), payers.end(),
                       [&](const Payer& payer) { return price.find(payer.id); });
  }

  void report_units(const Node& unit) {
    reading_.diagnostics.report(
        MessageId::UnitMismatch, unit.span,
        fmt::format("the price is per '{}', but '{}' changes by '{}'", unit.text, view_.path(),
                    consequence_.unit),
        {{view_.find("unit")->span, "the change's unit stands here"},
         {std::nullopt, "only year, month and week, and year and day convert into each other"}});
  }

  void read_by_payer(const Node& node) {
    RecordView extras(reading_, node, schema::kPrice, view_.path("price"), view_.citation());
    extras.check_source();
    read_price_year(extras);
    double sum = 0.0;
    bool names_somebody = node.keys.empty() || node.incomplete;  // reported
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const MapKey& key = node.keys[i];
      if (find_rule(schema::kPriceByPayer.extras, key.text)) continue;
      names_somebody = true;
      if (!is_id(key.text)) continue;
      const auto payer = reading_.payer(key.text, key.span);
      const double value = check_entry(node.children[i], join(extras.path(), key.text));
      sum += value;
      if (!payer) continue;
      price_.by_payer.push_back(
          {*payer, reading_.add_slot(join(extras.path(), key.text), value,
                                     consequence_.is_money ? Quantity::Share : Quantity::Money,
                                     node.children[i].span,
                                     reading_.citation_of(node.children[i], extras.citation()))});
    }
    reading_.sort_by_id(price_.by_payer);
    if (consequence_.is_money && sum > 1.0 + 1e-9) {
      reading_.diagnostics.report(
          MessageId::SharesOverWhole, node.span,
          fmt::format("the shares of '{}' sum to {}, more than the whole amount", extras.path(),
                      in_percent(sum)),
          "what does not fall to a payer stays outside the public purse");
    }
    if (!names_somebody) {
      reading_.diagnostics.report(MessageId::EmptyValue, node.span,
                                  fmt::format("'{}' names no payer", extras.path()),
                                  "write  price: {kommune: 2240, stat: 560}");
    }
  }

  /// One payer's entry: money per unit, or a share where the unit itself is money.
  double check_entry(const Node& node, const std::string& path) {
    const auto result = read_number(node, Quantity::MoneyOrShare);
    const auto* decimal = std::get_if<Decimal>(&result);
    if (!decimal) return std::numeric_limits<double>::quiet_NaN();
    Diagnostics& diagnostics = reading_.diagnostics;
    if (!unit_known_) return decimal->value;
    if (!consequence_.is_money && decimal->percent) {
      diagnostics.report(MessageId::PercentHere, node.span,
                         fmt::format("'{}' is {}, but the price of one {} is an amount of money",
                                     path, node.text, consequence_.unit),
                         fmt::format("shares belong here only where the unit is money:  unit: {}",
                                     reading_.scenario.currency));
      return std::numeric_limits<double>::quiet_NaN();
    }
    if (consequence_.is_money && decimal->value > 1) {
      diagnostics.report(
          MessageId::OutOfRange, node.span,
          fmt::format("'{}' is {}; where the unit is money a share belongs here, 0 to 100 %", path,
                      node.text),
          decimal->value <= 100 ? fmt::format("did you mean {} %?", node.text)
                                : "write the amount under 'change'");
      return std::numeric_limits<double>::quiet_NaN();
    }
    return decimal->value;
  }

  /// The shares of a tax have no price level: the benefit's price is converted where it stands.
  void refuse_price_level_of_tax(const RecordView& price) {
    for (const std::string_view key : {"price_year", "index", "taxable"}) {
      if (!price.find(key)) continue;
      reading_.diagnostics.report(MessageId::KeyNotApplicable, price.span_of_key(key),
                                  fmt::format("'{}' means nothing with 'tax_of'", price.path(key)),
                                  "state it at the benefit; a tax has shares of that price");
    }
  }

  void read_price_year(const RecordView& price) {
    if (view_.node().find("tax_of")) return refuse_price_level_of_tax(price);
    price_.taxable = price.text("taxable") == "true";
    const Node* index = price.find("index");
    if (index && index->kind == NodeKind::Map) {
      price_.index = reading_.read_index(*index, price.path("index"));
    }
    const auto year = price.year("price_year");
    if (year) price_.price_year = *year;
    if (index && price_.price_year == reading_.scenario.price_year) {
      reading_.diagnostics.report(
          MessageId::WithoutEffect, price.span_of_key("index"),
          fmt::format("'{}' converts nothing: the price has the scenario's price year",
                      price.path("index")));
    }
    if (!year) return;
    reading_.check_price_year(*year, price.find("price_year")->span, price.path("price_year"),
                              price_.index);
  }

  RecordView& view_;
  const Consequence& consequence_;
  Reading& reading_;
  bool unit_known_;
  Price price_;
};

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
    line_.price = PriceReader(view_, line_, reading_).read();
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
