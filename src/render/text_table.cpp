// SPDX-License-Identifier: MIT
#include "soem/render/text_table.hpp"

#include <algorithm>
#include <utility>

#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::size_t kGap = 2;

std::string spaces(std::size_t count) { return std::string(count, ' '); }

/// A number and its % are one word.
std::size_t end_of_word(const std::string& text, std::size_t at) {
  std::size_t end = text.find(' ', at);
  while (end != std::string::npos && text[end + 1] == '%') end = text.find(' ', end + 1);
  return std::min(end, text.size());
}

}  // namespace

Style plain_style() { return {}; }

Style colored_style() { return {"\x1b[1m", "\x1b[2m", "\x1b[0m"}; }

std::size_t TextTable::width_of(std::size_t column) const {
  std::size_t width = display_width(header_[column]);
  for (const Row& row : rows_) width = std::max(width, display_width(row.cells[column]));
  return width;
}

void TextTable::keep_first_whole() {
  std::size_t others = 0;
  for (std::size_t column = 1; column < header_.size(); ++column) others += kGap + width_of(column);
  const std::size_t room = kPageWidth - std::min(kPageWidth, others);
  for (Row& row : rows_) {
    if (display_width(row.cells.front()) > room) row.before = std::exchange(row.cells.front(), "");
  }
}

std::string TextTable::print(const Style& style) const {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < header_.size(); ++column)
    widths.push_back(width_of(column));
  std::size_t words_width = 0;
  for (std::size_t column = 0; column < text_columns_; ++column) {
    words_width += widths[column] + (column > 0 ? kGap : 0);
  }
  std::string out;
  std::size_t first = text_columns_;
  while (first < header_.size()) {
    std::size_t width = words_width, last = first;
    while (last < header_.size() && (last == first || width + kGap + widths[last] <= kPageWidth)) {
      width += kGap + widths[last++];
    }
    const auto line = [&](const std::vector<std::string>& cells, bool strong) {
      std::string text;
      for (std::size_t column = 0; column < text_columns_; ++column) {
        if (column > 0) text += spaces(kGap);
        text += cells[column] + spaces(widths[column] - display_width(cells[column]));
      }
      for (std::size_t column = first; column < last; ++column) {
        text += spaces(kGap + widths[column] - display_width(cells[column])) + cells[column];
      }
      while (text.ends_with(' ')) text.pop_back();
      out += strong ? style.bold + text + style.off : text;
      out += '\n';
    };
    if (first > text_columns_) out += '\n';
    line(header_, true);
    for (const Row& row : rows_) {
      if (!row.before.empty() && first == text_columns_) out += row.before + '\n';
      line(row.cells, row.strong);
    }
    first = last;
  }
  return out;
}

std::string wrapped(const std::string& text, std::size_t indent) {
  std::string out, line;
  const auto flush = [&] {
    out += line + '\n';
    line = spaces(indent);
  };
  bool empty = true;  // the line holds no word yet
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_word(text, at);
    const std::string word = text.substr(at, end - at);
    if (!empty && display_width(line) + 1 + display_width(word) > kPageWidth) {
      flush();
      empty = true;
    }
    if (!empty) line += ' ';
    line += word;
    empty = false;
    at = end + 1;
  }
  return out + line + '\n';
}

}  // namespace soem
