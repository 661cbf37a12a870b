// SPDX-License-Identifier: MIT
//
// A page as text for a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "soem/render/page.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLongestName = 40;

/// Columns of the longest label of the page, so that all facts stand in line.
std::size_t label_width(const Page& page) {
  std::size_t width = 0;
  for (const Block& block : page.blocks) {
    const Facts* facts = std::get_if<Facts>(&block);
    if (!facts) continue;
    for (const Fact& fact : *facts) width = std::max(width, display_width(fact.label));
  }
  return width;
}

/// Names of users can be of any length; half a page is enough to know a line by.
std::string shortened(const std::string& text) {
  if (display_width(text) <= kLongestName) return text;
  return std::string(prefix_of_width(text, kLongestName - 1)) + "…";
}

class TextPrinter {
 public:
  TextPrinter(const Page& page, const Style& style)
      : style_(style), value_at_(label_width(page) + kGap) {}

  std::string operator()(const Facts& facts) const {
    std::string out;
    for (const Fact& fact : facts) {
      const std::string padding(value_at_ - display_width(fact.label), ' ');
      out += wrapped(fact.label + padding + fact.value, value_at_);
    }
    return out;
  }

  std::string operator()(const Paragraph& paragraph) const {
    std::string out = wrapped(paragraph.lead, 0);
    for (const std::string& point : paragraph.points) out += wrapped(point, kGap);
    return out;
  }

  std::string operator()(const Table& table) const {
    std::vector<std::string> header;
    for (const std::string& cell : table.header) header.push_back(shortened(cell));
    TextTable text(std::move(header), table.text_columns);
    for (const Row& row : table.rows) {
      std::vector<std::string> cells = row.cells;
      for (std::size_t column = 0; column < table.text_columns; ++column) {
        if (!table.whole_names) cells[column] = shortened(cells[column]);
      }
      if (row.kind == RowKind::Sub) cells.front().insert(0, kGap, ' ');
      if (row.kind == RowKind::Strong)
        text.add_strong(std::move(cells));
      else
        text.add(std::move(cells));
    }
    if (table.whole_names) text.keep_first_whole();
    return heading(table.title) + text.print(style_) + line(table.note);
  }

  std::string operator()(const Notes& notes) const {
    std::string out;
    for (std::size_t i = 0; i < notes.texts.size(); ++i) {
      const std::string mark = fmt::format("[{}] ", i + 1);
      out += wrapped(mark + notes.texts[i], mark.size());
    }
    return out;
  }

  std::string operator()(const Drawing& drawing) const {
    std::string out = heading(drawing.title);
    for (const std::string& text : drawing.lines) out += text + '\n';
    return out + line(drawing.note);
  }

  [[nodiscard]] std::string heading(const std::string& text) const {
    if (text.empty()) return "";
    std::string out = style_.bold + wrapped(text, 0);
    out.insert(out.size() - 1, style_.off);
    return out;
  }

 private:
  static std::string line(const std::string& text) { return text.empty() ? "" : wrapped(text, 0); }

  const Style& style_;
  std::size_t value_at_;  // columns before the value of a fact
};

}  // namespace

std::string print_text(const Page& page, const Style& style) {
  const TextPrinter printer(page, style);
  std::string out = printer.heading(page.title);
  bool first = true;
  for (const Block& block : page.blocks) {
    if (!first) out += '\n';  // the head stands right under the title
    out += std::visit(printer, block);
    first = false;
  }
  return out;
}

}  // namespace soem
