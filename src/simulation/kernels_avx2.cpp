// SPDX-License-Identifier: MIT
#define SOEM_KERNELS avx2
#include "kernels.cpp"
