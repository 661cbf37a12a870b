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
#include "soem/contract/asked.hpp"
#include "soem/contract/named.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/breakeven_view.hpp"
#include "soem/render/illustrative.hpp"
#include "soem/sweep/numbers.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

constexpr const char* kByYear = "cumulative.undiscounted";

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
    if (!read_year()) return kUsage;
    for (const std::string& vary : invocation_.values("vary")) {
      if (const int code = solve(vary); code != kDone) return code;
    }
    return write_result(
        invocation_, file_, breakeven_columns(),
        [&](RowWriter& writer) { breakeven_rows(scenario(), results_, writer); },
        [&] {
          const bool markdown = invocation_.word("format") == "md";
          return with_illustrative(breakeven_page(scenario(), results_, markdown),
                                   file_.base->illustrative);
        },
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

  /// What is brought to 0 by a path of that name: where nobody says, the net result, and of a path
  /// within a contract the net result with the contract.
  [[nodiscard]] FigureChoice figure_for(std::string_view path) const {
    if (const std::string word = invocation_.value("figure"); !word.empty()) {
      return figure_choice(word);
    }
    if (year_) return {kByYear, ""};
    const auto& contracts = scenario().contracts;
    const auto own = std::find_if(contracts.begin(), contracts.end(), [&](const Contract& one) {
      return path.starts_with(fmt::format("contracts.{}.", one.id));
    });
    if (own != contracts.end()) return {contract_figure_name(*own, "net_with.pv"), ""};
    return {"net.pv", ""};
  }

  /// The figures that are brought to 0, one for each --payer; nothing, after a diagnostic, where
  /// one is not there.
  std::optional<std::vector<AskedFigure>> asked_by(std::string_view path) {
    const FigureChoice figure = figure_for(path);
    const std::vector<std::string>& payers = invocation_.values("payer");
    if (!figure.payer.empty() && !payers.empty()) {
      refuse("the payer is named twice", "leave out  --payer");
      return std::nullopt;
    }
    add_contract_figures({&figure, 1}, *file_.base);
    if (year_ || figure.name == "net.pv") return of_budgets(figure);
    const Summary* const summaries[] = {&file_.base->summary};
    std::vector<FigureChoice> choices;
    for (const std::string& payer : payers) choices.push_back({figure.name, payer});
    if (payers.empty()) choices.push_back(figure);
    for (FigureChoice& one : choices) {
      if (!choose_payer(one, summaries, diagnostics_)) return std::nullopt;
    }
    return ask(choices, file_.base->summary, diagnostics_);
  }

  /// The net result of each payer, or what it has come to in a year.
  std::optional<std::vector<AskedFigure>> of_budgets(const FigureChoice& figure) {
    std::vector<std::string> words = invocation_.values("payer");
    if (words.empty()) words.push_back(figure.payer.empty() ? std::string(kTotal) : figure.payer);
    std::vector<std::string_view> known;
    for (const PayerBudget& budget : budgets()) known.push_back(budget.payer);
    std::vector<AskedFigure> out;
    for (const std::string& word : words) {
      const auto found = std::find(known.begin(), known.end(), word);
      if (found == known.end()) {
        refuse(fmt::format("there is no payer '{}'", word),
               did_you_mean(word, known, fmt::format("the payers are {}", fmt::join(known, ", "))));
        return std::nullopt;
      }
      out.push_back({figure.name, static_cast<std::size_t>(found - known.begin())});
      if (year_) out.back().year = *year_ - static_cast<int>(scenario().start_year);
    }
    return out;
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
    if (invocation_.value("figure").empty()) return true;
    return refuse("'--by-year' is about the cumulative net result", "leave out  --figure");
  }

  /// Σ|flows| behind a figure of money: of the payer's budget, and for a contract also what it
  /// moves. Beside other figures 1.
  [[nodiscard]] double magnitude_of(const AskedFigure& asked, FigureUnit unit) const {
    if (unit != FigureUnit::Currency) return 1.0;
    double magnitude = 0.0;
    const Magnitudes& of = budgets()[asked.payer].magnitudes;
    for (const double part : of.costs) magnitude += part;
    for (const double part : of.consequences) magnitude += part;
    const auto named = named_contract_figure(scenario(), asked.figure);
    if (!named) return magnitude;
    const std::vector<double> slots = slot_values(scenario());
    const Projected projected{&scenario(), file_.base->model.get(), &file_.base->values, slots};
    for (const Flow& flow : settle(scenario().contracts[named->first], projected).flows) {
      magnitude += flow.amount;
    }
    return magnitude;
  }

  int solve(const std::string& words) {
    const auto asked = asked_by(words);
    if (!asked) return kUsage;
    const std::uint32_t source = diagnostics_.add_source(SourceText("--vary", words));
    const SweptPath path{words, {source, 0, static_cast<std::uint32_t>(words.size())}};
    Combinations combinations(file_.swept_case(), diagnostics_, *asked);
    const NumberRows tries({path}, {{0, 0.5}, {0, 1.0}});
    if (!combinations.prepare(tries, diagnostics_)) return kInvalidInput;
    const auto facts = path_facts(file_.swept_case(), path, combinations);
    if (!facts) {
      diagnostics_.report(MessageId::NotANumber, path.at,
                          fmt::format("'{}' takes none of the numbers that were tried", words),
                          "a path that holds a number can be varied");
      return kInvalidInput;
    }
    const Summary& summary = file_.base->summary;
    for (std::size_t i = 0; i < asked->size(); ++i) {
      const AskedFigure& one = (*asked)[i];
      const std::string& payer = payer_of(one, summary);
      const Figure* const figure = summary.find(one.figure, payer);
      const FigureUnit unit = figure ? figure->unit : FigureUnit::Currency;
      auto answer = solve_breakeven(path, *facts, combinations, i, value_of(one, payer, summary),
                                    magnitude_of(one, unit), between_,
                                    one.is_of_contract() ? Curve::Stepped : Curve::Smooth);
      if (!answer) {
        refuse(fmt::format("'{}' has no value to search around", words),
               "say where to look:  --between LOW:HIGH");
        return kUsage;
      }
      results_.push_back({words, one.figure, payer, unit, year_, std::move(*answer)});
    }
    return kDone;
  }

  const Invocation& invocation_;
  Diagnostics& diagnostics_;
  SweptFile file_;
  std::optional<int> year_;
  std::optional<std::pair<double, double>> between_;
  std::vector<BreakevenResult> results_;
};

}  // namespace

int breakeven(const Invocation& invocation, Diagnostics& diagnostics) {
  return Command(invocation, diagnostics).run();
}

}  // namespace soem
