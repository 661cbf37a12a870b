// SPDX-License-Identifier: MIT
//
// A dated value as numbers: one for a price, a rate or an index, several for what has parts.
#pragma once

#include <string_view>
#include <vector>

#include "soem/catalogue/entry.hpp"
#include "soem/scenario/quantity.hpp"

namespace soem {

struct ValuePart {
  std::string_view part;  ///< a payer, a first week, a first year, rate, baseline or effect; empty:
                          ///< the value is one number
  double value;           ///< shares and rates are fractions
  Quantity quantity;
};

/// The numbers of `value`, which belongs to `entry`, in the order of the file; none where it has
/// ended or was never found. Their names live as long as the entry.
[[nodiscard]] std::vector<ValuePart> parts_of(const Entry& entry, const DatedValue& value);

}  // namespace soem
