// SPDX-License-Identifier: MIT
//
// One table of functions, compiled for several vector instructions: which of the tables may be
// used.
#pragma once

#include <cstddef>

#include "soem/processor/instructions.hpp"

namespace soem {

/// Those that this machine can run, the fastest first. All give the same bits.
template <typename Functions>
struct Available {
  const Functions* functions[3];
  std::size_t count;
};

/// `avx2` and `avx512` are null where they were not compiled.
template <typename Functions>
[[nodiscard]] Available<Functions> available_of(const Functions& baseline, const Functions* avx2,
                                                const Functions* avx512) {
  Available<Functions> all{};
  const Instructions most = usable_instructions();
  if (avx512 && most >= Instructions::Avx512) all.functions[all.count++] = avx512;
  if (avx2 && most >= Instructions::Avx2) all.functions[all.count++] = avx2;
  all.functions[all.count++] = &baseline;
  return all;
}

}  // namespace soem
