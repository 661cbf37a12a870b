// SPDX-License-Identifier: MIT
//
// What was asked for, found: a node of the graph, or a figure that is made from some.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "explain_figures.hpp"
#include "soem/figures/choice.hpp"
#include "soem/figures/explanation.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class Explainer {
 public:
  Explainer(const Calculation& calculation, const ExplainTarget& target)
      : calculation_(calculation),
        scenario_(calculation.scenario),
        model_(*calculation.model),
        summary_(calculation.summary),
        target_(target),
        payer_(target.payer.empty() ? std::string(kTotal) : target.payer),
        graph_(calculation) {}

  std::variant<Explanation, ExplainFault> run() {
    if (auto fault = check_payer_and_year()) return std::move(*fault);
    std::optional<ExplainFault> fault = target_.is_line ? line() : figure();
    if (fault) return std::move(*fault);
    Explanation out;
    out.steps = std::move(figure_steps_);
    for (Step& step : graph_.write()) out.steps.push_back(std::move(step));
    return out;
  }

 private:
  std::optional<ExplainFault> check_payer_and_year() {
    std::vector<std::string_view> payers;
    for (const PayerBudget& budget : summary_.projection.budgets) payers.push_back(budget.payer);
    const auto found = std::find(payers.begin(), payers.end(), payer_);
    if (found == payers.end()) {
      return ExplainFault{
          fmt::format("there is no payer '{}'", payer_),
          did_you_mean(payer_, payers, fmt::format("there are {}", fmt::join(payers, ", ")))};
    }
    payer_number_ = static_cast<std::size_t>(found - payers.begin());
    if (!target_.year) return std::nullopt;
    if (!scenario_.within_horizon(CalendarYear(*target_.year))) {
      return ExplainFault{
          fmt::format("{} lies outside the horizon", *target_.year),
          fmt::format("it reaches from {} to {}", static_cast<int>(scenario_.start_year),
                      static_cast<int>(scenario_.calendar_year(scenario_.horizon - 1)))};
    }
    index_ = static_cast<std::size_t>(scenario_.project_year(CalendarYear(*target_.year)));
    return std::nullopt;
  }

  std::optional<ExplainFault> figure() {
    const std::string& name = target_.figure;
    FigureSteps steps(calculation_, payer_number_, graph_);
    if (steps.add_sum(name, index_)) return std::nullopt;
    const NodeId people = steps.count(name);
    if (target_.year) {
      if (people != kNoNode && !scenario_.has_groups()) {
        graph_.ask(graph_inputs_of_total(people), *index_);
        return std::nullopt;
      }
      return ExplainFault{fmt::format("'{}' is one number for all years", name),
                          "leave '@YEAR' out; yearly are net, costs, saved_costs, consequences and "
                          "cumulative, each with .pv or .undiscounted"};
    }
    if (people != kNoNode) return graph_.need(people, 0), std::nullopt;
    const Figure* figure = summary_.find(name, payer_);
    if (!figure) return unknown_figure();
    steps.add(name, *figure);
    figure_steps_ = steps.take();
    return std::nullopt;
  }

  /// A count is the total of one series where there are no groups.
  [[nodiscard]] NodeId graph_inputs_of_total(NodeId total) const {
    return model_.graph.inputs(model_.graph.node(total))[0];
  }

  ExplainFault unknown_figure() const {
    std::vector<std::string_view> known{"cumulative.undiscounted", "cumulative.pv"};
    for (const auto& [name, row] : summary_.first_rows) known.push_back(name);
    if (is_contract_figure(target_.figure)) {
      return {fmt::format("'{}' is a figure of a contract", target_.figure),
              "soem contract  shows what is paid, why, and who gets it"};
    }
    const bool total_only = summary_.first_rows.contains(target_.figure);
    if (total_only) {
      return {fmt::format("'{}' is a figure of the total only", target_.figure),
              fmt::format("leave ':{}' out", payer_)};
    }
    return {fmt::format("there is no figure '{}'", target_.figure),
            did_you_mean(target_.figure, known, "soem run --format csv  lists every figure")};
  }

  /// A series in the year asked for, or in all.
  void series(NodeId node) {
    if (index_) {
      graph_.ask(node, *index_);
    } else {
      graph_.need_all(node);
    }
  }

  std::optional<ExplainFault> line() {
    bool found = false;
    std::vector<std::string_view> known;
    for (const Line& one : model_.lines) {
      known.push_back(one.path);
      if (one.path != target_.figure) continue;
      for (const PayerFlow& flow : one.payers) {
        const bool asked = target_.payer.empty() || flow.payer == payer_number_;
        if (asked) series(flow.flow);
        found = found || asked;
      }
    }
    if (found) return std::nullopt;
    const bool there = std::find(known.begin(), known.end(), target_.figure) != known.end();
    if (there) {
      return ExplainFault{fmt::format("'{}' has no part of '{}'", payer_, target_.figure),
                          "leave the payer out to see all of them"};
    }
    return ExplainFault{
        fmt::format("there is no line '{}'", target_.figure),
        did_you_mean(target_.figure, known, "soem run --view lines  lists every line")};
  }

  const Calculation& calculation_;
  const Scenario& scenario_;
  const Model& model_;
  const Summary& summary_;
  const ExplainTarget& target_;
  std::string payer_;
  std::size_t payer_number_ = 0;
  std::optional<std::size_t> index_;  ///< project year asked for
  GraphSteps graph_;
  std::vector<Step> figure_steps_;  ///< of figures that are no node of the graph
};

}  // namespace

std::optional<ExplainTarget> parse_target(std::string_view text) {
  ExplainTarget target;
  constexpr std::string_view kLine = "line:";
  if (text.starts_with(kLine)) {
    target.is_line = true;
    text.remove_prefix(kLine.size());
  }
  const std::size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    const auto year = parse_decimal(text.substr(at + 1));
    const auto* decimal = std::get_if<Decimal>(&year);
    if (!decimal || !decimal->whole) return std::nullopt;
    constexpr double kLatest = 9999;
    if (decimal->value < 0 || decimal->value > kLatest) return std::nullopt;
    target.year = static_cast<int>(decimal->value);
    text = text.substr(0, at);
  }
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) {
    target.payer = text.substr(colon + 1);
    text = text.substr(0, colon);
    if (target.payer.empty()) return std::nullopt;
  }
  target.figure = text;
  if (target.figure.empty()) return std::nullopt;
  return target;
}

std::variant<Explanation, ExplainFault> explain(const Calculation& calculation,
                                                const ExplainTarget& target) {
  return Explainer(calculation, target).run();
}

}  // namespace soem
