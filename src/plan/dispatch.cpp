// SPDX-License-Identifier: MIT
#include "kernels.hpp"

namespace soem::kernels {

extern const Functions baseline;
#ifdef SOEM_X86_64_KERNELS
extern const Functions avx2, avx512;
#endif

const Functions& best() {
#ifdef SOEM_X86_64_KERNELS
  static const bool has_avx512 =
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512cd");
  static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                               __builtin_cpu_supports("bmi2");
  if (has_avx512) return avx512;
  if (has_avx2) return avx2;
#endif
  return baseline;
}

}  // namespace soem::kernels
