// SPDX-License-Identifier: MIT
//
// Model × values → what people read: budgets by payer and year (Projection) and the key figures
// (Summary). The definitions are those of docs/method.md section 8. Nothing is rounded here. A
// figure that is undefined has no value and a reason in words.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "soem/figures/reason.hpp"
#include "soem/model/evaluate.hpp"
#include "soem/model/model.hpp"

namespace soem {

/// Money by project year, 0 … H−1, real; costs negative, gains positive.
struct Series {
  std::vector<double> undiscounted, discounted;
};

/// Σ|flows| of one budget by year: a sum far below it is rounding, not a result.
struct Magnitudes {
  std::vector<double> costs;  ///< costs and saved costs
  std::vector<double> consequences;
};

struct PayerBudget {
  std::string payer;  ///< a payer's id, or kTotal
  bool is_public = true;
  Series costs, saved_costs, consequences, net;
  Series net_realisable;  ///< net with only that part of the consequences a budget can cash in
  Series cumulative;      ///< running sums of net
  Magnitudes magnitudes;
};

/// Counts over the whole horizon.
struct PeopleCounts {
  double starters = 0.0, completers = 0.0;
};

struct Projection {
  CalendarYear start_year{};
  std::vector<PayerBudget> budgets;  ///< payers in the order of the scenario, then the total
  std::vector<double> discount_factors;
  PeopleCounts people;
};

enum class FigureUnit : std::uint8_t { Currency, Year, Ratio, Share, People, Count };

/// One figure of one payer. `irr` has a row for every root.
struct Figure {
  std::string name;             ///< net.pv
  std::string payer;            ///< a payer's id, or kTotal; of a contract's figure any party's id
  std::optional<double> value;  ///< money, calendar year, fraction (0.15) or count
  FigureUnit unit = FigureUnit::Currency;
  std::string reason = {};  ///< why there is no value, or why there are several: english(why)
  Reason why = {};
  bool on_request = false;  ///< of a contract: shown only where it is asked for by name
};

struct Summary {
  Projection projection;
  std::vector<Figure> figures;  ///< name by name in the order of the manual, payer by payer
  std::map<std::string, std::size_t, std::less<>>
      first_rows;  ///< name → its first row in `figures`

  /// The (first) row of a figure; null where it does not apply.
  [[nodiscard]] const Figure* find(std::string_view name, std::string_view payer) const;
};

/// `values` must be the evaluation of `model` with the scenario's own slot values.
[[nodiscard]] Summary summarise(const Scenario& scenario, const Model& model, const Values& values);

/// The same with other values: `slots`, which `values` is the evaluation of, instead of the
/// scenario's own.
[[nodiscard]] Summary summarise(const Scenario& scenario, const Model& model, const Values& values,
                                std::span<const double> slots);

/// The figures of several scenarios together: of the sums of their budgets, year by year and payer
/// by payer. They must have the same start year and discount rule; those with a shorter horizon add
/// nothing after it. Figures of single outcomes are left out.
[[nodiscard]] Summary summarise_portfolio(std::span<const Projection* const> parts);

/// The scenario's slot values, as evaluate() takes them.
[[nodiscard]] std::vector<double> slot_values(const Scenario& scenario);

}  // namespace soem
