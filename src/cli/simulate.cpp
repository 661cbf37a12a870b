// SPDX-License-Identifier: MIT
#include "soem/cli/simulate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "soem/cli/asked_options.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/job.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/progress.hpp"
#include "soem/cli/row_output.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/workers.hpp"
#include "soem/contract/named.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/illustrative.hpp"
#include "soem/render/samples.hpp"
#include "soem/render/simulation_view.hpp"
#include "soem/shard/results.hpp"
#include "soem/simulation/at_means.hpp"
#include "soem/simulation/tally.hpp"

namespace soem {
namespace {

class Simulate {
 public:
  /// With `parts`, everything comes from them instead of being calculated.
  Simulate(const Invocation& invocation, const Parts* parts, Diagnostics& diagnostics)
      : invocation_(invocation), parts_(parts), diagnostics_(diagnostics) {
    if (parts_) kept_ = kept_inputs(parts_->texts());
  }

  /// Only measures what it would cost.
  int measure_into(MeasuredJob& job) {
    measured_ = &job;
    return run();
  }

  int run() {
    const auto jobs = jobs_of(invocation_, diagnostics_);
    if (!jobs || !options_fit() || !read_shard(invocation_, shard_, diagnostics_)) return kUsage;
    const Settings settings(invocation_.values("set"), diagnostics_);
    if (diagnostics_.has_errors()) return kUsage;
    const int loaded =
        load_swept_file(invocation_.operands()[0], {settings.all().begin(), settings.all().end()},
                        invocation_, file_, diagnostics_, parts_ ? &kept_ : nullptr);
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
    if (measured_) return measure(simulation, *jobs);
    if (shard_) return write_part(simulation, *jobs);
    Tally tally(simulation);
    const int code = parts_ ? add_parts(simulation, tally) : kDone;
    if (code != kDone) return code;
    const int drawn = parts_ ? write_samples(simulation, *jobs) : draw(simulation, *jobs, tally);
    return drawn == kDone ? write(simulation, tally.result()) : drawn;
  }

 private:
  struct Piece {
    Leaf leaf;
    std::string text;  ///< its draws, as they will be written
  };
  static constexpr std::size_t kLeavesAhead = 2;
  static constexpr std::size_t kFirstLeaves = kFirstDraws / kLeafDraws;

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

  [[nodiscard]] CsvDialect dialect() const {
    return static_cast<CsvDialect>(std::max(invocation_.choice("csv-dialect"), 0));
  }

  /// All leaves into the tally, and where it is asked for every draw into a file.
  int draw(const Simulation& simulation, std::size_t jobs, Tally& tally) {
    const bool samples = settings_.keep_inputs;
    const auto work = [&](std::size_t number) {
      Piece piece{simulation.leaf(number), ""};
      if (samples) piece.text = samples_rows(piece.leaf, dialect());
      return piece;
    };
    return in_leaves(simulation, jobs, work, [&](Piece piece) {
      tally.add(std::move(piece.leaf));
      return true;
    });
  }

  /// What `work` gives for each leaf to `take`, and the text of it, where draws are asked for, into
  /// their file. `take` says whether to go on.
  template <typename Work, typename Take>
  int in_leaves(const Simulation& simulation, std::size_t jobs, const Work& work,
                const Take& take) {
    const std::string path = invocation_.value("samples");
    std::optional<Output> samples;
    WriteResult result = WriteResult::Ok;
    if (!path.empty()) {
      samples.emplace(path);
      result = samples->write(samples_head(simulation.scenario(), simulation.asked(), dialect()));
    }
    const std::uint64_t draws = settings_.draws;
    Progress progress(draws, "draws");
    const auto show = [&](std::size_t leaves) {
      progress.show(std::min(draws, std::uint64_t{leaves} * kLeafDraws));
    };
    std::size_t taken = 0;
    const auto go_on = [&](Piece piece) {
      const std::string text = std::move(piece.text);
      if (!take(std::move(piece))) return false;
      if (samples) result = samples->write(text);
      show(++taken);
      // Nobody reads the draws any more, but the result is still wanted.
      return result != WriteResult::Failed;
    };
    if (result != WriteResult::Failed) {
      in_order(simulation.leaf_count(), jobs, work, go_on, show, kLeavesAhead * jobs);
    }
    progress.clear();
    if (diagnostics_.has_errors()) return kInvalidInput;
    if (samples && result == WriteResult::Ok) result = samples->finish();
    return result == WriteResult::Failed ? report_failure(*samples, path, diagnostics_) : kDone;
  }

