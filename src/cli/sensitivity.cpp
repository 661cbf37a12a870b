// SPDX-License-Identifier: MIT
#include "soem/cli/sensitivity.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/row_output.hpp"
#include "soem/cli/sweep_axes.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/contract/asked.hpp"
#include "soem/contract/named.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/illustrative.hpp"
#include "soem/render/sensitivity_view.hpp"
#include "soem/render/two_way_view.hpp"
#include "soem/sweep/numbers.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

class Command {
 public:
  Command(const Invocation& invocation, Diagnostics& diagnostics)
      : invocation_(invocation), diagnostics_(diagnostics) {}

  int run() {
    const std::string& path = invocation_.operands()[0];
    if (!dialect_fits(invocation_, diagnostics_) || !read_numbers() ||
        overwrites_input(invocation_.output(), {&path, 1}, diagnostics_)) {
      return kUsage;
    }
    const Settings settings(invocation_.values("set"), diagnostics_);
    if (diagnostics_.has_errors()) return kUsage;
    const int loaded = load_swept_file(path, {settings.all().begin(), settings.all().end()},
                                       invocation_, file_, diagnostics_);
    if (loaded != kDone) return loaded;
    if (!read_figure()) return kUsage;
    return invocation_.values("two-way").empty() ? one_at_a_time() : two_way();
  }

 private:
  [[nodiscard]] const Scenario& scenario() const { return file_.base->scenario; }

  bool refuse(std::string text, std::string hint) {
    diagnostics_.report(MessageId::BadOptionValue, std::nullopt, std::move(text), std::move(hint));
    return false;
  }

  /// --range and --top.
  bool read_numbers() {
    const std::string range = invocation_.value("range"), top = invocation_.value("top");
    const bool two_way = !invocation_.values("two-way").empty();
    if (two_way && (!invocation_.values("vary").empty() || !top.empty())) {
      return refuse("'--two-way' varies its own two paths", "leave out  --vary  and  --top");
    }
    const bool stated =
        two_way &&
        std::all_of(invocation_.values("two-way").begin(), invocation_.values("two-way").end(),
                    [](const std::string& one) { return one.find('=') != std::string::npos; });
    if (range.empty() && two_way && !stated) {
      return refuse("how far are the values varied?", "add  --range, such as  --range 20%");
    }
    if (!range.empty()) {
      const auto parsed = parse_decimal(range);
      const auto* number = std::get_if<Decimal>(&parsed);
      if (!number || !(number->value > 0) || number->value > 1) {
        return refuse(fmt::format("option '--range' takes a share of the value, not '{}'", range),
                      "such as  --range 20%, above 0 and at most 100 %");
      }
      range_ = number->value;
    }
    if (top.empty()) return true;
    const auto parsed = parse_decimal(top);
    const auto* number = std::get_if<Decimal>(&parsed);
    if (!number || !number->whole || number->value < 1) {
      return refuse(fmt::format("option '--top' takes a number of rows, not '{}'", top), "");
    }
    top_ = static_cast<std::size_t>(std::min(number->value, 1e9));
    return true;
  }

  bool read_figure() {
    const std::string payer = invocation_.value("payer");
    const std::string word = invocation_.value("figure");
    FigureChoice choice = figure_choice(word.empty() ? "net.pv" : word);
    if (!choice.payer.empty() && !payer.empty()) {
      return refuse("the payer is named twice", "leave out  --payer");
    }
    if (choice.payer.empty()) choice.payer = payer;
    add_contract_figures({&choice, 1}, *file_.base);
    const Summary& summary = file_.base->summary;
    const Summary* const summaries[] = {&summary};
    if (!choose_payer(choice, summaries, diagnostics_)) return false;
    const auto asked = ask({&choice, 1}, summary, diagnostics_);
    if (!asked) return false;
    asked_ = *asked;
    if (const auto named = named_contract_figure(scenario(), choice.name)) {
      contract_ = scenario().contracts[named->first].id;
    }
    const Figure* const figure = summary.find(choice.name, choice.payer);
    result_.figure = choice.name;
    result_.payer = choice.payer;
    result_.unit = figure->unit;
    result_.base_result = figure->value.value_or(std::nan(""));
    return true;
  }

