// SPDX-License-Identifier: MIT
//
// The commands and their options as one table. Parsing, --help, hints for misspelt words and the
// call of the right function read it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "soem/cli/arguments.hpp"

namespace soem {

struct OptionSpec {
  std::string_view name;   ///< long name without dashes
  char letter;             ///< short form, or 0
  std::string_view value;  ///< what its value is called in help; empty: the option takes none
  std::span<const std::string_view> choices;  ///< the values it takes; empty: any text
  std::string_view fallback;
  std::string_view help;
  bool repeatable = false;
  int words = 1;  ///< how many values it takes each time
};

/// What a command takes beside its options.
struct OperandSpec {
  std::string_view name;     ///< FILE
  std::string_view missing;  ///< what to say where one is missing: "needs a scenario file"
  std::string_view hint;
  std::size_t least = 1, most = static_cast<std::size_t>(-1);
};

struct CommandSpec {
  std::string_view name;
  std::string_view usage;    ///< the line after "soem run"
  std::string_view summary;  ///< one line
  std::string_view details;  ///< paragraphs of --help
  OperandSpec operands;
  std::span<const OptionSpec> options;
  std::string_view examples;
  /// Does it, and returns the exit code. Diagnostics go to the second argument; the caller prints
  /// them.
  int (*execute)(const Invocation&, Diagnostics&);
};

[[nodiscard]] std::span<const CommandSpec> all_commands();
[[nodiscard]] const CommandSpec* find_command(std::string_view name);
[[nodiscard]] const OptionSpec* find_option(const CommandSpec& command, std::string_view name);

[[nodiscard]] std::string overview_help();
[[nodiscard]] std::string command_help(const CommandSpec& command);

}  // namespace soem
