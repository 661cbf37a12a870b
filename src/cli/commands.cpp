// SPDX-License-Identifier: MIT
#include "soem/cli/commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "soem/cli/check.hpp"
#include "soem/cli/run.hpp"

namespace soem {
namespace {

constexpr std::string_view kViews[] = {"summary", "years"};
constexpr std::string_view kFormats[] = {"table", "csv"};
constexpr std::string_view kCheckFormats[] = {"table", "tap", "junit", "github", "json"};
constexpr std::string_view kColors[] = {"auto", "always", "never"};

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

constexpr OptionSpec kRunOptions[] = {
    {"view", 0, "VIEW", kViews, "", "key figures, or every year (a table shows both)"},
    {"format", 0, "FORMAT", kFormats, "table", "a table for people or tidy CSV for programs"},
    kSet,
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
    kOutput,
    kColor,
    kHelp,
};

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
};

constexpr std::string_view kExitCodes =
    "Exit status: 0 done, 1 an expectation was missed, 2 the command line, 3 an\n"
    "invalid scenario, 4 a file that cannot be read or written, 70 a bug in soem,\n"
    "130 interrupted.\n";

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
      "Usage: soem COMMAND [OPTION]… FILE…\n\nCommands:\n";
  for (const CommandSpec& command : kCommands) {
    out += fmt::format("  {:<8}{}\n", command.name, command.summary);
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
    out += fmt::format("{:<23} {}\n", name, option.help);
    if (!values.empty()) out += fmt::format("{:<23} {}\n", "", values);
  }
  out += fmt::format("\nExamples:\n{}\n{}", command.examples, kExitCodes);
  return out;
}

}  // namespace soem
