// SPDX-License-Identifier: MIT
#include "soem/cli/cli.hpp"

int main(int argc, char** argv) { return soem::run_program(argc, argv); }
