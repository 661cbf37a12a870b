// SPDX-License-Identifier: MIT
#include <algorithm>

#include "kernels.hpp"
#include "program.hpp"
#include "soem/model/evaluate.hpp"

namespace soem {
namespace {

static_assert(kernels::kWidth == kLanes);

class Runner {
 public:
  Runner(const Program& program, const Memory& memory) : program_(program), memory_(memory) {}

  void step(const Instruction& instruction) {
    const kernels::Functions& use = kernels_;
    double* const out = instruction.out.exists() ? to_write(instruction.out, memory_) : nullptr;
    const double* const a = read(instruction.a);
    const double* const b = read(instruction.b);
    const double* const numbers = program_.numbers.data() + instruction.first;
    switch (instruction.step) {
      case Step::Combine:
        return combine(instruction, use.combine);
      case Step::CombineAbs:
        return combine(instruction, use.combine_abs);
      case Step::Multiply:
        return use.multiply(out, a, b, instruction.count);
      case Step::Reciprocal:
        return use.reciprocal(out, a);
      case Step::Powers:
        return use.powers(out, a, instruction.count);
      case Step::Stock:
        return use.stock(out, a, b, numbers, numbers + instruction.count, instruction.count);
      case Step::Dots:
        return dots(instruction, a, b);
      case Step::RunningSums:
        return use.running_sums(out, a, instruction.count);
      case Step::SumAbs:
        return use.sum_abs(out, a, instruction.count);
      case Step::Call:
        return call(program_.calls[instruction.first], out);
    }
  }

 private:
  [[nodiscard]] const double* read(Row row) const {
    return row.exists() ? to_read(row, memory_) : nullptr;
  }

  void combine(const Instruction& instruction, decltype(kernels::Functions::combine) kernel) {
    constexpr std::size_t kSome = 64;
    kernels::Scaled some[kSome];
    for (std::uint32_t i = 0; i < instruction.count; ++i) {
      const Combination& combination = program_.combinations[instruction.first + i];
      double* const out = to_write(combination.out, memory_);
      bool fresh = true;
      if (combination.count == 0) kernel(out, combination.constant, nullptr, nullptr, 0, true);
      for (std::uint32_t g = 0; g < combination.count; ++g) {
        const RowGroup& group = program_.groups[combination.first + g];
        for (std::uint32_t first = 0; first < group.count; first += kSome) {
          const std::size_t count = std::min<std::size_t>(group.count - first, kSome);
          for (std::size_t k = 0; k < count; ++k) {
            const ScaledRow& scaled = program_.scaled[group.first + first + k];
            some[k] = {to_read(scaled.row, memory_), scaled.coefficient};
          }
          kernel(out, combination.constant, read(group.multiplier), some, count, fresh);
          fresh = false;
        }
      }
    }
  }

  void dots(const Instruction& instruction, const double* a, const double* b) {
    constexpr std::size_t kSome = 16;
    kernels::Weighted some[kSome];
    for (std::uint32_t first = 0; first < instruction.dots; first += kSome) {
      const std::size_t count = std::min<std::size_t>(instruction.dots - first, kSome);
      for (std::size_t k = 0; k < count; ++k) {
        const Dot& dot = program_.dots[instruction.first + first + k];
        some[k] = {to_write(dot.out, memory_), program_.numbers.data() + dot.weights_at};
      }
      kernels_.dots(some, count, a, b, instruction.count);
    }
  }

  void call(const LaneCall& lane_call, double* out) {
    const Graph& graph = lane_call.call.graph;
    const GraphNode& node = graph.node(lane_call.call.node);
    std::vector<double> values = lane_call.call.values;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      for (std::size_t i = 0; i < lane_call.inputs.size(); ++i) {
        const GraphNode& input = graph.node(lane_call.call.inputs[i].node);
        const double* const rows = to_read(lane_call.inputs[i], memory_);
        for (std::size_t y = 0; y < graph.length(input); ++y)
          values[input.value_at + y] = rows[y * kLanes + lane];
      }
      evaluate_node(graph, lane_call.call.node, {}, values);
      for (std::size_t y = 0; y < graph.length(node); ++y)
        out[y * kLanes + lane] = values[node.value_at + y];
    }
  }

  const Program& program_;
  const Memory& memory_;
  const kernels::Functions& kernels_ = kernels::best();
};

}  // namespace

void run(const Program& program, std::size_t first, std::size_t last, const Memory& memory) {
  Runner runner(program, memory);
  for (std::size_t i = first; i < last; ++i) runner.step(program.instructions[i]);
}

}  // namespace soem
