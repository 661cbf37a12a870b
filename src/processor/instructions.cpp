// SPDX-License-Identifier: MIT
#include "soem/processor/instructions.hpp"

#include <algorithm>

namespace soem {
namespace {

Instructions most_allowed = Instructions::Avx512;

Instructions of_processor() {
#ifdef __x86_64__
  const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                        __builtin_cpu_supports("bmi2");
  const bool has_avx512 = has_avx2 && __builtin_cpu_supports("avx512f") &&
                          __builtin_cpu_supports("avx512dq") &&
                          __builtin_cpu_supports("avx512bw") &&
                          __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd");
  if (has_avx512) return Instructions::Avx512;
  if (has_avx2) return Instructions::Avx2;
#endif
  return Instructions::Baseline;
}

}  // namespace

Instructions usable_instructions() {
  static const Instructions best = of_processor();
  return std::min(best, most_allowed);
}

void limit_instructions(Instructions most) { most_allowed = most; }

std::optional<Instructions> instructions_named(std::string_view word) {
  if (word == "baseline") return Instructions::Baseline;
  if (word == "avx2") return Instructions::Avx2;
  if (word == "avx512") return Instructions::Avx512;
  return std::nullopt;
}

}  // namespace soem
