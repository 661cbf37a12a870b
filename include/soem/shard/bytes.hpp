// SPDX-License-Identifier: MIT
//
// Values as bytes, the same on every machine: whole numbers and the bits of doubles with the lowest
// byte first, texts with their length before them. Reading trusts nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soem {

class ByteWriter {
 public:
  void number(std::uint64_t value);  ///< 8 bytes
  /// As few bytes as it takes, 7 bits each: for many small numbers.
  void small_number(std::uint64_t value);
  void real(double value);  ///< every bit; all NaN are one
  void reals(std::span<const double> values);
  void text(std::string_view value);
  void texts(std::span<const std::string> values);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// What is not there, or is more than what follows can hold, is read as 0 or nothing, and noted:
/// callers read on and ask once, at the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint64_t number();
  [[nodiscard]] std::uint64_t small_number();
  [[nodiscard]] double real();
  [[nodiscard]] std::vector<double> reals(std::uint64_t count);
  [[nodiscard]] std::string text();
  [[nodiscard]] std::vector<std::string> texts();
  /// number(), of things that take `least` bytes or more each: so many can follow.
  [[nodiscard]] std::size_t count(std::size_t least);

  /// Everything was there, and nothing is left.
  [[nodiscard]] bool done() const { return sound_ && rest_.empty(); }

 private:
  [[nodiscard]] bool has(std::uint64_t bytes);

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace soem
