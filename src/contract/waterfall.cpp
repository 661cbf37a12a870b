// SPDX-License-Identifier: MIT
//
// Goes through the contract's dates in their order: draws and costs at the
// point of the year they fall at, payments when they are due, and at the end what was promised for
// the case that it went badly.
#include "waterfall.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "funding.hpp"
#include "ledger.hpp"
#include "rules.hpp"

namespace soem {
namespace {

/// Something that happens on a date. The order of one date: money first, then payments.
struct Event {
  int year = 0, month = 0;
  std::optional<std::size_t> rule = {};  ///< empty: draws, costs and fees of `year`
  int measured = 0;                      ///< project year that the rule looks at

  [[nodiscard]] auto order() const {
    return std::tuple(year, month, rule.has_value(), rule.value_or(0), measured);
  }
};

/// What is smaller relative to an amount is rounding, and neither cut nor left over.
constexpr double kRounding = 1e-12;

int point_of(PointOfYear point) { return static_cast<int>(point) * kMonthsAYear / 2; }

class Waterfall {
 public:
  Waterfall(const Contract& contract, const Projected& projected,
            const std::vector<Measurements>& measured)
      : contract_(contract),
        projected_(projected),
        scenario_(*projected.scenario),
        funding_(contract, projected),
        accounts_(contract, projected),
        ledger_(contract, scenario_) {
    uncovered_.assign(scenario_.payers.size(), 0.0);
    out_.cost = funding_.cost();
    rules_.emplace(contract, projected, measured, out_.cost);
    collect_events();
  }

  /// Ends with project year `last_year`; the whole contract without.
  Settlement run(std::optional<int> last_year) {
    const auto ends = [&](const Event& event) { return last_year && event.year > *last_year; };
    terminated_ = std::any_of(events_.begin(), events_.end(), ends);
    std::erase_if(events_, ends);
    std::size_t next = 0;
    while (next < events_.size()) {
      const Event& first = events_[next];
      ledger_.at(first.month, first.year);
      if (!first.rule) {
        fund(first.year, first.month);
        ++next;
        continue;
      }
      // All payments of a date are one sum to whoever gets it.
      double granted = 0.0;
      for (const Event date = first;
           next < events_.size() && events_[next].rule && same_date(events_[next], date); ++next) {
        granted += pay(events_[next], granted);
      }
      received_ += granted;
      if (!keeps_payments(first.year)) distribute(first.month);
    }
    close(last_year);
    out_.parties = ledger_.parties();
    out_.flows = ledger_.take_flows();
    out_.drawn = accounts_.drawn();
    return std::move(out_);
  }

 private:
  static bool same_date(const Event& a, const Event& b) {
    return a.year == b.year && a.month == b.month;
  }

  [[nodiscard]] bool moves_money() const {
    return !contract_.holder().empty() &&
           (!contract_.investors.empty() || !contract_.payments.empty());
  }

  // What there is.

  void collect_events() {
    if (!moves_money()) return;
    out_.cut = left_out(contract_, projected_);
    const int end = scenario_.horizon * kMonthsAYear;
    for (int y = 0; y < scenario_.horizon; ++y) {
      if (!funding_.any_in(y)) continue;
      events_.push_back({y, y * kMonthsAYear + point_of(contract_.draws_at), {}, y});
      last_funding_ = y;
    }
    for (std::size_t rule = 0; rule < contract_.payments.size(); ++rule) {
      for (const int measured : rules_->measured_years(rule)) {
        const int month = measured * kMonthsAYear + point_of(contract_.payments_at) + contract_.lag;
        // The end of a year belongs to it; any other date to the year that it begins or lies in.
        const bool at_end = contract_.payments_at == PointOfYear::End;
        const int year = at_end ? (month - 1) / kMonthsAYear : month / kMonthsAYear;
        if (month > end || year >= scenario_.horizon) {
          ++out_.cut;
        } else {
          events_.push_back({year, month, rule, measured});
        }
      }
    }
    std::sort(events_.begin(), events_.end(),
              [](const Event& a, const Event& b) { return a.order() < b.order(); });
  }

  // Money in, costs out.

  void fund(int year, int month) {
    const double fees = funding_.fees_in(year);
    if (contract_.investors.empty()) {
      pay_fees(year);
      cover(year, funding_.cost_in(year));  // the supplier carries it
      return;
    }
    const double wanted = funding_.draw_in(year);
    const double at_hand = contract_.recycle ? std::clamp(received_, 0.0, wanted) : 0.0;
    const double draw = wanted - at_hand;
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      const double part = draw * accounts_.share(i);
      ledger_.move(ledger_.investor(i), ledger_.holder(), Leg::Draw, part);
      accounts_.draw(i, month, part);
    }
    received_ -= at_hand;
    unused_ += draw + at_hand;
    pay_fees(year);
    const double from_unused = std::clamp(unused_, 0.0, fees);
    unused_ -= from_unused;
    received_ -= fees - from_unused;
    unused_ -= cover(year, unused_);
  }

