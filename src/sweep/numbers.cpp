// SPDX-License-Identifier: MIT
#include "soem/sweep/numbers.hpp"

#include "soem/sweep/swept_values.hpp"
#include "soem/text/decimal.hpp"

namespace soem {

NumberRows::NumberRows(std::vector<SweptPath> paths, const std::vector<NumberRow>& rows)
    : Rows(std::move(paths)) {
  for (const NumberRow& one : rows) rows_.push_back({one});
}

const NumberRow* NumberRows::find(std::size_t path, std::size_t row) const {
  for (const NumberRow& one : rows_[row]) {
    if (one.path == path) return &one;
  }
  return nullptr;
}

void NumberRows::forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) {
    out[r] = find(path, first + r) ? kNumberForm : kLeftAsItIs;
  }
}

void NumberRows::numbers(std::size_t path, std::size_t first, std::span<double> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) {
    const NumberRow* one = find(path, first + r);
    out[r] = one ? one->number : 0.0;
  }
}

Node NumberRows::value(std::size_t path, std::size_t row) const {
  return scalar_at(paths()[path], value_text(find(path, row)->number));
}

void NumberRows::print(std::size_t path, std::size_t row, std::string& out) const {
  if (const NumberRow* one = find(path, row)) out += shortest(one->number);
}

}  // namespace soem
