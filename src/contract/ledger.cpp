// SPDX-License-Identifier: MIT
#include "ledger.hpp"

namespace soem {

std::string_view party_role_word(PartyRole role) {
  switch (role) {
    case PartyRole::Payer:
      return "payer";
    case PartyRole::Investor:
      return "investor";
    case PartyRole::Vehicle:
      return "vehicle";
    case PartyRole::Supplier:
      return "supplier";
    case PartyRole::Guarantor:
      return "guarantor";
    case PartyRole::FeeRecipient:
      return "fee_recipient";
    case PartyRole::TaxAuthority:
      return "tax_authority";
  }
  return "";
}

std::string_view leg_word(Leg leg) {
  switch (leg) {
    case Leg::Draw:
      return "draw";
    case Leg::Cost:
      return "cost";
    case Leg::Fee:
      return "fee";
    case Leg::Payment:
      return "payment";
    case Leg::Malus:
      return "malus";
    case Leg::Vat:
      return "vat";
    case Leg::Repayment:
      return "repayment";
    case Leg::Refund:
      return "refund";
    case Leg::Floor:
      return "floor";
    case Leg::Compensation:
      return "compensation";
    case Leg::Guarantee:
      return "guarantee";
    case Leg::Surplus:
      return "surplus";
  }
  return "";
}

std::string_view bound_word(Bound bound) {
  switch (bound) {
    case Bound::None:
      return "";
    case Bound::Level:
      return "level";
    case Bound::Gate:
      return "gate";
    case Bound::Person:
      return "cap_per_person";
    case Bound::Rule:
      return "cap_of_rule";
    case Bound::Contract:
      return "cap_of_contract";
    case Bound::Return:
      return "return_cap";
  }
  return "";
}

std::optional<std::size_t> Settlement::find(std::string_view party) const {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (parties[i].id == party) return i;
  }
  return std::nullopt;
}

Ledger::Ledger(const Contract& contract, const Scenario& scenario) {
  for (std::size_t p = 0; p < scenario.payers.size(); ++p) {
    parties_.push_back({scenario.payers[p].id, scenario.payers[p].id, PartyRole::Payer, p});
  }
  for (const Investor& one : contract.investors) {
    investors_.push_back(party(one.id, one.name, PartyRole::Investor, one.public_payer));
  }
  if (!contract.supplier.empty()) supplier_ = party(contract.supplier, "", PartyRole::Supplier);
  holder_ = supplier_.value_or(0);
  if (!contract.vehicle.empty()) holder_ = party(contract.vehicle, "", PartyRole::Vehicle);
  for (const Guarantee& one : contract.guarantees) {
    guarantors_.push_back(party(one.id, one.name, PartyRole::Guarantor, one.public_payer));
  }
  for (const Fee& fee : contract.fees) {
    fees_.push_back(party(fee.to, "", PartyRole::FeeRecipient));
  }
  tax_authority_ = party(std::string(kTaxAuthority), "", PartyRole::TaxAuthority);
}

/// One party may have several roles: whoever pays for results may invest, or deliver, too.
std::size_t Ledger::party(const std::string& id, const std::string& name, PartyRole role,
                          std::optional<std::size_t> payer) {
  for (std::size_t i = 0; i < parties_.size(); ++i) {
    if (parties_[i].id == id) return i;
  }
  parties_.push_back({id, name.empty() ? id : name, role, payer});
  return parties_.size() - 1;
}

void Ledger::move(std::size_t from, std::size_t to, Leg leg, double amount,
                  std::optional<std::size_t> rule) {
  if (from == to || amount == 0.0) return;
  flows_.push_back({month_, year_, from, to, leg, rule, amount});
}

}  // namespace soem
