// SPDX-License-Identifier: MIT
#include "soem/cli/terminal.hpp"

#include <unistd.h>

#include <cstdlib>

namespace soem {

bool use_color(ColorChoice choice, bool is_terminal) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  const char* const no_color = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool unwanted = no_color && *no_color != '\0';
  const bool dumb = !terminal || std::string_view(terminal) == "dumb";
  return is_terminal && !unwanted && !dumb;
}

void say(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(STDERR_FILENO, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace soem
