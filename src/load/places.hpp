// SPDX-License-Identifier: MIT
#pragma once

#include <yaml-cpp/mark.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "soem/diag/diagnostic.hpp"
#include "soem/load/bytes.hpp"

namespace soem {

/// Turns yaml-cpp's marks (0-based line, 0-based column in bytes) into spans of our own text.
class Places {
 public:
  Places(std::uint32_t number, const SourceText& source)
      : number_(number), source_(source), mark_length_(byte_order_mark_length(source.text())) {}

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const;

  [[nodiscard]] Span point(const YAML::Mark& mark) const { return point(offset(mark)); }
  [[nodiscard]] Span point(std::size_t offset) const { return span(offset, 1); }
  [[nodiscard]] std::string_view text() const { return source_.text(); }

  [[nodiscard]] bool stands_at(std::size_t offset, char c) const;

  /// Where nothing stands: for an empty list item its dash, since yaml-cpp gives the place of what
  /// follows.
  [[nodiscard]] std::size_t offset_of_null(const YAML::Mark& mark) const;

  /// What stands before byte `offset` in its line.
  [[nodiscard]] std::string_view before(std::size_t offset) const;

  /// A scalar as written, to its end or to the end of its first line.
  [[nodiscard]] Span scalar(const YAML::Mark& mark, const std::string& value, bool quoted) const;

 private:
  [[nodiscard]] Span span(std::size_t from, std::size_t length) const;

  std::uint32_t number_;
  const SourceText& source_;
  std::size_t mark_length_;  // yaml-cpp does not count a byte-order mark as a column
};

}  // namespace soem
