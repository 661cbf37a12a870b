// SPDX-License-Identifier: MIT
//
// What each investor has put up, got back, and has a right to before the next rank gets anything.
#pragma once

#include <vector>

#include "soem/contract/projected.hpp"

namespace soem {

class InvestorAccounts {
 public:
  InvestorAccounts(const Contract& contract, const Projected& projected);

  [[nodiscard]] std::size_t size() const { return accounts_.size(); }
  [[nodiscard]] double share(std::size_t investor) const { return accounts_[investor].share; }
  [[nodiscard]] double drawn(std::size_t investor) const { return accounts_[investor].drawn; }
  [[nodiscard]] double drawn() const;
  [[nodiscard]] double received() const;

  void draw(std::size_t investor, int month, double amount);

  /// Divides `amount` among the investors: rank by rank what they are owed, money and interest, in
  /// proportion within a rank; then, `all`, the rest to the last rank in proportion to the draws.
  /// Returns what each gets; what nobody gets is left over.
  std::vector<double> distribute(double amount, int month, bool all);

  /// Gives money back that was drawn and not used, in proportion to the draws.
  std::vector<double> give_back(double amount, int month);

  /// Draws and interest that have not been repaid, on a date.
  [[nodiscard]] double owed(int month) const;
  /// What is to be paid on a date so that all investors together end with `result`: an IRR where it
  /// is not negative, else the share of the draws that they lose.
  [[nodiscard]] double needed_for(double result, int month) const;
  /// The same for an internal rate of return of any sign.
  [[nodiscard]] double needed_for_irr(double rate, int month) const;
  /// The same for an average annual return, were this the last receipt.
  [[nodiscard]] double needed_for_average(double rate, int month) const;

 private:
  struct Account {
    double share = 1.0, interest = 0.0;
    int rank = 1;
    double drawn = 0.0, received = 0.0;
    double owed = 0.0;  ///< on the date `as_of`
    int as_of = 0;
  };
  struct Dated {
    int month;
    double amount;  ///< draws above 0, receipts below
  };

  [[nodiscard]] static double owed(const Account& account, int month);
  void receive(Account& account, int month, double amount);

  std::vector<Account> accounts_;
  std::vector<Dated> flows_;
};

}  // namespace soem
