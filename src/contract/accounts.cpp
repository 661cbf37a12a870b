// SPDX-License-Identifier: MIT
#include "accounts.hpp"

#include <algorithm>
#include <set>

#include "soem/contract/price_levels.hpp"

namespace soem {

InvestorAccounts::InvestorAccounts(const Contract& contract, const Projected& projected) {
  for (const Investor& investor : contract.investors) {
    accounts_.push_back({projected.value(investor.share), projected.value(investor.interest),
                         investor.rank, 0.0, 0.0, 0.0, 0});
  }
}

double InvestorAccounts::drawn() const {
  double sum = 0.0;
  for (const Account& account : accounts_) sum += account.drawn;
  return sum;
}

double InvestorAccounts::received() const {
  double sum = 0.0;
  for (const Account& account : accounts_) sum += account.received;
  return sum;
}

double InvestorAccounts::owed(const Account& account, int month) {
  return account.owed * compound(account.interest, month - account.as_of);
}

double InvestorAccounts::owed(int month) const {
  double sum = 0.0;
  for (const Account& account : accounts_) sum += owed(account, month);
  return sum;
}

void InvestorAccounts::draw(std::size_t investor, int month, double amount) {
  Account& account = accounts_[investor];
  account.owed = owed(account, month) + amount;
  account.as_of = month;
  account.drawn += amount;
  if (amount != 0.0) flows_.push_back({month, amount});
}

void InvestorAccounts::receive(Account& account, int month, double amount) {
  account.owed = std::max(0.0, owed(account, month) - amount);
  account.as_of = month;
  account.received += amount;
  if (amount != 0.0) flows_.push_back({month, -amount});
}

std::vector<double> InvestorAccounts::distribute(double amount, int month, bool all) {
  std::vector<double> parts(accounts_.size());
  std::set<int> ranks;
  for (const Account& account : accounts_) ranks.insert(account.rank);
  double left = amount;
  const auto within = [&](int rank, auto weight_of, double to_divide) {
    double whole = 0.0;
    for (const Account& account : accounts_) {
      if (account.rank == rank) whole += weight_of(account);
    }
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      if (accounts_[i].rank != rank || whole <= 0) continue;
      parts[i] += to_divide * weight_of(accounts_[i]) / whole;
    }
    return whole;
  };
  for (const int rank : ranks) {
    double owed_to_rank = 0.0;
    for (const Account& account : accounts_) {
      if (account.rank == rank) owed_to_rank += owed(account, month);
    }
    const double paid = std::min(left, owed_to_rank);
    within(
        rank, [&](const Account& account) { return owed(account, month); }, paid);
    left -= paid;
  }
  if (all && left > 0) {
    const auto by_draws = [](const Account& account) { return account.drawn; };
    const auto by_shares = [](const Account& account) { return account.share; };
    if (within(*ranks.rbegin(), by_draws, left) <= 0) within(*ranks.rbegin(), by_shares, left);
  }
  for (std::size_t i = 0; i < accounts_.size(); ++i) receive(accounts_[i], month, parts[i]);
  return parts;
}

std::vector<double> InvestorAccounts::give_back(double amount, int month) {
  std::vector<double> parts(accounts_.size());
  const double whole = drawn();
  for (std::size_t i = 0; i < accounts_.size(); ++i) {
    parts[i] = whole > 0 ? amount * accounts_[i].drawn / whole : amount * accounts_[i].share;
    receive(accounts_[i], month, parts[i]);
  }
  return parts;
}

double InvestorAccounts::needed_for_irr(double rate, int month) const {
  double value = 0.0;
  for (const Dated& flow : flows_) value += flow.amount * compound(rate, month - flow.month);
  return value;
}

double InvestorAccounts::needed_for(double result, int month) const {
  return result < 0 ? drawn() * (1.0 + result) - received() : needed_for_irr(result, month);
}

double InvestorAccounts::needed_for_average(double rate, int month) const {
  const auto first =
      std::find_if(flows_.begin(), flows_.end(), [](const Dated& flow) { return flow.amount > 0; });
  if (first == flows_.end()) return 0.0;
  const double years = static_cast<double>(month - first->month) / kMonthsAYear;
  return drawn() * (1.0 + rate * years) - received();
}

}  // namespace soem
