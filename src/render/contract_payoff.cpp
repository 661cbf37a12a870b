// SPDX-License-Identifier: MIT
//
// The pay-off as a table: rates at which nobody's result differs are one row, and where a result
// jumps or bends there is a row.
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "contract_tables.hpp"

namespace soem {
namespace {

constexpr std::size_t kEvery = 10;      // rates of the pay-off: 1 % apart
constexpr std::size_t kMostBends = 24;  // more of them is a curve

/// Does the line bend here, by more than one can overlook? At a step it does on either side.
bool bends(const std::vector<double>& results, std::size_t at) {
  if (at == 0 || at + 1 >= results.size()) return false;
  const auto [lowest, highest] = std::minmax_element(results.begin(), results.end());
  const double bend = results[at - 1] - 2 * results[at] + results[at + 1];
  constexpr double kVisible = 0.02;
  return std::fabs(bend) > kVisible * (*highest - *lowest);
}

std::vector<bool> bends_of(const std::vector<const PartyPayOff*>& parties, std::size_t rates) {
  std::vector<bool> out(rates);
  for (std::size_t i = 0; i < rates; ++i) {
    out[i] = std::any_of(parties.begin(), parties.end(),
                         [&](const PartyPayOff* party) { return bends(party->results, i); });
  }
  const auto count = static_cast<std::size_t>(std::count(out.begin(), out.end(), true));
  return count > kMostBends ? std::vector<bool>(rates) : out;
}

}  // namespace

Table ContractTables::pay_off(const ContractResult& result) const {
  const PayOff& of = result.pay_off;
  Table table;
  table.title = of.outcome.empty() ? say(ContractText::OverReduction)
                                   : say(ContractText::OverRate, of.outcome);
  table.header = {say(of.outcome.empty() ? ContractText::Reduction : ContractText::Rate)};
  const auto is_public = [](const Payer& payer) { return payer.is_public; };
  const bool one_payer =
      std::count_if(scenario_.payers.begin(), scenario_.payers.end(), is_public) == 1;
  std::vector<const PartyPayOff*> shown;
  for (const PartyPayOff& one : of.parties) {
    const bool zero = std::all_of(one.results.begin(), one.results.end(),
                                  [&](double value) { return !wording_.is_visible(value); });
    if (zero || (one_payer && one.party == kTotal)) continue;
    shown.push_back(&one);
    table.header.push_back(party(one.party));
  }
  const auto cells_at = [&](std::size_t i) {
    std::vector<std::string> cells;
    for (const PartyPayOff* one : shown) cells.push_back(wording_.money(one->results[i]));
    return cells;
  };
  std::vector<const PartyPayOff*> varying;
  for (const PartyPayOff* one : shown) {
    const auto [lowest, highest] = std::minmax_element(one->results.begin(), one->results.end());
    if (wording_.is_visible(*highest - *lowest)) varying.push_back(one);
  }
  const std::vector<bool> bend = bends_of(varying, of.rates.size());
  struct Run {
    std::size_t from, to;  // rates at which all cells are alike
    bool shown;
  };
  std::vector<Run> runs;
  for (std::size_t i = 0; i < of.rates.size(); i = runs.back().to + 1) {
    std::size_t last = i;
    while (last + 1 < of.rates.size() && cells_at(last + 1) == cells_at(i)) ++last;
    runs.push_back({i, last, last > i || i % kEvery == 0 || bend[i]});
  }
  for (std::size_t r = 0; r < runs.size(); ++r) {
    // One rate alone between two rows is no gap that is worth leaving.
    const bool between = r > 0 && r + 1 < runs.size() && runs[r - 1].shown && runs[r + 1].shown;
    if (!runs[r].shown && !between) continue;
    std::vector<std::string> cells = cells_at(runs[r].from);
    cells.insert(cells.begin(), runs[r].to > runs[r].from
                                    ? fmt::format("{}-{} %", runs[r].from, runs[r].to)
                                    : fmt::format("{} %", runs[r].from));
    table.rows.push_back({std::move(cells), RowKind::Plain});
  }
  std::vector<std::string> cells = {say(ContractText::ZeroOrMore)};
  for (const PartyPayOff* one : shown) cells.push_back(ranges(*one));
  table.rows.push_back({std::move(cells), RowKind::Strong});
  table.note = say(ContractText::PayOffNote);
  return table;
}

std::string ContractTables::ranges(const PartyPayOff& party) const {
  if (party.in_plus.empty()) return say(ContractText::Never);
  const auto percent = [&](double share) { return wording_.tenths_of_percent(share); };
  std::vector<std::string> out;
  for (const ShareRange& one : party.in_plus) {
    if (one.from <= 0 && one.to >= 1) return say(ContractText::Always);
    if (one.to >= 1) {
      out.push_back(say(ContractText::From, percent(one.from)));
    } else if (one.from <= 0) {
      out.push_back(say(ContractText::UpTo, percent(one.to)));
    } else {
      const std::string from = percent(one.from);
      out.push_back(from.substr(0, from.size() - 2) + "-" + percent(one.to));
    }
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

}  // namespace soem
