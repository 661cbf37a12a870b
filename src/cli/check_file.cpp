// SPDX-License-Identifier: MIT
#include "soem/cli/check_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/cli/output.hpp"
#include "soem/contract/named.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/file.hpp"
#include "soem/load/load.hpp"
#include "soem/render/expected_value.hpp"

namespace soem {
namespace {

std::string_view text_at(const Span& span, const Diagnostics& diagnostics) {
  return std::string_view(diagnostics.source(span.source).text()).substr(span.offset, span.length);
}

std::size_t line_at(const Span& span, const Diagnostics& diagnostics) {
  return diagnostics.source(span.source).line_of(span.offset) + 1;
}

/// The first error as a reader of the file meets it: without a place, then down the file.
void describe_errors(CheckedFile& file, const Diagnostics& diagnostics) {
  const Diagnostic* first = nullptr;
  const auto position = [](const Diagnostic& one) {
    return one.span ? std::pair<std::int64_t, std::uint32_t>(one.span->source, one.span->offset)
                    : std::pair<std::int64_t, std::uint32_t>(-1, 0);
  };
  for (const Diagnostic& one : diagnostics.all()) {
    if (info(one.id).severity != Severity::Error) continue;
    if (!first || position(one) < position(*first)) first = &one;
  }
  file.errors = diagnostics.error_count();
  file.first_error = first->text;
  constexpr std::uint32_t kFileItself = 0;  // its bases come after it
  if (first->span && first->span->source == kFileItself) {
    file.error_line = line_at(*first->span, diagnostics);
  }
}

void compare(ScenarioFile loaded, CheckedFile& file, Diagnostics& diagnostics) {
  std::vector<Expectation> expectations = std::move(loaded.expectations);
  std::vector<Calculation> cases = calculate_cases(std::move(loaded), diagnostics);
  for (Calculation& one : cases) {
    std::vector<FigureChoice> choices;
    for (const Expectation& expectation : expectations) {
      if (expectation.variant == one.scenario.variant) choices.push_back({expectation.figure, ""});
    }
    add_contract_figures(choices, one);
  }
  for (Expectation& expectation : expectations) {
    for (const Calculation& one : cases) {
      if (one.scenario.variant != expectation.variant) continue;
      expectation.payer = payer_meant(expectation, one.summary);
      if (auto result = check_expectation(expectation, one, diagnostics)) {
        const Span& at = expectation.value_at;
        file.expectations.push_back({expectation, std::move(*result), line_at(at, diagnostics),
                                     std::string(text_at(at, diagnostics)), ""});
      }
    }
  }
}

/// The verdict on what was loaded.
CheckedFile checked(std::string path, std::optional<ScenarioFile> loaded, bool unreadable,
                    Diagnostics& diagnostics) {
  CheckedFile file;
  file.path = std::move(path);
  if (loaded) compare(std::move(*loaded), file, diagnostics);
  if (diagnostics.has_errors()) {
    file.verdict = unreadable ? Verdict::Unreadable : Verdict::Invalid;
    file.expectations.clear();
    describe_errors(file, diagnostics);
  } else if (file.missed() > 0) {
    file.verdict = Verdict::Missed;
  }
  return file;
}

/// An undefined figure has no tolerance, and a stated one is the author's: it is not deleted.
bool can_be_rewritten(const CheckedExpectation& one) {
  return one.result.actual || !one.expectation.states_tolerance;
}

/// `text` with the values of the missed expectations replaced, from the last to the first, so that
/// those before keep their places.
std::string rewritten(std::string text, const CheckedFile& file) {
  std::vector<const CheckedExpectation*> missed;
  for (const CheckedExpectation& one : file.expectations) {
    if (!one.result.holds && can_be_rewritten(one)) missed.push_back(&one);
  }
  std::sort(missed.begin(), missed.end(), [](const auto* a, const auto* b) {
    return a->expectation.value_at.offset > b->expectation.value_at.offset;
  });
  for (const CheckedExpectation* one : missed) {
    const Span& at = one->expectation.value_at;
    const CheckResult& result = one->result;
    text.replace(at.offset, at.length,
                 result.actual
                     ? written_like(one->written, one->expectation, *result.actual, result.unit)
                     : "undefined");
  }
  return text;
}

/// Whether every missed expectation of `before` that can be rewritten holds in `after`, and nothing
/// else has changed.
bool all_hold(const CheckedFile& before, const CheckedFile& after) {
  if (before.expectations.size() != after.expectations.size()) return false;
  for (std::size_t i = 0; i < before.expectations.size(); ++i) {
    const CheckedExpectation& one = before.expectations[i];
    const bool wanted = one.result.holds || can_be_rewritten(one);
    if (after.expectations[i].result.holds != wanted) return false;
  }
  return true;
}

bool cannot_rewrite(const std::string& path, std::string_view reason, Diagnostics& diagnostics) {
  diagnostics.report(MessageId::CannotWrite, std::nullopt,
                     fmt::format("cannot rewrite '{}': {}", path, reason));
  return false;
}

bool replace_file(const std::string& path, const std::string& before, const std::string& after,
                  Diagnostics& diagnostics) {
  const auto now = read_file(path);
  const auto* const text = std::get_if<std::string>(&now);
  if (!text || *text != before) {
    return cannot_rewrite(path, "it has changed since it was read", diagnostics);
  }
  return deliver(after, path, diagnostics) == 0;
}

}  // namespace

FileCheck check_file(const std::string& path,
                     const std::shared_ptr<const CatalogueTexts>& catalogue) {
  FileCheck check;
  LoadResult loaded = load_file(path, {}, check.diagnostics, catalogue);
  if (!loaded.inputs.empty()) check.text = std::move(loaded.inputs.front().text);
  check.file = checked(path, std::move(loaded.file), loaded.unreadable, check.diagnostics);
  return check;
}

bool update_expectations(FileCheck& check, const std::shared_ptr<const CatalogueTexts>& catalogue) {
  const std::string text = rewritten(check.text, check.file);
  if (text == check.text) return true;
  const std::string path = check.file.path;
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText(path, text));
  CheckedFile after =
      checked(path, load_text(source, path, {}, diagnostics, catalogue), false, diagnostics);
  if (!all_hold(check.file, after)) {
    return cannot_rewrite(path, "the new values would not agree", check.diagnostics);
  }
  if (!replace_file(path, check.text, text, check.diagnostics)) return false;
  for (std::size_t i = 0; i < after.expectations.size(); ++i) {
    const std::string& before = check.file.expectations[i].written;
    if (after.expectations[i].written != before) after.expectations[i].rewritten = before;
  }
  check.file = std::move(after);
  check.text = text;
  return true;
}

}  // namespace soem
