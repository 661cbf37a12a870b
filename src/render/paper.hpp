// SPDX-License-Identifier: MIT
//
// What all sections of a page share: the words of its language, the way it writes numbers, its
// columns, and the footnotes met so far.
#pragma once

#include <fmt/format.h>

#include "soem/render/report.hpp"

namespace soem {

/// What an amount counts for: in the money of its year, or at the start, discounted.
enum class Valuation : std::uint8_t { Discounted, Undiscounted };

/// The column of a payer or of the total.
struct Column {
  std::string payer;  ///< as figures name it
  std::string label;  ///< as the page does; a payer that is not public carries a *
};

class Paper {
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

  template <typename... Values>
  [[nodiscard]] std::string say(Text text, const Values&... values) const {
    return fmt::format(fmt::runtime(pattern(text, options_.language)), values...);
  }
  [[nodiscard]] std::string say(const Reason& reason) const {
    return words(reason, options_.language);
  }

  [[nodiscard]] std::string money(double value) const { return number(value, decimals_); }
  /// False for an amount that would print as 0.
  [[nodiscard]] bool is_visible(double value) const;
  [[nodiscard]] std::string percent(double value) const { return number(value * 100, 2) + " %"; }
  /// A rate with as many decimals as it was given.
  [[nodiscard]] std::string short_percent(double value) const;
  [[nodiscard]] std::string count(double value) const { return number(value, 2); }
  [[nodiscard]] std::string number(double value, int decimals) const;
  /// As count(), but with the decimals the value has.
  [[nodiscard]] std::string shortest_number(double value) const;
  [[nodiscard]] std::string factor(double value) const;
  [[nodiscard]] std::string year(std::size_t project_year) const;
  [[nodiscard]] std::string value(const Figure& figure) const;

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

  /// The value of a figure, or a dash with the number of the footnote that says why there is none.
  /// Empty where the case has no such figure.
  std::string cell(const Summary& summary, const std::string& figure, const std::string& payer);
  [[nodiscard]] Notes notes() const { return {notes_}; }

 private:
  [[nodiscard]] std::vector<Column> columns_of(std::span<const Calculation> cases) const;
  std::string mark(const std::string& note);

  std::span<const Calculation> cases_;
  ReportOptions options_;
  std::vector<Column> columns_;
  std::vector<std::string> notes_;  ///< in the order in which they are first met
  int decimals_ = 0;                ///< of money
};

/// The amounts of a series.
[[nodiscard]] const std::vector<double>& on(Valuation valuation, const Series& series);
[[nodiscard]] double sum_of(const std::vector<double>& values);
/// The name of a sum among figures: "net.pv" or "net.undiscounted".
[[nodiscard]] std::string figure_name(std::string_view sum, Valuation valuation);

}  // namespace soem
