// SPDX-License-Identifier: MIT
//
// Price levels out of an index of the catalogue, which states levels or yearly growth.
#pragma once

#include <map>
#include <variant>

#include "soem/catalogue/entry.hpp"

namespace soem {

struct Level {
  double value = 0.0;  ///< a level as stated, or 100 in the first of the years and grown from there
  const DatedValue* from =
      nullptr;  ///< the value it comes from; of a first year of growth the next
};

/// The levels of `index` from year `first` to year `last`, both included; or the first year for
/// which it has no value.
[[nodiscard]] std::variant<std::map<int, Level>, int> levels(const Entry& index, int first,
                                                             int last);

/// The first and last year of the unbroken run of levels that holds `year`; the year itself twice
/// where there is none.
[[nodiscard]] std::pair<int, int> run_of_levels(const Entry& index, int year);

}  // namespace soem
