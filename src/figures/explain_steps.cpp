// SPDX-License-Identifier: MIT
//
// The arithmetic of every operation of the graph, with the numbers put in. What each computes is
// evaluate.cpp's; a test holds the two against each other by computing the text again.
#include "soem/figures/explain_steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "explain_words.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

const Arithmetic kZero(0.0), kOne(1.0);

/// A number of the model itself, such as the weeks of a month, in a formula of words.
std::string short_number(double number) {
  std::string text = fixed(number, 6, "", ".");
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// 1 + a rate.
Arithmetic growth_of(const Arithmetic& rate) { return Arithmetic::sum(std::array{kOne, rate}); }

}  // namespace

double GraphSteps::value(NodeId node, std::size_t index) const {
  const std::span<const double> series = calculation_.values.series(node);
  return series[series.size() == 1 ? 0 : index];
}

bool GraphSteps::without_growth(NodeId node) const {
  const GraphNode& of = graph().node(node);
  return of.op == Op::Compound && value(graph().inputs(of)[0], 0) == 0;
}

void GraphSteps::use(SlotId slot) {
  if (!inputs_ || std::find(inputs_->begin(), inputs_->end(), slot) != inputs_->end()) return;
  inputs_->push_back(slot);
}

Arithmetic GraphSteps::operand(NodeId node, std::size_t index) {
  const GraphNode& of = graph().node(node);
  const std::size_t at = of.rank == Rank::Scalar ? 0 : index;
  if (of.op == Op::Slot) {
    use(of.slot);
    return Arithmetic(value(node, 0), is_fraction(calculation_.scenario.slot(of.slot).quantity));
  }
  if (of.op == Op::Constant) return Arithmetic(of.constant);
  const Concept meaning = graph().name_of(node).meaning;
  if (meaning == Concept::None) return expression(node, at);
  need(node, at);
  return Arithmetic(value(node, at), is_share(meaning));
}

void GraphSteps::need(NodeId node, std::size_t index) {
  const auto [known, added] = needed_.try_emplace(node);
  if (added) order_.push_back(node);
  if (!known->second.insert(index).second) return;
  // What it is made of is no input of whoever asked.
  std::vector<SlotId>* const of_asker = std::exchange(inputs_, nullptr);
  (void)expression(node, index);
  inputs_ = of_asker;
}

void GraphSteps::need_all(NodeId node) {
  for (std::size_t i = 0; i < graph().length(graph().node(node)); ++i) need(node, i);
}

void GraphSteps::ask(NodeId node, std::size_t index) {
  asked_.emplace(node, index);
  need(node, index);
}

Arithmetic GraphSteps::sum(const std::vector<Arithmetic>& terms) const {
  std::vector<Arithmetic> counted;
  for (const Arithmetic& term : terms) {
    if (!term.is_zero()) counted.push_back(term);
  }
  if (counted.empty()) return kZero;
  return Arithmetic::sum(counted);
}

Arithmetic GraphSteps::fade(NodeId node, std::size_t age) {
  const GraphNode& of = graph().node(node);
  const auto inputs = graph().inputs(of);
  const std::size_t first = static_cast<std::size_t>(of.first);
  const bool ended = of.count != kToHorizon && age >= first + static_cast<std::size_t>(of.count);
  if (age < first || ended) return kZero;
  std::vector<Arithmetic> factors;
  const std::size_t years = age - first;
  if (years == 0) factors.push_back(operand(inputs[0], 0));
  if (of.op == Op::FadeListed) {
    factors.push_back(operand(inputs[1], years));
  } else if (years > 0) {
    factors.push_back(Arithmetic::power(operand(inputs[1], 0), static_cast<double>(years)));
  }
  return Arithmetic::product(factors);
}

Arithmetic GraphSteps::discount(NodeId node, std::size_t year) {
  const GraphNode& of = graph().node(node);
  const NodeId rates = graph().inputs(of)[0];
  const auto timing = static_cast<DiscountTiming>(of.first);
  const std::size_t full_years = timing == DiscountTiming::End ? year + 1 : year;
  Arithmetic out = kOne;
  for (std::size_t y = 0; y < full_years;) {
    std::size_t run = 1;
    while (y + run < full_years && value(rates, y + run) == value(rates, y)) ++run;
    const Arithmetic growth = growth_of(operand(rates, y));
    out = Arithmetic::quotient(out, Arithmetic::power(growth, static_cast<double>(run)));
    y += run;
  }
  if (timing == DiscountTiming::Mid) {
    out = Arithmetic::quotient(out, Arithmetic::power(growth_of(operand(rates, year)), 0.5));
  }
  return out;
}

