// SPDX-License-Identifier: MIT
//
// A diagnostic is a value: an id, a place in a source text, a sentence and hints. Bad input
// produces diagnostics, never exceptions; how they are printed is print.hpp's business.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "soem/diag/message_id.hpp"

namespace soem {

/// Bytes [offset, offset + length) of source number `source`.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

/// A text that diagnostics can point into, with the name the user knows it by.
class SourceText {
 public:
  SourceText(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  /// 0-based number of the line that holds byte `offset`; the end of the text counts as its last
  /// line.
  [[nodiscard]] std::size_t line_of(std::size_t offset) const;
  /// Byte offset at which 0-based line `line` starts.
  [[nodiscard]] std::size_t line_start(std::size_t line) const { return line_starts_[line]; }
  /// The line without its line end.
  [[nodiscard]] std::string_view line(std::size_t line) const;
  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

struct Hint {
  std::optional<Span> span;  ///< another place to look at; empty: the diagnostic's own
  std::string text;
};

struct Diagnostic {
  MessageId id;
  std::optional<Span> span;  ///< empty when no source text is meant (the command line, the system)
  std::string text;          ///< lower-case start, no full stop
  std::vector<Hint> hints;
};

/// More than anybody reads, and a bound on what a hostile file can make soem remember.
constexpr std::size_t kMostKept = 1000;

/// Collects diagnostics of one run over any number of source texts.
class Diagnostics {
 public:
  /// Registers a source text and returns the number that spans into it carry.
  std::uint32_t add_source(SourceText source);

  /// Files a diagnostic with any number of hints (empty ones are left out). Of one source at most
  /// kMostKept errors and as many warnings are kept; the rest are counted.
  void report(MessageId id, std::optional<Span> span, std::string text,
              std::vector<Hint> hints = {});
  void report(MessageId id, std::optional<Span> span, std::string text, std::string hint);

  /// The same sources, and nothing said about them: for reading them again with other values.
  [[nodiscard]] Diagnostics with_nothing_said() const;

  /// One text may be read several times, as one case after another. From here on, what was said
  /// before is not said again: an error with the same words, a warning of the same kind at the same
  /// place. The rest carries `words` ("in variant 'cautious'"), unless they are empty.
  void begin_case(std::string words);
  void end_case();

  [[nodiscard]] const SourceText& source(std::uint32_t number) const { return sources_[number]; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return diagnostics_; }
  [[nodiscard]] std::size_t error_count() const { return error_count_; }
  /// Errors, also those that were not said again: what depends on one text having none of them
  /// compares this count.
  [[nodiscard]] std::size_t fault_count() const { return error_count_ + unsaid_error_count_; }
  [[nodiscard]] bool has_errors() const { return error_count_ > 0; }
  /// How many diagnostics were counted, but not kept.
  [[nodiscard]] std::size_t dropped_count() const { return dropped_count_; }

 private:
  std::vector<SourceText> sources_;
  std::vector<Diagnostic> diagnostics_;
  std::map<std::pair<std::uint32_t, Severity>, std::size_t> kept_;
  std::optional<std::string> case_;
  std::set<std::string> said_;  ///< before this case began
  std::size_t said_count_ = 0;  ///< diagnostics that are in `said_`
  std::size_t error_count_ = 0;
  std::size_t unsaid_error_count_ = 0;
  std::size_t dropped_count_ = 0;
};

}  // namespace soem
