// SPDX-License-Identifier: MIT
#include "soem/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/load.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/report.hpp"

namespace soem {
namespace {

enum class Format : std::uint8_t { Table, Csv, Md };  // order of the option's words

struct RunOptions {
  std::vector<std::string> files;
  View view = View::Default;
  Format format = Format::Table;
  ColorChoice color = ColorChoice::Auto;
  ColorChoice chart = ColorChoice::Auto;
  std::string output;
  ReportOptions page;
};

RunOptions options_of(const Invocation& invocation) {
  constexpr View kViews[] = {View::Summary, View::Years, View::Lines};
  const int view = invocation.choice("view");
  ReportOptions page{.view = view < 0 ? View::Default : kViews[view],
                     .by = static_cast<By>(invocation.choice("by")),
                     .prices = static_cast<Prices>(invocation.choice("prices")),
                     .language = static_cast<Language>(invocation.choice("lang"))};
  return {.files = invocation.operands(),
          .view = page.view,
          .format = static_cast<Format>(invocation.choice("format")),
          .color = invocation.color(),
          .chart = static_cast<ColorChoice>(invocation.choice("chart")),
          .output = invocation.output(),
          .page = page};
}

/// A drawing is for who looks at a screen, unless it is asked for.
bool with_chart(const RunOptions& options, bool to_terminal) {
  if (options.chart != ColorChoice::Auto) return options.chart == ColorChoice::Always;
  return to_terminal && options.format == Format::Table;
}

/// The cases of one file.
using Cases = std::vector<Calculation>;

/// Every file, so that one run shows the errors of all of them.
std::vector<ScenarioFile> load_all(const std::vector<std::string>& files,
                                   std::span<const Setting> settings, Diagnostics& diagnostics,
                                   bool& unreadable) {
  std::vector<ScenarioFile> loaded;
  for (const std::string& file : files) {
    LoadResult result = load_file(file, settings, diagnostics);
    unreadable = unreadable || result.unreadable;
    if (result.file) loaded.push_back(std::move(*result.file));
  }
  return loaded;
}

Cases calculate_all(ScenarioFile file, Diagnostics& diagnostics) {
  Cases cases;
  for (Scenario& scenario : file.cases) {
    if (scenario.variant != kBaseVariant) {
      diagnostics.begin_case(fmt::format("in variant '{}'", scenario.variant));
    }
    if (auto one = calculate(std::move(scenario), diagnostics)) cases.push_back(std::move(*one));
  }
  diagnostics.end_case();
  return cases;
}

std::string rendered(const Cases& cases, const RunOptions& options, bool first,
                     const Style& style) {
  std::string out;
  if (options.format != Format::Csv) {
    const Page page = report(cases, options.page);
    const bool text = options.format == Format::Table;
    return (first ? "" : "\n\n") + (text ? print_text(page, style) : print_markdown(page));
  }
  const bool years = options.view == View::Years;
  if (first) out = years ? years_csv_header() : summary_csv_header();
  for (const Calculation& one : cases) {
    out += years ? years_csv(one.scenario, one.summary) : summary_csv(one.scenario, one.summary);
  }
  return out;
}

int write_all(const std::vector<Cases>& results, RunOptions options, Diagnostics& diagnostics) {
  Output output(options.output);
  const bool to_terminal = options.output.empty() && isatty(STDOUT_FILENO);
  options.page.chart = with_chart(options, to_terminal);
  const Style style = use_color(options.color, to_terminal) ? colored_style() : plain_style();
  WriteResult result = WriteResult::Ok;
  for (std::size_t i = 0; i < results.size() && result == WriteResult::Ok; ++i) {
    result = output.write(rendered(results[i], options, i == 0, style));
  }
  if (result == WriteResult::Ok) result = output.finish();
  return result == WriteResult::Failed ? report_failure(output, options.output, diagnostics)
                                       : kDone;
}

}  // namespace

int run(const Invocation& invocation, Diagnostics& diagnostics) {
  const RunOptions options = options_of(invocation);
  if (overwrites_input(options.output, options.files, diagnostics)) return kUsage;
  if (options.format == Format::Csv && options.view == View::Lines) {
    diagnostics.report(MessageId::BadOptionValue, std::nullopt, "CSV has no view 'lines'");
    return kUsage;
  }
  const Settings settings(invocation.values("set"), diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  bool unreadable = false;
  std::vector<ScenarioFile> files =
      load_all(options.files, settings.all(), diagnostics, unreadable);
  std::vector<Cases> results;
  if (!diagnostics.has_errors()) {
    for (ScenarioFile& file : files) {
      results.push_back(calculate_all(std::move(file), diagnostics));
    }
  }
  if (diagnostics.has_errors()) return unreadable ? kCannotReadOrWrite : kInvalidInput;
  return write_all(results, options, diagnostics);
}

}  // namespace soem
