// SPDX-License-Identifier: MIT
#include "soem/cli/simulate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/cli/asked_options.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/progress.hpp"
#include "soem/cli/row_output.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/workers.hpp"
#include "soem/contract/named.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/samples.hpp"
#include "soem/render/simulation_view.hpp"
#include "soem/simulation/at_means.hpp"
#include "soem/simulation/tally.hpp"

namespace soem {
namespace {

class Simulate {
 public:
  Simulate(const Invocation& invocation, Diagnostics& diagnostics)
      : invocation_(invocation), diagnostics_(diagnostics) {}

  int run() {
    const auto jobs = jobs_of(invocation_, diagnostics_);
    if (!jobs || !options_fit()) return kUsage;
    const Settings settings(invocation_.values("set"), diagnostics_);
    if (diagnostics_.has_errors()) return kUsage;
    const int loaded =
        load_swept_file(invocation_.operands()[0], {settings.all().begin(), settings.all().end()},
                        invocation_, file_, diagnostics_);
    if (loaded != kDone) return loaded;
    const auto choices = chosen_figures();
    add_contract_figures(choices, *file_.base);
    const auto asked = ask(choices, file_.base->summary, diagnostics_);
    if (!asked) return kUsage;
    for (const std::string& note : notes_of_fixed(file_.base->scenario.uncertainty)) {
      say("soem: note: " + note + '\n');
    }
    auto made = Simulation::make(file_.base->scenario, *asked, settings_);
    if (auto* fault = std::get_if<Simulation::Fault>(&made)) {
      refuse(std::move(fault->text), std::move(fault->hint));
      return kUsage;
    }
    const Simulation& simulation = std::get<Simulation>(made);
    Tally tally(simulation);
    const int code = draw(simulation, *jobs, tally);
    return code == kDone ? write(simulation, tally.result()) : code;
  }

 private:
  /// Without uncertain numbers only contracts have a spread. Indices settle each contract a dozen
  /// times a draw, so they are of contracts on request alone.
  [[nodiscard]] std::vector<FigureChoice> chosen_figures() const {
    std::vector<FigureChoice> out = figure_choices(asked_figures(invocation_));
    if (!invocation_.value("figures").empty() || settings_.drivers) return out;
    const auto of_contracts = usual_contract_figures(file_.base->scenario);
    if (file_.base->scenario.uncertainty.inputs.empty() && !of_contracts.empty())
      return of_contracts;
    out.insert(out.end(), of_contracts.begin(), of_contracts.end());
    return out;
  }

  bool refuse(std::string text, std::string hint) {
    diagnostics_.report(MessageId::BadOptionValue, std::nullopt, std::move(text), std::move(hint));
    return false;
  }

  bool options_fit() {
    const std::string samples = invocation_.value("samples");
    if (samples.empty() && !dialect_fits(invocation_, diagnostics_)) return false;
    if (!samples.empty() && samples == invocation_.output()) {
      return refuse("'--samples' and '--output' name the same file", "give each its own");
    }
    const std::string& path = invocation_.operands()[0];
    if (overwrites_input(invocation_.output(), {&path, 1}, diagnostics_) ||
        overwrites_input(samples, {&path, 1}, diagnostics_, "scenario", "samples")) {
      return false;
    }
    return choose_section() && read_numbers();
  }

  /// The options' words stand in the order of the sections. What is asked for by --drivers or --voi
  /// is on a page beside the rest, and rows are of it.
  bool choose_section() {
    settings_.drivers = invocation_.flag("drivers");
    settings_.information = invocation_.flag("voi");
    const int chosen = invocation_.choice("view");
    section_ = static_cast<SimulationSection>(chosen + 1);
    if (chosen < 0) {
      if (!writes_rows(invocation_)) return true;
      if (settings_.drivers && settings_.information) {
        return refuse("rows are of the drivers or of the value of information",
                      "add  --view drivers  or  --view voi");
      }
      if (settings_.drivers) section_ = SimulationSection::Drivers;
      if (settings_.information) section_ = SimulationSection::Information;
      return true;
    }
    const bool drivers = section_ == SimulationSection::Drivers;
    const bool information = section_ == SimulationSection::Information;
    if ((settings_.drivers && !drivers) || (settings_.information && !information)) {
      return refuse(
          fmt::format("'--view {}' does not show what '--{}' calculates", invocation_.word("view"),
                      settings_.drivers && !drivers ? "drivers" : "voi"),
          "leave out one of them");
    }
    settings_.drivers = drivers;
    settings_.information = information;
    return true;
  }

