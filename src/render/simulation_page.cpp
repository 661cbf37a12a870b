// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "driver_tables.hpp"
#include "fan_drawing.hpp"
#include "paper.hpp"
#include "short_path.hpp"
#include "simulated_contracts.hpp"
#include "simulation_words.hpp"
#include "soem/render/illustrative.hpp"
#include "soem/render/simulation_view.hpp"
#include "soem/simulation/drawn_people.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::string_view kSamplers[] = {"random", "lhs", "sobol"};  // order of Sampler

/// Beyond so many standard errors a mean is not where the base case is.
constexpr double kBeyondChance = 3.0;

std::string with_separators(std::uint64_t count) {
  return fixed(static_cast<double>(count), 0, ",", ".");
}

class SimulationPage {
 public:
  explicit SimulationPage(const SimulationView& view)
      : view_(view), wording_(Language::English, largest(view)) {}

  Page make(SimulationSection section) {
    page_.title = fmt::format("{} ({})", printable(scenario().title), printable(scenario().name));
    if (scenario().variant != kBaseVariant) {
      page_.title += fmt::format(", variant {}", scenario().variant);
    }
    head();
    const auto shows = [&](SimulationSection one) {
      return section == SimulationSection::All || section == one;
    };
    // Without uncertain numbers the projection is one number, and only contracts have a spread.
    const bool spreads = !scenario().uncertainty.inputs.empty();
    if (shows(SimulationSection::Summary)) {
      if (spreads) answer();
      figures();
      add_simulated_contracts(
          view_, wording_, [&](const FigureResult& one) { return undefined_mark(one); }, page_);
      differences();
    }
    const Mark to_note = [this](std::string note) { return mark(std::move(note)); };
    if (shows(SimulationSection::Drivers) && result().drivers) {
      for (Table& table : driver_tables(view_, to_note))
        page_.blocks.emplace_back(std::move(table));
    }
    if (shows(SimulationSection::Information)) {
      for (Table& table : information_tables(view_, wording_, to_note)) {
        page_.blocks.emplace_back(std::move(table));
      }
    }
    if (shows(SimulationSection::Years) && spreads) fans();
    if (shows(SimulationSection::Inputs) && spreads) inputs();
    if (!notes_.empty()) page_.blocks.emplace_back(Notes{notes_});
    return std::move(page_);
  }

 private:
  [[nodiscard]] const Scenario& scenario() const { return view_.base.scenario; }
  [[nodiscard]] const SimulationResult& result() const { return view_.result; }

  static double largest(const SimulationView& view) {
    double out = 0.0;
    for (const FigureResult& one : view.result.figures) {
      if (!one.spread || unit_of(view, one.asked) != FigureUnit::Currency) continue;
      out = std::max({out, std::fabs(one.spread->min), std::fabs(one.spread->max)});
    }
    for (const Fan& fan : view.result.fans) {
      for (const FanYear& year : fan.years) {
        for (const Percentile& one : year.percentiles) out = std::max(out, std::fabs(one.value));
      }
    }
    return out;
  }

  void head() {
    const bool contracts =
        std::any_of(result().figures.begin(), result().figures.end(),
                    [](const FigureResult& one) { return one.asked.is_of_contract(); });
    page_.blocks.emplace_back(Facts{
        {wording_.say(Text::Money), wording_.money_of(scenario(), contracts)},
        {"Draws",
         fmt::format("{} of {}, {}, seed {}", with_separators(result().draws), what_is_drawn(),
                     kSamplers[static_cast<std::size_t>(view_.settings.sampler)],
                     view_.settings.seed)}});
  }

  [[nodiscard]] std::string what_is_drawn() const {
    std::vector<AskedFigure> asked;
    for (const FigureResult& one : result().figures) asked.push_back(one.asked);
    const std::size_t inputs = scenario().uncertainty.inputs.size();
    std::string out;
    if (inputs > 0) out = fmt::format("{} uncertain number{}", inputs, inputs == 1 ? "" : "s");
    if (contracts_with_drawn_people(scenario(), asked).empty()) return out;
    return out.empty() ? "the people counted" : out + " and of the people counted";
  }

