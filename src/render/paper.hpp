// SPDX-License-Identifier: MIT
//
// What all sections of a report share: its wording, its cases, its columns.
#pragma once

#include "soem/render/report.hpp"
#include "wording.hpp"

namespace soem {

/// What an amount counts for: in the money of its year, or at the start, discounted.
enum class Valuation : std::uint8_t { Discounted, Undiscounted };

/// The column of a payer or of the total.
struct Column {
  std::string payer;  ///< as figures name it
  std::string label;  ///< as the page does; a payer that is not public carries a *
};

class Paper : public Wording {
 public:
  Paper(std::span<const Calculation> cases, const ReportOptions& options);

  [[nodiscard]] std::span<const Calculation> cases() const { return cases_; }
  /// The one the page is about.
  [[nodiscard]] const Calculation& first() const { return cases_.front(); }
  [[nodiscard]] const Scenario& scenario() const { return first().scenario; }
  [[nodiscard]] const Summary& summary() const { return first().summary; }
  [[nodiscard]] const std::string& currency() const { return scenario().currency; }
  [[nodiscard]] const ReportOptions& options() const { return options_; }

  /// Those the page shows; present value first.
  [[nodiscard]] std::vector<Valuation> valuations() const;
  [[nodiscard]] bool shows(Valuation valuation) const;
  /// Of what is said once: the answer, the variants. Present value, if that is shown.
  [[nodiscard]] Valuation main_valuation() const { return valuations().front(); }
  /// Of what is said year by year: the year's own money, if that is shown.
  [[nodiscard]] Valuation yearly_valuation() const { return valuations().back(); }

  [[nodiscard]] std::string year(std::size_t project_year) const;

  /// Payers with any flow in the first case: public ones, the total, then those that are not
  /// public.
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  /// The same over all cases.
  [[nodiscard]] std::vector<Column> columns_of_all() const { return columns_of(cases_); }
  /// Payers of the first case without any flow: a column of zeros would hide the others.
  [[nodiscard]] std::vector<std::string> untouched_payers() const;
  /// `leading`, then the labels of `columns`.
  [[nodiscard]] static std::vector<std::string> header(std::vector<std::string> leading,
                                                       const std::vector<Column>& columns);
  /// What the * means; empty where no column has one.
  [[nodiscard]] std::string star_note(const std::vector<Column>& columns) const;
  [[nodiscard]] const PayerBudget& budget(const std::string& payer) const;
  /// True for a sum of the payer's flows that stands for 0: it prints as 0, or as a few units and
  /// is less than a millionth of the flows. Whether it is above 0 or below then depends on how the
  /// inputs were rounded.
  [[nodiscard]] bool breaks_even(double sum, const std::string& payer) const;

 private:
  [[nodiscard]] std::vector<Column> columns_of(std::span<const Calculation> cases) const;

  std::span<const Calculation> cases_;
  ReportOptions options_;
  std::vector<Column> columns_;
};

/// False for a payer whose column would hold zeros only.
[[nodiscard]] bool has_flow(const PayerBudget& budget);
/// The amounts of a series.
[[nodiscard]] const std::vector<double>& on(Valuation valuation, const Series& series);
[[nodiscard]] double sum_of(const std::vector<double>& values);
/// The name of a sum among figures: "net.pv" or "net.undiscounted".
[[nodiscard]] std::string figure_name(std::string_view sum, Valuation valuation);

}  // namespace soem
