// SPDX-License-Identifier: MIT
#include "soem/text/utf8.hpp"

#include <array>
#include <cstdint>

namespace soem {
namespace {

struct Decoded {
  char32_t code_point;
  std::size_t length;  // bytes; 1 when malformed
  bool valid;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  char32_t code_point = 0;
  char32_t smallest = 0;  // below this the form is overlong
  if ((lead & 0xE0) == 0xC0) {
    length = 2, code_point = lead & 0x1Fu, smallest = 0x80;
  } else if ((lead & 0xF0) == 0xE0) {
    length = 3, code_point = lead & 0x0Fu, smallest = 0x800;
  } else if ((lead & 0xF8) == 0xF0) {
    length = 4, code_point = lead & 0x07u, smallest = 0x10000;
  } else {
    return {lead, 1, false};
  }
  if (at + length > text.size()) return {lead, 1, false};
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {lead, 1, false};
    code_point = (code_point << 6) | (byte(at + i) & 0x3Fu);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < smallest || code_point > 0x10FFFF || surrogate) return {lead, 1, false};
  return {code_point, length, true};
}

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool within(char32_t code_point, const std::array<Range, N>& ranges) {
  for (const Range& range : ranges) {
    if (code_point >= range.first && code_point <= range.last) return true;
  }
  return false;
}

// The blocks that matter in practice; a full table would need yearly upkeep for no visible gain.
constexpr std::array<Range, 6> kZeroWidth{{{0x0300, 0x036F},  // combining marks: a + ring = å
                                           {0x1AB0, 0x1AFF},
                                           {0x1DC0, 0x1DFF},
                                           {0x200B, 0x200F},  // zero width space, joiners
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F}}};  // variation selectors
constexpr std::array<Range, 9> kDoubleWidth{{{0x1100, 0x115F},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0x1F300, 0x1FAFF},
                                             {0x20000, 0x3FFFD}}};

std::size_t width_of(char32_t code_point) {
  if (code_point < 0x0300) return 1;
  if (within(code_point, kZeroWidth)) return 0;
  return within(code_point, kDoubleWidth) ? 2 : 1;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (!decoded.valid) return at;
    at += decoded.length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++count;
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    width += width_of(decoded.code_point);
    at += decoded.length;
  }
  return width;
}

std::string_view prefix_of_width(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded decoded = decode(text, at);
    const std::size_t next = width + width_of(decoded.code_point);
    if (next > columns) break;
    width = next;
    at += decoded.length;
  }
  return text.substr(0, at);
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const char32_t c = decoded.code_point;
    const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || reorders;
    if (!decoded.valid) {
      out += "\xEF\xBF\xBD";  // U+FFFD, the replacement character
    } else if (control) {
      out += ' ';
    } else {
      out += text.substr(at, decoded.length);
    }
    at += decoded.length;
  }
  return out;
}

}  // namespace soem
