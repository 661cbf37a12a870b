// SPDX-License-Identifier: MIT
//
// Terms → instructions. Each scalar and basis becomes rows of lanes once, when something first
// needs it.
#pragma once

#include <map>
#include <vector>

#include "expressions.hpp"
#include "program.hpp"

namespace soem::plan {

class Emitter {
 public:
  /// All forms must have been made: dots over the same basis are calculated together.
  explicit Emitter(const Expressions& expressions);

  /// out = the value of a scalar's form.
  void combine(const Form& form, Row out);
  Row combine(const Form& form);
  /// The value of a year of a series' form.
  void combine(const Form& form, std::size_t year, Row out);
  /// One row a year, the whole horizon.
  Row series(const Form& form);
  /// One row a year with Σ|terms|.
  Row magnitudes(const Form& form);
  /// One row, at least Σ_y Σ|terms|: what a sum of these is negligible against.
  Row bound(const Form& form);

  Row row(ScalarId id);
  /// The row of its first year, basis.low; the other years follow.
  Row rows(BasisId id);
  Row new_rows(std::size_t count);
  void multiply(Row a, Row b, Row out, std::size_t count);
  void running_sums(Row series, Row out, std::size_t count);
  void copy(Row from, Row to);

  Program take() { return std::move(program_); }
  /// The number of instructions so far; none of them gets any longer.
  std::size_t end_of_part() { return part_at_ = program_.instructions.size(); }

 private:
  Row emit(const Scalar& scalar);
  Row emit(const BasisSeries& basis);
  Row emit_stock(const BasisSeries& basis);
  Row emit_convolved(const BasisSeries& basis);
  Row emit_chain(const BasisSeries& basis);
  Row emit_call(std::uint32_t number);
  void emit_dots(BasisId basis);
  Row power(Row base, std::size_t exponent);
  Row bound(BasisId basis);
  /// Adds a combination of scaled rows by multiplier; Step says with or without signs.
  using Groups = std::map<std::uint32_t, std::vector<ScaledRow>>;  // by multiplier
  void add(const Groups& groups, double constant, Row out, Step step);
  void add_year(const Form& form, std::size_t year, Row out, Step step);
  void add(Instruction instruction) { program_.instructions.push_back(instruction); }
  [[nodiscard]] std::size_t horizon() const { return expressions_.horizon(); }

  const Expressions& expressions_;
  Program program_;
  std::vector<Row> scalar_rows_, basis_rows_, basis_bounds_, call_rows_;
  std::map<BasisId, std::vector<ScalarId>> dots_;
  std::size_t part_at_ = 0;
};

}  // namespace soem::plan
