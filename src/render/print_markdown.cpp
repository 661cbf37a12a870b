// SPDX-License-Identifier: MIT
//
// A page as GitHub's Markdown (github.github.com/gfm): pipe tables, numbers right-aligned.
#include <fmt/format.h>

#include "soem/render/page.hpp"

namespace soem {
namespace {

/// A letter or digit, or part of one outside ASCII.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Text that is shown as it stands. Inside a word `_` means nothing, and ids are full of it.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool inside =
        i > 0 && i + 1 < text.size() && is_word(text[i - 1]) && is_word(text[i + 1]);
    const bool marks =
        c == '_' ? !inside : std::string_view("\\`*[]<>|#~$&").find(c) != std::string_view::npos;
    if (marks) out += '\\';
    out += c;
  }
  return out;
}

std::string bold(const std::string& text) { return text.empty() ? "" : "**" + text + "**"; }

struct MarkdownPrinter {
  std::string operator()(const Facts& facts) const {
    std::string out;
    for (const Fact& fact : facts) {
      out += fmt::format("- {}: {}\n", bold(escaped(fact.label)), escaped(fact.value));
    }
    return out;
  }

  std::string operator()(const Paragraph& paragraph) const {
    std::string out = escaped(paragraph.lead) + '\n';
    if (!paragraph.points.empty()) out += '\n';
    for (const std::string& point : paragraph.points) out += "- " + escaped(point) + '\n';
    return out;
  }

  std::string operator()(const Table& table) const {
    std::string out = heading(table.title) + line(table.header, RowKind::Plain) + '|';
    for (std::size_t column = 0; column < table.header.size(); ++column) {
      out += column < table.text_columns ? " :--- |" : " ---: |";
    }
    out += '\n';
    for (const Row& row : table.rows) out += line(row.cells, row.kind);
    if (!table.note.empty()) out += '\n' + escaped(table.note) + '\n';
    return out;
  }

  std::string operator()(const Notes& notes) const {
    std::string out;
    for (std::size_t i = 0; i < notes.texts.size(); ++i) {
      out += fmt::format("- {} {}\n", escaped(fmt::format("[{}]", i + 1)), escaped(notes.texts[i]));
    }
    return out;
  }

  std::string operator()(const Drawing& drawing) const {
    std::string out = heading(drawing.title) + "```text\n";
    for (const std::string& text : drawing.lines) out += text + '\n';
    out += "```\n";
    if (!drawing.note.empty()) out += '\n' + escaped(drawing.note) + '\n';
    return out;
  }

  static std::string heading(const std::string& text) {
    return text.empty() ? "" : "## " + escaped(text) + "\n\n";
  }

  static std::string line(const std::vector<std::string>& cells, RowKind kind) {
    std::string out = "|";
    for (std::size_t column = 0; column < cells.size(); ++column) {
      std::string cell = escaped(cells[column]);
      if (kind == RowKind::Strong) cell = bold(cell);
      if (kind == RowKind::Sub && column == 0) cell.insert(0, "&emsp;");
      out += ' ' + cell + " |";
    }
    return out + '\n';
  }
};

}  // namespace

std::string print_markdown(const Page& page) {
  std::string out = "# " + escaped(page.title) + '\n';
  for (const Block& block : page.blocks) out += '\n' + std::visit(MarkdownPrinter{}, block);
  return out;
}

}  // namespace soem
