// SPDX-License-Identifier: MIT
#include "soem/render/csv.hpp"

#include <algorithm>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

struct Punctuation {
  char separator;
  char point;
  std::string_view line_end;
  std::string_view start_of_file;
};

const Punctuation& punctuation(CsvDialect dialect) {
  static constexpr Punctuation kOf[] = {
      {',', '.', "\n", ""},
      {';', ',', "\r\n", "\xEF\xBB\xBF"},
  };
  return kOf[static_cast<std::size_t>(dialect)];
}

bool would_run_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t").find(text[0]) != std::string_view::npos;
}

}  // namespace

std::string csv_field(std::string_view text, CsvDialect dialect) {
  const bool defused = dialect == CsvDialect::ExcelDa && would_run_as_formula(text);
  const std::string_view lead = defused ? "'" : "";
  const bool edge_space = text.starts_with(' ') || text.ends_with(' ');
  const char special[] = {punctuation(dialect).separator, '"', '\r', '\n'};
  if (!edge_space &&
      text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    return std::string(lead).append(text);
  }
  std::string out = "\"";
  out += lead;
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string csv_number(double value, CsvDialect dialect) {
  std::string out = shortest(value);
  std::replace(out.begin(), out.end(), '.', punctuation(dialect).point);
  return out;
}

CsvWriter::CsvWriter(TextSink sink, CsvDialect dialect, std::span<const std::string_view> columns)
    : RowWriter(std::move(sink)), dialect_(dialect), text_(punctuation(dialect).start_of_file) {
  CsvWriter::row(std::vector<Cell>(columns.begin(), columns.end()));
}

void CsvWriter::row(std::span<const Cell> cells) {
  bool first = true;
  for (const Cell& cell : cells) {
    if (!first) text_ += punctuation(dialect_).separator;
    first = false;
    if (const auto* number = std::get_if<double>(&cell)) {
      text_ += csv_number(*number, dialect_);
    } else {
      text_ += csv_field(std::get<std::string_view>(cell), dialect_);
    }
  }
  text_ += punctuation(dialect_).line_end;
  if (text_.size() < kPiece) return;
  pass_on(text_);
  text_.clear();
}

void CsvWriter::finish() {
  pass_on(text_);
  text_.clear();
}

}  // namespace soem
