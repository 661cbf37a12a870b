// SPDX-License-Identifier: MIT
//
// The parties of a contract and the money between them, written down as it moves.
#pragma once

#include "soem/contract/settlement.hpp"

namespace soem {

class Ledger {
 public:
  Ledger(const Contract& contract, const Scenario& scenario);

  [[nodiscard]] const std::vector<Party>& parties() const { return parties_; }
  [[nodiscard]] std::vector<Flow> take_flows() { return std::move(flows_); }

  /// Who holds the contract's money; a contract that moves any has one.
  [[nodiscard]] std::size_t holder() const { return holder_; }
  [[nodiscard]] std::optional<std::size_t> supplier() const { return supplier_; }
  [[nodiscard]] std::size_t investor(std::size_t number) const { return investors_[number]; }
  [[nodiscard]] std::size_t guarantor(std::size_t number) const { return guarantors_[number]; }
  [[nodiscard]] std::size_t fee_recipient(std::size_t number) const { return fees_[number]; }
  [[nodiscard]] std::size_t tax_authority() const { return tax_authority_; }
  [[nodiscard]] static std::size_t payer(std::size_t number) { return number; }

  /// What comes next falls then.
  void at(int month, int year) {
    month_ = month;
    year_ = year;
  }
  /// Nothing is written for no money, or for money that stays with its party.
  void move(std::size_t from, std::size_t to, Leg leg, double amount,
            std::optional<std::size_t> rule = {});

 private:
  std::size_t party(const std::string& id, const std::string& name, PartyRole role,
                    std::optional<std::size_t> payer = {});

  std::vector<Party> parties_;
  std::vector<Flow> flows_;
  std::size_t holder_ = 0, tax_authority_ = 0;
  std::optional<std::size_t> supplier_;
  std::vector<std::size_t> investors_, guarantors_, fees_;
  int month_ = 0, year_ = 0;
};

}  // namespace soem