Arithmetic GraphSteps::ladder(NodeId node, std::size_t age) {
  const auto inputs = graph().inputs(graph().node(node));
  constexpr std::size_t kSteps = 3;
  constexpr double kWeeksAYear = 52.0;
  (void)operand(inputs[1], 0);
  const double from = value(inputs[1], 0) + kWeeksAYear * static_cast<double>(age);
  const double weeks = std::fabs(value(inputs[0], age)) * value(inputs[2], 0);
  std::vector<Arithmetic> parts;
  Arithmetic at_start = kZero;
  for (std::size_t i = kSteps; i + 1 < inputs.size(); i += 2) {
    const bool last = i + 3 >= inputs.size();
    const double ends = last ? from + weeks : value(inputs[i + 2], 0);
    const double overlap = std::fmin(from + weeks, ends) - std::fmax(from, value(inputs[i], 0));
    if (weeks > 0 && overlap > 0) {
      parts.push_back(
          Arithmetic::product(std::array{Arithmetic(overlap), operand(inputs[i + 1], 0)}));
    } else if (weeks == 0 && value(inputs[i], 0) <= from) {
      at_start = operand(inputs[i + 1], 0);
    }
  }
  return weeks > 0 ? Arithmetic::quotient(sum(parts), Arithmetic(weeks)) : at_start;
}

Arithmetic GraphSteps::convolve(NodeId node, std::size_t year) {
  const GraphNode& of = graph().node(node);
  const auto inputs = graph().inputs(of);
  const std::size_t delay = static_cast<std::size_t>(of.first);
  std::vector<Arithmetic> cohorts;
  for (std::size_t cohort = 0; cohort + delay <= year; ++cohort) {
    const std::size_t age = year - delay - cohort;
    if (value(inputs[0], cohort) == 0 || value(inputs[1], age) == 0) continue;
    cohorts.push_back(
        Arithmetic::product(std::array{operand(inputs[0], cohort), operand(inputs[1], age)}));
  }
  return sum(cohorts);
}

Arithmetic GraphSteps::expression(NodeId node, std::size_t index) {
  const GraphNode& of = graph().node(node);
  const auto inputs = graph().inputs(of);
  const auto operands = [&] {
    std::vector<Arithmetic> out;
    for (const NodeId input : inputs) {
      if (!without_growth(input)) out.push_back(operand(input, index));
    }
    return out;
  };
  // Inputs are noted as they are met, so the first operand must be asked first on every compiler.
  const auto in_order = [&](auto combine) {
    const Arithmetic first = operand(inputs[0], index);
    return combine(first, operand(inputs[1], index));
  };
  switch (of.op) {
    case Op::Slot:
    case Op::Constant:
      return operand(node, 0);
    case Op::Assemble:
      return index < inputs.size() && inputs[index] != kNoNode ? operand(inputs[index], 0) : kZero;
    case Op::Sum: {
      std::vector<Arithmetic> terms;
      for (const NodeId input : inputs) {
        if (value(input, index) != 0) terms.push_back(operand(input, index));
      }
      return sum(terms);
    }
    case Op::Difference:
      return in_order(Arithmetic::difference);
    case Op::Product:
      return Arithmetic::product(operands());
    case Op::Quotient:
      return in_order(Arithmetic::quotient);
    case Op::Negate:
      return Arithmetic::negated(operand(inputs[0], index));
    case Op::Convolve:
      return convolve(node, index);
    case Op::Remaining: {
      if (index >= static_cast<std::size_t>(of.first)) return kZero;
      Arithmetic left = kOne;
      for (std::size_t l = 0; l < index; ++l) {
        if (value(inputs[0], l) != 0) left = Arithmetic::difference(left, operand(inputs[0], l));
      }
      return left;
    }
    case Op::Normalise:
      if (value(inputs[1], 0) == 0) {
        return index + 1 == static_cast<std::size_t>(of.first) ? kOne : kZero;
      }
      return in_order(Arithmetic::quotient);
    case Op::Fade:
    case Op::FadeListed:
      return fade(node, index);
    case Op::Compound:
      if (index == 0) return kOne;
      return Arithmetic::power(growth_of(operand(inputs[0], 0)), static_cast<double>(index));
    case Op::Shift: {
      const std::size_t delay = static_cast<std::size_t>(of.first);
      return index < delay ? kZero : operand(inputs[0], index - delay);
    }
    case Op::Ladder:
      return ladder(node, index);
    case Op::Discount:
      return discount(node, index);
    case Op::Total: {
      std::vector<Arithmetic> years;
      for (std::size_t i = 0; i < graph().length(graph().node(inputs[0])); ++i) {
        if (value(inputs[0], i) != 0) years.push_back(operand(inputs[0], i));
      }
      return sum(years);
    }
    case Op::Cumulate: {
      const Arithmetic own = operand(inputs[0], index);
      if (index == 0) return own;
      need(node, index - 1);
      return Arithmetic::sum(std::array{Arithmetic(value(node, index - 1)), own});
    }
  }
  return kZero;
}

