// SPDX-License-Identifier: MIT
#include "soem/cli/merge.hpp"

#include <algorithm>

#include "soem/cli/cli.hpp"
#include "soem/cli/job.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/simulate.hpp"
#include "soem/cli/sweep.hpp"

namespace soem {
namespace {

bool overwrites_part(const Invocation& invocation, Diagnostics& diagnostics) {
  return overwrites_input(invocation.output(), invocation.operands(), diagnostics, "part") ||
         overwrites_input(invocation.value("samples"), invocation.operands(), diagnostics, "part",
                          "samples");
}

int exit_code_of(const Diagnostics& diagnostics) {
  const auto& all = diagnostics.all();
  const bool unreadable = std::any_of(all.begin(), all.end(), [](const Diagnostic& one) {
    return one.id == MessageId::CannotRead;
  });
  return unreadable ? kCannotReadOrWrite : kInvalidInput;
}

}  // namespace

int merge(const Invocation& invocation, Diagnostics& diagnostics) {
  if (overwrites_part(invocation, diagnostics)) return kUsage;
  const auto parts = Parts::open(invocation.operands(), diagnostics);
  if (!parts) return exit_code_of(diagnostics);
  const PartHead& head = parts->head();
  const auto run = head.command == "simulate" ? merge_simulation
                   : head.command == "sweep"  ? merge_sweep
                                              : nullptr;
  if (!run) {
    report_bad_part(parts->files()[0].path(), "it is of a command that has no parts", diagnostics);
    return kInvalidInput;
  }
  // What the parts say is read as if it had been typed: so it means the same, and is checked.
  std::vector<std::string> words = job_words(head, invocation);
  words.insert(words.begin(), head.command);
  const Arguments job = parse_arguments(words, diagnostics);
  const auto* const whole = std::get_if<Invocation>(&job);
  return whole ? run(*whole, *parts, diagnostics) : kUsage;
}

}  // namespace soem
