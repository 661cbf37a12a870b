// SPDX-License-Identifier: MIT
//
// Where a number comes from: the steps from a figure down to the inputs of the file, read off the
// same graph that gave the number (model/graph.hpp). Every step states its formula in words and,
// row by row, the arithmetic with the numbers put in; computed again, it gives the step's value.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "soem/figures/arithmetic.hpp"
#include "soem/figures/calculation.hpp"

namespace soem {

/// One calculation of a step: a year, an age, or the only one.
struct StepRow {
  std::string label;  ///< "2026", or the years since a start; empty for a single number
  Arithmetic calculation{0.0};
  double value = 0.0;
  std::optional<double> at_rate = {};  ///< of an internal rate of return: the rate it is done at
};

/// One quantity and how it was calculated.
struct Step {
  std::string title;                ///< "Costs of kommune"
  std::string formula;              ///< in words
  std::string note;                 ///< why there is no number, what else to know; may be empty
  bool share = false;               ///< the values are fractions, shown in per cent
  std::vector<StepRow> rows;        ///< years in which nothing happens are left out
  std::size_t rows_of_zero = 0;     ///< how many were left out
  std::vector<SlotId> inputs = {};  ///< numbers of the file that the rows use
};

struct Explanation {
  std::string target;       ///< as asked: "net.pv:kommune@2026"
  std::vector<Step> steps;  ///< the number itself, then what it is made of, each once
  bool nominal = false;     ///< of a contract: its own money is, what it measures is real
};

/// What is to be explained, as it was asked for.
struct ExplainTarget {
  std::string figure;  ///< a figure's name, or a line's path after "line:"
  bool is_line = false;
  std::string payer;        ///< empty: the total; of a line: every payer
  std::optional<int> year;  ///< a calendar year
};

/// FIGURE[:PAYER][@YEAR] or line:PATH[:PAYER][@YEAR]; empty where it is neither.
[[nodiscard]] std::optional<ExplainTarget> parse_target(std::string_view text);

/// Why a target has no explanation.
struct ExplainFault {
  std::string text, hint;
};

[[nodiscard]] std::variant<Explanation, ExplainFault> explain(const Calculation& calculation,
                                                              const ExplainTarget& target);

}  // namespace soem
