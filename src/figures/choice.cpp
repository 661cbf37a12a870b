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
      unknown_figure_hint(choice.name, names,
                          "soem run --format csv FILE  lists the figures of a file"));
}

/// The ids of contracts among names of figures, each once.
std::vector<std::string_view> contracts_of(const std::vector<std::string_view>& names) {
  std::vector<std::string_view> out;
  for (std::string_view name : names) {
    if (!is_contract_figure(name)) continue;
    name.remove_prefix(kContractPrefix.size());
    const std::string_view id = name.substr(0, name.find('.'));
    if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  }
  return out;
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

bool is_contract_figure(std::string_view name) { return name.starts_with(kContractPrefix); }

bool is_chosen(const Figure& figure, std::span<const FigureChoice> choices) {
  if (choices.empty()) return !figure.on_request;
  return std::any_of(choices.begin(), choices.end(),
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

bool choose_payer(FigureChoice& choice, std::span<const Summary* const> summaries,
                  Diagnostics& diagnostics) {
  if (!choice.payer.empty()) return true;
  const auto payers = distinct(summaries, &Figure::payer,
                               [&](const Figure& figure) { return figure.name == choice.name; });
  const bool of_total = std::find(payers.begin(), payers.end(), kTotal) != payers.end();
  if (payers.size() == 1 || of_total || payers.empty()) {
    choice.payer = of_total || payers.empty() ? kTotal : payers.front();
    return true;
  }
  diagnostics.report(MessageId::UnknownFigure, std::nullopt,
                     fmt::format("'{}' is a figure of several", choice.name),
                     fmt::format("say whose, such as  {}:{}; it is there for {}", choice.name,
                                 payers.front(), fmt::join(payers, ", ")));
  return false;
}

std::string unknown_figure_hint(std::string_view name, const std::vector<std::string_view>& names,
                                std::string_view listed_by) {
  if (!is_contract_figure(name)) return did_you_mean(name, names, std::string(listed_by));
  const auto contracts = contracts_of(names);
  if (contracts.empty()) return "there are no 'contracts' that it could be a figure of";
  return did_you_mean(name, names,
                      fmt::format("the {} {}; soem contract --format csv FILE  lists their figures",
                                  contracts.size() == 1 ? "only contract is" : "contracts are",
                                  fmt::join(contracts, ", ")));
}

}  // namespace soem
