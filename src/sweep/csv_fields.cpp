// SPDX-License-Identifier: MIT
#include "csv_fields.hpp"

#include <algorithm>

namespace soem {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

char separator_of(std::string_view text) {
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ';') return c;
    if (c == '\n') break;
  }
  return ',';
}

}  // namespace

CsvFields::CsvFields(std::uint32_t source, Diagnostics& diagnostics)
    : source_(source), text_(diagnostics.source(source).text()), diagnostics_(diagnostics) {
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  separator_ = separator_of(std::string_view(text_).substr(at_));
}

Span CsvFields::span(std::size_t from, std::size_t to) const {
  return {source_, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)};
}

std::optional<std::vector<CsvField>> CsvFields::next_line() {
  if (at_ >= text_.size()) return std::nullopt;
  std::vector<CsvField> fields;
  while (true) {
    auto field = next_field();
    if (!field) return std::nullopt;
    fields.push_back(std::move(*field));
    if (at_ < text_.size() && text_[at_] == separator_) {
      ++at_;
      continue;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    return fields;
  }
}

std::optional<CsvField> CsvFields::next_field() {
  const std::size_t from = at_;
  CsvField field;
  const auto at_end = [&] {
    return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
           (text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] == '\n'));
  };
  if (at_ < text_.size() && text_[at_] == '"') {
    for (++at_;; ++at_) {
      if (at_ >= text_.size()) {
        diagnostics_.report(MessageId::BadTable, span(from, from + 1),
                            "this quotation mark is never closed",
                            "a quotation mark inside a field is written twice");
        return std::nullopt;
      }
      if (text_[at_] == '"' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '"')) break;
      if (text_[at_] == '"') ++at_;
      field.text += text_[at_];
    }
    ++at_;
    field.at = span(from, at_);
    if (at_end()) return field;
    diagnostics_.report(MessageId::BadTable, span(at_, at_ + 1),
                        "text after the closing quotation mark of a field",
                        "a quotation mark inside a field is written twice");
    return std::nullopt;
  }
  for (; !at_end(); ++at_) {
    if (text_[at_] == '"' || text_[at_] == '\r') {
      diagnostics_.report(MessageId::BadTable, span(at_, at_ + 1),
                          text_[at_] == '"' ? "a quotation mark inside a field without them"
                                            : "a carriage return without a line feed",
                          "put the whole field in quotation marks");
      return std::nullopt;
    }
  }
  std::size_t to = at_, start = from;
  while (start < to && text_[start] == ' ') ++start;
  while (to > start && text_[to - 1] == ' ') --to;
  field.text = text_.substr(start, to - start);
  field.at = span(start, to);
  return field;
}

}  // namespace soem
