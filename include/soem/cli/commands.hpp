// SPDX-License-Identifier: MIT
//
// The commands and their options as one table. Parsing, --help and hints for misspelt words read
// it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace soem {

struct OptionSpec {
  std::string_view name;   ///< long name without dashes
  char letter;             ///< short form, or 0
  std::string_view value;  ///< what its value is called in help; empty: the option takes none
  std::span<const std::string_view> choices;  ///< the values it takes; empty: any text
  std::string_view fallback;
  std::string_view help;
};

struct CommandSpec {
  std::string_view name;
  std::string_view usage;    ///< the line after "soem run"
  std::string_view summary;  ///< one line
  std::string_view details;  ///< paragraphs of --help
  std::span<const OptionSpec> options;
  std::string_view examples;
};

[[nodiscard]] std::span<const CommandSpec> all_commands();
[[nodiscard]] const CommandSpec* find_command(std::string_view name);

[[nodiscard]] std::string overview_help();
[[nodiscard]] std::string command_help(const CommandSpec& command);

}  // namespace soem
