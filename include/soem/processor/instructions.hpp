// SPDX-License-Identifier: MIT
//
// Which vector instructions the fast paths use. All give the same bits: the choice is about speed,
// and can be limited to show just that.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace soem {

enum class Instructions : std::uint8_t {
  Baseline,  ///< what every processor of the architecture has; on x86-64 SSE2
  Avx2,      ///< with FMA and BMI2 (which the compiler may use for integers), as x86-64-v3
  Avx512,    ///< F, DQ, BW, VL and CD, as x86-64-v4
};

/// The most that this processor has, or that limit_instructions() allows.
[[nodiscard]] Instructions usable_instructions();

/// Call before the first calculation, or never.
void limit_instructions(Instructions most);

/// "baseline", "avx2" or "avx512".
[[nodiscard]] std::optional<Instructions> instructions_named(std::string_view word);

}  // namespace soem