  int measure(const Simulation& simulation, std::size_t jobs) {
    JobCosts& costs = measured_->costs;
    costs.start = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    costs.leaves = simulation.leaf_count();
    measured_->size = settings_.draws;
    measured_->noun = "draws";
    measured_->threads = jobs;
    const auto of_leaf = [&](std::size_t leaf) {
      const auto once = [&] { const Leaf drawn = simulation.leaf(leaf); };
      once();  // memory and tables are there then
      double least = seconds_of(once);
      for (int i = 0; i < 4; ++i) least = std::min(least, seconds_of(once));
      return least;
    };
    const double first = of_leaf(0), last = of_leaf(costs.leaves - 1);
    const auto early = static_cast<double>(std::min<std::size_t>(costs.leaves, kFirstLeaves));
    costs.leaf = last + (first - last) * early / static_cast<double>(costs.leaves);
    if (costs.leaves == 1) return kDone;
    Tally tally(simulation, 1, 1);
    costs.learn = first * static_cast<double>(tally.leaves_to_learn());
    for (std::size_t i = 0; i < tally.leaves_to_learn(); ++i) tally.learn(simulation.leaf(i));
    tally.add(simulation.leaf(1));
    costs.part = seconds_of([&] {
      Tally begun(simulation, 1, simulation.leaf_count() - 1);
      const auto state = decode_tally_state(encode(tally.state()));
      [[maybe_unused]] const bool fits = state && begun.add(*state);
    });
    return kDone;
  }

  int write_part(const Simulation& simulation, std::size_t jobs) {
    const LeafRange range = leaves_of(*shard_, simulation.leaf_count());
    const PartHead head =
        part_head(invocation_, file_, digests_of(file_), simulation.leaf_count(), *shard_);
    Output output(invocation_.output());
    PartWriter part(output);
    WriteResult result = part.begin(head, part_texts(file_, ""));
    Tally tally(simulation, range.first, range.count);
    const auto draws_before = [&](std::size_t leaf) {
      return std::min(settings_.draws, std::uint64_t{leaf} * kLeafDraws);
    };
    Progress progress(draws_before(range.first + range.count) - draws_before(range.first), "draws");
    std::size_t taken = 0;
    const auto show = [&](std::size_t leaves) {
      progress.show(draws_before(range.first + leaves) - draws_before(range.first));
    };
    const auto nothing = [](std::size_t) {};
    in_order(
        tally.leaves_to_learn(), jobs, [&](std::size_t leaf) { return simulation.leaf(leaf); },
        [&](const Leaf& leaf) { tally.learn(leaf); }, nothing, kLeavesAhead * jobs);
    const auto work = [&](std::size_t i) {
      Piece piece{simulation.leaf(range.first + i), ""};
      if (head.keeps_draws) piece.text = encode_draws(piece.leaf);
      return piece;
    };
    const auto take = [&](Piece piece) {
      tally.add(std::move(piece.leaf));
      if (head.keeps_draws) result = part.section(SectionKind::Draws, piece.text);
      show(++taken);
      return result == WriteResult::Ok;
    };
    if (result == WriteResult::Ok) {
      in_order(range.count, jobs, work, take, show, kLeavesAhead * jobs);
    }
    progress.clear();
    if (result == WriteResult::Ok) {
      result = part.section(SectionKind::Tally, encode(tally.state()));
    }
    if (result == WriteResult::Ok) result = part.finish();
    return result == WriteResult::Failed
               ? report_failure(output, invocation_.output(), diagnostics_)
               : kDone;
  }

