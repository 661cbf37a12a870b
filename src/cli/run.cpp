// SPDX-License-Identifier: MIT
#include "soem/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/run_rows.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/variant_option.hpp"
#include "soem/load/load.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/figure_table.hpp"
#include "soem/render/report.hpp"

namespace soem {
namespace {

enum class Format : std::uint8_t { Table, Csv, Json };  // order of the option's words

struct RunOptions {
  std::vector<std::string> files;
  View view = View::Default;
  Format format = Format::Table;
  ColorChoice color = ColorChoice::Auto;
  std::string output;
  std::vector<std::string> variants;
  bool total = false;
  std::vector<Threshold> thresholds;
  RowRequest rows;  ///< for CSV and JSON; its figures are those of tables too
};

/// Options that mean nothing beside each other are refused: nobody is left to believe that they
/// did something.
void refuse(std::string_view text, std::string_view hint, Diagnostics& diagnostics) {
  diagnostics.report(MessageId::BadOptionValue, std::nullopt, std::string(text), std::string(hint));
}

void check_combinations(const Invocation& invocation, const RunOptions& options,
                        Diagnostics& diagnostics) {
  const bool lines = options.rows.view == RowView::Lines;
  if (lines && options.format == Format::Table) {
    refuse("'--view lines' is for programs", "add  --format csv  or  --format json", diagnostics);
  }
  if (!invocation.value("csv-dialect").empty() && options.format != Format::Csv) {
    refuse("'--csv-dialect' is about CSV", "add  --format csv", diagnostics);
  }
  if (!options.rows.figures.empty() && invocation.choice("view") > 0) {
    refuse("'--figures' is about the summary", "leave out  --view", diagnostics);
  }
  if (options.total && lines) {
    refuse("'--total' has no lines of its own", "leave one of the two out", diagnostics);
  }
  if (options.total && options.variants.size() > 1) {
    refuse("'--total' adds up one case of each file", "name one  --variant", diagnostics);
  }
}

RunOptions options_of(const Invocation& invocation, Diagnostics& diagnostics) {
  constexpr View kViews[] = {View::Summary, View::Years, View::Default};
  const int view = invocation.choice("view");
  RunOptions out;
  out.files = invocation.operands();
  out.view = view < 0 ? View::Default : kViews[view];
  out.format = static_cast<Format>(invocation.choice("format"));
  out.color = invocation.color();
  out.output = invocation.output();
  out.variants = invocation.values("variant");
  out.total = invocation.flag("total");
  for (const std::string& words : invocation.values("fail-if")) {
    if (auto threshold = parse_threshold(words, diagnostics)) {
      out.thresholds.push_back(std::move(*threshold));
    }
  }
  out.rows.view = static_cast<RowView>(std::max(view, 0));
  out.rows.json = out.format == Format::Json;
  out.rows.dialect = static_cast<CsvDialect>(std::max(invocation.choice("csv-dialect"), 0));
  if (const std::string list = invocation.value("figures"); !list.empty()) {
    out.rows.figures = figure_choices(list);
  }
  out.rows.settings = invocation.values("set");
  check_combinations(invocation, out, diagnostics);
  return out;
}

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
                                   Diagnostics& diagnostics, LoadFaults& faults) {
  std::vector<ScenarioFile> loaded;
  for (const std::string& file : options.files) {
    LoadResult result = load_file(file, settings, diagnostics);
    faults.unreadable = faults.unreadable || result.unreadable;
    add_inputs(result.inputs, options.rows);
    if (!result.file) continue;
    faults.unknown_variants += keep_variants(*result.file, options.variants, diagnostics);
    loaded.push_back(std::move(*result.file));
  }
  return loaded;
}

std::vector<Calculation> calculate_all(ScenarioFile file, Diagnostics& diagnostics) {
  std::vector<Calculation> cases;
  for (Scenario& scenario : file.cases) {
    if (scenario.variant != kBaseVariant) {
      diagnostics.begin_case(fmt::format("in variant '{}'", scenario.variant));
    }
    if (auto one = calculate(std::move(scenario), diagnostics)) cases.push_back(std::move(*one));
  }
  diagnostics.end_case();
  return cases;
}

std::string page(const std::vector<Calculation>& cases, const RunOptions& options,
                 const Style& style) {
  if (options.rows.figures.empty()) {
    return report(cases.front().scenario, cases.front().summary, options.view, style);
  }
  std::string out;
  for (const Calculation& one : cases) {
    if (!out.empty()) out += '\n';
    out += figures_page(one.scenario, one.summary, options.rows.figures, style);
  }
  return out;
}

void write_pages(const RunResults& results, const RunOptions& options, const Style& style,
                 const TextSink& sink) {
  bool first = true;
  for (const std::vector<Calculation>& cases : results.files) {
    if (!sink((first ? "" : "\n\n") + page(cases, options, style))) return;
    first = false;
  }
  if (!results.portfolio) return;
  sink("\n\n" + portfolio_page(results.files.size(), results.first(), *results.portfolio,
                               options.rows.figures, style));
}

int write_all(const RunResults& results, const RunOptions& options, Diagnostics& diagnostics) {
  Output output(options.output);
  const bool to_terminal = options.output.empty() && isatty(STDOUT_FILENO);
  const Style style = use_color(options.color, to_terminal) ? colored_style() : plain_style();
  WriteResult result = WriteResult::Ok;
  const TextSink sink = [&](std::string_view text) {
    result = output.write(text);
    return result == WriteResult::Ok;
  };
  if (options.format == Format::Table) {
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
  RunOptions options = options_of(invocation, diagnostics);
  const Settings settings(invocation.values("set"), diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  if (overwrites_input(options.output, options.files, diagnostics)) return kUsage;
  LoadFaults faults;
  std::vector<ScenarioFile> files = load_all(options, settings.all(), diagnostics, faults);
  RunResults results;
  if (!diagnostics.has_errors()) {
    for (ScenarioFile& file : files) {
      results.files.push_back(calculate_all(std::move(file), diagnostics));
    }
  }
  if (options.total && !diagnostics.has_errors()) add_portfolio(results, diagnostics);
  if (diagnostics.has_errors()) return faults.exit_code(diagnostics);
  if (!figures_are_known(results, options.rows.figures, options.thresholds, diagnostics)) {
    return kUsage;
  }
  const int code = write_all(results, options, diagnostics);
  if (code != kDone) return code;
  return any_met(results, options.thresholds, diagnostics) ? kMissed : kDone;
}

}  // namespace soem
