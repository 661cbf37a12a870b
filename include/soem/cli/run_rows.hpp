// SPDX-License-Identifier: MIT
//
// The results of a run for programs: which rows, in which format.
#pragma once

#include <optional>
#include <vector>

#include "soem/figures/calculation.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/json_rows.hpp"
#include "soem/render/views.hpp"

namespace soem {

/// Everything `soem run` has calculated.
struct RunResults {
  std::vector<std::vector<Calculation>> files;  ///< file by file, the cases of each
  std::optional<Summary> portfolio;             ///< of the first case of every file, for --total
};

struct RowRequest {
  RowView view = RowView::Summary;
  bool json = false;  ///< else CSV in `dialect`
  CsvDialect dialect = CsvDialect::Rfc4180;
  std::vector<FigureChoice> figures;  ///< of the summary; empty: all
  std::vector<InputDigest> inputs;    ///< for JSON, as are the settings
  std::vector<std::string> settings;
};

/// The rows of every case, then those of the portfolio.
void write_rows(const RunResults& results, const RowRequest& request, TextSink sink);

}  // namespace soem
