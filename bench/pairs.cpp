// SPDX-License-Identifier: MIT
//
// Whole processes in pairs: A B A B …, and the median of each and of their ratio. On a shared
// machine only the ratio within one run means anything.
//
//   pairs RUNS A [ARGUMENT…] -- B [ARGUMENT…]
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

extern char** environ;

namespace {

double milliseconds_of(char** command) {
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  posix_spawn_file_actions_addopen(&silent, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&silent, 2, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawnp(&child, command[0], &silent, nullptr, command, environ) != 0) std::exit(1);
  int status = 0;
  waitpid(child, &status, 0);
  const auto end = std::chrono::steady_clock::now();
  posix_spawn_file_actions_destroy(&silent);
  if (status != 0) std::fprintf(stderr, "%s ended with status %d\n", command[0], status);
  return std::chrono::duration<double, std::milli>(end - start).count();
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::atoi(argv[1]) : 0;
  int divide = 2;
  while (divide < argc && std::strcmp(argv[divide], "--") != 0) ++divide;
  if (runs < 1 || divide == 2 || divide + 1 >= argc) {
    std::fprintf(stderr, "usage: pairs RUNS A [ARGUMENT...] -- B [ARGUMENT...]\n");
    return 2;
  }
  argv[divide] = nullptr;
  char** const a = argv + 2;
  char** const b = argv + divide + 1;
  for (int warm_up = 0; warm_up < 10; ++warm_up) milliseconds_of(a), milliseconds_of(b);
  std::vector<double> of_a, of_b, ratios;
  for (int run = 0; run < runs; ++run) {
    of_a.push_back(milliseconds_of(a));
    of_b.push_back(milliseconds_of(b));
    ratios.push_back(of_a.back() / of_b.back());
  }
  std::printf("A %.3f ms, B %.3f ms, ratio A/B %.3f (medians of %d pairs)\n", median(of_a),
              median(of_b), median(ratios), runs);
  return 0;
}
