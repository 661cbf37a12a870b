// SPDX-License-Identifier: MIT
//
// Text that grows by millions of short pieces: room is made for many at a time, and a piece costs
// its bytes.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

namespace soem {

class TextBuffer {
 public:
  explicit TextBuffer(std::size_t usual) : bytes_(usual, '\0') {}

  /// Where at most `most` characters may be written; wrote() says how far they came.
  [[nodiscard]] char* room(std::size_t most) {
    if (bytes_.size() - used_ < most) bytes_.resize(2 * bytes_.size() + most);
    return bytes_.data() + used_;
  }
  void wrote(const char* end) { used_ = static_cast<std::size_t>(end - bytes_.data()); }

  void put(char one) { *room(1) = one, ++used_; }
  void put(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(room(text.size()), text.data(), text.size());
    used_ += text.size();
  }

  [[nodiscard]] std::string take() && {
    bytes_.resize(used_);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::size_t used_ = 0;
};

}  // namespace soem
