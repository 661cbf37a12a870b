// SPDX-License-Identifier: MIT
//
// Figures as steps of an explanation. Sums of a budget and counts of people are nodes of the graph;
// the rest is made from them, by a formula of the table or by a search, and is a step of its own.
#pragma once

#include "soem/figures/explain_steps.hpp"

namespace soem {

class FigureSteps {
 public:
  /// Of the payer with that number in the projection; the graph's nodes are needed in `graph`.
  FigureSteps(const Calculation& calculation, std::size_t payer, GraphSteps& graph)
      : calculation_(calculation),
        scenario_(calculation.scenario),
        model_(*calculation.model),
        summary_(calculation.summary),
        payer_(calculation.summary.projection.budgets[payer].payer),
        payer_number_(payer),
        graph_(graph) {}

  /// True when the figure is a sum of the payer's budget; then its node is asked for, in one year
  /// or over all.
  bool add_sum(std::string_view figure, std::optional<std::size_t> year);
  /// The node of a count of people; kNoNode for any other figure.
  [[nodiscard]] NodeId count(std::string_view figure) const;
  /// A figure that is no node: a step before those of what it is made of.
  void add(const std::string& name, const Figure& figure);

  [[nodiscard]] std::vector<Step> take() { return std::move(steps_); }

 private:
  [[nodiscard]] const Budget& budget() const;
  [[nodiscard]] std::string payer_words() const;
  Arithmetic operand(std::string_view name);
  void by_formula(std::string_view name, const Figure& figure, Step& step);
  void payback(std::string_view name, const Figure& figure, Step& step);
  void peak(std::string_view name, const Figure& figure, Step& step);
  void rate_of_return(Step& step);
  void breakeven(const std::string& name, const Figure& figure, Step& step);
  void wrong_pocket(const Figure& figure, Step& step);

  const Calculation& calculation_;
  const Scenario& scenario_;
  const Model& model_;
  const Summary& summary_;
  std::string payer_;
  std::size_t payer_number_;
  GraphSteps& graph_;
  std::vector<Step> steps_;
};

}  // namespace soem
