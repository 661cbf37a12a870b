// SPDX-License-Identifier: MIT
//
// One JSON object for one run: where the numbers come from, what they were calculated with, and the
// rows of a view under its column names. A row and every other list element stands on a line of its
// own, so that two results can be compared with diff. Nothing in it depends on the time, the
// machine or how the work was divided.
#pragma once

#include <string>
#include <vector>

#include "soem/render/rows.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/text/json.hpp"

namespace soem {

struct InputDigest {
  std::string path, sha256;
};

/// Whose rows there are: a scenario, or a portfolio of scenarios like it.
struct JsonCase {
  const Scenario* scenario;
  std::string name;                            ///< what its rows have under `scenario`
  std::size_t horizon = 0;                     ///< of a portfolio the longest
  std::vector<std::string> illustrative = {};  ///< sources of its figures that nobody stands behind
};

/// What stands before the rows. `cases` is not empty.
struct JsonHead {
  std::vector<InputDigest> inputs;    ///< every file that was read, bases included
  std::vector<std::string> settings;  ///< --set, as given
  std::vector<JsonCase> cases;
};

/// The rows of an object whose head its heirs write.
class JsonRowWriter : public RowWriter {
 public:
  void row(std::span<const Cell> cells) override;
  void finish() override;

 protected:
  JsonRowWriter(TextSink sink, std::span<const std::string_view> columns)
      : RowWriter(std::move(sink)), columns_(columns.begin(), columns.end()) {}
  /// For the head.
  [[nodiscard]] JsonWriter& json() { return json_; }
  /// Call once, when the head is written.
  void begin_rows() { json_.key("rows").begin_array(); }

 private:
  JsonWriter json_;
  std::size_t held_back_ = 0;  ///< rows that were written and not passed on
  std::vector<std::string_view> columns_;
};

class JsonRows : public JsonRowWriter {
 public:
  JsonRows(TextSink sink, const JsonHead& head, std::span<const std::string_view> columns);
};

}  // namespace soem
