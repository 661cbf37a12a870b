// SPDX-License-Identifier: MIT
//
// The program behind main(): parse the command line, do it, say how it went by an exit code.
#pragma once

namespace soem {

enum ExitCode : int {
  kDone = 0,
  kMissed = 1,  ///< valid, but a stated expectation or threshold was missed
  kUsage = 2,
  kInvalidInput = 3,
  kCannotReadOrWrite = 4,
  kOurBug = 70,
  kInterrupted = 130,
};

int run_program(int argc, char** argv);

}  // namespace soem