  void pay_fees(int year) {
    for (std::size_t i = 0; i < contract_.fees.size(); ++i) {
      ledger_.move(ledger_.holder(), ledger_.fee_recipient(i), Leg::Fee, funding_.fee_in(i, year),
                   i);
    }
  }

  /// Pays the cost of the year, and of years before that no draw has paid yet, to those who bear it
  /// in the projection; at most `amount`. Returns how much that was.
  double cover(int year, double amount) {
    const std::vector<double>& by_payer = funding_.cost_by_payer(year);
    double open = 0.0;
    for (std::size_t p = 0; p < by_payer.size(); ++p) {
      uncovered_[p] += by_payer[p];
      open += uncovered_[p];
    }
    const double covered = std::min(amount, open);
    if (!(covered > 0)) return 0.0;
    for (std::size_t p = 0; p < uncovered_.size(); ++p) {
      const double part = covered * uncovered_[p] / open;
      ledger_.move(ledger_.holder(), Ledger::payer(p), Leg::Cost, part);
      uncovered_[p] = std::max(0.0, uncovered_[p] - part);
    }
    out_.covered += covered;
    return covered;
  }

  // Payments.

  /// What still has to be paid until the money that was put up is repaid.
  [[nodiscard]] double outstanding(int month) const {
    if (contract_.investors.empty()) return out_.covered - paid_by_contract_;
    return accounts_.owed(month) - std::max(0.0, received_);
  }

  /// Applies the caps to what a rule says; returns what goes to whoever holds the money.
  double pay(const Event& event, double granted) {
    const PaymentRule& rule = contract_.payments[*event.rule];
    double to_fund = 0.0;
    const double already = contract_.investors.empty() ? 0.0 : granted;
    for (const Due& due : rules_->due(*event.rule, event.measured, event.month, accounts_,
                                      outstanding(event.month) - already)) {
      RulePayment one = payment_of(due, event);
      const double so_far = granted + to_fund;
      if (rule.as == PaysAs::InvestorReturn && due.amount > 0) {
        // The rule looked at the investors' accounts, which this date's payments have not reached.
        for (double* amount : {&one.by_rule, &one.gated, &one.per_person}) {
          *amount = std::max(0.0, *amount - granted);
        }
      }
      apply_caps(rule, *event.rule, event.month, event.year, so_far, one);
      write_down(rule, *event.rule, one);
      if (rule.to == Recipient::Fund && one.paid > 0) to_fund += one.paid;
      out_.payments.push_back(one);
    }
    return to_fund;
  }

  static RulePayment payment_of(const Due& due, const Event& event) {
    RulePayment one;
    one.rule = *event.rule;
    one.month = event.month;
    one.year = event.year;
    one.cohort = due.cohort;
    one.follow_up = due.follow_up;
    one.metric = due.metric;
    one.count = due.count;
    one.level = due.level;
    one.before_payback = due.before_payback;
    one.observed = due.observed;
    one.pooled = due.pooled;
    one.by_rule = due.by_rule;
    one.gated = due.gated;
    one.per_person = due.amount;
    if (due.missed && due.amount == 0.0) one.bound = Bound::Level;
    if (due.amount < due.gated) one.bound = Bound::Person;
    if (due.gate_failed && due.gated < due.by_rule) one.bound = Bound::Gate;
    return one;
  }

  void apply_caps(const PaymentRule& rule, std::size_t number, int month, int year, double so_far,
                  RulePayment& one) {
    double amount = one.per_person;
    const auto cut = [&](double room, Bound bound) {
      const double most = std::max(0.0, room);
      if (!(amount > most + kRounding * amount)) return;
      amount = most;
      one.bound = bound;
    };
    if (rule.cap != kNoSlot) cut(projected_.value(rule.cap) - paid_by_rule_[number], Bound::Rule);
    one.under_rule_cap = amount;
    if (contract_.cap != kNoSlot) {
      cut(projected_.value(contract_.cap) - paid_by_contract_, Bound::Contract);
    }
    one.under_contract_cap = amount;
    const bool returns = contract_.return_cap && rule.to == Recipient::Fund;
    if (returns && !keeps_payments(year)) {
      one.return_room = most_to_investors(month) - received_ - so_far;
      cut(*one.return_room, Bound::Return);
    }
    one.paid = amount;
    if (amount > 0) {
      paid_by_rule_[number] += amount;
      paid_by_contract_ += amount;
    }
  }

  [[nodiscard]] double most_to_investors(int month) const {
    const double rate = projected_.value(contract_.return_cap->rate);
    return std::max(0.0, contract_.return_cap->measure == ReturnMeasure::Irr
                             ? accounts_.needed_for_irr(rate, month)
                             : accounts_.needed_for_average(rate, month));
  }

