// SPDX-License-Identifier: MIT
//
// Payment rules: layer 2. What each rule says is due for what was measured in a year, after its own
// gate and its cap per person and before any other cap.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "accounts.hpp"
#include "soem/contract/measurement.hpp"
#include "soem/contract/price_levels.hpp"

namespace soem {

/// What a rule says of one cohort, or of one year.
struct Due {
  std::optional<int> cohort = {};  ///< project year; empty: not of one cohort
  std::optional<int> follow_up = {};
  std::optional<std::size_t> metric = {};
  std::optional<double> count = {}, level = {};
  std::optional<double> before_payback = {};  ///< of a savings share: the part of the saving
  bool observed = false;
  bool pooled = false;       ///< paid because all cohorts together reached the level
  bool missed = false;       ///< a level was not reached
  bool gate_failed = false;  ///< all or part of it hangs on a gate that failed
  double by_rule = 0.0;      ///< as the rule has it
  double gated = 0.0;        ///< after the gate
  double amount = 0.0;       ///< after the cap per person; below 0 the supplier pays
};

class Rules {
 public:
  /// `cost`: nominal cost of the intervention as a whole, for bonus and malus.
  Rules(const Contract& contract, const Projected& projected,
        const std::vector<Measurements>& measured, double cost);

  /// Project years in which `rule` measures something, ascending.
  [[nodiscard]] std::vector<int> measured_years(std::size_t rule) const;

  /// What is due for what was measured in `year`, to be paid in `month`. `outstanding`: what still
  /// has to be paid until the money that was put up is repaid, interest included.
  [[nodiscard]] std::vector<Due> due(std::size_t rule, int year, int month,
                                     const InvestorAccounts& accounts, double outstanding);

 private:
  /// One entry of a rate card that a cohort has been paid by: whoever stands among the first
  /// `count` got `price`.
  struct CardEntry {
    std::size_t metric;
    double count, price;
  };

  [[nodiscard]] double in_money(const PaymentRule& rule, double pays, double count, int year,
                                int month, const InvestorAccounts& accounts) const;
  [[nodiscard]] double table(const PaymentRule& rule, double level) const;
  [[nodiscard]] bool gate_is_open(const Gate& gate, std::optional<int> cohort, int year) const;
  [[nodiscard]] double saving(const PaymentRule& rule, int year) const;

  void rate_card(std::size_t number, int year, std::vector<Due>& out);
  void by_level(std::size_t number, int year, int month, const InvestorAccounts& accounts,
                std::vector<Due>& out) const;
  void pooled(std::size_t number, int year, int month, const InvestorAccounts& accounts,
              std::vector<Due>& out) const;
  void per_unit(const PaymentRule& rule, int year, std::vector<Due>& out) const;
  void tiers(std::size_t number, int year, std::vector<Due>& out);
  void savings(const PaymentRule& rule, int year, double outstanding, std::vector<Due>& out) const;
  void bonus(const PaymentRule& rule, int year, std::vector<Due>& out) const;
  void fixed(const PaymentRule& rule, int year, int month, const InvestorAccounts& accounts,
             std::vector<Due>& out) const;

  const Contract& contract_;
  const Projected& projected_;
  const std::vector<Measurements>& measured_;
  double cost_;
  PriceLevels nominal_, indexed_;
  std::map<std::size_t, double> volume_;  ///< by rule: people that tiers have paid for
  /// By rule and cohort, in the order in which they were paid.
  std::map<std::pair<std::size_t, int>, std::vector<CardEntry>> cards_;
};

}  // namespace soem
