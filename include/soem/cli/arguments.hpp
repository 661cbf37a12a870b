// SPDX-License-Identifier: MIT
//
// What was typed, understood: argv → Invocation, or diagnostics, or a text the user asked for
// (help, version). No file is touched here.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "soem/diag/diagnostic.hpp"

namespace soem {

struct CommandSpec;

enum class ColorChoice : std::uint8_t { Auto, Always, Never };

/// A command as it was called. Its options are known ones, given at most once unless they may be
/// repeated, and hold one of their choices where they have any; operands are as many as the command
/// takes. Names of options are those of the command's table, without dashes.
class Invocation {
 public:
  explicit Invocation(const CommandSpec& command) : command_(&command) {}

  [[nodiscard]] const CommandSpec& command() const { return *command_; }
  /// FILE, PATH and whatever else is not an option, as given; "-" is standard input.
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  [[nodiscard]] bool flag(std::string_view name) const;
  /// The option's value; empty where it is not given.
  [[nodiscard]] std::string value(std::string_view name) const;
  /// Every value of a repeatable option, in the order given.
  [[nodiscard]] const std::vector<std::string>& values(std::string_view name) const;
  /// Position of the option's value (or of its default) among its choices; -1 where neither is
  /// given.
  [[nodiscard]] int choice(std::string_view name) const;
  /// The word of a choice, or of its default; empty where neither is given.
  [[nodiscard]] std::string_view word(std::string_view name) const;

  // As every command has them.
  [[nodiscard]] ColorChoice color() const { return static_cast<ColorChoice>(choice("color")); }
  /// Where the result goes; empty: standard output.
  [[nodiscard]] std::string output() const;

 private:
  friend class CommandLine;

  const CommandSpec* command_;
  std::vector<std::string> operands_;
  std::map<std::string_view, bool> flags_;
  std::map<std::string_view, std::vector<std::string>> values_;
};

/// A text that was asked for; printing it is all there is to do.
struct HelpText {
  std::string text;
};

/// The command line could not be understood; the diagnostics say why.
struct UsageError {};

using Arguments = std::variant<Invocation, HelpText, UsageError>;

[[nodiscard]] Arguments parse_arguments(const std::vector<std::string>& words,
                                        Diagnostics& diagnostics);

}  // namespace soem
