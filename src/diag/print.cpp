// SPDX-License-Identifier: MIT
#include "soem/diag/print.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::size_t kContext = 60;         // bytes quoted before a marked text, columns after it
constexpr std::size_t kLongestMarked = 100;  // columns of the marked text itself
constexpr std::size_t kShortLine = 120;      // lines up to here are quoted whole

constexpr std::size_t kLongestText =
    400;  // columns of a message; a file's longest words are not worth more

struct Style {
  std::string_view error = "", warning = "", strong = "", dim = "", off = "";
};
constexpr Style kPlain{};
constexpr Style kColored{"\x1b[1;31m", "\x1b[1;35m", "\x1b[1m", "\x1b[2m", "\x1b[0m"};

struct Position {
  std::size_t line, column;  // 1-based
};

/// First byte of 0-based line `line` that a reader sees: a byte-order mark is no character of the
/// text.
std::size_t visible_start(const SourceText& source, std::size_t line) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::size_t start = source.line_start(line);
  const bool marked = line == 0 && source.line(line).starts_with(kByteOrderMark);
  return marked ? start + kByteOrderMark.size() : start;
}

/// Finds lines and columns. Asked down the file, it counts the characters of a line once, however
/// many diagnostics the line has.
class PositionFinder {
 public:
  Position find(const SourceText& source, std::size_t offset) {
    const std::size_t line = source.line_of(offset);
    const std::size_t start = visible_start(source, line);
    const std::size_t line_end = source.line_start(line) + source.line(line).size();
    const std::size_t end = std::clamp(offset, start, line_end);
    const bool goes_on = &source == source_ && line == line_ && end >= counted_to_;
    if (!goes_on) source_ = &source, line_ = line, counted_to_ = start, characters_ = 0;
    characters_ +=
        count_code_points(std::string_view(source.text()).substr(counted_to_, end - counted_to_));
    counted_to_ = end;
    return {line + 1, characters_ + 1};
  }

 private:
  const SourceText* source_ = nullptr;
  std::size_t line_ = 0, counted_to_ = 0, characters_ = 0;
};

bool continues_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// A message that quotes a very long word of the file keeps its own beginning and end.
std::string shortened(std::string_view text) {
  if (display_width(text) <= kLongestText) return printable(text);
  std::size_t end = text.size() - kLongestText / 4;
  while (end < text.size() && continues_code_point(text[end])) ++end;
  return printable(prefix_of_width(text, kLongestText / 2)) + " … " + printable(text.substr(end));
}

/// The quoted line and its caret line; a long line is cut around the caret.
struct Excerpt {
  std::string line, caret;
};

Excerpt excerpt(const SourceText& source, const Span& span) {
  const std::size_t line_number = source.line_of(span.offset);
  const std::size_t start = visible_start(source, line_number);
  const std::string_view line =
      source.line(line_number).substr(start - source.line_start(line_number));
  const std::size_t from = std::clamp<std::size_t>(span.offset, start, start + line.size()) - start;
  std::size_t to = std::min<std::size_t>(from + span.length, line.size());
  while (to < line.size() && continues_code_point(line[to])) ++to;
  std::string_view before = line.substr(0, from);
  std::string_view marked = line.substr(from, to - from);
  std::string_view after = line.substr(from + marked.size());
  std::string lead, tail;
  if (line.size() > kShortLine) {
    if (before.size() > kContext) {
      std::size_t cut = before.size() - kContext;
      while (cut < before.size() && continues_code_point(before[cut])) ++cut;
      before.remove_prefix(cut);
      lead = "…";
    }
    const std::string_view whole_marked = marked;
    marked = prefix_of_width(marked, kLongestMarked);
    if (marked.size() < whole_marked.size()) after = {};
    const std::string_view whole_after = after;
    after = prefix_of_width(after, kContext);
    if (after.size() < whole_after.size() || marked.size() < whole_marked.size()) tail = "…";
  }
  Excerpt out;
  out.line = lead + printable(before) + printable(marked) + printable(after) + tail;
  out.caret = std::string(display_width(lead) + display_width(before), ' ') +
              std::string(std::max<std::size_t>(1, display_width(marked)), '^');
  return out;
}

void print_one(std::string& out, const Diagnostics& all, const Diagnostic& diagnostic,
               const Style& style, PositionFinder& finder) {
  const MessageInfo& message = info(diagnostic.id);
  const bool error = message.severity == Severity::Error;
  const std::string_view word = error ? "error" : "warning";
  const std::string_view color = error ? style.error : style.warning;
  const auto sink = std::back_inserter(out);
  std::string place = "soem";
  if (diagnostic.span) {
    const SourceText& source = all.source(diagnostic.span->source);
    const Position at = finder.find(source, diagnostic.span->offset);
    place = fmt::format("{}:{}:{}", printable(source.name()), at.line, at.column);
  }
  fmt::format_to(sink, "{}{}:{} {}{}:{} {} {}[{}]{}\n", style.strong, place, style.off, color, word,
                 style.off, shortened(diagnostic.text), style.dim, message.name, style.off);
  if (diagnostic.span) {
    const SourceText& source = all.source(diagnostic.span->source);
    const std::size_t line = source.line_of(diagnostic.span->offset) + 1;
    const Excerpt quote = excerpt(source, *diagnostic.span);
    const std::size_t gutter = fmt::formatted_size("{}", line) + 1;
    fmt::format_to(sink, "{:>{}} | {}\n{:>{}} | {}{}{}\n", line, gutter, quote.line, "", gutter,
                   color, quote.caret, style.off);
  }
  for (const Hint& hint : diagnostic.hints) {
    std::string where = place;
    if (hint.span) {
      const SourceText& source = all.source(hint.span->source);
      const Position at = PositionFinder().find(source, hint.span->offset);
      where = fmt::format("{}:{}:{}", printable(source.name()), at.line, at.column);
    }
    fmt::format_to(sink, "{}: note: {}\n", where, shortened(hint.text));
  }
}

}  // namespace

std::string print(const Diagnostics& diagnostics, PrintOptions options) {
  std::vector<const Diagnostic*> ordered;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (options.warnings || info(diagnostic.id).severity == Severity::Error) {
      ordered.push_back(&diagnostic);
    }
  }
  const auto key = [](const Diagnostic* d) {
    return d->span ? std::pair<std::int64_t, std::uint32_t>(d->span->source, d->span->offset)
                   : std::pair<std::int64_t, std::uint32_t>(-1, 0);
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const Diagnostic* a, const Diagnostic* b) { return key(a) < key(b); });
  const Style& style = options.color ? kColored : kPlain;
  std::string out;
  PositionFinder finder;
  for (const Diagnostic* diagnostic : ordered)
    print_one(out, diagnostics, *diagnostic, style, finder);
  if (const std::size_t dropped = diagnostics.dropped_count(); dropped > 0) {
    fmt::format_to(std::back_inserter(out), "soem: {} more {} not shown\n", dropped,
                   dropped == 1 ? "message is" : "messages are");
  }
  return out;
}

}  // namespace soem
