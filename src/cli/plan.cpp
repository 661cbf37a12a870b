// SPDX-License-Identifier: MIT
#include "soem/cli/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "soem/cli/cli.hpp"
#include "soem/cli/commands.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/simulate.hpp"
#include "soem/cli/sweep.hpp"
#include "soem/cli/sweep_axes.hpp"
#include "soem/render/page.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

std::string count(double number) { return fixed(number, 0, ",", "."); }

/// "35 ms", "87 s", "12 min", "3.4 hours": a measured time has two digits at most.
std::string duration(double seconds) {
  constexpr double kMinute = 60, kHour = 3600, kDay = 86'400;
  const auto words = [](double value, std::string_view unit) {
    return fmt::format("{} {}", fixed(value, value < 10 ? 1 : 0, ",", "."), unit);
  };
  if (seconds < 1) return words(seconds * 1000, "ms");
  if (seconds < 2 * kMinute) return words(seconds, "s");
  if (seconds < 2 * kHour) return words(seconds / kMinute, "min");
  if (seconds < 2 * kDay) return words(seconds / kHour, "hours");
  return words(seconds / kDay, "days");
}

bool is_swept(const Invocation& invocation) {
  const auto given = [&](std::string_view option) {
    return invocation.flag(option) || !invocation.values(option).empty();
  };
  // Only a simulation has these; what does not go together, its own command says.
  constexpr std::array<std::string_view, 8> kOfSimulation = {"draws",  "sampler", "exact",   "fan",
                                                             "prices", "samples", "drivers", "voi"};
  if (std::any_of(kOfSimulation.begin(), kOfSimulation.end(), given)) return false;
  if (given("table") || given("lhs")) return true;
  Diagnostics unsaid;
  const auto axes = read_axes(invocation.values("set"), "--set", unsaid);
  return axes && std::any_of(axes->begin(), axes->end(), [](const GridAxis& axis) {
           const auto* const list = std::get_if<std::vector<ListedValue>>(&axis.values);
           return !list || list->size() > 1;
         });
}

/// The command line of the job: that of soem plan with another name.
std::vector<std::string> words_of(const Invocation& invocation, std::string_view command) {
  std::vector<std::string> words{std::string(command)};
  for (const OptionSpec& option : invocation.command().options) {
    if (option.value.empty()) {
      if (invocation.flag(option.name)) words.push_back(fmt::format("--{}", option.name));
      continue;
    }
    for (const std::string& value : invocation.values(option.name)) {
      words.push_back(fmt::format("--{}={}", option.name, value));
    }
  }
  words.emplace_back("--");
  words.push_back(invocation.operands()[0]);
  return words;
}

Table table_of(const JobCosts& costs, std::uint64_t worth) {
  Table table;
  table.title = "In shards, each with a core of its own at the same time";
  table.header = {"shards", "leaves of each", "one takes", "start-up", "all, and merged"};
  table.text_columns = 0;
  std::vector<std::uint64_t> counts{2, 8, 32, 128, 512};
  if (worth > 1) counts.push_back(worth);
  std::sort(counts.begin(), counts.end());
  counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
  for (const std::uint64_t shards : counts) {
    if (shards > costs.leaves) continue;
    const double start = kSecondsToStartTask + costs.start + costs.learn;
    table.rows.push_back({{count(static_cast<double>(shards)),
                           count(static_cast<double>((costs.leaves + shards - 1) / shards)),
                           duration(kSecondsToStartTask + one_shard(costs, shards)),
                           duration(start), duration(all_shards(costs, shards))},
                          shards == worth ? RowKind::Strong : RowKind::Plain});
  }
  table.note =
      fmt::format("A scheduler is taken to need {} for a task.", duration(kSecondsToStartTask));
  return table;
}

Page page_of(const MeasuredJob& job, const std::string& command, const std::string& file) {
  const JobCosts& costs = job.costs;
  const std::uint64_t worth = shards_worth(costs, job.threads);
  const double alone = single_run(costs, job.threads);
  Page page;
  page.title = fmt::format("soem {} {}", command, printable(file));
  page.blocks.push_back(
      Facts{{"Job", fmt::format("{} {}, {} {}", count(static_cast<double>(job.size)), job.noun,
                                count(static_cast<double>(costs.leaves)),
                                costs.leaves == 1 ? "leaf" : "leaves")},
            {"Measured", fmt::format("{} a leaf on one thread, {} to start", duration(costs.leaf),
                                     duration(costs.start))},
            {"One run", fmt::format("{} on {} thread{}", duration(alone), job.threads,
                                    job.threads == 1 ? "" : "s")}});
  Table table = table_of(costs, worth);
  if (!table.rows.empty()) page.blocks.push_back(std::move(table));
  Paragraph advice;
  if (worth > 1) {
    advice.lead = fmt::format("{} shards are worth it: a minute of work or more for each.",
                              count(static_cast<double>(worth)));
    advice.points = {
        fmt::format("Slurm: scripts/slurm/submit {} PARTS RESULT soem {} …", worth, command),
        fmt::format("One by one: soem {} … --shard 1/{} --output 1.part", command, worth)};
  } else {
    advice.lead = "One run is best here: shards would save too little, or nothing.";
  }
  page.blocks.push_back(std::move(advice));
  return page;
}

}  // namespace

int plan_shards(const Invocation& invocation, Diagnostics& diagnostics) {
  const std::string command = is_swept(invocation) ? "sweep" : "simulate";
  const Arguments arguments = parse_arguments(words_of(invocation, command), diagnostics);
  const auto* const whole = std::get_if<Invocation>(&arguments);
  if (!whole) return kUsage;
  MeasuredJob job;
  const auto measure = command == "sweep" ? measure_sweep : measure_simulation;
  if (const int code = measure(*whole, job, diagnostics); code != kDone) return code;
  return deliver(print_text(page_of(job, command, invocation.operands()[0]), plain_style()), "",
                 diagnostics);
}

}  // namespace soem
