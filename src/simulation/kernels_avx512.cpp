// SPDX-License-Identifier: MIT
#define SOEM_KERNELS avx512
#include "kernels.cpp"
