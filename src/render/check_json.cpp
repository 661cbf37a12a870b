// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "check_words.hpp"
#include "soem/text/json.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

class CheckJson final : public CheckReport {
 public:
  std::string begin() override {
    json_.begin_object();
    json_.key("schema_version").number(1);
    json_.key("tool").string(fmt::format("soem {}", kVersion));
    json_.key("rows").begin_array();
    return json_.take();
  }

  std::string add(const CheckedFile& file) override {
    row_of_file(file);
    for (const CheckedExpectation& one : file.expectations) row_of_expectation(file, one);
    return json_.take();
  }

  std::string end(const CheckTotals&) override {
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  /// Does the file calculate? What only an expectation has is null.
  void row_of_file(const CheckedFile& file) {
    json_.begin_object(JsonLayout::Line);
    json_.key("scenario").string(file.path);
    for (const std::string_view column :
         {"variant", "figure", "payer", "year", "expected", "actual", "difference", "tolerance"}) {
      json_.key(column).null();
    }
    close_row(file.calculated(), file.calculated() ? "" : check_words::errors(file),
              file.error_line);
  }

  void row_of_expectation(const CheckedFile& file, const CheckedExpectation& one) {
    const Expectation& expectation = one.expectation;
    json_.begin_object(JsonLayout::Line);
    json_.key("scenario").string(file.path);
    json_.key("variant").string(expectation.variant);
    json_.key("figure").string(expectation.figure);
    json_.key("payer").string(expectation.payer);
    number("year", expectation.year);
    number("expected", one.result.expected);
    number("actual", one.result.actual);
    number("difference", one.result.difference);
    number("tolerance", one.result.expected ? std::optional(one.result.tolerance) : std::nullopt);
    close_row(one.result.holds, one.result.reason, one.line);
  }

  void close_row(bool ok, const std::string& reason, std::size_t line) {
    json_.key("ok").boolean(ok);
    json_.key("reason");
    reason.empty() ? json_.null() : json_.string(reason);
    json_.key("line");
    line == 0 ? json_.null() : json_.number(static_cast<double>(line));
    json_.end_object();
  }

  void number(std::string_view column, const auto& value) {
    json_.key(column);
    value ? json_.number(static_cast<double>(*value)) : json_.null();
  }

  JsonWriter json_;
};

}  // namespace

std::unique_ptr<CheckReport> check_json() { return std::make_unique<CheckJson>(); }

}  // namespace soem
