// SPDX-License-Identifier: MIT
#include "soem/cli/breakeven.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/row_output.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/figures/yearly.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/breakeven_view.hpp"
#include "soem/sweep/numbers.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class Command {
 public:
  Command(const Invocation& invocation, Diagnostics& diagnostics)
      : invocation_(invocation), diagnostics_(diagnostics) {}

  int run() {
    const std::string& path = invocation_.operands()[0];
    if (invocation_.values("vary").empty()) {
      diagnostics_.report(MessageId::MissingArgument, std::nullopt,
                          "'soem breakeven' needs a path to vary",
                          "add  --vary PATH, such as  --vary outcomes.job.rate");
      return kUsage;
    }
    if (!dialect_fits(invocation_, diagnostics_) || !read_between() ||
        overwrites_input(invocation_.output(), {&path, 1}, diagnostics_)) {
      return kUsage;
    }
    const Settings settings(invocation_.values("set"), diagnostics_);
    if (diagnostics_.has_errors()) return kUsage;
    const int loaded = load_swept_file(path, {settings.all().begin(), settings.all().end()},
                                       invocation_, file_, diagnostics_);
    if (loaded != kDone) return loaded;
    if (!read_payers() || !read_year()) return kUsage;
    for (const std::string& vary : invocation_.values("vary")) {
      if (const int code = solve(vary); code != kDone) return code;
    }
    return write_result(
        invocation_, file_, breakeven_columns(),
        [&](RowWriter& writer) { breakeven_rows(scenario(), results_, writer); },
        [&] { return breakeven_page(scenario(), results_, invocation_.word("format") == "md"); },
        diagnostics_);
  }

 private:
  [[nodiscard]] const Scenario& scenario() const { return file_.base->scenario; }
  [[nodiscard]] const std::vector<PayerBudget>& budgets() const {
    return file_.base->summary.projection.budgets;
  }

  bool refuse(std::string text, std::string hint) {
    diagnostics_.report(MessageId::BadOptionValue, std::nullopt, std::move(text), std::move(hint));
    return false;
  }

  /// A:B, two numbers with the smaller one first.
  bool read_between() {
    const std::string words = invocation_.value("between");
    if (words.empty()) return true;
    const std::size_t colon = words.find(':');
    const auto number = [](std::string_view text) {
      while (text.starts_with(' ')) text.remove_prefix(1);
      while (text.ends_with(' ')) text.remove_suffix(1);
      const auto parsed = parse_decimal(text);
      const auto* decimal = std::get_if<Decimal>(&parsed);
      return decimal && !decimal->grouped ? std::optional(decimal->value) : std::nullopt;
    };
    const std::string_view view = words;
    const auto low = number(view.substr(0, colon));
    const auto high = colon == std::string::npos ? std::nullopt : number(view.substr(colon + 1));
    if (!low || !high) {
      return refuse(fmt::format("option '--between' takes two numbers, not '{}'", words),
                    "write  --between LOW:HIGH, such as  --between 10%:60%");
    }
    if (*low >= *high) {
      return refuse(
          fmt::format("the range '{}' {}", words, *low == *high ? "is empty" : "runs backwards"),
          "write the smaller end first");
    }
    between_ = {*low, *high};
    return true;
  }

  bool read_payers() {
    std::vector<std::string> words = invocation_.values("payer");
    if (words.empty()) words.emplace_back(kTotal);
    std::vector<std::string_view> known;
    for (const PayerBudget& budget : budgets()) known.push_back(budget.payer);
    for (const std::string& word : words) {
      const auto found = std::find(known.begin(), known.end(), word);
      if (found == known.end()) {
        return refuse(
            fmt::format("there is no payer '{}'", word),
            did_you_mean(word, known, fmt::format("the payers are {}", fmt::join(known, ", "))));
      }
      payers_.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    return true;
  }

  bool read_year() {
    const std::string word = invocation_.value("by-year");
    if (word.empty()) return true;
    const auto parsed = parse_decimal(word);
    const auto* number = std::get_if<Decimal>(&parsed);
    const int first = static_cast<int>(scenario().start_year);
    const int last = first + scenario().horizon - 1;
    if (!number || !number->whole || number->value < first || number->value > last) {
      return refuse(fmt::format("option '--by-year' takes a year of the horizon, not '{}'", word),
                    fmt::format("that is {} to {}", first, last));
    }
    year_ = static_cast<int>(number->value);
    return true;
  }

  /// The figure's value as the scenario stands, and Σ|flows| behind it.
  [[nodiscard]] std::pair<double, double> base_of(std::size_t payer,
                                                  const std::string& figure) const {
    const PayerBudget& budget = budgets()[payer];
    double magnitude = 0.0;
    for (const double part : budget.magnitudes.costs) magnitude += part;
    for (const double part : budget.magnitudes.consequences) magnitude += part;
    if (year_) {
      const std::vector<double>* const amounts = yearly_amounts(figure, budget);
      return {
          (*amounts)[static_cast<std::size_t>(*year_ - static_cast<int>(scenario().start_year))],
          magnitude};
    }
    return {file_.base->summary.find(figure, budget.payer)->value.value_or(std::nan("")),
            magnitude};
  }

  int solve(const std::string& words) {
    const std::uint32_t source = diagnostics_.add_source(SourceText("--vary", words));
    const SweptPath path{words, {source, 0, static_cast<std::uint32_t>(words.size())}};
    const std::string figure = year_ ? "cumulative.undiscounted" : "net.pv";
    std::vector<AskedFigure> asked;
    for (const std::size_t payer : payers_) {
      asked.push_back({figure, payer});
      if (year_) asked.back().year = *year_ - static_cast<int>(scenario().start_year);
    }
    Combinations combinations(file_.swept_case(), diagnostics_, asked);
    const NumberRows tries({path}, {{0, 0.5}, {0, 1.0}});
    if (!combinations.prepare(tries, diagnostics_)) return kInvalidInput;
    const auto facts = path_facts(file_.swept_case(), path, combinations);
    if (!facts) {
      diagnostics_.report(MessageId::NotANumber, path.at,
                          fmt::format("'{}' takes none of the numbers that were tried", words),
                          "a path that holds a number can be varied");
      return kInvalidInput;
    }
    for (std::size_t i = 0; i < payers_.size(); ++i) {
      const auto [base, magnitude] = base_of(payers_[i], figure);
      auto answer = solve_breakeven(path, *facts, combinations, i, base, magnitude, between_);
      if (!answer) {
        refuse(fmt::format("'{}' has no value to search around", words),
               "say where to look:  --between LOW:HIGH");
        return kUsage;
      }
      results_.push_back({words, figure, budgets()[payers_[i]].payer, year_, std::move(*answer)});
    }
    return kDone;
  }

  const Invocation& invocation_;
  Diagnostics& diagnostics_;
  SweptFile file_;
  std::vector<std::size_t> payers_;  ///< as asked; their number: the total
  std::optional<int> year_;
  std::optional<std::pair<double, double>> between_;
  std::vector<BreakevenResult> results_;
};

}  // namespace

int breakeven(const Invocation& invocation, Diagnostics& diagnostics) {
  return Command(invocation, diagnostics).run();
}

}  // namespace soem
