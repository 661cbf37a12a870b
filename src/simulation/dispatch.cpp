// SPDX-License-Identifier: MIT
#include "kernels.hpp"
#include "soem/processor/instructions.hpp"

namespace soem::simulation::kernels {

extern const Functions baseline;
#ifdef SOEM_X86_64_KERNELS
extern const Functions avx2, avx512;
#endif

Available available() {
  Available all{};
#ifdef SOEM_X86_64_KERNELS
  const Instructions most = usable_instructions();
  if (most >= Instructions::Avx512) all.functions[all.count++] = &avx512;
  if (most >= Instructions::Avx2) all.functions[all.count++] = &avx2;
#endif
  all.functions[all.count++] = &baseline;
  return all;
}

const Functions& best() {
  static const Functions& first = *available().functions[0];
  return first;
}

}  // namespace soem::simulation::kernels
