// SPDX-License-Identifier: MIT
#include "soem/sweep/numbers.hpp"

#include "soem/sweep/swept_values.hpp"
#include "soem/text/decimal.hpp"

namespace soem {

void NumberRows::forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) {
    out[r] = rows_[first + r].path == path ? kNumberForm : kLeftAsItIs;
  }
}

void NumberRows::numbers(std::size_t /*path*/, std::size_t first, std::span<double> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) out[r] = rows_[first + r].number;
}

Node NumberRows::value(std::size_t path, std::size_t row) const {
  return scalar_at(paths()[path], value_text(rows_[row].number));
}

void NumberRows::print(std::size_t path, std::size_t row, std::string& out) const {
  if (rows_[row].path == path) out += shortest(rows_[row].number);
}

}  // namespace soem
