// SPDX-License-Identifier: MIT
#include "soem/cli/compare.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/cli/asked_options.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/compared_sides.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/row_output.hpp"
#include "soem/contract/named.hpp"
#include "soem/load/digest.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/comparison_view.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// What is split where no figures are chosen.
constexpr std::string_view kUsuallySplit = "net.pv";

/// --top; empty, with a diagnostic, where it is no number of rows.
std::optional<std::size_t> read_top(const Invocation& invocation, Diagnostics& diagnostics) {
  const std::string words = invocation.value("top");
  if (words.empty()) return static_cast<std::size_t>(-1);
  const auto parsed = parse_decimal(words);
  const auto* number = std::get_if<Decimal>(&parsed);
  if (number && number->whole && number->value >= 1) {
    return static_cast<std::size_t>(std::min(number->value, 1e9));
  }
  diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                     fmt::format("option '--top' takes a number of rows, not '{}'", words), "");
  return std::nullopt;
}

JsonHead json_head(const ComparedResults& results, const Invocation& invocation) {
  JsonHead head{{}, invocation.values("set"), {}};
  for (const InputFile& file : results.inputs) {
    head.inputs.push_back({file.path, sha256(file.text)});
  }
  for (const auto* one : {&results.a, &results.b}) {
    const Scenario& scenario = (*one)->scenario;
    head.cases.push_back({&scenario, scenario.name, static_cast<std::size_t>(scenario.horizon)});
    for (const IllustrativeSource& source : (*one)->illustrative) {
      head.cases.back().illustrative.push_back(source.key);
    }
  }
  return head;
}

}  // namespace

int compare_results(const Invocation& invocation, Diagnostics& diagnostics) {
  const auto top = read_top(invocation, diagnostics);
  if (!top || !dialect_fits(invocation, diagnostics)) return kUsage;
  const auto sides = compared_sides(invocation, diagnostics);
  if (!sides || overwrites_input(invocation.output(), invocation.operands(), diagnostics)) {
    return kUsage;
  }
  const Settings settings(invocation.values("set"), diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  ComparedResults results;
  const int loaded = load_sides(*sides, settings.all(), results, diagnostics);
  if (loaded != kDone) return loaded;
  const Calculation &a = *results.a, &b = *results.b;
  if (const std::string why = not_comparable(a.scenario, b.scenario); !why.empty()) {
    diagnostics.report(MessageId::NotComparable, std::nullopt, why, "write both in one currency");
    return kInvalidInput;
  }
  const std::string list = invocation.value("figures");
  const ComparisonRequest request{figure_choices(asked_figures(invocation)),
                                  figure_choices(list.empty() ? kUsuallySplit : list)};
  add_contract_figures(request.shown, *results.a);
  add_contract_figures(request.shown, *results.b);
  const Summary* const summaries[] = {&a.summary, &b.summary};
  if (!are_known(request.shown, summaries, diagnostics)) return kUsage;
  const ComparisonView view{a.scenario,   b.scenario, a.summary, b.summary, compare(a, b, request),
                            !list.empty()};
  return write_result(
      invocation, [&] { return json_head(results, invocation); }, comparison_columns(),
      [&](RowWriter& writer) { comparison_rows(view, *top, writer); },
      [&] { return comparison_page(view, *top); }, diagnostics);
}

}  // namespace soem
