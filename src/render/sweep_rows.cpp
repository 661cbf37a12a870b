// SPDX-License-Identifier: MIT
#include "soem/render/sweep_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"
#include "soem/text/json.hpp"

namespace soem {

int decimals_of(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::Currency:
      return 2;
    case FigureUnit::Year:
    case FigureUnit::Count:
      return 0;
    case FigureUnit::Ratio:
    case FigureUnit::Share:
    case FigureUnit::People:
      return 9;
  }
  return 0;
}

SweepText::SweepText(Format format, CsvDialect dialect, SweepColumns columns, const Rows& rows)
    : format_(format), dialect_(dialect), columns_(std::move(columns)), rows_(rows) {
  const auto add = [&](std::string_view name) {
    keys_.push_back(format_ == Format::Json ? json_string(name) + ": " : csv_field(name, dialect_));
  };
  if (columns_.label) add("label");
  for (const SweptPath& path : rows.paths()) add(path.path);
  for (const FigureColumn& figure : columns_.figures) add(figure.name);
  add("error");
}

std::string SweepText::head(const JsonHead& head) const {
  if (format_ == Format::Json) return json_rows_head(head);
  const bool excel = dialect_ == CsvDialect::ExcelDa;
  std::string out = excel ? "\xEF\xBB\xBF" : "";
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (i > 0) out += excel ? ';' : ',';
    out += keys_[i];
  }
  return out + (excel ? "\r\n" : "\n");
}

std::string SweepText::tail() const { return format_ == Format::Json ? "\n  ]\n}\n" : ""; }

/// One combination, and the columns that its values stand in.
struct SweepText::Row {
  const RowFigures& figures;
  std::span<const TextColumn> texts;
  std::span<const std::vector<ValueForm>> forms;
  std::size_t r;
  std::string_view error;
};

std::string SweepText::rows(const RowFigures& figures) const {
  const std::size_t paths = rows_.paths().size();
  std::vector<std::vector<ValueForm>> forms(paths, std::vector<ValueForm>(figures.count));
  std::vector<TextColumn> texts;
  for (std::size_t p = 0; p < paths; ++p) {
    rows_.forms(p, figures.first, forms[p]);
    texts.push_back(rows_.texts(p, figures.first, figures.count));
  }
  constexpr std::size_t kUsualField = 12;
  TextBuffer out(figures.count * kUsualField * (paths + columns_.figures.size() + 1));
  auto error = figures.errors.begin();
  for (std::size_t r = 0; r < figures.count; ++r) {
    std::string_view words;
    if (error != figures.errors.end() && error->first == r) words = (error++)->second;
    const Row row{figures, texts, forms, r, words};
    if (format_ == Format::Json) {
      json_row(row, out);
    } else {
      csv_row(row, out);
    }
  }
  return std::move(out).take();
}

void SweepText::number(double value, FigureUnit unit, char point, TextBuffer& out) const {
  const int decimals = decimals_of(unit);
  if (!columns_.full_digits) {
    if (const char* end = write_fixed(out.room(kFixedRoom), value, decimals, point)) {
      return out.wrote(end);
    }
  }
  std::string text = columns_.full_digits ? shortest(value) : fixed(value, decimals, "", ".");
  std::replace(text.begin(), text.end(), '.', point);
  out.put(text);
}

void SweepText::csv_row(const Row& row, TextBuffer& out) const {
  const auto& [figures, texts, forms, r, error] = row;
  const bool excel = dialect_ == CsvDialect::ExcelDa;
  const char separator = excel ? ';' : ',', point = excel ? ',' : '.';
  if (columns_.label) {
    out.put(csv_field(columns_.label(figures.first + r), dialect_));
    out.put(separator);
  }
  for (std::size_t p = 0; p < texts.size(); ++p) {
    if (p > 0) out.put(separator);
    const std::string_view text = texts[p][r];
    if (!is_number(forms[p][r])) {
      if (!text.empty()) out.put(csv_field(text, dialect_));
    } else if (excel) {
      std::string number(text);
      std::replace(number.begin(), number.end(), '.', point);
      out.put(number);
    } else {
      out.put(text);
    }
  }
  for (std::size_t a = 0; a < columns_.figures.size(); ++a) {
    out.put(separator);
    const double value = figures.value(a, r);
    if (!std::isnan(value)) number(value, columns_.figures[a].unit, point, out);
  }
  out.put(separator);
  if (!error.empty()) out.put(csv_field(error, dialect_));
  out.put(excel ? "\r\n" : "\n");
}

void SweepText::json_row(const Row& row, TextBuffer& out) const {
  const auto& [figures, texts, forms, r, error] = row;
  out.put(figures.first + r == 0 ? "\n    {" : ",\n    {");
  std::size_t column = 0;
  const auto key = [&] {
    if (column > 0) out.put(", ");
    out.put(keys_[column++]);
  };
  const auto words = [&](std::string_view text) {
    out.put(text.empty() ? std::string("null") : json_string(text));
  };
  if (columns_.label) {
    key();
    words(columns_.label(figures.first + r));
  }
  for (std::size_t p = 0; p < texts.size(); ++p) {
    key();
    if (is_number(forms[p][r])) {
      out.put(texts[p][r]);
    } else {
      words(texts[p][r]);
    }
  }
  for (std::size_t a = 0; a < columns_.figures.size(); ++a) {
    key();
    const double value = figures.value(a, r);
    if (std::isnan(value)) {
      out.put("null");
    } else {
      number(value, columns_.figures[a].unit, '.', out);
    }
  }
  key();
  words(error);
  out.put('}');
}

}  // namespace soem
