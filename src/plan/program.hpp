// SPDX-License-Identifier: MIT
//
// What a plan does to 64 rows at a time: a list of instructions over rows of lanes. Every
// instruction treats its lanes alike and apart, so a lane's bits depend on nothing but the lane.
#pragma once

#include <cstdint>
#include <vector>

#include "expressions.hpp"
#include "rows.hpp"
#include "soem/plan/plan.hpp"

namespace soem::plan {

/// out = Σ_y weights(y) · series(y), for one of the weight lists of a Dots.
struct Dot {
  Row out;
  std::uint32_t weights_at = 0;  ///< into Program::numbers
};

enum class Step : std::uint8_t {
  Combine,     ///< combinations first … first + count − 1
  CombineAbs,  ///< the same with |coefficient|, |row| and |multiplier|
  Multiply,    ///< out(i) = a(i) · b(i), i < count
  Reciprocal,  ///< out = 1 / a
  Powers,      ///< out(0) = 1, out(i) = out(i−1) · a, i < count
  Stock,  ///< out(i) = out(i−1) · a + numbers(i) − b · numbers(count + i); b may not exist
  Dots,   ///< dots first … first + dots − 1, over a(i) · b(i), i < count; b may not exist
  RunningSums,  ///< out(i) = out(i−1) + a(i), i < count
  SumAbs,       ///< out = Σ_i |a(i)|, i < count
  Call,         ///< the operation `first` of Program::calls, lane by lane
};

struct Instruction {
  Step step{};
  Row out = {}, a = {}, b = {};
  std::uint32_t first = 0, count = 0, dots = 0;
};

/// An operation of the model, done lane by lane.
struct LaneCall {
  Call call;
  std::vector<Row> inputs;  ///< of each of call.inputs: its first row
};

struct Program {
  std::vector<Instruction> instructions;
  std::vector<Combination> combinations;
  std::vector<RowGroup> groups;
  std::vector<ScaledRow> scaled;
  std::vector<Dot> dots;
  std::vector<double> numbers;
  std::vector<LaneCall> calls;
  std::uint32_t own_rows = 0;
};

[[nodiscard]] inline double* lanes_of(Row row, const Memory& memory) {
  double* const places[] = {memory.own, memory.inputs, memory.results};
  return places[static_cast<std::size_t>(row.place)] + row.number * kLanes;
}

/// Runs instructions first … last − 1.
void run(const Program& program, std::size_t first, std::size_t last, const Memory& memory);

}  // namespace soem::plan
