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

std::string SweepText::rows(const RowFigures& figures) const {
  const std::size_t paths = rows_.paths().size();
  std::vector<std::vector<ValueForm>> columns(paths, std::vector<ValueForm>(figures.count));
  for (std::size_t p = 0; p < paths; ++p) rows_.forms(p, figures.first, columns[p]);
  std::vector<ValueForm> forms(paths);
  std::string out;
  constexpr std::size_t kUsualField = 12;
  out.reserve(figures.count * kUsualField * (paths + columns_.figures.size() + 1));
  auto error = figures.errors.begin();
  for (std::size_t r = 0; r < figures.count; ++r) {
    for (std::size_t p = 0; p < paths; ++p) forms[p] = columns[p][r];
    std::string_view words;
    if (error != figures.errors.end() && error->first == r) words = (error++)->second;
    if (format_ == Format::Json) {
      json_row(figures, r, forms, words, out);
    } else {
      csv_row(figures, r, forms, words, out);
    }
  }
  return out;
}

void SweepText::number(double value, FigureUnit unit, std::string& out) const {
  if (columns_.full_digits) {
    out += shortest(value);
  } else {
    append_fixed(out, value, decimals_of(unit));
  }
}

void SweepText::csv_row(const RowFigures& figures, std::size_t r, std::span<const ValueForm> forms,
                        std::string_view error, std::string& out) const {
  const bool excel = dialect_ == CsvDialect::ExcelDa;
  const char separator = excel ? ';' : ',';
  const auto with_comma = [&](std::size_t from) {
    if (!excel) return;
    const std::size_t point = out.find('.', from);
    if (point != std::string::npos) out[point] = ',';
  };
  if (columns_.label) {
    out += csv_field(columns_.label(figures.first + r), dialect_);
    out += separator;
  }
  for (std::size_t p = 0; p < forms.size(); ++p) {
    if (p > 0) out += separator;
    const std::size_t from = out.size();
    rows_.print(p, figures.first + r, out);
    if (is_number(forms[p])) {
      with_comma(from);
    } else if (out.size() > from) {
      const std::string words = out.substr(from);
      out.resize(from);
      out += csv_field(words, dialect_);
    }
  }
  for (std::size_t a = 0; a < columns_.figures.size(); ++a) {
    out += separator;
    const double value = figures.value(a, r);
    if (std::isnan(value)) continue;
    const std::size_t from = out.size();
    number(value, columns_.figures[a].unit, out);
    with_comma(from);
  }
  out += separator;
  if (!error.empty()) out += csv_field(error, dialect_);
  out += excel ? "\r\n" : "\n";
}

void SweepText::json_row(const RowFigures& figures, std::size_t r, std::span<const ValueForm> forms,
                         std::string_view error, std::string& out) const {
  out += figures.first + r == 0 ? "\n    {" : ",\n    {";
  std::size_t column = 0;
  const auto key = [&] {
    if (column > 0) out += ", ";
    out += keys_[column++];
  };
  const auto words = [&](std::string_view text) {
    out += text.empty() ? std::string("null") : json_string(text);
  };
  if (columns_.label) {
    key();
    words(columns_.label(figures.first + r));
  }
  for (std::size_t p = 0; p < forms.size(); ++p) {
    key();
    if (is_number(forms[p])) {
      rows_.print(p, figures.first + r, out);
      continue;
    }
    std::string text;
    rows_.print(p, figures.first + r, text);
    words(text);
  }
  for (std::size_t a = 0; a < columns_.figures.size(); ++a) {
    key();
    const double value = figures.value(a, r);
    if (std::isnan(value)) {
      out += "null";
    } else {
      number(value, columns_.figures[a].unit, out);
    }
  }
  key();
  words(error);
  out += '}';
}

}  // namespace soem
