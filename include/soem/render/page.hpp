// SPDX-License-Identifier: MIT
//
// A page for people, before it is known how it is shown: a title and blocks, all text already in
// words and rounded. A terminal gets 80 columns of text, a document Markdown.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "soem/render/text_table.hpp"

namespace soem {

/// "Discount  4 % a year": what is calculated, and how.
struct Fact {
  std::string label, value;
};
using Facts = std::vector<Fact>;

/// The answer in words: a sentence, and the points it rests on.
struct Paragraph {
  std::string lead;
  std::vector<std::string> points;
};

enum class RowKind : std::uint8_t {
  Plain,
  Strong,  ///< a sum, a result
  Sub,     ///< a detail of the row above, indented
};

struct Row {
  std::vector<std::string> cells;  ///< as many as the header has
  RowKind kind = RowKind::Plain;
};

/// The first `text_columns` hold words and stand left, the others hold numbers and stand right.
struct Table {
  std::string title = {};  ///< empty where the header says it all
  std::vector<std::string> header = {};
  std::vector<Row> rows = {};
  std::size_t text_columns = 1;
  std::string note = {};  ///< a line under the table
  /// A first cell that leaves no room for the others has a line of its own; else it is cut short.
  bool whole_names = false;
};

/// What the marks [1], [2] … in tables mean, in that order.
struct Notes {
  std::vector<std::string> texts;
};

/// Lines to be shown as they are, in letters of one width.
struct Drawing {
  std::string title;
  std::vector<std::string> lines;
  std::string note;
};

using Block = std::variant<Facts, Paragraph, Table, Notes, Drawing>;

/// Texts of users are free of control characters (printable()).
struct Page {
  std::string title;
  std::vector<Block> blocks;  ///< the first ones are the head of the page
};

/// At most kPageWidth columns, but for words that are longer.
[[nodiscard]] std::string print_text(const Page& page, const Style& style);

/// GitHub's Markdown. Characters that mean something there are escaped.
[[nodiscard]] std::string print_markdown(const Page& page);

}  // namespace soem
