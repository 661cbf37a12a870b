// SPDX-License-Identifier: MIT
//
// JSON out (RFC 8259): texts, numbers, and a writer that keeps count of commas, indents and open
// brackets, so that its callers say only what stands where. Nothing here reads JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace soem {

/// `text` in quotation marks, with what JSON forbids in a string escaped. Malformed UTF-8 becomes
/// U+FFFD, because a file name may hold any bytes and a JSON text may not.
[[nodiscard]] std::string json_string(std::string_view text);

/// The shortest text that reads back to the same double; -0 is 0. `value` must be finite: JSON has
/// no other numbers, and an undefined figure is null.
[[nodiscard]] std::string json_number(double value);

enum class JsonLayout : std::uint8_t {
  Block,  ///< a member a line, two spaces deeper than its bracket
  Line,   ///< all in one line, whatever is inside too: `{"year": 2025, "value": 1}`
};

/// Writes one JSON value, piece by piece, from the outside in:
///
///     JsonWriter json;
///     json.begin_object();
///     json.key("rows").begin_array();
///     for (double row : rows) json.number(row);
///     json.end_array();
///     json.end_object();
///     output.write(json.take());
///
/// Members come out in the order of the calls; the same calls give the same bytes. That brackets
/// match and that every member of an object has one key is the caller's promise, and asserted.
/// Distinct keys are its promise too. An empty object or array is written `{}` or `[]`.
class JsonWriter {
 public:
  void begin_object(JsonLayout layout = JsonLayout::Block) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(JsonLayout layout = JsonLayout::Block) { begin('[', layout); }
  void end_array() { end(']'); }

  /// The key of the next value in an object. Returns the writer, for that value.
  JsonWriter& key(std::string_view name);

  void string(std::string_view text);
  void number(double value);
  void boolean(bool value);
  void null();

  /// What was written since the last call, so that a long text can go out in pieces. After the
  /// outermost value it ends with a line feed.
  [[nodiscard]] std::string take();

 private:
  struct Open {
    char bracket;
    JsonLayout layout;
    bool empty = true;
  };

  void begin(char bracket, JsonLayout layout);
  void end(char bracket);
  void value(std::string_view text);
  /// Whatever separates the next member from what stands before it.
  void before_member();
  void new_line();

  std::string text_;
  std::vector<Open> open_;
  bool after_key_ = false;
  bool done_ = false;
};

}  // namespace soem
