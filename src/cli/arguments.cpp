// SPDX-License-Identifier: MIT
//
// CLI11 splits the words; what the words mean is decided here. Left to itself CLI11 follows
// the locale in numbers, exits with codes of its own and calls a misspelt option a missing one.
#include "soem/cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "soem/cli/commands.hpp"
#include "soem/text/nearest.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

class CommandLine {
 public:
  CommandLine(const CommandSpec& command, Diagnostics& diagnostics)
      : command_(command), diagnostics_(diagnostics) {}

  bool parse(const std::vector<std::string>& words) {
    if (!options_are_known(words)) return false;
    CLI::App app;
    app.set_help_flag();
    app.add_option("FILE", files_)->take_all();
    for (const OptionSpec& option : command_.options) {
      std::string names = fmt::format("--{}", option.name);
      if (option.letter) names += fmt::format(",-{}", option.letter);
      if (option.value.empty()) {
        app.add_flag(names, flags_[option.name]);
      } else {
        app.add_option(names, values_[option.name])
            ->expected(1)
            ->allow_extra_args(false)
            ->take_all();
      }
    }
    try {
      std::vector<std::string> reversed(words.rbegin(), words.rend());
      app.parse(reversed);
    } catch (const CLI::ArgumentMismatch& error) {
      const std::string words_of_library = error.what();  // "--view: 1 required TEXT missing"
      diagnostics_.report(MessageId::BadOptionValue, std::nullopt,
                          fmt::format("option '{}' needs a value",
                                      words_of_library.substr(0, words_of_library.find(':'))),
                          see_help());
      return false;
    } catch (const CLI::ParseError& error) {
      diagnostics_.report(MessageId::BadOptionValue, std::nullopt, lower_start(error.what()),
                          see_help());
      return false;
    }
    return values_are_legal();
  }

