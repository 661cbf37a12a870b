// SPDX-License-Identifier: MIT
//
// A result for programs, before it has a format: one observation a row, typed cells under fixed
// column names (views.hpp). A format (csv.hpp, json_rows.hpp) is a RowWriter.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace soem {

/// A text or a finite number. An empty text is a cell without a value: nothing in CSV, null in
/// JSON.
using Cell = std::variant<std::string_view, double>;

/// Takes text on its way out; false when nobody wants more.
using TextSink = std::function<bool(std::string_view)>;

/// Gives rows a format and passes them on in pieces, so that memory does not grow with their
/// number.
class RowWriter {
 public:
  explicit RowWriter(TextSink sink) : sink_(std::move(sink)) {}
  virtual ~RowWriter() = default;
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  /// One cell a column. The texts are not needed after the call.
  virtual void row(std::span<const Cell> cells) = 0;
  /// Call once, after the last row.
  virtual void finish() = 0;
  /// False when nobody wants more; rows may still be given, and are lost.
  [[nodiscard]] bool wanted() const { return wanted_; }

 protected:
  void pass_on(std::string_view text) {
    if (wanted_ && !text.empty()) wanted_ = sink_(text);
  }

 private:
  TextSink sink_;
  bool wanted_ = true;
};

/// How much text a writer holds back before it passes it on.
constexpr std::size_t kPiece = std::size_t{64} * 1024;

}  // namespace soem
