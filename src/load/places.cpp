// SPDX-License-Identifier: MIT
#include "places.hpp"

#include <algorithm>

namespace soem {

std::size_t Places::offset(const YAML::Mark& mark) const {
  const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
  if (mark.is_null() || line >= source_.line_count()) return source_.text().size();
  const std::size_t within = static_cast<std::size_t>(std::max(mark.column, 0));
  const std::size_t start = source_.line_start(line) + (line == 0 ? mark_length_ : 0);
  return std::min(start + within, source_.line_start(line) + source_.line(line).size());
}

bool Places::stands_at(std::size_t offset, char c) const {
  return text().substr(offset).starts_with(c);
}

std::size_t Places::offset_of_null(const YAML::Mark& mark) const {
  const std::size_t next = offset(mark);
  const std::string_view rest = text().substr(next);
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (rest.starts_with(word)) return next;
  }
  const std::size_t previous = text().substr(0, next).find_last_not_of(" \t\r\n");
  return previous != std::string_view::npos && text()[previous] == '-' ? previous : next;
}

std::string_view Places::before(std::size_t offset) const {
  const std::size_t start = source_.line_start(source_.line_of(offset));
  return text().substr(start, offset - start);
}

Span Places::scalar(const YAML::Mark& mark, const std::string& value, bool quoted) const {
  const std::size_t from = offset(mark);
  const std::size_t line = source_.line_of(from);
  const std::string_view rest = source_.line(line).substr(
      std::min(from - source_.line_start(line), source_.line(line).size()));
  if (!quoted) return span(from, rest.starts_with(value) ? value.size() : rest.size());
  const char quote = rest.empty() ? ' ' : rest.front();
  if (quote != '"' && quote != '\'') return span(from, 1);  // a block scalar: its indicator
  std::size_t end = 1;
  for (; end < rest.size(); ++end) {
    const bool doubled = quote == '\'' && rest.substr(end).starts_with("''");
    const bool escape = quote == '"' && rest[end] == '\\';
    if (doubled || escape) {
      ++end;
    } else if (rest[end] == quote) {
      break;
    }
  }
  return span(from, std::min(end + 1, rest.size()));
}

Span Places::span(std::size_t from, std::size_t length) const {
  return {number_, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(length)};
}

}  // namespace soem
