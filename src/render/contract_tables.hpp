// SPDX-License-Identifier: MIT
//
// The tables of a contract's page.
#pragma once

#include "contract_words.hpp"
#include "soem/contract/figures.hpp"
#include "soem/render/page.hpp"
#include "wording.hpp"

namespace soem {

class ContractTables {
 public:
  ContractTables(const Scenario& scenario, std::span<const ContractResult> results,
                 Language language);

  [[nodiscard]] const Wording& wording() const { return wording_; }
  template <typename... Values>
  [[nodiscard]] std::string say(ContractText text, const Values&... values) const {
    return fmt::format(fmt::runtime(pattern(text, wording_.language())), values...);
  }

  /// The value of a figure, all of several roots, or a dash with the number of the footnote that
  /// says why there is none. Empty where the contract has no such figure.
  [[nodiscard]] std::string cell(const ContractResult& result, std::string_view figure,
                                 std::string_view party);
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

  /// What each party gets and pays, year by year.
  [[nodiscard]] Table by_year(const ContractResult& result, const std::string& name) const;
  /// What was measured, what the rule said, what bounded it, and what was paid.
  [[nodiscard]] Table payments(const ContractResult& result) const;
  /// Prices of outcomes beside those at which parties break even; no rows where there are none.
  [[nodiscard]] Table prices(const ContractResult& result);
  /// Every party's result at success rates, wherever one jumps and every 10 %.
  [[nodiscard]] Table pay_off(const ContractResult& result) const;

 private:
  [[nodiscard]] std::string words(const ContractFigure& figure) const;
  [[nodiscard]] std::string month(int month, const Contract& contract) const;
  [[nodiscard]] std::string party(std::string_view id) const;
  [[nodiscard]] bool has_balance(const Position& position) const;
  [[nodiscard]] std::string why(const RulePayment& one) const;
  [[nodiscard]] std::string result_of(const RulePayment& one, const Contract& contract) const;
  [[nodiscard]] std::string label(const RulePayment& one, const Contract& contract) const;
  [[nodiscard]] std::string ranges(const PartyPayOff& party) const;

  const Scenario& scenario_;
  Wording wording_;
  std::vector<std::string> notes_;
};

}  // namespace soem
