// SPDX-License-Identifier: MIT
#include "row_layout.hpp"

#include "kernels.hpp"
#include "soem/scenario/uncertainty.hpp"

namespace soem::simulation {

RowLayout::RowLayout(const MovedNumbers& numbers, std::size_t inputs) : numbers_(&numbers) {
  // An input that is one number, and nothing else, is drawn in its place.
  std::vector<std::size_t> users(inputs);
  for (const MovedNumber& number : numbers.moved) {
    for (const std::size_t input : number.inputs) ++users[input];
  }
  rows_.assign(inputs, kNoInput);
  for (std::size_t m = 0; m < numbers.moved.size(); ++m) {
    const MovedNumber& number = numbers.moved[m];
    if (number.is_plain() && users[number.inputs[0]] == 1) rows_[number.inputs[0]] = m;
  }
  size_ = numbers.moved.size();
  for (std::size_t& row : rows_) {
    if (row == kNoInput) row = size_++;
  }
}

void RowLayout::move(double* rows, std::size_t lanes, std::uint64_t* at_bound) const {
  const kernels::Functions& use = kernels::best();
  for (std::size_t m = 0; m < numbers_->moved.size(); ++m) {
    const MovedNumber& number = numbers_->moved[m];
    double* const out = rows + m * kernels::kBlock;
    const double* const first = rows + rows_[number.inputs[0]] * kernels::kBlock;
    if (first != out) use.multiply(out, first, number.constant);
    for (std::size_t i = 1; i < number.inputs.size(); ++i) {
      use.multiply_by(out, rows + rows_[number.inputs[i]] * kernels::kBlock);
    }
    if (!number.may_leave) continue;
    const std::size_t outside = use.clamp(out, number.low, number.high, lanes);
    if (at_bound != nullptr) at_bound[m] += outside;
  }
}

}  // namespace soem::simulation
