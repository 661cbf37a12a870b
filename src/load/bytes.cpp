// SPDX-License-Identifier: MIT
#include "soem/load/bytes.hpp"

#include <fmt/format.h>

#include "soem/load/yaml.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool looks_like_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  return text.size() >= 4 && (text[0] == '\0') != (text[1] == '\0') &&
         (text[2] == '\0') != (text[3] == '\0');
}

Span at(std::uint32_t source, std::size_t offset, std::size_t length = 1) {
  return {source, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)};
}

}  // namespace

std::size_t byte_order_mark_length(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

namespace {

/// Thousands of brackets in a row: the YAML library would take seconds to find out that it is lost.
std::optional<std::size_t> run_of_brackets(std::string_view text) {
  constexpr std::size_t kLongest = 1000;
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' || text[i] == '{') {
      if (++run > kLongest) return i;
    } else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r') {
      run = 0;
    }
  }
  return std::nullopt;
}

}  // namespace

bool check_bytes(std::uint32_t source, Diagnostics& diagnostics) {
  const std::string_view text = diagnostics.source(source).text();
  if (text.size() > kMostBytes) {
    diagnostics.report(MessageId::FileTooLarge, at(source, 0), "the file is larger than 16 MiB",
                       "a scenario is a few hundred lines; large tables belong in a CSV file");
    return false;
  }
  return check_characters(source, diagnostics);
}

bool check_characters(std::uint32_t source, Diagnostics& diagnostics) {
  const std::string_view text = diagnostics.source(source).text();
  if (looks_like_utf16(text)) {
    diagnostics.report(MessageId::NotUtf8, at(source, 0), "the file is UTF-16, not UTF-8",
                       "save it again as UTF-8");
    return false;
  }
  if (const auto offset = first_invalid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(text[*offset]);
    diagnostics.report(MessageId::NotUtf8, at(source, *offset),
                       fmt::format("byte 0x{:02X} is not UTF-8 text", byte),
                       "the file is probably Latin-1 or Windows-1252; save it again as UTF-8");
    return false;
  }
  // A file that is no text at all is not searched to its end.
  std::size_t faults = 0;
  for (std::size_t i = byte_order_mark_length(text); i < text.size() && faults < kMostKept; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (text.substr(i).starts_with(kByteOrderMark)) {
      diagnostics.report(MessageId::ControlCharacter, at(source, i, kByteOrderMark.size()),
                         "a byte-order mark stands inside the text",
                         "delete it; two files were probably joined here");
    } else if (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) {
      diagnostics.report(MessageId::ControlCharacter, at(source, i),
                         "a carriage return stands alone",
                         "end lines with LF or CRLF; old Macintosh line ends are not read");
    } else if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
      diagnostics.report(MessageId::ControlCharacter, at(source, i),
                         fmt::format("control character U+{:04X} in the text", c), "delete it");
    } else if (c == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      // U+0080 to U+009F; UTF-8 was checked above, so the second byte is there.
      diagnostics.report(MessageId::ControlCharacter, at(source, i, 2),
                         fmt::format("control character U+{:04X} in the text",
                                     static_cast<unsigned char>(text[i + 1])),
                         "delete it");
    } else {
      continue;
    }
    ++faults;
  }
  if (faults > 0) return false;
  if (const auto offset = run_of_brackets(text)) {
    diagnostics.report(MessageId::TooDeep, at(source, *offset),
                       fmt::format("values are nested more than {} deep", kMostDepth),
                       "no scenario needs that; look for an unclosed bracket");
    return false;
  }
  return true;
}

}  // namespace soem
