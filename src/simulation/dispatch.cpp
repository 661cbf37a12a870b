// SPDX-License-Identifier: MIT
#include "kernels.hpp"

namespace soem::simulation::kernels {

extern const Functions baseline;
#ifdef SOEM_X86_64_KERNELS
extern const Functions avx2, avx512;
#endif

Available<Functions> available() {
#ifdef SOEM_X86_64_KERNELS
  return available_of(baseline, &avx2, &avx512);
#else
  return available_of<Functions>(baseline, nullptr, nullptr);
#endif
}

const Functions& best() {
  static const Functions& first = *available().functions[0];
  return first;
}

}  // namespace soem::simulation::kernels
