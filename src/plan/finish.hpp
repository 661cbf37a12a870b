// SPDX-License-Identifier: MIT
//
// The figures that are no sums: ratios, payback, the depth of the financing, rates of return and
// break-even rates, lane by lane from rows that a program has calculated. The definitions are those
// of figures/summarise.cpp. Where a sign decides and the sum is as small as its rounding, a lane is
// marked as doubtful instead, and the model itself decides.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <variant>
#include <vector>

#include "program.hpp"
#include "soem/figures/formulas.hpp"

namespace soem::plan {

using Lanes = std::bitset<kLanes>;

/// A sum whose sign decides, and a row that it is negligible against.
struct SignedRow {
  Row value, bound;
  std::optional<int> sign = {};  ///< where it is the same in every lane: −1, 0, 1
};

/// a / b or (a − b) / b, undefined unless b > 0.
struct QuotientFigure {
  FormulaKind kind{};
  Row a;
  SignedRow b;
  Row out;
};

/// Payback and peak financing from running sums by year. Up to year `first` they are the same in
/// every lane.
struct CashFlowFigures {
  Row cumulative, bound;
  Row magnitudes;  ///< running sums of Σ|flows|, of the instructions that are run in doubt
  std::size_t horizon = 0, first = 0;
  std::size_t paid_back_before = 0;  ///< of those years: the one after the last that is below 0
  double lowest_before = 0.0;        ///< of those years, at most 0
  std::size_t lowest_year_before = 0;
  double start_year = 0.0;
  Row payback, peak, peak_year;  ///< what is asked for
};

struct RateFigures {
  struct Year {
    std::size_t year = 0;
    Row net;
    bool certain = false;  ///< the same in every lane and not negligible
    Row magnitude;         ///< Σ|flows|, of the instructions that are run in doubt
  };
  std::vector<Year> years;  ///< without those in which nothing happens
  Row bound;
  Row rate, roots;  ///< what is asked for
};

struct BreakevenFigure {
  Row at_0, slope, bound;
  bool nothing_at_0 = false;         ///< no flow but those that the rate gives
  std::optional<Row> baseline = {};  ///< for the effect
  Row out;
};

struct WrongPocketFigure {
  struct Budget {
    SignedRow consequences, net_cost;
  };
  Budget total;
  std::vector<Budget> payers;  ///< in the order of their ids
  Row out;
};

using FinishedFigure =
    std::variant<QuotientFigure, CashFlowFigures, RateFigures, BreakevenFigure, WrongPocketFigure>;

/// Gives the results and marks doubtful lanes. `in_doubt` runs the instructions for magnitudes.
class Finisher {
 public:
  Finisher(const Memory& memory, const Program& program, std::size_t doubt_first,
           std::size_t doubt_last)
      : memory_(memory), program_(program), doubt_first_(doubt_first), doubt_last_(doubt_last) {}

  void operator()(const QuotientFigure& figure);
  void operator()(const CashFlowFigures& figures);
  void operator()(const RateFigures& figures);
  void operator()(const BreakevenFigure& figure);
  void operator()(const WrongPocketFigure& figure);

  [[nodiscard]] const Lanes& doubtful() const { return doubtful_; }

 private:
  /// −1, 0 or 1; marks the lane where it is too close to tell.
  int sign(const SignedRow& row, std::size_t lane);
  void doubt_small_flows(const RateFigures& figures);
  [[nodiscard]] const double* read(Row row) const { return lanes_of(row, memory_); }
  [[nodiscard]] double* write(Row row) const { return lanes_of(row, memory_); }

  const Memory& memory_;
  const Program& program_;
  std::size_t doubt_first_, doubt_last_;
  void run_in_doubt();
  bool doubt_run_ = false;
  Lanes doubtful_;
};

}  // namespace soem::plan