  int add_parts(const Simulation& simulation, Tally& tally) {
    const auto& words = parts_->head().words;
    const auto lacks = [&](bool wanted, std::string_view flag) {
      return wanted && std::find(words.begin(), words.end(), flag) == words.end();
    };
    if (lacks(settings_.drivers, "--drivers") || lacks(settings_.information, "--voi")) {
      refuse(fmt::format("the parts hold no {}",
                         settings_.drivers ? "drivers" : "value of information"),
             fmt::format("calculate them with  --{}", settings_.drivers ? "drivers" : "voi"));
      return kUsage;
    }
    const auto pieces = parts_->pieces(SectionKind::Tally);
    std::size_t leaves = 0;
    for (const Parts::Piece& piece : pieces) {
      const auto bytes = piece.read();
      const auto state = bytes ? decode_tally_state(*bytes) : std::nullopt;
      if (!state || !tally.add(*state)) return report_unfit(*piece.file);
      leaves += state->leaves;
    }
    return leaves == simulation.leaf_count() ? kDone : report_unfit(parts_->files().back());
  }

  int report_unfit(const PartFile& file) {
    report_bad_part(file.path(), "it does not hold the results of its job", diagnostics_);
    return kInvalidInput;
  }

  /// The draws that the parts keep.
  int write_samples(const Simulation& simulation, std::size_t jobs) {
    const bool wanted = !invocation_.value("samples").empty(), kept = parts_->head().keeps_draws;
    if (!wanted && kept) say("soem: note: the parts hold every draw; --samples FILE writes them\n");
    if (!wanted) return kDone;
    if (!kept) {
      refuse("the parts hold no draws", "calculate them with  --samples FILE");
      return kUsage;
    }
    const auto pieces = parts_->pieces(SectionKind::Draws);
    if (pieces.size() != simulation.leaf_count()) return report_unfit(parts_->files().back());
    const std::size_t inputs = simulation.scenario().uncertainty.inputs.size();
    const auto work = [&](std::size_t number) {
      Piece piece;
      const auto bytes = pieces[number].read();
      auto leaf = bytes ? decode_draws(*bytes, inputs, simulation.asked().size()) : std::nullopt;
      const std::uint64_t first = std::uint64_t{number} * kLeafDraws;
      if (!leaf || leaf->number != number ||
          leaf->draws != std::min<std::uint64_t>(kLeafDraws, settings_.draws - first)) {
        return piece;  // without draws
      }
      piece.leaf = std::move(*leaf);
      piece.text = samples_rows(piece.leaf, dialect());
      return piece;
    };
    std::size_t number = 0;
    return in_leaves(simulation, jobs, work, [&](const Piece& piece) {
      const PartFile& file = *pieces[number++].file;
      if (piece.leaf.draws > 0) return true;
      report_unfit(file);
      return false;
    });
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
        [&] { return with_illustrative(simulation_page(view, section_), base.illustrative); },
        diagnostics_);
  }

  const Invocation& invocation_;
  const Parts* parts_;
  Diagnostics& diagnostics_;
  MeasuredJob* measured_ = nullptr;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  KeptInputs kept_;
  std::optional<Shard> shard_;
  SimulationSettings settings_;
  SimulationSection section_ = SimulationSection::All;
  SweptFile file_;
};

}  // namespace

int simulate(const Invocation& invocation, Diagnostics& diagnostics) {
  return Simulate(invocation, nullptr, diagnostics).run();
}

int measure_simulation(const Invocation& invocation, MeasuredJob& job, Diagnostics& diagnostics) {
  return Simulate(invocation, nullptr, diagnostics).measure_into(job);
}

int merge_simulation(const Invocation& invocation, const Parts& parts, Diagnostics& diagnostics) {
  return Simulate(invocation, &parts, diagnostics).run();
}

}  // namespace soem
