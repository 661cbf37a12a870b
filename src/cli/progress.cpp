// SPDX-License-Identifier: MIT
#include "soem/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "soem/cli/terminal.hpp"

namespace soem {
namespace {

// Spaces, because not every terminal knows the sequence that clears a line.
constexpr std::string_view kClearLine =
    "\r                                                                      \r";

volatile std::sig_atomic_t is_shown = 0;

/// ", 40 s left", if the rest goes as the work so far; nothing before there is enough of it.
std::string time_left(double seconds, std::size_t done, std::size_t total) {
  if (done == 0 || done >= total) return "";
  const double left = seconds * static_cast<double>(total - done) / static_cast<double>(done);
  constexpr double kMinute = 60, kHour = 3600;
  if (left < 2 * kMinute) return fmt::format(", {:.0f} s left", left);
  if (left < 2 * kHour) return fmt::format(", {:.0f} min left", left / kMinute);
  return fmt::format(", {:.0f} h left", left / kHour);
}

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
  const std::chrono::duration<double> elapsed = now - start_;
  say(fmt::format("{}{} of {} {}{}", kClearLine, done, total_, noun_,
                  time_left(elapsed.count(), done, total_)));
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
