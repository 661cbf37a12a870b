// SPDX-License-Identifier: MIT
#include "soem/contract/price_levels.hpp"

namespace soem {
namespace {

double whole_power(double base, int exponent) {
  double out = 1.0;
  for (int i = 0; i < exponent; ++i) out *= base;
  return out;
}

/// x with x^12 = value, value > 0. By Bernoulli's inequality the first guess is not below the root,
/// and from there Newton's steps descend to it.
double twelfth_root(double value) {
  double root = 1.0 + (value - 1.0) / kMonthsAYear;
  for (;;) {
    const double power = whole_power(root, kMonthsAYear - 1);
    const double next = root - (root - value / power) / kMonthsAYear;
    if (!(next < root)) return root;
    root = next;
  }
}

}  // namespace

double compound(double rate, int months) {
  const double years = whole_power(1.0 + rate, months / kMonthsAYear);
  const int rest = months % kMonthsAYear;
  return rest == 0 ? years : years * whole_power(twelfth_root(1.0 + rate), rest);
}

PriceLevels::PriceLevels(const RateOrIndex& by, const Projected& projected) {
  const Scenario& scenario = *projected.scenario;
  has_rate_ = by.rate != kNoSlot;
  rate_ = projected.value(by.rate);
  const int base = scenario.project_year(scenario.price_year);
  for (int y = 0; y <= scenario.horizon; ++y) {
    double level = 1.0;
    if (has_rate_) {
      level =
          y >= base ? whole_power(1.0 + rate_, y - base) : 1.0 / whole_power(1.0 + rate_, base - y);
    } else if (!by.index.empty()) {
      level = projected.value(by.index.at(scenario.calendar_year(y))) /
              projected.value(by.index.at(scenario.price_year));
    }
    years_.push_back(level);
  }
}

double PriceLevels::on(int month) const {
  if (has_rate_) return years_.front() * compound(rate_, month);
  const int year = month / kMonthsAYear, rest = month % kMonthsAYear;
  const double from = of_year(year);
  if (rest == 0) return from;
  return from + (of_year(year + 1) - from) * rest / kMonthsAYear;
}

}  // namespace soem
