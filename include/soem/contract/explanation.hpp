// SPDX-License-Identifier: MIT
//
// Where a payment comes from: what was measured, how it comes from the projection, the price, and
// what gate and caps made of it, with the numbers put in. The numbers are those of the settlement;
// every row, computed again, gives them.
#pragma once

#include "soem/figures/explanation.hpp"

namespace soem {

/// What is to be explained, as it was asked for.
struct PaymentTarget {
  std::string contract;
  std::string rule;         ///< empty: everything that the contract's payers pay
  std::string payer;        ///< empty: all of them together
  std::optional<int> year;  ///< the calendar year that the money belongs to
};

/// payment:CONTRACT[.RULE][:PAYER][@YEAR], or the path of the file, as in
/// payment:contracts.partnership.payments.card; empty where it is neither.
[[nodiscard]] std::optional<PaymentTarget> parse_payment_target(std::string_view text);

[[nodiscard]] std::variant<Explanation, ExplainFault> explain_payments(
    const Calculation& calculation, const PaymentTarget& target);

}  // namespace soem
