// SPDX-License-Identifier: MIT
//
// Whom a rate card pays for, person by person. A projection knows how many of a cohort meet each
// target, not who; we take it that those who meet the rarer target met the commoner one, too: the
// cohort stands in a row, and a target is met by the first `count` of it. So a cap per person binds
// as soon as it can bind for anybody.
#pragma once

#include <limits>
#include <span>
#include <vector>

namespace soem {

constexpr double kNoCapPerPerson = std::numeric_limits<double>::infinity();

/// What the card has paid for before: the first `count` of the cohort got `price` each.
struct PaidOnCard {
  bool same_metric = false;
  double count = 0.0, price = 0.0;
};

/// People who stand next to each other in the row, and what is due for each of them.
struct CardBand {
  double people = 0.0, due = 0.0;
};

/// What is due for the first `count` of a cohort at `price` each, where nobody gets more than `cap`
/// in all and, with `once`, nobody is paid twice for the same metric: from the front of the row.
[[nodiscard]] std::vector<CardBand> card_bands(std::span<const PaidOnCard> before, double count,
                                               double price, bool once, double cap);

/// The sum of it.
[[nodiscard]] double on_card(std::span<const PaidOnCard> before, double count, double price,
                             bool once, double cap);

}  // namespace soem
