// SPDX-License-Identifier: MIT
#include "soem/cli/cli.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <set>

#include "soem/cli/arguments.hpp"
#include "soem/cli/commands.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/diag/print.hpp"
#include "soem/processor/instructions.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

std::string closing_line(const Diagnostics& diagnostics) {
  std::set<std::uint32_t> files;
  std::size_t unreadable = 0;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const bool error = info(diagnostic.id).severity == Severity::Error;
    if (error && diagnostic.span) files.insert(diagnostic.span->source);
    if (diagnostic.id == MessageId::CannotRead && !diagnostic.span) ++unreadable;
  }
  if (files.empty()) return "";
  const std::size_t errors = diagnostics.error_count(), faulty = files.size() + unreadable;
  return fmt::format("soem: {} error{} in {} file{}; nothing was calculated\n", errors,
                     errors == 1 ? "" : "s", faulty, faulty == 1 ? "" : "s");
}

int dispatch(const Arguments& arguments, Diagnostics& diagnostics) {
  if (const auto* text = std::get_if<HelpText>(&arguments))
    return deliver(text->text, "", diagnostics);
  if (const auto* invocation = std::get_if<Invocation>(&arguments)) {
    return invocation->command().execute(*invocation, diagnostics);
  }
  return kUsage;
}

/// SOEM_INSTRUCTIONS limits the vector instructions: whoever suspects them can compare.
bool obey_environment(Diagnostics& diagnostics) {
  const char* const word = std::getenv("SOEM_INSTRUCTIONS");
  if (!word || !*word) return true;
  const auto most = instructions_named(word);
  if (most) {
    limit_instructions(*most);
    return true;
  }
  diagnostics.report(
      MessageId::BadOptionValue, std::nullopt,
      fmt::format("the environment variable SOEM_INSTRUCTIONS is '{}'", printable(word)),
      "it is baseline, avx2 or avx512");
  return false;
}

}  // namespace

int run_program(int argc, char** argv) {
  try {
    install_signal_handlers();
    Diagnostics diagnostics;
    const Arguments arguments =
        parse_arguments(std::vector<std::string>(argv + 1, argv + argc), diagnostics);
    const int code = obey_environment(diagnostics) ? dispatch(arguments, diagnostics) : kUsage;
    const auto* invocation = std::get_if<Invocation>(&arguments);
    const ColorChoice color = invocation ? invocation->color() : ColorChoice::Auto;
    say(print(diagnostics, {.color = use_color(color, isatty(STDERR_FILENO) == 1)}));
    say(closing_line(diagnostics));
    return code;
  } catch (const std::exception& bug) {
    say(fmt::format("soem: this is a bug in soem, please report it: {}\n", bug.what()));
    return kOurBug;
  }
}

}  // namespace soem