  bool read_numbers() {
    if (!read_whole(invocation_, "draws", 1, kMostDraws, settings_.draws, diagnostics_) ||
        !read_whole(invocation_, "seed", 0, kMostWhole, settings_.seed, diagnostics_)) {
      return false;
    }
    settings_.sampler = static_cast<Sampler>(std::max(invocation_.choice("sampler"), 0));
    settings_.exact = invocation_.flag("exact");
    settings_.keep_inputs = !invocation_.value("samples").empty();
    settings_.fan_discounted = invocation_.choice("prices") == 1;
    if (invocation_.choice("fan") == 1) settings_.fan_draws = settings_.draws;
    return true;
  }

  /// All leaves into the tally, and where it is asked for every draw into a file.
  int draw(const Simulation& simulation, std::size_t jobs, Tally& tally) {
    struct Piece {
      Leaf leaf;
      std::string text;
    };
    const std::string path = invocation_.value("samples");
    const auto dialect = static_cast<CsvDialect>(std::max(invocation_.choice("csv-dialect"), 0));
    std::optional<Output> samples;
    WriteResult result = WriteResult::Ok;
    if (!path.empty()) {
      samples.emplace(path);
      result = samples->write(samples_head(simulation.scenario(), simulation.asked(), dialect));
    }
    const std::uint64_t draws = settings_.draws;
    Progress progress(draws, "draws");
    const auto work = [&](std::size_t number) {
      Piece piece{simulation.leaf(number), ""};
      if (samples) piece.text = samples_rows(piece.leaf, dialect);
      return piece;
    };
    const auto show = [&](std::size_t leaves) {
      progress.show(std::min(draws, std::uint64_t{leaves} * kLeafDraws));
    };
    std::size_t taken = 0;
    const auto take = [&](Piece piece) {
      tally.add(std::move(piece.leaf));
      if (samples) result = samples->write(piece.text);
      show(++taken);
      // Nobody reads the draws any more, but the result is still wanted.
      return result != WriteResult::Failed;
    };
    constexpr std::size_t kLeavesAhead = 2;
    if (result != WriteResult::Failed) {
      in_order(simulation.leaf_count(), jobs, work, take, show, kLeavesAhead * jobs);
    }
    progress.clear();
    if (samples && result == WriteResult::Ok) result = samples->finish();
    return result == WriteResult::Failed ? report_failure(*samples, path, diagnostics_) : kDone;
  }

  int write(const Simulation& simulation, const SimulationResult& result) {
    const Calculation& base = *file_.base;
    file_.seed = settings_.seed;
    std::vector<double> means(base.scenario.uncertainty.inputs.size());
    for (const InputResult& one : result.inputs) means[one.input] = one.mean;
    SimulationView view{
        base, result, settings_, {}, figures_at_means(base, simulation.asked(), means)};
    for (const AskedFigure& one : simulation.asked()) {
      view.base_values.push_back(value_of(one, payer_of(one, base.summary), base.summary));
    }
    const SimulationRows rows = simulation_rows(section_);
    return write_result(
        invocation_, file_, rows.columns, [&](RowWriter& writer) { rows.write(view, writer); },
        [&] { return simulation_page(view, section_); }, diagnostics_);
  }

  const Invocation& invocation_;
  Diagnostics& diagnostics_;
  SimulationSettings settings_;
  SimulationSection section_ = SimulationSection::All;
  SweptFile file_;
};

}  // namespace

int simulate(const Invocation& invocation, Diagnostics& diagnostics) {
  return Simulate(invocation, diagnostics).run();
}

}  // namespace soem
