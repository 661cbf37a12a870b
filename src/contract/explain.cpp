// SPDX-License-Identifier: MIT
//
// Which payments were asked for, and what they add up to.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "explain_payment.hpp"
#include "soem/contract/explanation.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

/// The same contract as it runs without an early end: what a probability of one is applied to.
Settlement course_of(const Contract& contract, const Projected& projected) {
  if (!contract.termination || contract.termination->probability == kNoSlot) {
    return settle(contract, projected);
  }
  Contract whole = contract;
  whole.termination.reset();
  return settle(whole, projected);
}

class Explainer {
 public:
  Explainer(const Calculation& calculation, const Contract& contract, const PaymentTarget& target)
      : scenario_(calculation.scenario),
        contract_(contract),
        target_(target),
        slots_(slot_values(scenario_)),
        projected_{&scenario_, calculation.model.get(), &calculation.values, slots_},
        measures_(measure(contract, projected_)),
        settlement_(settle(contract, projected_)),
        course_(course_of(contract, projected_)),
        graph_(calculation),
        terms_(projected_, graph_),
        measured_(contract, measures_, terms_),
        rules_(contract, course_, terms_, measured_),
        payments_(contract, settlement_, course_, rules_, terms_) {}

  std::variant<Explanation, ExplainFault> run() {
    if (auto fault = find_parts()) return std::move(*fault);
    Explanation out;
    out.nominal = true;
    out.steps.push_back(total());
    for (const std::size_t i : chosen_) out.steps.push_back(payments_.step(i));
    for (Step& step : measured_.take()) out.steps.push_back(std::move(step));
    for (Step& step : graph_.write()) out.steps.push_back(std::move(step));
    return out;
  }

 private:
  std::optional<ExplainFault> find_parts() {
    if (!target_.rule.empty()) {
      std::vector<std::string_view> rules;
      for (const PaymentRule& one : contract_.payments) rules.push_back(one.id);
      const auto found = std::find(rules.begin(), rules.end(), target_.rule);
      if (found == rules.end()) {
        const std::string known = rules.empty()
                                      ? "it has no payment rules"
                                      : fmt::format("its rules are {}", fmt::join(rules, ", "));
        return ExplainFault{
            fmt::format("contract '{}' has no payment rule '{}'", contract_.id, target_.rule),
            did_you_mean(target_.rule, rules, known)};
      }
      rule_ = static_cast<std::size_t>(found - rules.begin());
    }
    if (!target_.payer.empty()) {
      std::vector<std::string_view> payers;
      for (const PayerShare& one : contract_.payers) {
        payers.push_back(scenario_.payers[one.payer].id);
        if (payers.back() == target_.payer) payer_ = &one;
      }
      if (!payer_) {
        return ExplainFault{
            fmt::format("'{}' pays nothing under contract '{}'", target_.payer, contract_.id),
            did_you_mean(target_.payer, payers,
                         fmt::format("its payers are {}", fmt::join(payers, ", ")))};
      }
    }
    for (std::size_t i = 0; i < settlement_.payments.size(); ++i) {
      const RulePayment& one = settlement_.payments[i];
      if (rule_ && one.rule != *rule_) continue;
      if (is_year(one.year)) chosen_.push_back(i);
    }
    return target_.year ? check_year() : std::nullopt;
  }

  [[nodiscard]] bool is_year(int year) const {
    return !target_.year || static_cast<int>(scenario_.calendar_year(year)) == *target_.year;
  }

  std::optional<ExplainFault> check_year() const {
    if (!chosen_.empty()) return std::nullopt;
    std::vector<std::string> years;
    for (const RulePayment& one : settlement_.payments) {
      const std::string year = terms_.year(one.year);
      const bool known = std::find(years.begin(), years.end(), year) != years.end();
      if ((!rule_ || one.rule == *rule_) && !known) years.push_back(year);
    }
    return ExplainFault{fmt::format("nothing is settled in {}", *target_.year),
                        years.empty() ? "no payment falls within the horizon"
                                      : fmt::format("payments fall in {}", fmt::join(years, ", "))};
  }

  // What they add up to.