  SweptPath swept_path(const std::string& option, const std::string& path) {
    const std::uint32_t source = diagnostics_.add_source(SourceText(option, path));
    return {path, {source, 0, static_cast<std::uint32_t>(path.size())}};
  }

  /// Reports a path of the command line that is none, or holds no numbers.
  bool is_usable(const SweptPath& path) {
    Combinations alone(file_.swept_case(), diagnostics_, asked_);
    return alone.prepare(NumberRows({path}, {{0, 0.5}, {0, 1.0}}), diagnostics_);
  }

  /// Every uncertain number between its 5 % and 95 % value, or those that --vary names.
  int uncertain_ones() {
    if (scenario().uncertainty.inputs.empty()) {
      refuse("how far are the values varied?",
             "add  --range, such as  --range 20%, or state distributions under 'uncertainty'");
      return kUsage;
    }
    for (const std::string& note : notes_of_fixed(scenario().uncertainty)) {
      say("soem: note: " + note + '\n');
    }
    std::vector<std::string> apart;
    std::vector<OneWay> ways = uncertain_ways(scenario(), apart);
    const std::vector<std::string>& wanted = invocation_.values("vary");
    for (const std::string& name : wanted) {
      if (std::any_of(ways.begin(), ways.end(),
                      [&](const OneWay& one) { return one.path.path == name; })) {
        continue;
      }
      refuse(fmt::format("'{}' is not uncertain in this scenario", name),
             "add  --range 20%  to vary it by a share of its value");
      return kUsage;
    }
    if (!wanted.empty()) {
      std::erase_if(ways, [&](const OneWay& one) {
        return std::find(wanted.begin(), wanted.end(), one.path.path) == wanted.end();
      });
    }
    return calculate(std::move(ways), apart);
  }

  int one_at_a_time() {
    if (range_ == 0.0) return uncertain_ones();
    std::vector<OneWay> ways;
    std::vector<std::string> differing;
    const bool listed = !invocation_.values("vary").empty();
    const std::vector<std::string> names =
        listed ? invocation_.values("vary") : stated_paths(scenario(), contract_);
    bool usable = true;
    std::vector<SweptPath> paths;
    for (const std::string& name : names) paths.push_back(swept_path("--vary", name));
    Combinations combinations(file_.swept_case(), diagnostics_, asked_);
    for (const SweptPath& path : paths) {
      if (listed && !is_usable(path)) {
        usable = false;
        continue;
      }
      const auto facts = path_facts(file_.swept_case(), path, combinations);
      if (facts && facts->base && *facts->base != 0.0) {
        ways.push_back(around_base(path, *facts, range_));
      } else if (facts && facts->differs && !listed) {
        differing.push_back(path.path);
      } else if (listed) {
        diagnostics_.report(MessageId::BadOptionValue, path.at,
                            fmt::format("'{}' cannot be varied by a share of its value", path.path),
                            facts && facts->differs
                                ? "it holds several numbers that differ; vary one of them"
                                : "it has no value now, or 0; sweep it instead");
        usable = false;
      }
    }
    if (!usable) return diagnostics_.error_count() > 0 ? kInvalidInput : kUsage;
    return calculate(std::move(ways), differing);
  }

