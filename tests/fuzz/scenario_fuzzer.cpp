// SPDX-License-Identifier: MIT
//
// Any bytes as a scenario: they end in diagnostics or in a result, never in a crash, a hang, a
// silent refusal, or a number that is not finite. scripts/fuzz runs it with the samples of the
// other tests as seeds.
#include <cmath>
#include <cstdlib>

#include "soem/diag/print.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/load.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/report.hpp"
#include "soem/render/views.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_figures(const soem::Summary& summary) {
  for (const soem::Figure& figure : summary.figures) {
    require(figure.value ? std::isfinite(*figure.value) : !figure.reason.empty());
  }
}

void print_rows(const soem::Calculation& one) {
  const soem::CaseName name = soem::case_name(one.scenario);
  for (const soem::RowView view :
       {soem::RowView::Summary, soem::RowView::Years, soem::RowView::Lines}) {
    soem::CsvWriter writer([](std::string_view) { return true; }, soem::CsvDialect::ExcelDa,
                           soem::columns(view));
    if (view == soem::RowView::Summary) soem::summary_rows(name, one.summary, {}, writer);
    if (view == soem::RowView::Years) soem::years_rows(name, one.summary.projection, writer);
    if (view == soem::RowView::Lines) {
      soem::lines_rows(one.scenario, *one.model, one.values, writer);
    }
    writer.finish();
  }
}

/// Everything that can be printed of a file's cases.
void print_all(const std::vector<soem::Calculation>& cases) {
  const soem::ReportOptions options[] = {
      {.chart = true},
      {.by = soem::By::Line, .language = soem::Language::Danish},
      {.by = soem::By::Group, .prices = soem::Prices::Undiscounted},
      {.view = soem::View::Lines},
  };
  for (const soem::ReportOptions& one : options) {
    const soem::Page page = soem::report(cases, one);
    (void)soem::print_text(page, soem::plain_style());
    (void)soem::print_markdown(page);
  }
  for (const soem::Calculation& one : cases) print_rows(one);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  soem::Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(
      soem::SourceText("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)));
  std::optional<soem::ScenarioFile> file = soem::load_text(source, "fuzz.yaml", {}, diagnostics);
  require(file.has_value() == !diagnostics.has_errors());
  if (!file) return 0;
  std::vector<soem::Calculation> cases;
  for (soem::Scenario& scenario : file->cases) {
    auto one = soem::calculate(std::move(scenario), diagnostics);
    if (!one) continue;  // reported as result-too-large
    check_figures(one->summary);
    cases.push_back(std::move(*one));
  }
  if (!cases.empty()) print_all(cases);
  (void)soem::print(diagnostics, {.color = true});
  return 0;
}