  [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
  [[nodiscard]] bool flag(std::string_view name) const {
    const auto found = flags_.find(name);
    return found != flags_.end() && found->second;
  }
  [[nodiscard]] std::string value(std::string_view name) const {
    const auto found = values_.find(name);
    return found != values_.end() && !found->second.empty() ? found->second.front() : std::string();
  }
  /// Position of the option's value (or of its default) among its choices; -1 where neither is
  /// given.
  [[nodiscard]] int choice(std::string_view name) const {
    const OptionSpec& option = *find(name);
    const std::string given = value(name);
    const std::string_view word = given.empty() ? option.fallback : std::string_view(given);
    const auto found = std::find(option.choices.begin(), option.choices.end(), word);
    return found == option.choices.end() ? -1 : static_cast<int>(found - option.choices.begin());
  }
  [[nodiscard]] std::string see_help() const {
    return fmt::format("see  soem {} --help", command_.name);
  }

 private:
  [[nodiscard]] const OptionSpec* find(std::string_view name) const {
    for (const OptionSpec& option : command_.options) {
      if (option.name == name) return &option;
    }
    return nullptr;
  }

  static std::string lower_start(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
      text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
  }

  bool options_are_known(const std::vector<std::string>& words) {
    std::vector<std::string> dashed;
    for (const OptionSpec& option : command_.options) {
      dashed.push_back(fmt::format("--{}", option.name));
    }
    const std::vector<std::string_view> names(dashed.begin(), dashed.end());
    bool known = true;
    for (const std::string& word : words) {
      if (word == "--") break;
      if (word.size() < 2 || word[0] != '-') continue;
      const std::string name = word.substr(0, word.find('='));
      const bool is_long = word.starts_with("--");
      const OptionSpec* const named = is_long ? find(std::string_view(name).substr(2)) : nullptr;
      const bool found =
          is_long ? named != nullptr
                  : std::any_of(command_.options.begin(), command_.options.end(),
                                [&](const OptionSpec& o) { return o.letter == word[1]; });
      if (named && named->value.empty() && word.size() > name.size()) {
        known = false;
        diagnostics_.report(MessageId::BadOptionValue, std::nullopt,
                            fmt::format("option '{}' takes no value", name), see_help());
      } else if (found && word.size() == name.size() + 1) {
        // CLI11 would take the next word as the value, were it a file to be overwritten.
        known = false;
        diagnostics_.report(MessageId::BadOptionValue, std::nullopt,
                            fmt::format("option '{}' has an empty value", name), see_help());
      }
      if (found) continue;
      known = false;
      diagnostics_.report(MessageId::UnknownOption, std::nullopt,
                          fmt::format("'soem {}' has no option '{}'", command_.name, name),
                          did_you_mean(name, names, see_help()));
    }
    return known;
  }

  bool values_are_legal() {
    bool legal = true;
    for (const auto& [name, given] : values_) {
      const OptionSpec& option = *find(name);
      if (given.size() > 1) {
        legal = false;
        diagnostics_.report(MessageId::RepeatedArgument, std::nullopt,
                            fmt::format("option '--{}' is given {} times", name, given.size()),
                            "keep one of them");
      }
      if (given.size() == 1 && given.front().empty()) {
        legal = false;
        diagnostics_.report(MessageId::BadOptionValue, std::nullopt,
                            fmt::format("option '--{}' has an empty value", name), see_help());
      } else if (given.size() == 1 && !option.choices.empty() && choice(name) < 0) {
        legal = false;
        diagnostics_.report(MessageId::BadOptionValue, std::nullopt,
                            fmt::format("option '--{}' takes {}, not '{}'", name,
                                        fmt::join(option.choices, ", "), given.front()),
                            did_you_mean(given.front(), option.choices));
      }
    }
    return legal;
  }

  const CommandSpec& command_;
  Diagnostics& diagnostics_;
  std::vector<std::string> files_;
  std::map<std::string_view, bool> flags_;
  std::map<std::string_view, std::vector<std::string>> values_;
};

Arguments parse_run(const CommandSpec& command, const std::vector<std::string>& words,
                    Diagnostics& diagnostics) {
  CommandLine line(command, diagnostics);
  if (!line.parse(words)) return UsageError{};
  if (line.flag("help")) return HelpText{command_help(command)};
  RunArguments arguments;
  arguments.files = line.files();
  switch (line.choice("view")) {
    case 0:
      arguments.view = View::Summary;
      break;
    case 1:
      arguments.view = View::Years;
      break;
    default:
      arguments.view = View::Default;
      break;
  }
  arguments.format = static_cast<Format>(line.choice("format"));
  arguments.color = static_cast<ColorChoice>(line.choice("color"));
  arguments.output = line.value("output");
  if (arguments.output == "-") arguments.output.clear();
  if (arguments.files.empty()) {
    diagnostics.report(MessageId::MissingArgument, std::nullopt, "'soem run' needs a scenario file",
                       "name one or more files, or - for standard input");
    return UsageError{};
  }
  if (std::count(arguments.files.begin(), arguments.files.end(), "-") > 1) {
    diagnostics.report(MessageId::RepeatedArgument, std::nullopt,
                       "standard input (-) is named twice", "it can be read once");
    return UsageError{};
  }
  return arguments;
}

}  // namespace

Arguments parse_arguments(const std::vector<std::string>& words, Diagnostics& diagnostics) {
  if (words.empty()) {
    diagnostics.report(MessageId::MissingArgument, std::nullopt, "no command was given",
                       "soem --help  lists the commands");
    return UsageError{};
  }
  const std::string& first = words.front();
  if (first == "--version") return HelpText{fmt::format("soem {}\n", kVersion)};
  if (first == "--help" || first == "-h") return HelpText{overview_help()};
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (const CommandSpec* command = find_command(first)) {
    return parse_run(*command, rest, diagnostics);
  }
  if (first == "help" && rest.empty()) return HelpText{overview_help()};
  if (first == "help") {
    if (const CommandSpec* about = find_command(rest.front())) {
      return HelpText{command_help(*about)};
    }
    return parse_arguments(rest, diagnostics);
  }
  std::vector<std::string_view> known{"--help", "--version"};
  if (!first.starts_with('-')) known.clear();
  for (const CommandSpec& command : all_commands()) known.push_back(command.name);
  const bool option = first.starts_with('-');
  diagnostics.report(option ? MessageId::UnknownOption : MessageId::UnknownCommand, std::nullopt,
                     fmt::format("soem has no {} '{}'", option ? "option" : "command", first),
                     did_you_mean(first, known, "soem --help  lists the commands"));
  return UsageError{};
}

}  // namespace soem
