// SPDX-License-Identifier: MIT
#include "soem/diag/diagnostic.hpp"

#include <algorithm>
#include <limits>

namespace soem {

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n' && i + 1 < text_.size()) line_starts_.push_back(i + 1);
  }
}

std::size_t SourceText::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::string_view SourceText::line(std::size_t line) const {
  const std::size_t start = line_starts_[line];
  const std::size_t end = line + 1 < line_starts_.size() ? line_starts_[line + 1] : text_.size();
  std::string_view out = std::string_view(text_).substr(start, end - start);
  if (out.ends_with('\n')) out.remove_suffix(1);
  if (out.ends_with('\r')) out.remove_suffix(1);
  return out;
}

std::uint32_t Diagnostics::add_source(SourceText source) {
  sources_.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

Diagnostics Diagnostics::with_nothing_said() const {
  Diagnostics out;
  out.sources_ = sources_;
  return out;
}

namespace {

/// What two diagnostics share when they say the same: of errors the words, of warnings the kind
/// (the numbers in the words may differ from case to case).
std::string identity(MessageId id, const std::optional<Span>& span, std::string_view text) {
  std::string key = std::to_string(static_cast<int>(id));
  for (const std::uint32_t part : {span ? span->source : 0, span ? span->offset : 0}) {
    key += ' ' + std::to_string(part);
  }
  if (info(id).severity == Severity::Error || !span) key.append(" ").append(text);
  return key;
}

}  // namespace

void Diagnostics::begin_case(std::string words) {
  for (; said_count_ < diagnostics_.size(); ++said_count_) {
    const Diagnostic& one = diagnostics_[said_count_];
    said_.insert(identity(one.id, one.span, one.text));
  }
  case_ = std::move(words);
}

void Diagnostics::end_case() { case_.reset(); }

void Diagnostics::report(MessageId id, std::optional<Span> span, std::string text,
                         std::vector<Hint> hints) {
  const Severity severity = info(id).severity;
  if (case_ && said_.contains(identity(id, span, text))) {
    if (severity == Severity::Error) ++unsaid_error_count_;
    return;
  }
  if (case_ && !case_->empty()) hints.push_back({std::nullopt, *case_});
  if (severity == Severity::Error) ++error_count_;
  constexpr std::uint32_t kNoSource = std::numeric_limits<std::uint32_t>::max();
  if (++kept_[{span ? span->source : kNoSource, severity}] > kMostKept) {
    ++dropped_count_;
    return;
  }
  std::erase_if(hints, [](const Hint& hint) { return hint.text.empty(); });
  diagnostics_.push_back({id, span, std::move(text), std::move(hints)});
}

void Diagnostics::report(MessageId id, std::optional<Span> span, std::string text,
                         std::string hint) {
  report(id, span, std::move(text), std::vector<Hint>{{std::nullopt, std::move(hint)}});
}

}  // namespace soem