  std::string mark(std::string note) {
    auto found = std::find(notes_.begin(), notes_.end(), note);
    if (found == notes_.end()) found = notes_.insert(notes_.end(), std::move(note));
    return fmt::format(" [{}]", found - notes_.begin() + 1);
  }

  [[nodiscard]] std::string name_of(const AskedFigure& asked) const {
    return fmt::format("{}:{}", asked.figure, payer_of(asked, view_.base.summary));
  }

  [[nodiscard]] std::string words(const std::optional<double>& value, FigureUnit unit) const {
    return figure_words(value, unit, wording_);
  }

  /// Who is in plus, and how sure that is.
  void answer() {
    Paragraph out;
    for (const FigureResult& one : result().figures) {
      if (one.asked.figure != "net.pv" || one.defined == 0) continue;
      const std::string payer(payer_of(view_, one.asked.payer));
      const PayerBudget& budget = view_.base.summary.projection.budgets[one.asked.payer];
      if (!has_flow(budget)) continue;
      const std::string sure = share_of_draws(one.not_negative, one.defined);
      if (payer == kTotal) {
        out.lead =
            fmt::format("The public purse is in plus, in present value, in {} of the draws.", sure);
      } else {
        out.points.push_back(fmt::format("{}: in plus in {}", payer, sure));
      }
    }
    if (out.lead.empty() && !out.points.empty()) out.lead = "In plus, in present value:";
    if (!out.lead.empty() && is_illustrative(view_.base.illustrative)) {
      out.lead = wording_.say(Text::IllustrativeAnswer, out.lead);
    }
    if (!out.lead.empty()) page_.blocks.emplace_back(std::move(out));
  }

  void figures() {
    Table table{.header = {"Figure", "Base case", "Mean", "5 %", "Median", "95 %", "Mean ±", "SD",
                           "0 or more"}};
    for (std::size_t f = 0; f < result().figures.size(); ++f) {
      const FigureResult& one = result().figures[f];
      const FigureUnit unit = unit_of(view_, one.asked);
      if (one.asked.is_of_contract()) continue;
      if (!has_flow(view_.base.summary.projection.budgets[one.asked.payer])) continue;
      std::string name = name_of(one.asked) + undefined_mark(one);
      std::vector<std::string> cells{std::move(name), words(view_.base_values[f], unit)};
      if (one.spread) {
        const Spread& spread = *one.spread;
        const auto percentile = [&](double share) {
          return words(percentile_of(spread, share), unit);
        };
        cells.insert(cells.end(), {words(spread.mean, unit), percentile(0.05), percentile(0.5),
                                   percentile(0.95), words(spread.standard_error, unit),
                                   words(spread.sd, unit), not_negative_words(one, unit)});
      } else {
        cells.resize(table.header.size(), "-");
      }
      table.rows.push_back({std::move(cells), RowKind::Plain});
    }
    if (table.rows.empty()) return;
    table.note = "Mean ±: its standard error. 5 % of the draws lie below the 5 % value.";
    page_.blocks.emplace_back(std::move(table));
  }

  std::string undefined_mark(const FigureResult& one) {
    if (one.undefined == 0) return "";
    if (one.defined == 0) return mark("undefined in every draw");
    std::string note = fmt::format("undefined in {} draw{}; the numbers are of the other {}",
                                   with_separators(one.undefined), one.undefined == 1 ? "" : "s",
                                   with_separators(one.defined));
    if (one.several > 0) {
      note += fmt::format("; {} have several rates of return", with_separators(one.several));
    }
    return mark(std::move(note));
  }

