// SPDX-License-Identifier: MIT
#include "soem/sweep/override_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "csv_fields.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// 46,5 where a table has decimal commas; the text itself where that gives no number.
std::string with_point(const std::string& text) {
  if (std::count(text.begin(), text.end(), ',') != 1) return text;
  std::string out = text;
  std::replace(out.begin(), out.end(), ',', '.');
  return form_of(out) < kWordsForm ? out : text;
}

/// The header: paths, and whether labels stand before them. Faults are reported.
struct Header {
  std::vector<SweptPath> paths;
  bool labels = false;
  bool sound = true;
};

Header read_header(const std::vector<CsvField>& fields, Diagnostics& diagnostics) {
  Header header;
  std::unordered_map<std::string, Span> seen;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const CsvField& field = fields[i];
    const auto refuse = [&](std::string text, std::vector<Hint> hints) {
      diagnostics.report(MessageId::BadTable, field.at, std::move(text), std::move(hints));
      header.sound = false;
    };
    if (i == 0 && field.text == kLabelColumn) {
      header.labels = true;
      continue;
    }
    if (field.text.empty()) {
      refuse(fmt::format("column {} has no path", i + 1),
             {{std::nullopt, "the first line names the paths:  outcomes.job.rate,horizon"}});
      continue;
    }
    const auto [first, added] = seen.emplace(field.text, field.at);
    if (!added) {
      refuse(fmt::format("'{}' heads two columns", field.text),
             {{first->second, "it stands here first"}});
      continue;
    }
    header.paths.push_back({field.text, field.at});
  }
  if (header.sound && header.paths.empty()) {
    diagnostics.report(MessageId::BadTable, fields.front().at, "the table names no path",
                       "the first line names the paths:  outcomes.job.rate,horizon");
    header.sound = false;
  }
  return header;
}

}  // namespace

std::unique_ptr<OverrideTable> OverrideTable::read(std::uint32_t source, Diagnostics& diagnostics) {
  const std::size_t faults_before = diagnostics.fault_count();
  CsvFields lines(source, diagnostics);
  const auto first = lines.next_line();
  if (!first) {
    if (diagnostics.fault_count() == faults_before) {
      diagnostics.report(MessageId::BadTable, Span{source, 0, 0}, "the table is empty",
                         "the first line names the paths:  outcomes.job.rate,horizon");
    }
    return nullptr;
  }
  Header header = read_header(*first, diagnostics);
  if (!header.sound) return nullptr;
  std::unique_ptr<OverrideTable> table(new OverrideTable(std::move(header.paths)));
  const bool decimal_comma = lines.separator() == ';';
  std::unordered_map<std::string, std::uint32_t> known;
  const auto keep = [&](const std::string& text) {
    const auto [at, added] = known.emplace(text, static_cast<std::uint32_t>(table->texts_.size()));
    if (added) table->texts_.push_back(text);
    return at->second;
  };
  while (auto line = lines.next_line()) {
    const bool blank = line->size() == 1 && line->front().text.empty();
    if (blank && first->size() > 1) continue;
    if (line->size() != first->size()) {
      const Span& at = line->back().at;
      diagnostics.report(MessageId::BadTable, at,
                         fmt::format("this line has {} field{}, the first one {}", line->size(),
                                     line->size() == 1 ? "" : "s", first->size()),
                         fmt::format("fields are separated by '{}'", lines.separator()));
      if (diagnostics.error_count() > kMostKept) break;
      continue;
    }
    if (header.labels) table->labels_.push_back(line->front().text);
    for (std::size_t i = header.labels ? 1 : 0; i < line->size(); ++i) {
      const CsvField& field = (*line)[i];
      Cell cell;
      if (!field.text.empty()) {
        const std::string text = decimal_comma ? with_point(field.text) : field.text;
        if (text.front() == '[' || text.front() == '{') {
          diagnostics.report(MessageId::BadTable, field.at, "a cell holds a single value",
                             "give the entries of a list columns of their own: retention.0");
        } else if (decimal_comma && text == field.text && form_of(text) < kWordsForm &&
                   text.find('.') != std::string::npos) {
          diagnostics.report(
              MessageId::BadTable, field.at,
              fmt::format("'{}' has a decimal point in a table with semicolons", field.text),
              "such a table has decimal commas: 0,5");
        }
        cell.form = form_of(text);
        cell.text = keep(text);
        if (cell.form >= kWordsForm) {
          cell.form = kWordsForm + cell.text;
        } else {
          cell.number = std::get<Decimal>(parse_decimal(text)).value;
        }
      }
      table->cells_.push_back(cell);
    }
    ++table->size_;
  }
  if (table->size_ == 0 && diagnostics.fault_count() == faults_before) {
    diagnostics.report(MessageId::BadTable, first->front().at, "the table has no rows",
                       "each line after the first is a scenario");
  }
  return diagnostics.fault_count() == faults_before ? std::move(table) : nullptr;
}

void OverrideTable::forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) out[r] = cell(path, first + r).form;
}

void OverrideTable::numbers(std::size_t path, std::size_t first, std::span<double> out) const {
  for (std::size_t r = 0; r < out.size(); ++r) out[r] = cell(path, first + r).number;
}

Node OverrideTable::value(std::size_t path, std::size_t row) const {
  return scalar_at(paths()[path], texts_[cell(path, row).text]);
}

void OverrideTable::print(std::size_t path, std::size_t row, std::string& out) const {
  const Cell& one = cell(path, row);
  if (one.form == kLeftAsItIs) return;
  out += is_number(one.form) ? shortest(one.number) : texts_[one.text];
}

}  // namespace soem
