// SPDX-License-Identifier: MIT
#include "soem/text/json.hpp"

#include <cassert>

#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20) {
    out += c;
    return;
  }
  out += "\\u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (true) {
    const std::size_t valid = first_invalid_utf8(text).value_or(text.size());
    for (const char c : text.substr(0, valid)) append_escaped(out, c);
    if (valid == text.size()) break;
    out += "\uFFFD";
    text.remove_prefix(valid + 1);
  }
  out += '"';
  return out;
}

std::string json_number(double value) { return shortest(value); }

void JsonWriter::new_line() {
  text_ += '\n';
  text_.append(2 * open_.size(), ' ');
}

void JsonWriter::before_member() {
  assert(!done_);
  if (after_key_ || open_.empty()) {
    after_key_ = false;
    return;
  }
  Open& inside = open_.back();
  if (!inside.empty) text_ += ',';
  if (inside.layout == JsonLayout::Block) {
    new_line();
  } else if (!inside.empty) {
    text_ += ' ';
  }
  inside.empty = false;
}

void JsonWriter::begin(char bracket, JsonLayout layout) {
  assert(open_.empty() || open_.back().bracket == '[' || after_key_);
  before_member();
  text_ += bracket;
  const bool inside_line = !open_.empty() && open_.back().layout == JsonLayout::Line;
  open_.push_back({bracket, inside_line ? JsonLayout::Line : layout});
}

void JsonWriter::end(char bracket) {
  assert(!open_.empty() && !after_key_ && open_.back().bracket == (bracket == '}' ? '{' : '['));
  const Open closed = open_.back();
  open_.pop_back();
  if (closed.layout == JsonLayout::Block && !closed.empty) new_line();
  text_ += bracket;
  done_ = open_.empty();
  if (done_) text_ += '\n';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!open_.empty() && open_.back().bracket == '{' && !after_key_);
  before_member();
  text_ += json_string(name);
  text_ += ": ";
  after_key_ = true;
  return *this;
}

void JsonWriter::value(std::string_view text) {
  assert(open_.empty() || open_.back().bracket == '[' || after_key_);
  before_member();
  text_ += text;
  done_ = open_.empty();
  if (done_) text_ += '\n';
}

void JsonWriter::string(std::string_view text) { value(json_string(text)); }
void JsonWriter::number(double value) { this->value(json_number(value)); }
void JsonWriter::boolean(bool value) { this->value(value ? "true" : "false"); }
void JsonWriter::null() { value("null"); }

std::string JsonWriter::take() {
  std::string out;
  out.swap(text_);
  return out;
}

}  // namespace soem