  /// Where a mean is not the base case, and why.
  void differences() {
    Table table{
        .title = "Why a mean is not the base case",
        .header = {"Figure", "Mean less base", "Base off the means", "Not a straight line"}};
    for (std::size_t f = 0; f < result().figures.size(); ++f) {
      const FigureResult& one = result().figures[f];
      if (!one.spread || !one.spread->standard_error || one.undefined > 0) continue;
      if (one.asked.is_of_contract()) continue;
      const double base = view_.base_values[f], at_means = view_.at_means[f];
      const double difference = one.spread->mean - base;
      const double error = *one.spread->standard_error;
      if (!std::isfinite(base) || !std::isfinite(at_means)) continue;
      constexpr double kRounding = 1e-9;
      if (std::fabs(difference) <=
          kBeyondChance * error + kRounding * (std::fabs(base) + std::fabs(one.spread->mean))) {
        continue;
      }
      const FigureUnit unit = unit_of(view_, one.asked);
      table.rows.push_back(
          {{name_of(one.asked), words(difference, unit), words(at_means - base, unit),
            words(one.spread->mean - at_means, unit)},
           RowKind::Plain});
    }
    if (table.rows.empty()) return;
    table.note =
        "Base off the means: uncertain numbers whose mean is not the one in the scenario "
        "(--view inputs). Not a straight line: the result bends with them.";
    page_.blocks.emplace_back(std::move(table));
  }

  void fans() {
    bool any = false;
    const int start_year = static_cast<int>(scenario().start_year);
    for (const Fan& fan : result().fans) {
      const std::string payer(payer_of(view_, fan.payer));
      if (!has_flow(view_.base.summary.projection.budgets[fan.payer])) continue;
      std::string title =
          fmt::format("Cumulative net result, {}{}", payer == kTotal ? "the total" : payer,
                      view_.settings.fan_discounted ? ", discounted" : "");
      page_.blocks.emplace_back(draw_fan(fan, start_year, std::move(title), wording_));
      any = true;
    }
    if (!any) return;
    std::string note = "░ 5 to 95 % of the draws, █ 25 to 75 %, ◆ the median, │ zero.";
    if (result().fan_draws != result().draws) {
      note += fmt::format(" Of the first {} draws.", with_separators(result().fan_draws));
    }
    std::get<Drawing>(page_.blocks.back()).note = std::move(note);
  }

  void inputs() {
    Table table{.title = "What was drawn",
                .header = {"Uncertain number", "Base case", "Mean", "SD", "Least", "Greatest"}};
    constexpr std::size_t kLabel = 26;
    for (const InputResult& one : result().inputs) {
      const UncertainInput& input = scenario().uncertainty.inputs[one.input];
      const auto value = [&](double number) {
        return input_words(input, number, std::max(std::fabs(input.base), std::fabs(one.mean)));
      };
      table.rows.push_back(
          {{short_path(input.name, kLabel) + bound_mark(input), value(input.base), value(one.mean),
            one.sd ? value(*one.sd) : "-", value(one.min), value(one.max)},
           RowKind::Plain});
    }
    if (result().input_draws != result().draws) {
      table.note = fmt::format("Of the first {} draws.", with_separators(result().input_draws));
    }
    page_.blocks.emplace_back(std::move(table));
  }

  /// `size`: of the numbers it stands beside, which have as many decimals.
  [[nodiscard]] std::string input_words(const UncertainInput& input, double value,
                                        double size) const {
    const bool share = !input.is_factor && !input.slots.empty() &&
                       is_fraction(scenario().slot(input.slots.front()).quantity);
    if (share) return fixed(value * 100, 2, "", ".") + " %";
    return fixed(value, size >= 100 ? 0 : size >= 1 ? 2 : 4, ",", ".");
  }

  std::string bound_mark(const UncertainInput& input) {
    for (const BoundResult& bound : result().bounds) {
      for (const SlotId slot : bound.slots) {
        if (std::find(input.slots.begin(), input.slots.end(), slot) == input.slots.end()) continue;
        return mark(fmt::format("set to the end of its legal range in {} draw{}",
                                with_separators(bound.draws), bound.draws == 1 ? "" : "s"));
      }
    }
    return "";
  }

  const SimulationView& view_;
  Wording wording_;
  Page page_;
  std::vector<std::string> notes_;
};

}  // namespace

Page simulation_page(const SimulationView& view, SimulationSection section) {
  return SimulationPage(view).make(section);
}

}  // namespace soem
