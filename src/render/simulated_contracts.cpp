// SPDX-License-Identifier: MIT
#include "simulated_contracts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "simulation_words.hpp"
#include "soem/contract/asked.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

class ContractSection {
 public:
  ContractSection(const SimulationView& view, const Contract& contract, const Wording& wording)
      : view_(view), contract_(contract), wording_(wording) {}

  [[nodiscard]] bool is_asked() const {
    return std::any_of(view_.result.figures.begin(), view_.result.figures.end(),
                       [&](const FigureResult& one) { return is_own(one); });
  }

  [[nodiscard]] Paragraph answer() const {
    Paragraph out;
    out.lead = fmt::format("Contract {}", contract_.id);
    if (!contract_.name.empty()) out.lead += fmt::format(" ({})", printable(contract_.name));
    const std::vector<std::string> who = losers();
    if (!who.empty()) out.lead += fmt::format(": {}.", fmt::join(who, "; "));
    payments(out);
    for (const FigureResult& one : view_.result.figures) {
      const bool result = one.asked.figure == name("net_with.pv") && one.defined > 0;
      if (result && !is_untouched(one)) in_plus(one, out);
    }
    return out;
  }

  [[nodiscard]] Table table(const std::function<std::string(const FigureResult&)>& mark) const {
    Table table{.header = {contract_.id, "Base case", "Mean", "5 %", "25 %", "Median", "75 %",
                           "95 %", "Mean ±", "0 or more"}};
    for (std::size_t f = 0; f < view_.result.figures.size(); ++f) {
      const FigureResult& one = view_.result.figures[f];
      if (!is_own(one) || is_untouched(one) || is_said_above(one)) continue;
      const FigureUnit unit = unit_of(view_, one.asked);
      const auto words = [&](const std::optional<double>& value) {
        return figure_words(value, unit, wording_);
      };
      std::vector<std::string> cells{label(one.asked) + mark(one), words(view_.base_values[f])};
      if (one.spread) {
        cells.push_back(words(one.spread->mean));
        for (const double share : {0.05, 0.25, 0.5, 0.75, 0.95}) {
          cells.push_back(words(percentile_of(*one.spread, share)));
        }
        cells.push_back(words(one.spread->standard_error));
        cells.push_back(not_negative_words(one, unit));
      } else {
        cells.resize(table.header.size(), "-");
      }
      table.rows.push_back({std::move(cells), RowKind::Plain});
    }
    table.note =
        "Thresholds, caps and guarantees bend what is paid, so that a mean is not the base case.";
    return table;
  }

 private:
  [[nodiscard]] std::string name(std::string_view figure) const {
    return contract_figure_name(contract_, figure);
  }
  [[nodiscard]] bool is_own(const FigureResult& one) const {
    return one.asked.is_of_contract() && one.asked.figure.starts_with(name(""));
  }
  /// Of a payer with nothing to win or lose.
  [[nodiscard]] bool is_untouched(const FigureResult& one) const {
    return one.asked.figure.starts_with(name("net_with")) && one.spread && one.spread->min == 0 &&
           one.spread->max == 0;
  }
  /// How often the cap binds stands beside the payments.
  [[nodiscard]] bool is_said_above(const FigureResult& one) const {
    return one.asked.figure == name("cap_binds") &&
           std::any_of(view_.result.figures.begin(), view_.result.figures.end(),
                       [&](const FigureResult& each) {
                         return each.asked.figure == name("payments") && each.spread;
                       });
  }
  /// Without what all rows of the table have in common.
  [[nodiscard]] std::string label(const AskedFigure& asked) const {
    return fmt::format("{}:{}", asked.figure.substr(name("").size()), asked.party);
  }
  [[nodiscard]] const FigureResult* find(const std::string& figure, std::string_view party) const {
    for (const FigureResult& one : view_.result.figures) {
      if (one.asked.figure == figure && payer_of(one.asked, view_.base.summary) == party) {
        return &one;
      }
    }
    return nullptr;
  }

  /// Who is out of pocket in how many of the draws.
  [[nodiscard]] std::vector<std::string> losers() const {
    std::vector<std::string> out;
    for (const FigureResult& one : view_.result.figures) {
      const bool result = one.asked.figure == name("gain") || one.asked.figure == name("balance");
      if (!result || one.defined == 0) continue;
      const bool all = one.asked.party == kInvestors;
      out.push_back(fmt::format("{}{} {} money in {} of the draws", all ? "the " : "",
                                one.asked.party, all ? "lose" : "loses",
                                share_of_draws(one.defined - one.not_negative, one.defined)));
    }
    return out;
  }

  /// What payers pay together, and what the cap has to do with it.
  void payments(Paragraph& out) const {
    double mean = 0.0;
    std::vector<std::string> payers;
    for (const FigureResult& one : view_.result.figures) {
      if (one.asked.figure != name("payments") || !one.spread) continue;
      mean += one.spread->mean;
      payers.push_back(one.asked.party);
    }
    if (payers.empty()) return;
    std::string words =
        fmt::format("payments of {}: {} on average", fmt::join(payers, ", "), wording_.money(mean));
    const FigureResult* const binds = find(name("cap_binds"), kTotal);
    if (binds && binds->spread) {
      const double often = binds->spread->mean * static_cast<double>(binds->defined);
      words += fmt::format("; the cap, {}, binds in {} of the draws",
                           wording_.money(view_.base.scenario.value(contract_.cap)),
                           share_of_draws(static_cast<std::uint64_t>(often + 0.5), binds->defined));
    }
    out.points.push_back(std::move(words));
  }

  void in_plus(const FigureResult& with, Paragraph& out) const {
    std::string words =
        fmt::format("{}: in plus with the contract in {}",
                    with.asked.party == kTotal ? "the public purse" : with.asked.party,
                    share_of_draws(with.not_negative, with.defined));
    const FigureResult* const without = find("net.pv", with.asked.party);
    if (without && without->defined > 0) {
      words += fmt::format(", without it in {}",
                           share_of_draws(without->not_negative, without->defined));
    }
    out.points.push_back(std::move(words));
  }

  const SimulationView& view_;
  const Contract& contract_;
  const Wording& wording_;
};

}  // namespace

void add_simulated_contracts(const SimulationView& view, const Wording& wording,
                             const std::function<std::string(const FigureResult&)>& mark,
                             Page& page) {
  for (const Contract& contract : view.base.scenario.contracts) {
    const ContractSection section(view, contract, wording);
    if (!section.is_asked()) continue;
    page.blocks.emplace_back(section.answer());
    page.blocks.emplace_back(section.table(mark));
  }
}

}  // namespace soem
