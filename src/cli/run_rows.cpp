// SPDX-License-Identifier: MIT
#include "soem/cli/run_rows.hpp"

#include <algorithm>
#include <memory>

#include "soem/figures/portfolio.hpp"
#include "soem/load/digest.hpp"

namespace soem {
namespace {

std::size_t horizon(const Summary& summary) { return summary.projection.discount_factors.size(); }

JsonHead json_head(const RunResults& results, const RowRequest& request) {
  JsonHead head{request.inputs, request.settings, {}};
  for (const std::vector<Calculation>& cases : results.files) {
    for (const Calculation& one : cases) {
      head.cases.push_back({&one.scenario, one.scenario.name, horizon(one.summary)});
      for (const IllustrativeSource& source : one.illustrative) {
        head.cases.back().illustrative.push_back(source.key);
      }
    }
  }
  if (results.portfolio) {
    head.cases.push_back({&results.first(), std::string(kPortfolio), horizon(*results.portfolio)});
  }
  return head;
}

std::unique_ptr<RowWriter> row_writer(const RunResults& results, const RowRequest& request,
                                      TextSink sink) {
  if (request.json) {
    return std::make_unique<JsonRows>(std::move(sink), json_head(results, request),
                                      columns(request.view));
  }
  return std::make_unique<CsvWriter>(std::move(sink), request.dialect, columns(request.view));
}

void write_summary(const CaseName& name, const Summary& summary, const RowRequest& request,
                   RowWriter& writer) {
  if (request.view == RowView::Summary) {
    summary_rows(name, summary, request.figures, writer);
  } else if (request.view == RowView::Years) {
    years_rows(name, summary.projection, writer);
  }
}

}  // namespace

void add_inputs(const std::vector<InputFile>& files, RowRequest& request) {
  if (!request.json) return;
  for (const InputFile& file : files) {
    const bool known =
        std::any_of(request.inputs.begin(), request.inputs.end(),
                    [&](const InputDigest& digest) { return digest.path == file.path; });
    if (!known) request.inputs.push_back({file.path, sha256(file.text)});
  }
}

void write_rows(const RunResults& results, const RowRequest& request, TextSink sink) {
  const auto writer = row_writer(results, request, std::move(sink));
  for (const std::vector<Calculation>& cases : results.files) {
    for (const Calculation& one : cases) {
      if (!writer->wanted()) return;
      write_summary(case_name(one.scenario), one.summary, request, *writer);
      if (request.view == RowView::Lines) {
        lines_rows(one.scenario, *one.model, one.values, *writer);
      }
    }
  }
  if (results.portfolio) {
    CaseName name = case_name(results.first());
    name.scenario = kPortfolio;
    write_summary(name, *results.portfolio, request, *writer);
  }
  writer->finish();
}

}  // namespace soem
