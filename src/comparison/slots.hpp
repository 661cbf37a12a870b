// SPDX-License-Identifier: MIT
//
// Every slot of a line or an outcome, in an order that depends on its shape alone: two of one shape
// have their numbers in the same places. Works on a scenario and on a constant one.
#pragma once

#include "soem/scenario/scenario.hpp"

namespace soem::comparison {

/// Does a number mean something by itself, or only with its neighbours (a list, shares of a whole)?
enum class Standing : std::uint8_t { Alone, InList };

template <typename Shares, typename Visit>
void visit_shares(Shares& shares, Standing standing, Visit visit) {
  for (auto& share : shares) visit(share.share, standing);
}

template <typename Line, typename Visit>
void visit_cost(Line& line, Visit visit) {
  visit(line.amount, Standing::Alone);
  visit_shares(line.payers, Standing::InList, visit);
  if (line.residual_value) visit(line.residual_value->amount, Standing::Alone);
}

/// All but the levels of an index of its own.
template <typename Consequence, typename Visit>
void visit_consequence(Consequence& line, Visit visit) {
  const Standing listed = line.change_is_list ? Standing::InList : Standing::Alone;
  for (auto& change : line.change) visit(change, listed);
  const bool shares = line.is_money || line.tax_of.has_value();
  visit_shares(line.price.by_payer, shares ? Standing::InList : Standing::Alone, visit);
  visit(line.price.gross, Standing::Alone);
  visit_shares(line.price.split, Standing::InList, visit);
  if (line.price.ladder) {
    for (auto& [week, share] : line.price.ladder->state_share) visit(share, Standing::InList);
    visit(line.price.ladder->from_week, Standing::Alone);
  }
  visit(line.growth, Standing::Alone);
  visit(line.realisable, Standing::Alone);
}

template <typename Success, typename Visit>
void visit_success(Success& success, Visit visit) {
  visit(success.rate, Standing::Alone);
  visit(success.baseline, Standing::Alone);
  visit(success.effect, Standing::Alone);
}

/// All but its consequences.
template <typename Outcome, typename Visit>
void visit_outcome(Outcome& outcome, Visit visit) {
  visit_success(outcome.success, visit);
  for (auto& [year, success] : outcome.by_cohort) visit_success(success, visit);
  for (auto& [name, factor] : outcome.adjustments) visit(factor, Standing::Alone);
  visit(outcome.first_year_share, Standing::Alone);
  const Standing listed = outcome.retention_is_list ? Standing::InList : Standing::Alone;
  for (auto& share : outcome.retention) visit(share, listed);
}

}  // namespace soem::comparison
