// SPDX-License-Identifier: MIT
//
// The oracle: the whole model a second time, as slow and as obvious as it can be, so that the real
// calculation can be checked against it. It takes valid scenarios only; a broken one throws from
// `at` or `value`. oracle_projection.cpp holds sections 1-7 of the model, oracle.cpp section 8.
//
// Where the model's text leaves a choice, the choice is marked in the sources by `Reading:`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "oracle_scenario.hpp"

namespace soem::oracle {

inline constexpr const char* kTotal = "total";

// One entry a project year; costs are negative, gains positive.
struct Series {
  std::vector<double> costs;
  std::vector<double> saved_costs;
  std::vector<double> consequences;
  std::vector<double> net;
  std::vector<double> cumulative;
  // Σ|flows| behind `net` and behind `cumulative`, for the zero rule, and the scale on which a
  // difference is rounding.
  std::vector<double> magnitude;
  std::vector<double> cumulative_magnitude;
  std::vector<double> rounding;
  std::vector<double> cumulative_rounding;
};

struct PayerResult {
  Series undiscounted;
  Series discounted;
};

// {figure name, payer id or "total"}
using FigureKey = std::pair<std::string, std::string>;

struct Results {
  std::map<std::string, PayerResult> payers;  // by payer id, and "total" over public payers only
  // Every figure that applies to the payer; nullopt is "undefined". Years are calendar years.
  std::map<FigureKey, std::optional<double>> figures;
  std::map<std::string, std::vector<double>> irr;  // sorted roots; their count is `irr_roots`
};

Results calculate(const Scenario& scenario);

// A scenario with groups, taken apart: the first part holds the lines that follow no people, each
// other part one group with its people and the lines that follow them. The parts have their frame
// in common, and their outcomes by id; the first has the values that the file states for all.
Results calculate(const std::vector<Scenario>& parts);

// Σ_y flows(y) / (1 + rate)^y for rate > -100 %.
double npv_at(const std::vector<double>& flows, double rate);

// Rates > -100 % at which npv_at changes its sign, sorted. Found by a scan, so a double root, or
// two roots closer than half a per cent of (1 + rate), are missed. No flows, no roots.
std::vector<double> irr_roots(const std::vector<double>& flows);

}  // namespace soem::oracle
