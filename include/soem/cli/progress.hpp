// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string_view>

namespace soem {

/// A line on standard error that counts, for work that takes longer than a second: "12 of 500
/// files, 40 s left". Only on a terminal. It must be cleared before anything else is printed there.
class Progress {
 public:
  /// `noun`: what is counted, "files".
  Progress(std::size_t total, std::string_view noun);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done);
  void clear();

 private:
  std::size_t total_, shown_ = 0;
  std::string_view noun_;
  std::chrono::steady_clock::time_point start_, last_;
  bool terminal_;
};

/// For a signal handler: removes the line if one is shown.
void clear_progress_of_interrupted();

}  // namespace soem
