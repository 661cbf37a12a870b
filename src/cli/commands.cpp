// SPDX-License-Identifier: MIT
#include "soem/cli/commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "command_options.hpp"
#include "soem/cli/breakeven.hpp"
#include "soem/cli/catalog.hpp"
#include "soem/cli/check.hpp"
#include "soem/cli/compare.hpp"
#include "soem/cli/contract.hpp"
#include "soem/cli/explain.hpp"
#include "soem/cli/init.hpp"
#include "soem/cli/merge.hpp"
#include "soem/cli/plan.hpp"
#include "soem/cli/run.hpp"
#include "soem/cli/schema.hpp"
#include "soem/cli/sensitivity.hpp"
#include "soem/cli/simulate.hpp"
#include "soem/cli/sweep.hpp"

namespace soem {
namespace {

using namespace command_options;

constexpr CommandSpec kCommands[] = {
    {"run", "[OPTION]… FILE…", "calculate scenarios: who pays, who gains, and when",
     "Reads each scenario FILE (- is standard input), projects costs and consequences\n"
     "for every public payer year by year, and prints the key figures. Results go to\n"
     "standard output, words about them to standard error. If any file has an error,\n"
     "nothing is calculated.",
     kFiles, kRunOptions,
     "  soem run scenarios/first-estimate.yaml\n"
     "  soem run --view years --format csv scenarios/*.yaml > years.csv\n",
     run},
    {"check", "[OPTION]… PATH…", "do scenarios give what they say they give?",
     "Loads and calculates each scenario (of a directory every *.yaml and *.yml in it\n"
     "and below) and compares its figures with those under expect. Without expect it\n"
     "must load and calculate. --update rewrites the values of expectations that were\n"
     "missed, and nothing else in the file.",
     kScenarios, kCheckOptions,
     "  soem check scenarios\n"
     "  soem check --format junit --output results.xml scenarios\n"
     "  soem check --update scenarios/first-estimate.yaml && git diff\n",
     check},
    {"explain",
     "[OPTION]… FILE FIGURE[:PAYER][@YEAR]",
     "say where a number comes from",
     "Explains a figure of the scenario FILE, of one payer or of the total, in one\n"
     "year or in all: the formula with the numbers put in, then everything it is made\n"
     "of, down to the inputs with their place in the file and their sources. The names\n"
     "of figures are those of  soem run --format csv.  line:PATH[:PAYER][@YEAR]\n"
     "explains a line, such as  line:outcomes.job.consequences.tax@2027, and\n"
     "payment:CONTRACT[.RULE][:PAYER][@YEAR]  what a contract pays.",
     {"FILE", "needs a scenario file and a figure",
      "such as  soem explain scenario.yaml net.pv:kommune", 2, 2},
     kExplainOptions,
     "  soem explain scenarios/first-estimate.yaml net.pv:kommune\n"
     "  soem explain scenarios/first-estimate.yaml net.undiscounted:stat@2026\n"
     "  soem explain scenarios/first-estimate.yaml bcr --set outcomes.job.rate=50%\n"
     "  soem explain homeless.yaml payment:partnership.card@2027\n",
     explain_figure},
    {"catalog", "[OPTION]… list | show NAME… | search WORD… | export",
     "look up public Danish figures and their sources",
     "The knowledge catalogue: prices, benefits, tariffs, splits, indices and effects,\n"
     "each with its source, its date and how far it can be trusted. A scenario names\n"
     "an entry where a price or a rule stands. list shows a line each, show all there\n"
     "is about one, search finds them by words, export writes them for programs.",
     kCatalogVerb, kCatalogOptions,
     "  soem catalog search kontanthjælp\n"
     "  soem catalog show kontanthjaelp_30_other\n"
     "  soem catalog list --area health --on 2024-01-01\n"
     "  soem catalog show pl_state --format yaml > own/pl_state.yaml\n",
     catalog},
    {"sweep", "[OPTION]… FILE --set PATH=SPEC…", "calculate every combination of several values",
     "Goes through every combination of the values of several paths (the first --set\n"
     "varies slowest), or through the rows of a table, and writes one row each: the\n"
     "values, the figures, and what is wrong where a combination is no valid scenario.\n"
     "Both ends of a range are included.",
     kOneFile, kSweepOptions,
     "  soem sweep scenarios/first-estimate.yaml --set outcomes.job.rate=30%:50%:5%\n"
     "  soem sweep scenarios/first-estimate.yaml --set horizon=5:15:5 \\\n"
     "    --set outcomes.job.retention=70%,80% --figures net.pv:total --format table\n",
     sweep},
    {"sensitivity", "[OPTION]… FILE", "which number does the result hang on?",
     "Gives one number after the other a low and a high value, everything else as it\n"
     "is, and sorts them by how far the result moves: each uncertain number its 5 %\n"
     "and 95 % value, or every number so many per cent less and more (--range).\n"
     "Nothing is assumed to be linear: both ends and values between them are\n"
     "calculated. --two-way sets two paths against each other.",
     kOneFile, kSensitivityOptions,
     "  soem sensitivity scenarios/first-estimate.yaml --range 20%\n"
     "  soem sensitivity scenarios/first-estimate.yaml \\\n"
     "    --two-way outcomes.job.rate=30%:50%:5% horizon=5,10,15\n",
     sensitivity},
    {"breakeven", "[OPTION]… FILE --vary PATH", "at which value does a payer break even?",
     "Finds every value of a path at which the net result of a payer in present value\n"
     "(or, with a year, its cumulative net result) is 0. For a term of a contract that\n"
     "is the net result with the contract. That there is none is an answer, too.",
     kOneFile, kBreakevenOptions,
     "  soem breakeven scenarios/first-estimate.yaml --vary outcomes.job.rate\n"
     "  soem breakeven scenarios/first-estimate.yaml --vary costs.programme.amount \\\n"
     "    --payer kommune --by-year 2030\n"
     "  soem breakeven homes.yaml --vary contracts.card.payments.met.prices.housed \\\n"
     "    --figure contract.card.gain:investors\n",
     breakeven},
    {"simulate", "[OPTION]… FILE", "how sure is the result?",
     "Draws every uncertain number of the scenario at random, many times, and shows\n"
     "how far the figures spread: their mean beside the base case, percentiles, and\n"
     "for each payer the probability of being in plus by each year. The same seed\n"
     "gives the same bytes on every machine.",
     kOneFile, kSimulateOptions,
     "  soem simulate my.yaml\n"
     "  soem simulate my.yaml --draws 1e6 --sampler sobol --format csv\n"
     "  soem simulate my.yaml --drivers --voi\n"
     "  soem simulate my.yaml --samples draws.csv --variant cautious\n",
     simulate},
    {"contract", "[OPTION]… FILE", "who pays whom, and what does the investor earn?",
     "Settles the contracts of a scenario, side by side: what is paid for the effects\n"
     "and why, who gets what in which year, the investors' return, each public payer's\n"
     "net result with and without the contract, and everybody's result over success\n"
     "rates from 0 to 100 %. The projection itself is that of  soem run.",
     kOneFile, kContractOptions,
     "  soem contract homeless.yaml\n"
     "  soem contract homeless.yaml --format csv --view flows\n"
     "  soem contract homeless.yaml --set contracts.partnership.cap=8000000\n",
     contract},
    {"compare", "[OPTION]… A [B]", "what moved between two results, and which inputs moved it",
     "Sets two files, two variants of a file, or a file under two catalogues side by\n"
     "side, and splits the difference over the inputs that are not the same: each has\n"
     "its mean effect over every order in which they could be changed. So it depends\n"
     "on no order, and the effects add up to the difference exactly.",
     kOneOrTwoFiles, kCompareOptions,
     "  soem compare last-year.yaml this-year.yaml\n"
     "  soem compare my.yaml --variant base --variant cautious\n"
     "  soem compare my.yaml --catalog prices-2026 --catalog prices-2027\n",
     compare_results},
    {"merge", "[OPTION]… PART…", "join the parts of a sweep or simulation",
     "Takes all parts that  --shard I/N  wrote, in any order, and gives what one run\n"
     "would have given, byte for byte. They hold all that is needed: the scenario is\n"
     "not read again. It is shown as the job said, unless options say otherwise.\n"
     "Parts that are missing are named, and so are those that do not belong there.",
     kPartFiles, kMergeOptions,
     "  for i in 1 2 3 4; do\n"
     "    soem simulate my.yaml --draws 1e9 --shard $i/4 --output $i.part\n"
     "  done\n"
     "  soem merge *.part --format csv --output result.csv\n",
     merge},
    {"plan", "[OPTION]… FILE", "how many shards is a sweep or simulation worth?",
     "Takes the options of the job, measures a little of it, and says how long one\n"
     "run would take, how long N shards, and what is worth it. With several values\n"
     "for a --set, --table or --lhs the job is a sweep, otherwise a simulation.\n"
     "Nothing is written; the times are those of this machine, now.",
     kOneFile, kPlanOptions,
     "  soem plan my.yaml --draws 5e10\n"
     "  soem plan my.yaml --set outcomes.job.rate=0:1/10001 --set horizon=1:30:1\n",
     plan_shards},
    {"init", "[OPTION]… [FILE]", "write a scenario to start from",
     "Writes a scenario that explains itself: every everyday key with a remark beside\n"
     "it, and illustrative numbers to be replaced by your own. It calculates as it is.\n"
     "Without FILE it goes to standard output. A file that is there already is never\n"
     "replaced.",
     kNewFile, kInitOptions,
     "  soem init training.yaml\n"
     "  soem init --quick | soem run -\n",
     init},
    {"schema", "[OPTION]…", "print the JSON Schema of the scenario file",
     "Prints the schema (draft 2020-12) by which an editor explains keys, completes\n"
     "them and marks mistakes while a scenario is written. It is made from the table\n"
     "that soem checks files against; soem run alone checks values against each other.\n"
     "Editors with a YAML language server find it by the first line of a scenario:\n"
     "# yaml-language-server: $schema=soem.schema.json",
     kNothing, kSchemaOptions, "  soem schema --output soem.schema.json\n", print_schema},
};

/// Where the descriptions of options begin.
constexpr std::size_t kHelpColumn = 23;

constexpr std::string_view kExitCodes =
    "Exit status: 0 done, 1 an expectation or a threshold was missed or a sweep has\n"
    "invalid rows, 2 the command line, 3 an invalid scenario, 4 a file that cannot be\n"
    "read or written, 70 a bug in soem, 130 interrupted.\n";

}  // namespace

std::span<const CommandSpec> all_commands() { return kCommands; }

const CommandSpec* find_command(std::string_view name) {
  for (const CommandSpec& command : kCommands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

const OptionSpec* find_option(const CommandSpec& command, std::string_view name) {
  for (const OptionSpec& option : command.options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

std::string overview_help() {
  std::string out =
      "soem calculates what a social investment costs and saves the public purse.\n\n"
      "Usage: soem COMMAND [OPTION]… [FILE]…\n\nCommands:\n";
  for (const CommandSpec& command : kCommands) {
    out += fmt::format("  {:<13}{}\n", command.name, command.summary);
  }
  out +=
      "\nOptions:\n  -h, --help     show this text; soem COMMAND --help says more\n"
      "      --version  show the version\n\n";
  out += kExitCodes;
  return out;
}

std::string command_help(const CommandSpec& command) {
  std::string out =
      fmt::format("soem {}: {}\n\nUsage: soem {} {}\n\n{}\n\nOptions:\n", command.name,
                  command.summary, command.name, command.usage, command.details);
  for (const OptionSpec& option : command.options) {
    const std::string letter = option.letter ? fmt::format("-{},", option.letter) : "   ";
    std::string name = fmt::format("  {} --{}", letter, option.name);
    if (!option.value.empty()) name += fmt::format(" {}", option.value);
    std::string values;
    if (!option.choices.empty()) values = fmt::format("{}", fmt::join(option.choices, ", "));
    if (!option.fallback.empty()) values += fmt::format(" ({} by default)", option.fallback);
    if (name.size() > kHelpColumn) {
      out += fmt::format("{}\n{:<{}} {}\n", name, "", kHelpColumn, option.help);
    } else {
      out += fmt::format("{:<{}} {}\n", name, kHelpColumn, option.help);
    }
    if (!values.empty()) out += fmt::format("{:<{}} {}\n", "", kHelpColumn, values);
  }
  out += fmt::format("\nExamples:\n{}\n{}", command.examples, kExitCodes);
  return out;
}

}  // namespace soem