std::string GraphSteps::label(Rank rank, std::size_t index) const {
  switch (rank) {
    case Rank::Scalar:
      return "";
    case Rank::Year:
      return std::to_string(
          static_cast<int>(calculation_.scenario.calendar_year(static_cast<int>(index))));
    case Rank::Age:
      return std::to_string(index);
  }
  return "";
}

std::string GraphSteps::words(NodeId node) const {
  const GraphNode& of = graph().node(node);
  if (of.op == Op::Slot) return slot_words(calculation_.scenario.slot(of.slot));
  if (of.op == Op::Constant) return short_number(of.constant);
  const NodeName& name = graph().name_of(node);
  if (name.meaning != Concept::None) return words_for(name, calculation_.scenario, graph());
  const std::string inner = formula(node);
  if (of.op == Op::Negate) return inner;
  return inner.find_first_of("+×/-") == std::string::npos ? inner : "(" + inner + ")";
}

std::string GraphSteps::formula(NodeId node) const {
  const GraphNode& of = graph().node(node);
  const auto inputs = graph().inputs(of);
  const auto list = [&](std::string_view between) {
    std::vector<std::string> all;
    for (const NodeId input : inputs) {
      if (!without_growth(input)) all.push_back(words(input));
    }
    return fmt::format("{}", fmt::join(all, between));
  };
  switch (of.op) {
    case Op::Slot:
    case Op::Constant:
      return words(node);
    case Op::Assemble:
      for (const NodeId input : inputs) {
        if (input == kNoNode) continue;
        const bool stated = graph().node(input).op == Op::Slot;
        const bool one_or_none = graph().node(input).op == Op::Constant;
        return stated        ? "as the file states it"
               : one_or_none ? "1 in each year of the line"
                             : formula(input);
      }
      return "0";
    case Op::Sum: {
      constexpr std::size_t kMostWorthNaming = 4;
      if (inputs.empty()) return "none";
      return inputs.size() > kMostWorthNaming ? fmt::format("sum of {} lines", inputs.size())
                                              : list(" + ");
    }
    case Op::Difference:
      return list(" - ");
    case Op::Product:
      return list(" × ");
    case Op::Quotient:
      return list(" / ");
    case Op::Negate:
      return "-" + words(inputs[0]);
    case Op::Convolve:
      return fmt::format("sum over cohorts of {} × {}{}", words(inputs[0]), words(inputs[1]),
                         of.first == 0 ? "" : fmt::format(", {} years later", of.first));
    case Op::Remaining:
      return "1 - those who have completed before";
    case Op::Normalise:
      return words(inputs[0]) + " / their sum";
    case Op::Fade:
      return "first_year_share in the first year of effect, then retention ^ years since it";
    case Op::FadeListed:
      return "the listed shares from the first year of effect, the first × first_year_share";
    case Op::Compound:
      return fmt::format("(1 + {}) ^ years since the first", words(inputs[0]));
    case Op::Shift:
      return fmt::format("{}, {} years later", words(inputs[0]), of.first);
    case Op::Ladder:
      return "mean share over the weeks of the year, which begin with " + words(inputs[1]) +
             " + 52 a year";
    case Op::Discount:
      switch (static_cast<DiscountTiming>(of.first)) {
        case DiscountTiming::Start:
          return "1 / (1 + discount rate) for every year since the first";
        case DiscountTiming::Mid:
          return "1 / (1 + discount rate) for every year since the first, and half a year more";
        case DiscountTiming::End:
          return "1 / (1 + discount rate) for every year since the first, and one more";
      }
      return "";
    case Op::Total:
      return "sum over years of " + words(inputs[0]);
    case Op::Cumulate:
      return "the year before + " + words(inputs[0]);
  }
  return "";
}

Step GraphSteps::step(NodeId node, const std::set<std::size_t>& indices) {
  const GraphNode& of = graph().node(node);
  const NodeName& name = graph().name_of(node);
  Step out;
  out.title = title_for(name, of.rank, calculation_.scenario, graph());
  out.formula = formula(node);
  out.share = is_share(name.meaning);
  inputs_ = &out.inputs;
  for (const std::size_t index : indices) {
    Arithmetic arithmetic = expression(node, index);
    const double result = value(node, index);
    const bool shown = of.rank == Rank::Scalar || asked_.contains({node, index});
    if (result == 0 && !shown && indices.size() > 1) {
      ++out.rows_of_zero;
      continue;
    }
    out.rows.push_back({label(of.rank, index), std::move(arithmetic), result});
  }
  inputs_ = nullptr;
  return out;
}

std::vector<Step> GraphSteps::write() {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    steps.push_back(step(order_[i], needed_.at(order_[i])));
  }
  return steps;
}

}  // namespace soem
