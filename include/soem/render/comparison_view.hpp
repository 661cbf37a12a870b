// SPDX-License-Identifier: MIT
//
// Two results against each other, as tidy rows and as a page.
#pragma once

#include <span>
#include <string_view>

#include "soem/comparison/comparison.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"

namespace soem {

struct ComparisonView {
  const Scenario &a, &b;
  const Summary &summary_a, &summary_b;
  ComparisonResult comparison;
  bool chosen = false;  ///< the figures were asked for by name: payers without any flow are shown
};

[[nodiscard]] std::span<const std::string_view> comparison_columns();

/// Figure by figure: the result, then what moved it, the first `top` changes and the rest together.
void comparison_rows(const ComparisonView& view, std::size_t top, RowWriter& writer);

/// The answer in words, every figure on both sides, and a table of what moved each split one.
[[nodiscard]] Page comparison_page(const ComparisonView& view, std::size_t top);

}  // namespace soem
