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

class CommandLine {
 public:
  CommandLine(const CommandSpec& command, Diagnostics& diagnostics)
      : command_(command), diagnostics_(diagnostics), result_(command) {}

  bool parse(const std::vector<std::string>& typed) {
    const std::vector<std::string> words = with_negative_numbers_joined(typed);
    if (!options_are_known(words)) return false;
    CLI::App app;
    app.set_help_flag();
    app.add_option("OPERAND", result_.operands_)->take_all();
    for (const OptionSpec& option : command_.options) {
      std::string names = fmt::format("--{}", option.name);
      if (option.letter) names += fmt::format(",-{}", option.letter);
      if (option.value.empty()) {
        app.add_flag(names, result_.flags_[option.name]);
      } else {
        app.add_option(names, result_.values_[option.name])
            ->expected(option.words)
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

  [[nodiscard]] const Invocation& result() const { return result_; }

  /// Reports operands that are missing, too many, or standard input named twice.
  [[nodiscard]] bool operands_are_legal() const {
    const OperandSpec& rule = command_.operands;
    const std::vector<std::string>& given = result_.operands_;
    if (given.size() < rule.least) {
      diagnostics_.report(MessageId::MissingArgument, std::nullopt,
                          fmt::format("'soem {}' {}", command_.name, rule.missing),
                          std::string(rule.hint));
      return false;
    }
    if (given.size() > rule.most) {
      diagnostics_.report(
          MessageId::RepeatedArgument, std::nullopt,
          fmt::format("'soem {}' has no use for '{}'", command_.name, given[rule.most]),
          see_help());
      return false;
    }
    if (std::count(given.begin(), given.end(), "-") > 1) {
      diagnostics_.report(MessageId::RepeatedArgument, std::nullopt,
                          "standard input (-) is named twice", "it can be read once");
      return false;
    }
    return true;
  }

  [[nodiscard]] std::string see_help() const {
    return fmt::format("see  soem {} --help", command_.name);
  }

 private:
  [[nodiscard]] const OptionSpec* find(std::string_view name) const {
    return find_option(command_, name);
  }

  static std::string lower_start(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
      text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
  }

  /// The option that a word names and that takes one value from the next word, or null.
  [[nodiscard]] const OptionSpec* takes_next_word(std::string_view word) const {
    for (const OptionSpec& option : command_.options) {
      const bool is_long = word.starts_with("--") && word.substr(2) == option.name;
      const bool is_short =
          option.letter && word.size() == 2 && word[0] == '-' && word[1] == option.letter;
      if (is_long || is_short) return option.value.empty() || option.words != 1 ? nullptr : &option;
    }
    return nullptr;
  }

  /// `--between -100:0` as `--between=-100:0`: no option is a digit, so a negative number after an
  /// option that needs a value can only be this value.
  [[nodiscard]] std::vector<std::string> with_negative_numbers_joined(
      const std::vector<std::string>& words) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == "--") {
        out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
        break;
      }
      const OptionSpec* const option = takes_next_word(words[i]);
      const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view();
      if (option && next.size() > 1 && next[0] == '-' && next[1] >= '0' && next[1] <= '9') {
        out.push_back(fmt::format("--{}={}", option->name, next));
        ++i;
      } else {
        out.push_back(words[i]);
      }
    }
    return out;
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
    for (const auto& [name, given] : result_.values_) {
      const OptionSpec& option = *find(name);
      if (given.size() > static_cast<std::size_t>(option.words) && !option.repeatable) {
        legal = false;
        diagnostics_.report(MessageId::RepeatedArgument, std::nullopt,
                            fmt::format("option '--{}' is given {} times", name,
                                        given.size() / static_cast<std::size_t>(option.words)),
                            "keep one of them");
      }
      if (std::find(given.begin(), given.end(), "") != given.end()) {
        legal = false;
        diagnostics_.report(MessageId::BadOptionValue, std::nullopt,
                            fmt::format("option '--{}' has an empty value", name), see_help());
      } else if (given.size() == 1 && !option.choices.empty() && result_.choice(name) < 0) {
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
  Invocation result_;
};

bool Invocation::flag(std::string_view name) const {
  const auto found = flags_.find(name);
  return found != flags_.end() && found->second;
}

const std::vector<std::string>& Invocation::values(std::string_view name) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(name);
  return found != values_.end() ? found->second : none;
}

std::string Invocation::value(std::string_view name) const {
  const std::vector<std::string>& given = values(name);
  return given.empty() ? std::string() : given.front();
}

std::string_view Invocation::word(std::string_view name) const {
  const std::vector<std::string>& given = values(name);
  return given.empty() ? find_option(*command_, name)->fallback : std::string_view(given.front());
}

int Invocation::choice(std::string_view name) const {
  const auto choices = find_option(*command_, name)->choices;
  const auto found = std::find(choices.begin(), choices.end(), word(name));
  return found == choices.end() ? -1 : static_cast<int>(found - choices.begin());
}

std::string Invocation::output() const {
  std::string path = value("output");
  return path == "-" ? std::string() : path;
}

namespace {

Arguments parse_command(const CommandSpec& command, const std::vector<std::string>& words,
                        Diagnostics& diagnostics) {
  CommandLine line(command, diagnostics);
  if (!line.parse(words)) return UsageError{};
  if (line.result().flag("help")) return HelpText{command_help(command)};
  if (!line.operands_are_legal()) return UsageError{};
  return line.result();
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
    return parse_command(*command, rest, diagnostics);
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
