// SPDX-License-Identifier: MIT
//
// Results out: to standard output, or to a file that appears whole or not at all.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "soem/diag/diagnostic.hpp"

namespace soem {

enum class WriteResult : std::uint8_t {
  Ok,
  ReaderGone,  ///< the other end of the pipe was closed: nobody wants more, and that is no error
  Failed,      ///< see Output::error()
};

class Output {
 public:
  /// Standard output for an empty path. A regular file is written beside its final place and
  /// renamed by finish(); an existing device or pipe is written directly.
  explicit Output(std::string path);
  /// Removes what was not finished.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  WriteResult write(std::string_view text);
  /// Makes sure everything has arrived, and gives the file its name.
  WriteResult finish();
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  WriteResult fail(int error_number);

  std::string path_;     ///< final place; empty for standard output
  std::string partial_;  ///< where a regular file is written until it is complete
  std::string error_;
  int file_ = -1;
};

/// Reports why `output` failed; returns the exit code of that.
int report_failure(const Output& output, const std::string& path, Diagnostics& diagnostics);

/// Writes all of `text` to `path` (empty: standard output); returns the exit code, having reported
/// a failure.
int deliver(std::string_view text, const std::string& path, Diagnostics& diagnostics);

/// Reports and returns true when `output` is one of the files the result comes from: writing it
/// would lose that file. `what` they are and the `option` that names the output, in the message.
[[nodiscard]] bool overwrites_input(const std::string& output, std::span<const std::string> inputs,
                                    Diagnostics& diagnostics, std::string_view what = "scenario",
                                    std::string_view option = "output");

/// Lets a closed pipe be an ordinary write result, and makes an interruption remove the unfinished
/// file and end with status 130. Call once, before any Output.
void install_signal_handlers();

}  // namespace soem
