// SPDX-License-Identifier: MIT
//
// What `soem run` was asked for.
#pragma once

#include <string>
#include <vector>

#include "soem/cli/arguments.hpp"
#include "soem/cli/fail_if.hpp"
#include "soem/cli/run_rows.hpp"
#include "soem/render/report.hpp"

namespace soem {

enum class RunFormat : std::uint8_t { Table, Csv, Json, Markdown };  // order of the option's words

struct RunOptions {
  std::vector<std::string> files;
  RunFormat format = RunFormat::Table;
  ColorChoice color = ColorChoice::Auto;
  ColorChoice chart = ColorChoice::Auto;
  std::string output;
  std::vector<std::string> variants;
  bool total = false;
  std::vector<Threshold> thresholds;
  ReportOptions page;
  RowRequest rows;  ///< for CSV and JSON; its figures are those of pages too

  [[nodiscard]] bool is_page() const {
    return format == RunFormat::Table || format == RunFormat::Markdown;
  }
};

/// Reports thresholds that are none, and options that mean nothing beside each other: nobody is
/// left to believe that they did something.
[[nodiscard]] RunOptions run_options(const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
