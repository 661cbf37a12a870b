// SPDX-License-Identifier: MIT
#include "soem/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>

#include "soem/cli/terminal.hpp"

namespace soem {
namespace {

// Spaces, because not every terminal knows the sequence that clears a line.
constexpr std::string_view kClearLine = "\r                                                  \r";

volatile std::sig_atomic_t is_shown = 0;

}  // namespace

Progress::Progress(std::size_t total, std::string_view noun)
    : total_(total),
      noun_(noun),
      start_(std::chrono::steady_clock::now()),
      terminal_(isatty(STDERR_FILENO) == 1) {}

void Progress::show(std::size_t done) {
  constexpr std::chrono::seconds kShortWork(1);
  if (is_shown && done == shown_) return;
  if (!terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  constexpr std::chrono::milliseconds kReadable(100);
  if (now - start_ < kShortWork || now - last_ < kReadable) return;
  last_ = now;
  is_shown = 1;
  shown_ = done;
  say(fmt::format("{}{} of {} {}", kClearLine, done, total_, noun_));
}

void Progress::clear() {
  if (!is_shown) return;
  say(kClearLine);
  is_shown = 0;
}

void clear_progress_of_interrupted() {
  if (!is_shown) return;
  // Nothing can be done about a failure here, and nothing needs to be.
  [[maybe_unused]] const ssize_t count = write(STDERR_FILENO, kClearLine.data(), kClearLine.size());
}

}  // namespace soem
