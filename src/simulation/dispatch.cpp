// SPDX-License-Identifier: MIT
#include "kernels.hpp"

namespace soem::simulation::kernels {

extern const Functions baseline;
#ifdef SOEM_X86_64_KERNELS
extern const Functions avx2, avx512;
#endif

Available available() {
  Available all{};
#ifdef SOEM_X86_64_KERNELS
  const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                        __builtin_cpu_supports("bmi2");
  const bool has_avx512 = has_avx2 && __builtin_cpu_supports("avx512f") &&
                          __builtin_cpu_supports("avx512dq") &&
                          __builtin_cpu_supports("avx512bw") &&
                          __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd");
  if (has_avx512) all.functions[all.count++] = &avx512;
  if (has_avx2) all.functions[all.count++] = &avx2;
#endif
  all.functions[all.count++] = &baseline;
  return all;
}

const Functions& best() {
  static const Functions& first = *available().functions[0];
  return first;
}

}  // namespace soem::simulation::kernels
