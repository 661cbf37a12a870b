// SPDX-License-Identifier: MIT
//
// Which columns combinations have, whatever format they get.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/figures/summary.hpp"

namespace soem {

/// A figure of one payer, "net.pv:kommune".
struct FigureColumn {
  std::string name;
  FigureUnit unit = FigureUnit::Currency;
};

/// Words of a row that stand before its values, such as the label of a table of overrides.
using RowLabel = std::function<std::string_view(std::size_t row)>;

struct SweepColumns {
  RowLabel label;  ///< empty: there are none
  std::vector<FigureColumn> figures;
  bool full_digits = false;  ///< else money has 2 decimals, ratios and rates 9
};

/// Decimals of a figure where not all digits are asked for.
[[nodiscard]] int decimals_of(FigureUnit unit);

}  // namespace soem
