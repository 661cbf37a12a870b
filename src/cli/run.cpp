// SPDX-License-Identifier: MIT
#include "soem/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/run_options.hpp"
#include "soem/cli/run_results.hpp"
#include "soem/cli/run_rows.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/variant_option.hpp"
#include "soem/load/load.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/figure_table.hpp"
#include "soem/render/report.hpp"

namespace soem {
namespace {

/// What is not the fault of a scenario itself.
struct LoadFaults {
  bool unreadable = false;
  std::size_t unknown_variants = 0;  ///< named on the command line

  [[nodiscard]] int exit_code(const Diagnostics& diagnostics) const {
    if (unreadable) return kCannotReadOrWrite;
    return diagnostics.error_count() == unknown_variants ? kUsage : kInvalidInput;
  }
};

/// Every file, so that one run shows the errors of all of them.
std::vector<ScenarioFile> load_all(RunOptions& options, std::span<const Setting> settings,
                                   const std::shared_ptr<const CatalogueTexts>& catalogue,
                                   Diagnostics& diagnostics, LoadFaults& faults) {
  std::vector<ScenarioFile> loaded;
  for (const std::string& file : options.files) {
    LoadResult result = load_file(file, settings, diagnostics, catalogue);
    faults.unreadable = faults.unreadable || result.unreadable;
    add_inputs(result.inputs, options.rows);
    if (!result.file) continue;
    faults.unknown_variants += keep_variants(*result.file, options.variants, diagnostics);
    loaded.push_back(std::move(*result.file));
  }
  return loaded;
}

/// A drawing is for who looks at a screen, unless it is asked for.
bool with_chart(const RunOptions& options, bool to_terminal) {
  if (options.chart != ColorChoice::Auto) return options.chart == ColorChoice::Always;
  return to_terminal && options.format == RunFormat::Table;
}

void write_pages(const RunResults& results, const RunOptions& options, const Style& style,
                 const TextSink& sink) {
  bool first = true;
  const auto write = [&](const Page& page) {
    const bool text = options.format == RunFormat::Table;
    const std::string before = first ? "" : "\n\n";
    first = false;
    return sink(before + (text ? print_text(page, style) : print_markdown(page)));
  };
  const std::vector<FigureChoice>& figures = options.rows.figures;
  const Language language = options.page.language;
  for (const std::vector<Calculation>& cases : results.files) {
    if (figures.empty()) {
      if (!write(report(cases, options.page))) return;
      continue;
    }
    for (const Calculation& one : cases) {
      if (!write(figures_page(one.scenario, one.summary, figures, language))) return;
    }
  }
  if (!results.portfolio) return;
  write(portfolio_page(results.files.size(), results.first(), *results.portfolio, figures,
                       options.page));
}

int write_all(const RunResults& results, RunOptions options, Diagnostics& diagnostics) {
  Output output(options.output);
  const bool to_terminal = options.output.empty() && isatty(STDOUT_FILENO);
  options.page.chart = with_chart(options, to_terminal);
  const Style style = use_color(options.color, to_terminal) ? colored_style() : plain_style();
  WriteResult result = WriteResult::Ok;
  const TextSink sink = [&](std::string_view text) {
    result = output.write(text);
    return result == WriteResult::Ok;
  };
  if (options.is_page()) {
    write_pages(results, options, style, sink);
  } else {
    write_rows(results, options.rows, sink);
  }
  if (result == WriteResult::Ok) result = output.finish();
  return result == WriteResult::Failed ? report_failure(output, options.output, diagnostics)
                                       : kDone;
}

}  // namespace

int run(const Invocation& invocation, Diagnostics& diagnostics) {
  RunOptions options = run_options(invocation, diagnostics);
  const Settings settings(invocation.values("set"), diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  if (overwrites_input(options.output, options.files, diagnostics)) return kUsage;
  const auto catalogue = open_catalogue(invocation, diagnostics);
  if (const int* code = std::get_if<int>(&catalogue)) return *code;
  LoadFaults faults;
  std::vector<ScenarioFile> files =
      load_all(options, settings.all(), std::get<0>(catalogue), diagnostics, faults);
  RunResults results;
  if (!diagnostics.has_errors()) {
    for (ScenarioFile& file : files) {
      results.files.push_back(calculate_cases(std::move(file), diagnostics));
    }
  }
  if (options.total && !diagnostics.has_errors()) add_portfolio(results, diagnostics);
  if (diagnostics.has_errors()) return faults.exit_code(diagnostics);
  if (!choose_figures(results, options.rows.figures, options.thresholds, diagnostics)) {
    return kUsage;
  }
  const int code = write_all(results, options, diagnostics);
  if (code != kDone) return code;
  return any_met(results, options.thresholds, diagnostics) ? kMissed : kDone;
}

}  // namespace soem
