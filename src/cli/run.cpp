// SPDX-License-Identifier: MIT
#include "soem/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/figures/review.hpp"
#include "soem/load/file.hpp"
#include "soem/load/load.hpp"
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

struct Calculated {
  Scenario scenario;
  Summary summary;
};

/// Every file, so that one run shows the errors of all of them.
std::vector<Scenario> load_all(const std::vector<std::string>& files, Diagnostics& diagnostics,
                               bool& unreadable) {
  std::vector<Scenario> scenarios;
  for (const std::string& file : files) {
    auto text = read_file(file);
    if (const auto* failure = std::get_if<ReadFailure>(&text)) {
      diagnostics.report(MessageId::CannotRead, std::nullopt,
                         fmt::format("cannot read '{}': {}", file, failure->reason));
      unreadable = true;
      continue;
    }
    const std::string shown = file == "-" ? "<stdin>" : file;
    const std::uint32_t source =
        diagnostics.add_source(SourceText(shown, std::move(std::get<std::string>(text))));
    if (auto scenario = load_scenario(source, file, diagnostics))
      scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

std::optional<Calculated> calculate(Scenario scenario, Diagnostics& diagnostics) {
  const Model model = lower(scenario);
  const Values values = evaluate(model.graph, slot_values(scenario));
  if (!values.all_finite()) {
    diagnostics.report(
        MessageId::ResultTooLarge, scenario.horizon_span,
        fmt::format("'{}' gives results too large to calculate with", scenario.name),
        "look for an amount, a growth rate or a discount rate with misplaced digits");
    return std::nullopt;
  }
  Summary summary = summarise(scenario, model, values);
  review(scenario, summary, diagnostics);
  return Calculated{std::move(scenario), std::move(summary)};
}

std::string rendered(const Calculated& one, const RunOptions& options, bool first,
                     const Style& style) {
  if (options.format == Format::Table) {
    return (first ? "" : "\n\n") + report(one.scenario, one.summary, options.view, style);
  }
  const bool years = options.view == View::Years;
  std::string out;
  if (first) out = years ? years_csv_header() : summary_csv_header();
  return out +
         (years ? years_csv(one.scenario, one.summary) : summary_csv(one.scenario, one.summary));
}

int write_all(const std::vector<Calculated>& results, const RunOptions& options,
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
  bool unreadable = false;
  std::vector<Scenario> scenarios = load_all(options.files, diagnostics, unreadable);
  std::vector<Calculated> results;
  if (!diagnostics.has_errors()) {
    for (Scenario& scenario : scenarios) {
      if (auto result = calculate(std::move(scenario), diagnostics))
        results.push_back(std::move(*result));
    }
  }
  if (diagnostics.has_errors()) return unreadable ? kCannotReadOrWrite : kInvalidInput;
  return write_all(results, options, diagnostics);
}

}  // namespace soem
