// SPDX-License-Identifier: MIT
#include "soem/cli/commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "soem/cli/breakeven.hpp"
#include "soem/cli/catalog.hpp"
#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/check.hpp"
#include "soem/cli/compare.hpp"
#include "soem/cli/contract.hpp"
#include "soem/cli/explain.hpp"
#include "soem/cli/init.hpp"
#include "soem/cli/job.hpp"
#include "soem/cli/merge.hpp"
#include "soem/cli/plan.hpp"
#include "soem/cli/run.hpp"
#include "soem/cli/schema.hpp"
#include "soem/cli/sensitivity.hpp"
#include "soem/cli/simulate.hpp"
#include "soem/cli/sweep.hpp"

namespace soem {
namespace {

constexpr std::string_view kViews[] = {"summary", "years", "lines"};
constexpr std::string_view kFormats[] = {"table", "csv", "json", "md"};
constexpr std::string_view kDialects[] = {"rfc4180", "excel-da"};
constexpr std::string_view kCheckFormats[] = {"table", "tap", "junit", "github", "json"};
constexpr std::string_view kColors[] = {"auto", "always", "never"};
constexpr std::string_view kBys[] = {"payer", "area", "line", "committee", "group"};
constexpr std::string_view kPrices[] = {"discounted", "undiscounted", "both"};
constexpr std::string_view kLanguages[] = {"en", "da"};

// Options that mean the same wherever they stand.
constexpr OptionSpec kOutput{"output", 'o', "FILE", {}, "", "write to FILE, whole or not at all"};
constexpr OptionSpec kColor{"color", 0,      "WHEN",
                            kColors, "auto", "colour and bold type; NO_COLOR is obeyed"};
constexpr OptionSpec kSet{
    "set", 0, "PATH=VALUE", {}, "", "calculate with another value; may be repeated", true};
constexpr OptionSpec kJobs{"jobs", 0,  "N",
                           {},     "", "threads; by default as many as the machine runs at once"};
constexpr OptionSpec kHelp{"help", 'h', "", {}, "", "show this text"};

constexpr OperandSpec kFiles{"FILE", "needs a scenario file",
                             "name one or more files, or - for standard input"};

constexpr OperandSpec kNothing{"", "", "", 0, 0};

constexpr OptionSpec kRunOptions[] = {
    {"view", 0, "VIEW", kViews, "", "key figures, every year, or every line"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    {"by", 0, "KEY", kBys, "payer", "how a page breaks the net result down"},
    {"prices", 0, "PRICES", kPrices, "both", "which amounts a page shows"},
    {"lang", 0, "LANG", kLanguages, "en", "the language of a page"},
    {"chart", 0, "WHEN", kColors, "auto", "draw the cumulative net result on a page"},
    {"csv-dialect", 0, "DIALECT", kDialects, "", "excel-da opens right in a Danish Excel"},
    {"figures", 0, "LIST", {}, "", "only these figures, such as net.pv,bcr:total"},
    {"fail-if", 0, "TEST", {}, "", "exit 1 if a result is so, such as 'bcr < 1'", true},
    {"variant", 0, "NAME", {}, "", "only this variant (or base); may be repeated", true},
    {"total", 0, "", {}, "", "the files added up, too"},
    kSet,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr std::string_view kExplainFormats[] = {"table", "md", "json"};

constexpr OptionSpec kExplainOptions[] = {
    {"format", 0, "FORMAT", kExplainFormats, "table", "text for people, Markdown, or JSON"},
    kSet,
    {"variant", 0, "NAME", {}, "", "explain the figure of a variant"},
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr std::string_view kDigits[] = {"rounded", "full"};
constexpr OperandSpec kOneFile{"FILE", "needs a scenario file",
                               "name a file, or - for standard input", 1, 1};
constexpr OptionSpec kVariant{"variant", 0, "NAME", {}, "", "start from this variant"};

constexpr OptionSpec kSweepOptions[] = {
    {"set",
     0,
     "PATH=SPEC",
     {},
     "",
     "A,B,C or FROM:TO:STEP or FROM:TO/COUNT; may be repeated",
     true},
    {"table", 0, "FILE", {}, "", "a CSV of overrides: paths on top, a scenario a row"},
    {"lhs", 0, "N", {}, "", "instead, N rows of a Latin hypercube over 'uncertainty'"},
    {"seed", 0, "S", {}, "", "of the Latin hypercube; 1 by default"},
    {"figures", 0, "LIST", {}, "", "the columns, such as net.pv,bcr:total"},
    {"format", 0, "FORMAT", kFormats, "csv", "rows for programs, or a page for few of them"},
    {"csv-dialect", 0, "DIALECT", kDialects, "", "excel-da opens right in a Danish Excel"},
    {"digits", 0, "DIGITS", kDigits, "rounded", "of money 2 decimals and of ratios 9, or all"},
    {"yes-large", 0, "", {}, "", "write more than a thousand million rows"},
    kShardOption,
    kVariant,
    kJobs,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr OptionSpec kCsvDialect{"csv-dialect", 0,  "DIALECT",
                                 kDialects,     "", "excel-da opens right in a Danish Excel"};

constexpr std::string_view kSamplers[] = {"random", "lhs", "sobol"};
constexpr std::string_view kSimulationViews[] = {"summary", "years", "inputs", "drivers", "voi"};
constexpr std::string_view kFans[] = {"first", "all"};
constexpr std::string_view kFanPrices[] = {"undiscounted", "discounted"};

constexpr OptionSpec kSimulateOptions[] = {
    {"draws", 0, "N", {}, "", "how many; 10,000 by default"},
    {"seed", 0, "S", {}, "", "of the random numbers; 1 by default"},
    {"sampler", 0, "SAMPLER", kSamplers, "random", "where they come from; sobol needs far fewer"},
    {"figures", 0, "LIST", {}, "", "which figures, such as net.pv,bcr:total"},
    {"view", 0, "VIEW", kSimulationViews, "", "the figures, every year, what was drawn, …"},
    {"drivers", 0, "", {}, "", "which uncertain numbers drive the figures (Sobol)"},
    {"voi", 0, "", {}, "", "what it would be worth to know them before investing"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    {"samples", 0, "FILE", {}, "", "write every draw to FILE, as CSV"},
    {"fan", 0, "DRAWS", kFans, "first", "years from the first 65,536 draws, or from all"},
    {"prices", 0, "PRICES", kFanPrices, "undiscounted", "of the cumulative net result by year"},
    {"exact", 0, "", {}, "", "keep all draws, so that all percentiles are exact"},
    kShardOption,
    kSet,
    kVariant,
    kJobs,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr OperandSpec kPartFiles{"PART", "needs the parts of a job",
                                 "name all files that --shard wrote, in any order"};
constexpr OptionSpec kMergeOptions[] = {
    {"format", 0, "FORMAT", kFormats, "", "a page as text or md, or rows; as the job said"},
    {"view", 0, "VIEW", kSimulationViews, "", "of a simulation, as for  soem simulate"},
    {"csv-dialect", 0, "DIALECT", kDialects, "", "excel-da opens right in a Danish Excel"},
    {"digits", 0, "DIGITS", kDigits, "", "of a sweep, as for  soem sweep"},
    {"samples", 0, "FILE", {}, "", "write every draw to FILE, as CSV, if the parts have them"},
    kJobs,
    kOutput,
    kColor,
    kHelp,
};

// Those of sweep and simulate, to be typed as they are for the job.
constexpr OptionSpec kPlanOptions[] = {
    {"draws", 0, "N", {}, "", "of a simulation; 10,000 by default"},
    {"sampler", 0, "SAMPLER", kSamplers, "", "of a simulation"},
    {"drivers", 0, "", {}, "", "of a simulation"},
    {"voi", 0, "", {}, "", "of a simulation"},
    {"samples", 0, "FILE", {}, "", "of a simulation; nothing is written"},
    {"fan", 0, "DRAWS", kFans, "", "of a simulation"},
    {"prices", 0, "PRICES", kFanPrices, "", "of a simulation"},
    {"exact", 0, "", {}, "", "of a simulation"},
    {"set", 0, "PATH=SPEC", {}, "", "a value, or of a sweep several; may be repeated", true},
    {"table", 0, "FILE", {}, "", "of a sweep"},
    {"lhs", 0, "N", {}, "", "of a sweep"},
    {"digits", 0, "DIGITS", kDigits, "", "of a sweep"},
    {"yes-large", 0, "", {}, "", "of a sweep"},
    {"seed", 0, "S", {}, "", "of what is drawn"},
    {"figures", 0, "LIST", {}, "", "which figures"},
    {"view", 0, "VIEW", kSimulationViews, "", "of the job's result"},
    {"format", 0, "FORMAT", kFormats, "", "of the job's result"},
    {"csv-dialect", 0, "DIALECT", kDialects, "", "of the job's result"},
    {"output", 'o', "FILE", {}, "", "of the job's result; nothing is written"},
    kVariant,
    kJobs,
    kCatalogOption,
    kColor,
    kHelp,
};

constexpr OperandSpec kOneOrTwoFiles{"FILE", "needs a scenario file",
                                     "name one or two files, or - for standard input", 1, 2};
constexpr OptionSpec kCompareOptions[] = {
    {"variant", 0, "NAME", {}, "", "a variant (or base); given twice: of A, then of B", true},
    {"catalog", 0, "DIR", {}, "", "your own figures on top; given twice: of A, then of B", true},
    {"figures", 0, "LIST", {}, "", "only these figures, such as net.pv,bcr:total"},
    {"top", 0, "N", {}, "", "only the N inputs that matter most"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    kSet,
    kOutput,
    kColor,
    kHelp,
};

constexpr OptionSpec kSensitivityOptions[] = {
    {"range", 0, "SHARE", {}, "", "vary every number by this share of it, such as 20%"},
    {"vary", 0, "PATH", {}, "", "only this path; may be repeated", true},
    {"two-way",
     0,
     "PATH PATH",
     {},
     "",
     "a table of two paths, each with =SPEC or by --range",
     false,
     2},
    {"figure", 0, "FIGURE", {}, "", "whose result; net.pv by default"},
    {"payer", 0, "PAYER", {}, "", "of whom; the total by default"},
    {"top", 0, "N", {}, "", "only the N paths that matter most"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    kSet,
    kVariant,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr OptionSpec kBreakevenOptions[] = {
    {"vary", 0, "PATH", {}, "", "whose value is looked for; may be repeated", true},
    {"figure", 0, "FIGURE", {}, "", "what is brought to 0; net.pv by default"},
    {"payer", 0, "PAYER", {}, "", "who breaks even; the total by default; may be repeated", true},
    {"by-year", 0, "YEAR", {}, "", "the cumulative net result at the end of this year"},
    {"between", 0, "LOW:HIGH", {}, "", "where to look; by default wherever it is legal"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    kSet,
    kVariant,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr std::string_view kContractViews[] = {"summary", "years", "payments", "flows", "payoff"};
constexpr OptionSpec kContractOptions[] = {
    {"contract", 0, "ID", {}, "", "only this contract; may be repeated", true},
    {"outcome", 0, "ID", {}, "", "whose success rate the pay-off varies"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    {"view", 0, "VIEW", kContractViews, "", "which rows; the summary by default"},
    {"lang", 0, "LANG", kLanguages, "en", "the language of a page"},
    kCsvDialect,
    kSet,
    kVariant,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr OperandSpec kScenarios{"PATH", "needs a scenario file or a directory",
                                 "name files, directories or - for standard input"};

constexpr OptionSpec kCheckOptions[] = {
    {"format", 0, "FORMAT", kCheckFormats, "table", "how the result is written"},
    {"update", 0, "", {}, "", "write what is calculated into missed expectations"},
    {"quiet", 'q', "", {}, "", "only what fails: no warnings, no files that are ok"},
    kJobs,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr OperandSpec kNewFile{"FILE", "", "", 0, 1};
constexpr OptionSpec kInitOptions[] = {
    {"quick", 0, "", {}, "", "the smallest useful scenario, a first estimate"},
    kColor,
    kHelp,
};

constexpr std::string_view kCatalogFormats[] = {"table", "csv", "json", "md", "yaml"};
constexpr OperandSpec kCatalogVerb{"VERB", "needs list, show, search or export",
                                   "such as  soem catalog list"};
constexpr OptionSpec kCatalogOptions[] = {
    {"area", 0, "AREA", {}, "", "only this area, such as income_transfers"},
    {"kind", 0, "KIND", {}, "", "only this kind, such as price, index or effect"},
    {"tag", 0, "TAG", {}, "", "only official, published or illustrative values"},
    {"stale", 0, "DAYS", {}, "", "only what nobody has checked for more than DAYS"},
    {"date", 0, "DATE", {}, "", "the day that --stale counts from; today by default"},
    {"on", 0, "DATE", {}, "", "the value in force on that day; the latest by default"},
    {"format", 0, "FORMAT", kCatalogFormats, "", "a page, rows, or the file itself (show)"},
    {"csv-dialect", 0, "DIALECT", kDialects, "", "excel-da opens right in a Danish Excel"},
    {"lang", 0, "LANG", kLanguages, "en", "the language of a page"},
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

constexpr OptionSpec kSchemaOptions[] = {kOutput, kColor, kHelp};

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
