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

enum class Format : std::uint8_t { Table, Csv };  // order of the option's words

struct RunOptions {
  std::vector<std::string> files;
  View view = View::Default;
  Format format = Format::Table;
  ColorChoice color = ColorChoice::Auto;
  std::string output;
};

RunOptions options_of(const Invocation& invocation) {
  constexpr View kViews[] = {View::Summary, View::Years};
  const int view = invocation.choice("view");
  return {invocation.operands(), view < 0 ? View::Default : kViews[view],
          static_cast<Format>(invocation.choice("format")), invocation.color(),
          invocation.output()};
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

std::string rendered(const Cases& cases, const RunOptions& options, bool first,
                     const Style& style) {
  std::string out;
  if (options.format == Format::Table) {
    const Calculation& base = cases.front();
    return (first ? "" : "\n\n") + report(base.scenario, base.summary, options.view, style);
  }
  const bool years = options.view == View::Years;
  if (first) out = years ? years_csv_header() : summary_csv_header();
  for (const Calculation& one : cases) {
    out += years ? years_csv(one.scenario, one.summary) : summary_csv(one.scenario, one.summary);
  }
  return out;
}

int write_all(const std::vector<Cases>& results, const RunOptions& options,
              Diagnostics& diagnostics) {
  Output output(options.output);
  const bool to_terminal = options.output.empty() && isatty(STDOUT_FILENO);
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
  const Settings settings(invocation.values("set"), diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  bool unreadable = false;
  std::vector<ScenarioFile> files =
      load_all(options.files, settings.all(), diagnostics, unreadable);
  std::vector<Cases> results;
  if (!diagnostics.has_errors()) {
    for (ScenarioFile& file : files) {
      results.push_back(calculate_cases(std::move(file), diagnostics));
    }
  }
  if (diagnostics.has_errors()) return unreadable ? kCannotReadOrWrite : kInvalidInput;
  return write_all(results, options, diagnostics);
}

}  // namespace soem
