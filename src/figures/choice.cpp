// SPDX-License-Identifier: MIT
#include "soem/figures/choice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "soem/text/nearest.hpp"

namespace soem {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

/// The values of `field` over all rows for which `counts` holds, each once, in the order of the
/// rows.
template <typename Counts>
std::vector<std::string_view> distinct(std::span<const Summary* const> summaries,
                                       std::string Figure::*field, Counts counts) {
  std::vector<std::string_view> out;
  for (const Summary* summary : summaries) {
    for (const Figure& figure : summary->figures) {
      const std::string& value = figure.*field;
      if (!counts(figure) || std::find(out.begin(), out.end(), value) != out.end()) continue;
      out.push_back(value);
    }
  }
  return out;
}

void report_unknown(const FigureChoice& choice, std::span<const Summary* const> summaries,
                    Diagnostics& diagnostics) {
  const auto payers = distinct(summaries, &Figure::payer,
                               [&](const Figure& figure) { return figure.name == choice.name; });
  if (!payers.empty()) {
    diagnostics.report(MessageId::UnknownFigure, std::nullopt,
                       fmt::format("there is no figure '{}' of '{}'", choice.name, choice.payer),
                       did_you_mean(choice.payer, payers,
                                    fmt::format("it is there for {}", fmt::join(payers, ", "))));
    return;
  }
  const auto names = distinct(summaries, &Figure::name, [](const Figure&) { return true; });
  diagnostics.report(
      MessageId::UnknownFigure, std::nullopt, fmt::format("there is no figure '{}'", choice.name),
      did_you_mean(choice.name, names, "soem run --format csv FILE  lists the figures of a file"));
}

}  // namespace

FigureChoice figure_choice(std::string_view words) {
  const std::size_t colon = words.find(':');
  if (colon == std::string_view::npos) return {std::string(trimmed(words)), ""};
  return {std::string(trimmed(words.substr(0, colon))),
          std::string(trimmed(words.substr(colon + 1)))};
}

std::vector<FigureChoice> figure_choices(std::string_view list) {
  std::vector<FigureChoice> out;
  while (true) {
    const std::size_t comma = list.find(',');
    out.push_back(figure_choice(list.substr(0, comma)));
    if (comma == std::string_view::npos) return out;
    list.remove_prefix(comma + 1);
  }
}

bool is_chosen(const Figure& figure, std::span<const FigureChoice> choices) {
  return choices.empty() ||
         std::any_of(choices.begin(), choices.end(),
                     [&](const FigureChoice& choice) { return choice.includes(figure); });
}

bool are_known(std::span<const FigureChoice> choices, std::span<const Summary* const> summaries,
               Diagnostics& diagnostics) {
  bool known = true;
  for (const FigureChoice& choice : choices) {
    const bool found = std::any_of(summaries.begin(), summaries.end(), [&](const Summary* summary) {
      return std::any_of(summary->figures.begin(), summary->figures.end(),
                         [&](const Figure& figure) { return choice.includes(figure); });
    });
    if (found) continue;
    known = false;
    report_unknown(choice, summaries, diagnostics);
  }
  return known;
}

}  // namespace soem
