// SPDX-License-Identifier: MIT
//
// The price of a consequence: its forms, its payers and split, its price year.
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

}  // namespace

Price read_price(RecordView& view, const Consequence& consequence, Reading& reading) {
  return PriceReader(view, consequence, reading).read();
}

}  // namespace soem
