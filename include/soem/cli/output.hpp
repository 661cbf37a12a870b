// SPDX-License-Identifier: MIT
//
// Results out: to standard output, or to a file that appears whole or not at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>

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

/// Lets a closed pipe be an ordinary write result, and makes an interruption remove the unfinished
/// file and end with status 130. Call once, before any Output.
void install_signal_handlers();

}  // namespace soem
