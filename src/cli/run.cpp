// SPDX-License-Identifier: MIT
#include "soem/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/figures/review.hpp"
#include "soem/load/file.hpp"
#include "soem/load/load.hpp"
#include "soem/render/csv.hpp"

namespace soem {
namespace {

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

std::string rendered(const Calculated& one, const RunArguments& arguments, bool first,
                     const Style& style) {
  if (arguments.format == Format::Table) {
    return (first ? "" : "\n\n") + report(one.scenario, one.summary, arguments.view, style);
  }
  const bool years = arguments.view == View::Years;
  std::string out;
  if (first) out = years ? years_csv_header() : summary_csv_header();
  return out +
         (years ? years_csv(one.scenario, one.summary) : summary_csv(one.scenario, one.summary));
}

int write_all(const std::vector<Calculated>& results, const RunArguments& arguments,
              Diagnostics& diagnostics) {
  Output output(arguments.output);
  const bool to_terminal = arguments.output.empty() && isatty(STDOUT_FILENO);
  const Style style = use_color(arguments.color, to_terminal) ? colored_style() : plain_style();
  WriteResult result = WriteResult::Ok;
  for (std::size_t i = 0; i < results.size() && result == WriteResult::Ok; ++i) {
    result = output.write(rendered(results[i], arguments, i == 0, style));
  }
  if (result == WriteResult::Ok) result = output.finish();
  if (result != WriteResult::Failed) return kDone;
  diagnostics.report(
      MessageId::CannotWrite, std::nullopt,
      fmt::format("cannot write {}: {}",
                  arguments.output.empty() ? "to standard output" : "'" + arguments.output + "'",
                  output.error()));
  return kCannotReadOrWrite;
}

/// Writing the result over a scenario would lose it.
bool overwrites_input(const RunArguments& arguments, Diagnostics& diagnostics) {
  std::error_code none;  // a file that is not there is nobody's input
  for (const std::string& file : arguments.files) {
    if (arguments.output.empty() || file == "-") continue;
    const bool regular = std::filesystem::is_regular_file(arguments.output, none);
    if (!regular || !std::filesystem::equivalent(file, arguments.output, none)) continue;
    diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                       fmt::format("option '--output' names the scenario '{}' itself", file),
                       "choose another file for the result");
    return true;
  }
  return false;
}

}  // namespace

int run(const RunArguments& arguments, Diagnostics& diagnostics) {
  if (overwrites_input(arguments, diagnostics)) return kUsage;
  bool unreadable = false;
  std::vector<Scenario> scenarios = load_all(arguments.files, diagnostics, unreadable);
  std::vector<Calculated> results;
  if (!diagnostics.has_errors()) {
    for (Scenario& scenario : scenarios) {
      if (auto result = calculate(std::move(scenario), diagnostics))
        results.push_back(std::move(*result));
    }
  }
  if (diagnostics.has_errors()) return unreadable ? kCannotReadOrWrite : kInvalidInput;
  return write_all(results, arguments, diagnostics);
}

}  // namespace soem
