// SPDX-License-Identifier: MIT
//
// The results of a run for programs: which rows, in which format.
#pragma once

#include <string>
#include <vector>

#include "soem/cli/run_results.hpp"
#include "soem/load/load.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/json_rows.hpp"
#include "soem/render/views.hpp"

namespace soem {

struct RowRequest {
  RowView view = RowView::Summary;
  bool json = false;  ///< else CSV in `dialect`
  CsvDialect dialect = CsvDialect::Rfc4180;
  std::vector<FigureChoice> figures;  ///< of the summary; empty: all
  std::vector<InputDigest> inputs;    ///< for JSON, as are the settings
  std::vector<std::string> settings;
};

/// Notes what was read for one scenario: for JSON, and a file that several scenarios extend once.
void add_inputs(const std::vector<InputFile>& files, RowRequest& request);

/// The rows of every case, then those of the portfolio.
void write_rows(const RunResults& results, const RowRequest& request, TextSink sink);

}  // namespace soem
