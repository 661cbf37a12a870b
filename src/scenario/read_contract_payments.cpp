// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "contract_rule_keys.hpp"
#include "read_contracts.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

constexpr std::array<std::string_view, 8> kOfEveryRule = {"id",  "name", "rule",   "gate",
                                                          "cap", "to",   "source", "note"};

bool holds(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class PaymentReader {
 public:
  PaymentReader(RecordView& view, const Contract& contract, Reading& reading)
      : view_(view), contract_(contract), reading_(reading) {}

  PaymentRule read() {
    view_.check_source();
    rule_.id = view_.text("id");
    rule_.name = view_.text("name");
    rule_.span = view_.span_of_value("id");
    rule_.to = view_.choice<Recipient>("to");
    rule_.cap = view_.slot("cap");
    if (!view_.has_word("rule")) return std::move(rule_);
    rule_.kind = view_.choice<RuleKind>("rule");
    check_keys();
    read_metric();
    read_card();
    read_levels();
    read_saving();
    read_fixed();
    read_gate();
    check_years();
    return std::move(rule_);
  }

 private:
  [[nodiscard]] double value(SlotId slot) const {
    return slot == kNoSlot ? std::nan("") : reading_.scenario.value(slot);
  }

  void report(MessageId id, const Span& at, std::string text, std::string hint) {
    reading_.diagnostics.report(id, at, std::move(text), std::move(hint));
  }

  [[nodiscard]] const KeysOfRule& keys() const { return keys_of_rule(rule_.kind); }
  [[nodiscard]] bool takes(std::string_view key) const {
    return holds(keys().needs, key) || holds(keys().may, key);
  }

  void check_keys() {
    for (const MapKey& key : view_.node().keys) {
      if (holds(kOfEveryRule, key.text) || takes(key.text)) continue;
      if (!find_rule(schema::kPayment.keys, key.text)) continue;  // reported
      report(MessageId::KeyNotApplicable, key.span,
             fmt::format("'{}' means nothing with  rule: {}", view_.path(key.text), keys().rule),
             fmt::format("its keys are {}", fmt::join(all_keys(), ", ")));
    }
    for (const std::string_view key : keys().needs) {
      if (!view_.lacks(key)) continue;
      report(MessageId::MissingKey, view_.node().span,
             fmt::format("'{}' has no '{}'", view_.path(), key),
             fmt::format("a rule  {}  needs {}", keys().rule, fmt::join(keys().needs, ", ")));
    }
  }

  [[nodiscard]] std::vector<std::string_view> all_keys() const {
    std::vector<std::string_view> out = keys().needs;
    out.insert(out.end(), keys().may.begin(), keys().may.end());
    return out;
  }

  void read_metric() {
    if (!takes("metric")) return;
    if (const Node* node = view_.find("metric")) {
      rule_.metric = metric_number(*node, contract_, reading_);
    }
    if (!rule_.metric) return;
    const MetricKind kind = contract_.metrics[*rule_.metric].kind;
    if (rule_.kind == RuleKind::PerUnit && kind == MetricKind::Reduction) {
      wrong_metric("a reduction has no units", "use  threshold,  steps  or  sliding_scale");
    }
    if (rule_.kind == RuleKind::VolumeTiers && kind != MetricKind::Count) {
      wrong_metric("bands count people", "use  per_unit");
    }
  }

  void wrong_metric(std::string_view why, std::string hint) {
    report(MessageId::KeyNotApplicable, view_.span_of_value("metric"),
           fmt::format("'{}' cannot be paid  {}: {}", contract_.metrics[*rule_.metric].id,
                       keys().rule, why),
           std::move(hint));
  }

  // Rate cards.

  void read_card() {
    if (rule_.kind == RuleKind::PerUnit) rule_.price = view_.slot("price");
    if (rule_.kind != RuleKind::RateCard) return;
    rule_.once = view_.text("once") == "true";
    rule_.cap_per_person = view_.slot("cap_per_person");
    if (view_.has("per_months")) {
      rule_.per_months = view_.whole("per_months").value_or(1);
      if (rule_.per_months == 0) {
        report(MessageId::OutOfRange, view_.span_of_value("per_months"),
               fmt::format("'{}' is 0, which is no interval", view_.path("per_months")),
               "say which interval the price is for, such as 6");
      }
    }
    const Node* prices = view_.find("prices");
    for (std::size_t i = 0; prices && i < prices->keys.size(); ++i) {
      read_price(prices->keys[i], prices->children[i]);
    }
    // In the order of their ids, so that no sum hangs on the order of a map.
    std::sort(rule_.prices.begin(), rule_.prices.end(), [&](const auto& a, const auto& b) {
      return contract_.metrics[a.metric].id < contract_.metrics[b.metric].id;
    });
  }

  void read_price(const MapKey& key, const Node& price) {
    Node name;
    name.kind = NodeKind::Scalar;
    name.text = key.text;
    name.span = key.span;
    const auto metric = metric_number(name, contract_, reading_);
    if (!metric) return;
    const Metric& of = contract_.metrics[*metric];
    const std::string path = join(view_.path("prices"), key.text);
    CardPrice out{*metric, {}};
    if (price.kind == NodeKind::Scalar) {
      out.prices.push_back(reading_.add_slot(path, price, Quantity::Money, view_.citation()));
    }
    for (std::size_t k = 0; k < price.children.size(); ++k) {
      out.prices.push_back(reading_.add_slot(fmt::format("{}.{}", path, k), price.children[k],
                                             Quantity::Money, view_.citation()));
    }
    if (of.kind != MetricKind::Count) {
      report(MessageId::KeyNotApplicable, key.span,
             fmt::format("'{}' cannot stand on a rate card: it counts nobody", of.id),
             of.kind == MetricKind::Units ? "use  rule: per_unit" : "use  rule: threshold");
    } else if (rule_.per_months > 0 && of.months.front() == 0) {
      report(MessageId::KeyNotApplicable, view_.span_of_key("per_months"),
             fmt::format("'{}' is measured at 0 months, which is no interval to pay for", of.id),
             "leave out 'per_months' and write a price for each follow-up");
    } else if (price.kind == NodeKind::List && out.prices.size() != of.months.size()) {
      report(MessageId::ConflictingKeys, price.span,
             fmt::format("'{}' lists {} prices, but '{}' has {} follow-ups", path,
                         out.prices.size(), of.id, of.months.size()),
             "write one price for each follow-up, or one for all of them");
    }
    if (!out.prices.empty()) rule_.prices.push_back(std::move(out));
  }

  // Tables of levels.

  void read_levels() {
    if (takes("as")) rule_.as = view_.choice<PaysAs>("as");
    if (takes("pays")) rule_.pays = view_.slots("pays");
    if (takes("at")) rule_.at = view_.slots("at");
    if (takes("up_to")) rule_.up_to = view_.slots("up_to");
    if (takes("at_least")) rule_.at_least = view_.slot("at_least");
    if (takes("pooled_at_least")) rule_.pooled_at_least = view_.slot("pooled_at_least");
    if (takes("target")) rule_.target = view_.slot("target");
    if (takes("band")) rule_.band = view_.slot("band");
    rule_.linear = takes("between") && view_.text("between") == "linear";
    const std::string_view levels = takes("at") ? "at" : "up_to";
    check_ascending(takes("at") ? rule_.at : rule_.up_to, view_.span_of_value(levels),
                    fmt::format("the levels of '{}'", view_.path(levels)), reading_);
    check_lengths();
    if (rule_.as == PaysAs::InvestorReturn) return check_investor_return();
    for (const SlotId slot : rule_.pays) {
      if (!(value(slot) < 0)) continue;
      report(MessageId::OutOfRange, reading_.scenario.slot(slot).span.value_or(rule_.span),
             fmt::format("'{}' is below zero", reading_.scenario.slot(slot).path),
             "only  as: investor_return  has values below zero: the share of the draws that is "
             "lost");
    }
  }

  void check_lengths() {
    if (rule_.pays.empty()) return;
    std::size_t wanted = 1;
    if (rule_.kind == RuleKind::Steps) wanted = rule_.at.size();
    if (rule_.kind == RuleKind::VolumeTiers) wanted = rule_.up_to.size() + 1;
    if (rule_.kind == RuleKind::SlidingScale && rule_.at.size() != 2 && view_.find("at")) {
      report(MessageId::ConflictingKeys, view_.span_of_value("at"),
             fmt::format("'{}' has {} levels, not 2", view_.path("at"), rule_.at.size()),
             "write  at: [NOTHING, EVERYTHING]; for more of them use  rule: steps");
      return;
    }
    if (rule_.pays.size() == wanted || wanted == 0) return;
    report(MessageId::ConflictingKeys, view_.span_of_value("pays"),
           fmt::format("'{}' lists {} payments, not {}", view_.path("pays"), rule_.pays.size(),
                       wanted),
           rule_.kind == RuleKind::Steps ? "write one for each level of 'at'"
           : rule_.kind == RuleKind::VolumeTiers
               ? "write one for each band of 'up_to', and one for what comes after the last"
               : "write one number");
  }

  void check_investor_return() {
    if (contract_.investors.empty()) {
      report(MessageId::KeyNotApplicable, view_.span_of_value("as"),
             fmt::format("'{}' means nothing without 'investors'", view_.path("as")),
             "without them nobody has a return; write a sum of money");
    }
    if (rule_.to == Recipient::Supplier) {
      report(MessageId::ConflictingKeys, view_.span_of_key("to"),
             fmt::format("'{}' pays investors a return and the supplier a bonus", view_.path()),
             "leave out 'to'");
    }
    for (const SlotId slot : rule_.pays) {
      if (!(value(slot) < -1)) continue;
      report(MessageId::OutOfRange, reading_.scenario.slot(slot).span.value_or(rule_.span),
             fmt::format("'{}' loses more than everything", reading_.scenario.slot(slot).path),
             "below zero stands the share of the draws that is lost, at most -100 %");
    }
  }

  // Savings and fixed sums.

  void read_saving() {
    const bool saving = rule_.kind == RuleKind::SavingsShare;
    if (takes("share")) rule_.share = view_.slot("share");
    if (!saving) return;
    rule_.after_payback = view_.slot("after_payback");
    const auto each = [&](std::string_view key, auto read) {
      const Node* node = view_.find(key);
      if (!node) return;
      if (node->kind == NodeKind::Scalar) read(*node);
      for (const Node& item : node->children) {
        if (item.kind == NodeKind::Scalar) read(item);
      }
    };
    each("saving_of", [&](const Node& item) {
      if (!is_id(item.text)) return;
      if (const auto payer = reading_.payer(item.text, item.span)) {
        rule_.saving_of.push_back(*payer);
      }
    });
    if (!view_.node().find("saving_of")) {
      for (const PayerShare& payer : contract_.payers) rule_.saving_of.push_back(payer.payer);
    }
    std::sort(rule_.saving_of.begin(), rule_.saving_of.end());
    rule_.saving_of.erase(std::unique(rule_.saving_of.begin(), rule_.saving_of.end()),
                          rule_.saving_of.end());
    each("outcomes", [&](const Node& item) { read_saving_outcome(item); });
  }

  void read_saving_outcome(const Node& item) {
    if (!is_id(item.text)) return;
    const std::vector<Outcome>& outcomes = reading_.scenario.outcomes();
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      known.push_back(outcomes[i].id);
      if (outcomes[i].id != item.text) continue;
      rule_.outcomes.insert(i);
      return;
    }
    if (!reading_.outcomes_known) return;
    report(
        MessageId::UnknownOutcome, item.span, fmt::format("there is no outcome '{}'", item.text),
        did_you_mean(item.text, known, fmt::format("the outcomes are {}", fmt::join(known, ", "))));
  }

  void read_fixed() {
    if (takes("years")) rule_.years = read_calendar_years(view_, "years", reading_);
    if (rule_.kind != RuleKind::Fixed) {
      if (takes("years") && !view_.node().find("years") && reading_.years_known) {
        for (int y = 0; y < reading_.scenario.horizon; ++y) {
          rule_.years.push_back(reading_.scenario.calendar_year(y));
        }
      }
      return;
    }
    rule_.per = view_.choice<FixedPer>("per");
    const auto needs_per = [&](std::string_view key, FixedPer per, std::string_view word) {
      if (!view_.node().find(key) || rule_.per == per) return;
      report(MessageId::KeyNotApplicable, view_.span_of_key(key),
             fmt::format("'{}' means nothing without  per: {}", view_.path(key), word),
             "sums that follow people fall in the years of the people");
    };
    needs_per("year", FixedPer::Once, "once");
    needs_per("years", FixedPer::Year, "year");
    if (rule_.per == FixedPer::Year && view_.lacks("years")) {
      report(MessageId::MissingKey, view_.node().span,
             fmt::format("'{}' has no 'years'", view_.path()),
             "a sum  per: year  states its calendar years, such as 2025-2027");
    }
    if (rule_.per == FixedPer::Once) {
      const auto year = view_.year("year");
      if (year) reading_.check_year(*year, view_.span_of_value("year"), view_.path("year"));
      rule_.years = {year.value_or(reading_.scenario.start_year)};
    }
    const bool of_people = rule_.per == FixedPer::Participant || rule_.per == FixedPer::Completer;
    if (of_people && rule_.as == PaysAs::ShareOfDraws) {
      report(MessageId::ConflictingKeys, view_.span_of_value("as"),
             fmt::format("'{}' pays a share of the draws for every person", view_.path()),
             "write  per: once  or  per: year, or a sum of money");
    }
    if (rule_.as == PaysAs::PerPerson || rule_.as == PaysAs::InvestorReturn) {
      report(MessageId::KeyNotApplicable, view_.span_of_value("as"),
             fmt::format("'{}' is not what a fixed sum can be", view_.path("as")),
             "write  per: participant  for a sum a head; a return hangs on a metric");
    }
  }

  void read_gate() {
    const Node* node = view_.find("gate");
    if (!node) return;
    RecordView gate(reading_, *node, schema::kGate, view_.path("gate"), view_.citation());
    const Node* metric = gate.find("metric");
    if (!metric) return;
    const auto number = metric_number(*metric, contract_, reading_);
    const SlotId at_least = gate.slot("at_least");
    const Gated on = gate.choice<Gated>("on");
    if (on == Gated::AfterPayback && rule_.after_payback == kNoSlot) {
      report(MessageId::KeyNotApplicable, gate.span_of_value("on"),
             fmt::format("'{}' has no part after payback", view_.path()),
             "write  after_payback:  in a savings_share, or leave out 'on'");
    }
    if (number) rule_.gate = Gate{*number, at_least, on};
  }

  // The last payment must fall within the horizon.

  void check_years() {
    std::vector<std::size_t> metrics;
    if (rule_.metric) metrics.push_back(*rule_.metric);
    for (const CardPrice& price : rule_.prices) metrics.push_back(price.metric);
    for (const std::size_t metric : metrics) {
      const Metric& of = contract_.metrics[metric];
      int last = -1;
      if (of.kind == MetricKind::Reduction && !of.reductions.empty()) {
        last = reading_.scenario.project_year(of.reductions.rbegin()->first);
      }
      if (of.kind == MetricKind::Count) last = last_count(of);
      if (last >= 0) check_paid_within_horizon(last, contract_, of.span, of.id, false, reading_);
    }
    int last = -1;
    for (const CalendarYear year : rule_.years) {
      last = std::max(last, reading_.scenario.project_year(year));
    }
    if (rule_.kind == RuleKind::Fixed && !rule_.years.empty()) {
      check_paid_within_horizon(last, contract_, rule_.span, rule_.id, false, reading_);
    } else if (last >= 0 && last < reading_.limit()) {
      check_paid_within_horizon(last, contract_, rule_.span, rule_.id, !view_.has("years"),
                                reading_);
    }
    if (rule_.kind == RuleKind::Fixed && rule_.years.empty()) {
      const int of_people = last_people(rule_.per == FixedPer::Completer, reading_.scenario);
      if (of_people >= 0) {
        check_paid_within_horizon(of_people, contract_, rule_.span, rule_.id, false, reading_);
      }
    }
  }

  /// Last project year in which somebody is counted.
  [[nodiscard]] int last_count(const Metric& metric) const {
    const int people = last_people(metric.from == MeasuredFrom::Completion, reading_.scenario);
    constexpr int kMonths = 12;
    return people < 0 ? -1 : people + metric.months.back() / kMonths;
  }

  RecordView& view_;
  const Contract& contract_;
  Reading& reading_;
  PaymentRule rule_;
};

}  // namespace

void read_contract_payments(const RecordView& view, Contract& contract, Reading& reading) {
  const Node* list = view.find("payments");
  if (!list) return;
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    RecordView of_rule(reading, item, schema::kPayment,
                       join(view.path("payments"), item_step(item, i)), view.citation());
    contract.payments.push_back(PaymentReader(of_rule, contract, reading).read());
  }
  check_distinct_ids(*list, view.path("payments"), reading.diagnostics);
  check_shared_savings(contract, reading);
}

}  // namespace soem
