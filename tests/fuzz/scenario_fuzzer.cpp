// SPDX-License-Identifier: MIT
//
// Any bytes as a scenario: they end in diagnostics or in a result, never in a crash, a hang, a
// silent refusal, or a number that is not finite. scripts/fuzz runs it with the samples of the
// other tests as seeds.
#include <cmath>
#include <cstdlib>

#include "soem/diag/print.hpp"
#include "soem/figures/review.hpp"
#include "soem/load/load.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/report.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void calculate(const soem::Scenario& scenario, soem::Diagnostics& diagnostics) {
  const soem::Model model = soem::lower(scenario);
  const soem::Values values = soem::evaluate(model.graph, soem::slot_values(scenario));
  if (!values.all_finite()) return;  // reported as result-too-large by the program
  const soem::Summary summary = soem::summarise(scenario, model, values);
  for (const soem::Figure& figure : summary.figures) {
    require(figure.value ? std::isfinite(*figure.value) : !figure.reason.empty());
  }
  soem::review(scenario, summary, diagnostics);
  (void)soem::report(scenario, summary, soem::View::Default, soem::plain_style());
  (void)soem::summary_csv(scenario, summary);
  (void)soem::years_csv(scenario, summary);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  soem::Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(
      soem::SourceText("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)));
  const std::optional<soem::ScenarioFile> file =
      soem::load_text(source, "fuzz.yaml", {}, diagnostics);
  require(file.has_value() == !diagnostics.has_errors());
  if (!file) return 0;
  for (const soem::Scenario& scenario : file->cases) calculate(scenario, diagnostics);
  (void)soem::print(diagnostics, {.color = true});
  return 0;
}