  void write_down(const PaymentRule& rule, std::size_t number, const RulePayment& one) {
    const std::size_t to = rule.to == Recipient::Supplier
                               ? ledger_.supplier().value_or(ledger_.holder())
                               : ledger_.holder();
    const double vat = projected_.value(contract_.vat);
    for (const PayerShare& payer : contract_.payers) {
      const double part = one.paid * projected_.value(payer.share, 1.0);
      const std::size_t from = Ledger::payer(payer.payer);
      if (part < 0) {
        ledger_.move(to, from, Leg::Malus, -part, number);
        continue;
      }
      ledger_.move(from, to, Leg::Payment, part, number);
      ledger_.move(from, ledger_.tax_authority(), Leg::Vat, part * vat, number);
    }
  }

  /// With recycling, payments wait for later costs until there are none.
  [[nodiscard]] bool keeps_payments(int year) const {
    return contract_.recycle && last_funding_ && year < *last_funding_;
  }

  void distribute(int month) {
    if (contract_.investors.empty() || !(received_ > 0)) return;
    double amount = received_;
    if (contract_.return_cap) amount = std::min(amount, most_to_investors(month));
    const bool all = contract_.surplus == Surplus::Investors;
    const std::vector<double> parts = accounts_.distribute(amount, month, all);
    double paid = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      ledger_.move(ledger_.holder(), ledger_.investor(i), Leg::Repayment, parts[i]);
      paid += parts[i];
    }
    const double left = received_ - paid;
    received_ = 0.0;
    // Rounding is nobody's surplus.
    if (!(left > kRounding * amount)) return;
    if (!all) {
      ledger_.move(ledger_.holder(), ledger_.supplier().value_or(ledger_.holder()), Leg::Surplus,
                   left);
    } else if (contract_.return_cap) {
      from_payers(-left, Leg::Refund);
    }
  }

  void from_payers(double amount, Leg leg) {
    for (const PayerShare& payer : contract_.payers) {
      const double part = amount * projected_.value(payer.share, 1.0);
      const std::size_t party = Ledger::payer(payer.payer);
      if (part < 0) {
        ledger_.move(ledger_.holder(), party, leg, -part);
      } else {
        ledger_.move(party, ledger_.holder(), leg, part);
      }
    }
  }

  // The end.

  void close(std::optional<int> last_year) {
    out_.floor = accounts_.drawn() * projected_.value(contract_.floor);
    if (events_.empty()) return;
    const bool early = terminated_ && last_year;
    const int year = early ? *last_year : events_.back().year;
    const int month = early ? (*last_year + 1) * kMonthsAYear : events_.back().month;
    out_.last_month = month;
    if (contract_.investors.empty()) return;
    ledger_.at(month, year);
    distribute(month);
    const std::vector<double> back = accounts_.give_back(std::max(0.0, unused_), month);
    for (std::size_t i = 0; i < back.size(); ++i) {
      ledger_.move(ledger_.holder(), ledger_.investor(i), Leg::Refund, back[i]);
    }
    if (early && contract_.termination) {
      top_up(projected_.value(contract_.termination->compensation) * loss(), month,
             Leg::Compensation);
    }
    double short_of_floor = out_.floor - accounts_.received();
    if (contract_.cap != kNoSlot) {
      short_of_floor =
          std::min(short_of_floor, projected_.value(contract_.cap) - paid_by_contract_);
    }
    top_up(short_of_floor, month, Leg::Floor);
    for (std::size_t i = 0; i < contract_.guarantees.size(); ++i) {
      const double borne = std::min(projected_.value(contract_.guarantees[i].amount), loss());
      if (!(borne > 0)) continue;
      ledger_.move(ledger_.guarantor(i), ledger_.holder(), Leg::Guarantee, borne);
      received_ += borne;
      distribute(month);
    }
  }

  [[nodiscard]] double loss() const { return accounts_.drawn() - accounts_.received(); }

  void top_up(double amount, int month, Leg leg) {
    if (!(amount > 0)) return;
    from_payers(amount, leg);
    paid_by_contract_ += amount;
    received_ += amount;
    distribute(month);
  }

  const Contract& contract_;
  const Projected& projected_;
  const Scenario& scenario_;
  Funding funding_;
  InvestorAccounts accounts_;
  Ledger ledger_;
  std::optional<Rules> rules_;
  std::vector<double> uncovered_;  ///< by payer: cost that no money has paid yet
  std::vector<Event> events_;
  std::optional<int> last_funding_;
  bool terminated_ = false;
  double unused_ = 0.0;    ///< drawn and not spent yet
  double received_ = 0.0;  ///< paid in and not passed on yet; below 0: owed for fees
  std::map<std::size_t, double> paid_by_rule_;
  double paid_by_contract_ = 0.0;
  Settlement out_;
};

}  // namespace

Settlement run_waterfall(const Contract& contract, const Projected& projected,
                         const std::vector<Measurements>& measured, std::optional<int> last_year) {
  return Waterfall(contract, projected, measured).run(last_year);
}

}  // namespace soem
