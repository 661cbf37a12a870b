// SPDX-License-Identifier: MIT
//
// What a contract comes to: dated flows of nominal money between parties, and what each payment
// rule gave and why. Everything else that is said of a contract derives from the flows. Every flow
// goes from one party to another, so over all parties flows sum to zero at every date.
//
// Order of what bounds a payment: rule, gate, cap per person, cap of the rule, cap of the contract,
// cap on the return. What a cap cuts stays with the payers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/contract/measurement.hpp"
#include "soem/contract/projected.hpp"

namespace soem {

enum class PartyRole : std::uint8_t {
  Payer,
  Investor,
  Vehicle,
  Supplier,
  Guarantor,
  FeeRecipient,
  TaxAuthority,
};
[[nodiscard]] std::string_view party_role_word(PartyRole role);

struct Party {
  std::string id;
  std::string name;  ///< for people; the id where the file gives none
  PartyRole role = PartyRole::Payer;
  /// The payer of the scenario that it is, or whose money it is.
  std::optional<std::size_t> payer = {};
};

enum class Leg : std::uint8_t {
  Draw,       ///< investor → who holds the money
  Cost,       ///< who holds the money → who bears the intervention's cost in the projection
  Fee,        ///< who holds the money → intermediary, evaluator
  Payment,    ///< payer → who holds the money, or the supplier: a payment rule
  Malus,      ///< supplier → payer
  Vat,        ///< payer → tax authority
  Repayment,  ///< who holds the money → investor
  Refund,     ///< the same, of money that was drawn and not used; to payers: above the return cap
  Floor,      ///< payer → who holds the money, at the end
  Compensation,  ///< payer → who holds the money, after an early end
  Guarantee,     ///< guarantor → who holds the money, at the end
  Surplus,       ///< who holds the money → supplier
};
[[nodiscard]] std::string_view leg_word(Leg leg);

/// Money on a date.
struct Flow {
  int month = 0;  ///< from the start of project year 0; a date in years is month / 12
  int year = 0;   ///< project year it belongs to: at the end of a year, that year
  std::size_t from = 0, to = 0;  ///< parties
  Leg leg = Leg::Payment;
  std::optional<std::size_t> rule = {};  ///< number of the payment rule or of the fee
  double amount = 0.0;                   ///< nominal, above 0
};

/// Which bound cut a payment last, if any did.
enum class Bound : std::uint8_t { None, Level, Gate, Person, Rule, Contract, Return };
[[nodiscard]] std::string_view bound_word(Bound bound);

/// What one rule paid for one cohort on one date, and what became of it on the way.
struct RulePayment {
  std::size_t rule = 0;
  int month = 0, year = 0;
  std::optional<int> cohort = {}, follow_up = {};
  std::optional<std::size_t> metric = {};
  std::optional<double> count = {};  ///< people or units; of a savings share the saving
  std::optional<double> level = {};
  std::optional<double> before_payback = {};  ///< of a savings share: the part of the saving
  bool observed = false, pooled = false;
  double by_rule = 0.0, gated = 0.0, per_person = 0.0;  ///< after each step
  double under_rule_cap = 0.0, under_contract_cap = 0.0;
  std::optional<double> return_room = {};  ///< what a cap on the return left on that date
  double paid = 0.0;                       ///< under all of them; below 0 the supplier paid
  Bound bound = Bound::None;
};

struct Settlement {
  std::vector<Party> parties;  ///< payers of the scenario first, in its order
  std::vector<Flow> flows;     ///< by year, date, and the order in which they fall
  std::vector<RulePayment> payments;
  int last_month = 0;    ///< when the contract is settled
  double cost = 0.0;     ///< nominal cost of the lines that the contract covers
  double covered = 0.0;  ///< the part that its money paid
  double drawn = 0.0;    ///< by the investors
  double floor = 0.0;    ///< what the payers promised to repay in any case
  std::size_t cut = 0;   ///< payments that fall after a shortened horizon, and are left out

  [[nodiscard]] std::optional<std::size_t> find(std::string_view party) const;
};

/// `measured`: one list for each metric; measure() gives what is expected.
[[nodiscard]] Settlement settle(const Contract& contract, const Projected& projected,
                                const std::vector<Measurements>& measured);
[[nodiscard]] Settlement settle(const Contract& contract, const Projected& projected);

}  // namespace soem