  Step total() {
    Step step;
    step.title = fmt::format("Payments of {} under {}{}{}", payer_ ? target_.payer : "all payers",
                             contract_.id, rule_ ? fmt::format(" by {}", target_.rule) : "",
                             target_.year ? fmt::format(", {}", *target_.year) : "");
    const bool vat = projected_.value(contract_.vat) != 0;
    const bool share = payer_ && payer_->share != kNoSlot;
    step.formula =
        fmt::format("{}what each rule pays{}{}", share ? "share × " : "",
                    vat ? ", and VAT of it" : "", rule_ ? "" : ", and what is made up at the end");
    std::vector<Arithmetic> sums;
    double sum = 0.0;
    const auto row = [&](std::string label, Arithmetic calculation, double value) {
      step.rows.push_back({std::move(label), std::move(calculation), value});
      sums.push_back(Arithmetic(value));
      sum += value;
    };
    for (std::size_t r = 0; r < contract_.payments.size(); ++r) {
      if (rule_ && r != *rule_) continue;
      double paid = 0.0, taxed = 0.0;
      std::vector<Arithmetic> parts, taxed_parts;
      for (const std::size_t i : chosen_) {
        const RulePayment& one = settlement_.payments[i];
        if (one.rule != r) continue;
        parts.emplace_back(one.paid);
        paid += one.paid;
        if (one.paid <= 0) continue;
        taxed_parts.emplace_back(one.paid);
        taxed += one.paid;
      }
      if (parts.empty()) continue;
      const double part = payer_ ? projected_.value(payer_->share, 1.0) : 1.0;
      const std::string& id = contract_.payments[r].id;
      row(id, shared(sum_of(parts), step), paid * part);
      if (!vat || taxed == 0) continue;
      const Arithmetic tax =
          Arithmetic::product(std::array{sum_of(taxed_parts), terms_.slot(contract_.vat, step)});
      row("VAT of " + id, shared(tax, step), taxed * projected_.value(contract_.vat) * part);
    }
    if (!rule_) made_up_at_the_end(row);
    if (sums.size() != 1) step.rows.push_back({"sum", sum_of(sums), sum});
    return step;
  }

  Arithmetic shared(const Arithmetic& all, Step& step) {
    if (!payer_ || payer_->share == kNoSlot || all.is_zero()) return all;
    return Arithmetic::product(std::array{all, terms_.slot(payer_->share, step)});
  }

  template <typename AddRow>
  void made_up_at_the_end(AddRow row) {
    for (const Leg leg : {Leg::Compensation, Leg::Floor}) {
      std::vector<Arithmetic> parts;
      double sum = 0.0;
      for (const Flow& flow : settlement_.flows) {
        const bool own = !payer_ || flow.from == payer_->payer;
        if (flow.leg != leg || !own || !is_year(flow.year)) continue;
        parts.emplace_back(flow.amount);
        sum += flow.amount;
      }
      if (!parts.empty()) row(std::string(leg_word(leg)), sum_of(parts), sum);
    }
  }

  const Scenario& scenario_;
  const Contract& contract_;
  const PaymentTarget& target_;
  std::vector<double> slots_;
  Projected projected_;
  std::vector<Measurements> measures_;
  Settlement settlement_, course_;
  GraphSteps graph_;
  ExplainTerms terms_;
  MeasuredSteps measured_;
  RuleExplainer rules_;
  PaymentSteps payments_;
  std::optional<std::size_t> rule_;
  const PayerShare* payer_ = nullptr;
  std::vector<std::size_t> chosen_;  ///< payments of the settlement
};

/// "payments.card" and "contracts." of a path of the file, away.
void strip(std::string_view& text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
}

}  // namespace

std::optional<PaymentTarget> parse_payment_target(std::string_view text) {
  constexpr std::string_view kPayment = "payment:";
  if (!text.starts_with(kPayment)) return std::nullopt;
  const auto parts = parse_target(text.substr(kPayment.size()));
  if (!parts || parts->is_line) return std::nullopt;
  std::string_view path = parts->figure;
  strip(path, "contracts.");
  PaymentTarget out;
  const std::size_t dot = path.find('.');
  out.contract = path.substr(0, dot);
  if (dot != std::string_view::npos) {
    std::string_view rule = path.substr(dot + 1);
    strip(rule, "payments.");
    out.rule = rule;
    if (out.rule.empty()) return std::nullopt;
  }
  out.payer = parts->payer == kTotal ? "" : parts->payer;
  out.year = parts->year;
  if (out.contract.empty()) return std::nullopt;
  return out;
}

std::variant<Explanation, ExplainFault> explain_payments(const Calculation& calculation,
                                                         const PaymentTarget& target) {
  std::vector<std::string_view> ids;
  for (const Contract& one : calculation.scenario.contracts) {
    ids.push_back(one.id);
    if (one.id == target.contract) return Explainer(calculation, one, target).run();
  }
  if (ids.empty()) {
    return ExplainFault{"the scenario has no contracts",
                        "docs/contracts.md shows how one is written"};
  }
  return ExplainFault{fmt::format("there is no contract '{}'", target.contract),
                      did_you_mean(target.contract, ids,
                                   fmt::format("the contracts are {}", fmt::join(ids, ", ")))};
}

}  // namespace soem
