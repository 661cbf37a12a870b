// SPDX-License-Identifier: MIT
#include "soem/cli/explain.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/variant_option.hpp"
#include "soem/contract/explanation.hpp"
#include "soem/load/load.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/explanation.hpp"

namespace soem {
namespace {

enum class Format : std::uint8_t { Table, Markdown, Json };  // order of the option's words

/// One of two; neither where the words name nothing.
struct Target {
  std::optional<ExplainTarget> figure;
  std::optional<PaymentTarget> payment;
};

Target target_of(const std::string& words) {
  if (words.starts_with("payment:")) return {std::nullopt, parse_payment_target(words)};
  return {parse_target(words), std::nullopt};
}

}  // namespace

int explain_figure(const Invocation& invocation, Diagnostics& diagnostics) {
  const std::string& path = invocation.operands()[0];
  const std::string& words = invocation.operands()[1];
  if (overwrites_input(invocation.output(), {&path, 1}, diagnostics)) return kUsage;
  const Target target = target_of(words);
  if (!target.figure && !target.payment) {
    diagnostics.report(MessageId::UnknownFigure, std::nullopt,
                       fmt::format("'{}' names no figure", words),
                       "write  FIGURE[:PAYER][@YEAR],  line:PATH[@YEAR]  or  "
                       "payment:CONTRACT[.RULE][:PAYER][@YEAR]");
    return kUsage;
  }
  const Settings settings(invocation.values("set"), diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  const auto catalogue = open_catalogue(invocation, diagnostics);
  if (const int* code = std::get_if<int>(&catalogue)) return *code;
  LoadResult loaded = load_file(path, settings.all(), diagnostics, std::get<0>(catalogue));
  if (!loaded.file) return loaded.unreadable ? kCannotReadOrWrite : kInvalidInput;
  if (keep_variants(*loaded.file, invocation.values("variant"), diagnostics) > 0) return kUsage;
  const auto calculation = calculate(std::move(loaded.file->cases.front()), diagnostics);
  if (!calculation) return kInvalidInput;
  auto result = target.payment ? explain_payments(*calculation, *target.payment)
                               : explain(*calculation, *target.figure);
  if (const auto* fault = std::get_if<ExplainFault>(&result)) {
    diagnostics.report(MessageId::UnknownFigure, std::nullopt, fault->text, fault->hint);
    return kUsage;
  }
  Explanation& explanation = std::get<Explanation>(result);
  explanation.target = words;
  const PlaceOf place = [&](const Span& span) {
    const SourceText& text = diagnostics.source(span.source);
    if (text.name().starts_with("--")) return text.name();
    return fmt::format("{}:{}", text.name(), text.line_of(span.offset) + 1);
  };
  const bool to_terminal = invocation.output().empty() && isatty(STDOUT_FILENO);
  const Style style = use_color(invocation.color(), to_terminal) ? colored_style() : plain_style();
  std::string out;
  switch (static_cast<Format>(invocation.choice("format"))) {
    case Format::Table:
      out = explanation_text(calculation->scenario, explanation, place, style);
      break;
    case Format::Markdown:
      out = explanation_markdown(calculation->scenario, explanation, place);
      break;
    case Format::Json:
      out = explanation_json(calculation->scenario, explanation, place);
      break;
  }
  return deliver(out, invocation.output(), diagnostics);
}

}  // namespace soem