  /// `differing`: what is left out because its groups have values of their own.
  int calculate(std::vector<OneWay> ways, const std::vector<std::string>& differing) {
    if (!differing.empty()) {
      say(fmt::format("soem: note: not varied, because groups have different values: {}\n",
                      fmt::join(differing, ", ")));
    }
    Combinations combinations(file_.swept_case(), diagnostics_, asked_);
    const auto end = [](const OneWay& way, std::size_t i) { return i == 0 ? way.low : way.high; };
    if (!combinations.prepare(rows_of(ways, 2, end), diagnostics_)) return kInvalidInput;
    result_.paths = one_way(ways, combinations, 0, result_.base_result);
    if (top_ < result_.paths.size()) result_.paths.resize(top_);
    return write_result(
        invocation_, file_, sensitivity_columns(),
        [&](RowWriter& writer) { sensitivity_rows(scenario(), result_, writer); },
        [&] {
          const bool markdown = invocation_.word("format") == "md";
          return with_illustrative(sensitivity_page(scenario(), result_, markdown),
                                   file_.base->illustrative);
        },
        diagnostics_);
  }

  /// An axis as it is given, or five values around the base.
  std::optional<GridAxis> axis(const std::string& words) {
    if (words.find('=') != std::string::npos) {
      auto axes = read_axes({&words, 1}, "--two-way", diagnostics_);
      return axes ? std::optional(std::move(axes->front())) : std::nullopt;
    }
    const SweptPath path = swept_path("--two-way", words);
    if (!is_usable(path)) return std::nullopt;
    const Combinations combinations(file_.swept_case(), diagnostics_, asked_);
    const auto facts = path_facts(file_.swept_case(), path, combinations);
    if (!facts || !facts->base || *facts->base == 0.0) {
      diagnostics_.report(MessageId::BadOptionValue, path.at,
                          fmt::format("'{}' cannot be varied by a share of its value", words),
                          "write its values:  --two-way PATH=A,B,C PATH=FROM:TO:STEP");
      return std::nullopt;
    }
    const OneWay ends = around_base(path, *facts, range_);
    const double base = *facts->base;
    std::vector<ListedValue> values;
    for (double value :
         {ends.low, (ends.low + base) / 2, base, (base + ends.high) / 2, ends.high}) {
      value = facts->whole ? std::round(value) : tidy(value);
      const std::string text = value_text(value);
      if (!values.empty() && values.back().words == text) continue;
      values.push_back({text, scalar_at(path, text)});
    }
    return GridAxis{path, std::move(values)};
  }

  int two_way() {
    std::vector<GridAxis> axes;
    for (const std::string& words : invocation_.values("two-way")) {
      if (auto one = axis(words)) axes.push_back(std::move(*one));
    }
    if (axes.size() != 2) return kInvalidInput;
    const Grid grid(std::move(axes));
    constexpr std::size_t kMost = 10'000;
    if (grid.size() > kMost) {
      refuse("a two-way table has at most 10000 values", "soem sweep writes longer ones");
      return kUsage;
    }
    Combinations combinations(file_.swept_case(), diagnostics_, asked_);
    if (!combinations.prepare(grid, diagnostics_)) return kInvalidInput;
    const TwoWayResult result{result_.figure, result_.payer, result_.unit,
                              combinations.calculate(grid, 0, grid.size())};
    const int code = write_result(
        invocation_, file_, two_way_columns(),
        [&](RowWriter& writer) { two_way_rows(scenario(), grid, result, writer); },
        [&] {
          return with_illustrative(two_way_page(scenario(), grid, result),
                                   file_.base->illustrative);
        },
        diagnostics_);
    if (code != kDone || result.figures.errors.empty()) return code;
    diagnostics_.report(MessageId::InvalidCombination, std::nullopt,
                        fmt::format("{} of {} combinations are no valid scenario",
                                    result.figures.errors.size(), grid.size()));
    return kMissed;
  }

  const Invocation& invocation_;
  Diagnostics& diagnostics_;
  SweptFile file_;
  std::vector<AskedFigure> asked_;
  SensitivityResult result_;
  std::string contract_;  ///< whose figure it is; empty: nobody's
  double range_ = 0.0;
  std::size_t top_ = static_cast<std::size_t>(-1);
};

}  // namespace

int sensitivity(const Invocation& invocation, Diagnostics& diagnostics) {
  return Command(invocation, diagnostics).run();
}

}  // namespace soem
