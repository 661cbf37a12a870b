// SPDX-License-Identifier: MIT
#include "soem/cli/terminal.hpp"

#include <cstdlib>
#include <string_view>

namespace soem {

bool use_color(ColorChoice choice, bool is_terminal) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool unwanted = no_color && *no_color != '\0';
  const bool dumb = !terminal || std::string_view(terminal) == "dumb";
  return is_terminal && !unwanted && !dumb;
}

}  // namespace soem
