// SPDX-License-Identifier: MIT
//
// How one page says things: the words of its language, numbers as that language writes them, and
// the footnotes met so far.
#pragma once

#include <fmt/format.h>

#include "soem/figures/summary.hpp"
#include "soem/render/page.hpp"
#include "soem/render/words.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

class Wording {
 public:
  /// `largest`: the largest amount of money on the page, which decides how many decimals all have.
  Wording(Language language, double largest);

  [[nodiscard]] Language language() const { return language_; }

  template <typename... Values>
  [[nodiscard]] std::string say(Text text, const Values&... values) const {
    return fmt::format(fmt::runtime(pattern(text, language_)), values...);
  }

  /// In what money a page with figures of such names counts.
  [[nodiscard]] std::string money_of(const Scenario& like, bool with_contracts) const {
    return say(with_contracts ? Text::MoneyOfContracts : Text::MoneyBasis, like.currency,
               static_cast<int>(like.price_year));
  }
  [[nodiscard]] std::string money(double value) const { return number(value, decimals_); }
  /// False for an amount that would print as 0.
  [[nodiscard]] bool is_visible(double value) const;
  /// The smallest amount that prints: 1, or 0.01.
  [[nodiscard]] double unit_of_money() const { return decimals_ == 0 ? 1.0 : 0.01; }
  [[nodiscard]] std::string percent(double value) const { return number(value * 100, 2) + " %"; }
  [[nodiscard]] std::string tenths_of_percent(double value) const {
    return number(value * 100, 1) + " %";
  }
  /// A rate with as many decimals as it was given.
  [[nodiscard]] std::string short_percent(double value) const;
  [[nodiscard]] std::string people(double value) const { return number(value, 2); }
  [[nodiscard]] std::string ratio(double value) const { return number(value, 3); }
  /// With as many decimals as the value has.
  [[nodiscard]] std::string shortest_number(double value) const;
  [[nodiscard]] std::string discount_factor(double value) const;
  [[nodiscard]] std::string value(const Figure& figure) const;

  /// The value of a figure, or a dash with the number of the footnote that says why there is none.
  /// Empty where the case has no such figure.
  std::string cell(const Summary& summary, const std::string& figure, const std::string& payer);
  [[nodiscard]] Notes notes() const { return {notes_}; }

 private:
  [[nodiscard]] std::string number(double value, int decimals) const;
  std::string mark(const std::string& note);
  std::string cell_on_request(const Summary& summary, const std::string& name,
                              const std::string& payer);

  Language language_;
  int decimals_ = 0;                ///< of money
  std::vector<std::string> notes_;  ///< in the order in which they are first met
};

}  // namespace soem
