// SPDX-License-Identifier: MIT
//
// Numbers of many draws, and which of them is the least, the next, and so on: sorted once, for all
// that asks for their order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace soem {

struct SortedColumn {
  /// At most 2^20 values; NaN is undefined.
  explicit SortedColumn(std::vector<double> of) : values(std::move(of)) {
    order.reserve(values.size());
    for (std::uint32_t i = 0; i < values.size(); ++i) {
      if (values[i] == values[i]) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return values[a] < values[b] || (values[a] == values[b] && a < b);
    });
  }

  [[nodiscard]] bool is_whole() const { return order.size() == values.size(); }

  std::vector<double> values;
  std::vector<std::uint32_t> order;  ///< of those that are defined; equal ones as they came
};

}  // namespace soem
