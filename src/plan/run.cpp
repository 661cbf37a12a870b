// SPDX-License-Identifier: MIT
#include <algorithm>

#include "kernels.hpp"
#include "program.hpp"
#include "soem/model/evaluate.hpp"

namespace soem::plan {
namespace {

static_assert(kernels::kWidth == kLanes);

class Runner {
 public:
  Runner(const Program& program, const Memory& memory) : program_(program), memory_(memory) {}

  void step(const Instruction& instruction) {
    const kernels::Functions& use = kernels_;
    double* const out = read(instruction.out);
    const double* const a = read(instruction.a);
    const double* const b = read(instruction.b);
    switch (instruction.step) {
      case Step::Combine:
        return use.combine(memory_, sums(instruction));
      case Step::CombineAbs:
        return use.combine_abs(memory_, sums(instruction));
      case Step::Multiply:
        return use.multiply(out, a, b, instruction.count);
      case Step::Reciprocal:
        return use.reciprocal(out, a);
      case Step::Powers:
        return use.powers(out, a, instruction.count);
      case Step::Stock: {
        const double* const numbers = program_.numbers.data() + instruction.first;
        return use.stock(out, a, b, numbers, numbers + instruction.count, instruction.count);
      }
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
  [[nodiscard]] double* read(Row row) const {
    return row.exists() ? lanes_of(row, memory_) : nullptr;
  }

  [[nodiscard]] kernels::Sums sums(const Instruction& instruction) const {
    return {program_.combinations.data() + instruction.first, instruction.count,
            program_.groups.data(), program_.scaled.data()};
  }

  void dots(const Instruction& instruction, const double* a, const double* b) {
    constexpr std::size_t kSome = 16;
    kernels::Weighted some[kSome];
    for (std::uint32_t first = 0; first < instruction.dots; first += kSome) {
      const std::size_t count = std::min<std::size_t>(instruction.dots - first, kSome);
      for (std::size_t k = 0; k < count; ++k) {
        const Dot& dot = program_.dots[instruction.first + first + k];
        some[k] = {lanes_of(dot.out, memory_), program_.numbers.data() + dot.weights_at};
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
        const double* const rows = lanes_of(lane_call.inputs[i], memory_);
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

}  // namespace soem::plan
