// SPDX-License-Identifier: MIT
#include "finish.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels.hpp"
#include "soem/figures/irr.hpp"

namespace soem::plan {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
/// The fast path rounds otherwise than the model; sums this small could fall on either side.
constexpr double kNear = 10.0 * kNegligible;
/// A bound is up to about 1e4 times the magnitude; below this share of it a sum is surely 0.
constexpr double kSurelyNothing = 1e-17;
constexpr double kPlain = 1e-6;  ///< far from all of that

using LaneValues = std::array<double, kLanes>;

/// Where to begin looking for the root: what is gained lies some three years behind what is spent.
/// It is made of the lane's own flows alone; a start that hung on the plan's own values would
/// change the last digits with whichever row the plan was made for.
double discount_factor_near(double last, double sum, double scale) {
  const double later = last > 0.0 ? scale + sum : scale - sum, earlier = 2.0 * scale - later;
  constexpr double kYearsBetween = 3.0, kLeast = 0.25, kMost = 2.0;
  const double guess = 1.0 - (1.0 - earlier / later) / kYearsBetween;
  return guess > kLeast ? std::min(guess, kMost) : kLeast;
}

}  // namespace

int Finisher::sign(const SignedRow& row, std::size_t lane) {
  if (row.sign) return *row.sign;
  const double value = read(row.value)[lane];
  const double near = row.bound.exists() ? kNear * read(row.bound)[lane] : 0.0;
  if (value > near) return 1;
  if (value < -near) return -1;
  if (std::fabs(value) > kSurelyNothing / kNear * near) doubtful_.set(lane);
  return 0;
}

void Finisher::operator()(const QuotientFigure& figure) {
  double* const out = write(figure.out);
  const double* const a = read(figure.a);
  const double* const b = read(figure.b.value);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const bool positive = sign(figure.b, lane) > 0;
    out[lane] = positive ? apply(figure.kind, a[lane], b[lane]) : kUndefined;
  }
}

void Finisher::operator()(const CashFlowFigures& figures) {
  const double* const bound = read(figures.bound);
  LaneValues near, lowest, lowest_year, paid_back, nearest, in_doubt;
  lowest.fill(figures.lowest_before);
  lowest_year.fill(static_cast<double>(figures.lowest_year_before));
  paid_back.fill(static_cast<double>(figures.paid_back_before));
  nearest.fill(std::numeric_limits<double>::infinity());
  const auto first = static_cast<std::uint32_t>(figures.first);
  bool any_near = false;
  kernels::best().depths({paid_back.data(), nearest.data()}, read(figures.cumulative + first),
                         figures.horizon - figures.first, static_cast<double>(figures.first));
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    near[lane] = kNear * bound[lane];
    in_doubt[lane] = 0.0;
    any_near = any_near || nearest[lane] <= near[lane];
  }
  if (any_near) {
    // Small against all years together; is it so against those up to its own?
    run_in_doubt();
    for (std::size_t y = figures.first; y < figures.horizon; ++y) {
      const double* const sums = read(figures.cumulative + static_cast<std::uint32_t>(y));
      const double* const all = read(figures.magnitudes + static_cast<std::uint32_t>(y));
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const bool close = sums[lane] != 0.0 && std::fabs(sums[lane]) <= kNear * all[lane];
        in_doubt[lane] = close ? 1.0 : in_doubt[lane];
      }
    }
  }
  if (figures.peak.exists() || figures.peak_year.exists()) {
    for (std::size_t y = figures.first; y < figures.horizon; ++y) {
      const double* const sum = read(figures.cumulative + static_cast<std::uint32_t>(y));
      const auto year = static_cast<double>(y);
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double value = sum[lane];
        const bool lower = value < lowest[lane];
        // A year almost as low as another: which one is first is the model's to say.
        const bool close = value != lowest[lane] && std::fabs(value - lowest[lane]) <= near[lane];
        in_doubt[lane] = close ? 1.0 : in_doubt[lane];
        lowest_year[lane] = lower ? year : lowest_year[lane];
        lowest[lane] = lower ? value : lowest[lane];
      }
    }
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    if (in_doubt[lane] != 0.0) doubtful_.set(lane);
  }
  if (figures.payback.exists()) {
    double* const out = write(figures.payback);
    const auto never = static_cast<double>(figures.horizon);
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      out[lane] = paid_back[lane] == never ? kUndefined : figures.start_year + paid_back[lane];
  }
  if (figures.peak.exists()) {
    double* const out = write(figures.peak);
    for (std::size_t lane = 0; lane < kLanes; ++lane) out[lane] = -lowest[lane];
  }
  if (figures.peak_year.exists()) {
    double* const out = write(figures.peak_year);
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      out[lane] = lowest[lane] < 0.0 ? figures.start_year + lowest_year[lane] : kUndefined;
  }
}

void Finisher::run_in_doubt() {
  if (!doubt_run_) run(program_, doubt_first_, doubt_last_, memory_);
  doubt_run_ = true;
}

/// A yearly flow that is rounding alone counts as 0, which can decide how often the sign changes.
void Finisher::doubt_small_flows(const RateFigures& figures) {
  const double* const bound = read(figures.bound);
  LaneValues nearest;
  nearest.fill(std::numeric_limits<double>::infinity());
  for (const RateFigures::Year& year : figures.years) {
    if (!year.certain) kernels::best().nearest(nearest.data(), read(year.net));
  }
  bool any = false;
  for (std::size_t lane = 0; lane < kLanes; ++lane)
    any = any || nearest[lane] <= kNear * bound[lane];
  if (!any) return;
  // Small against all years together; is it so against its own year?
  run_in_doubt();
  for (const RateFigures::Year& year : figures.years) {
    if (year.certain) continue;
    const double* const net = read(year.net);
    const double* const magnitude = read(year.magnitude);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (net[lane] != 0.0 && std::fabs(net[lane]) <= kNear * magnitude[lane]) doubtful_.set(lane);
    }
  }
}

void Finisher::operator()(const RateFigures& figures) {
  doubt_small_flows(figures);
  const std::size_t count = figures.years.size();
  std::vector<const double*> rows;
  std::vector<std::uint32_t> gaps;
  for (std::size_t i = 0; i < count; ++i) {
    rows.push_back(read(figures.years[i].net));
    const std::size_t before = i == 0 ? figures.years[i].year : figures.years[i - 1].year;
    gaps.push_back(static_cast<std::uint32_t>(figures.years[i].year - before));
  }
  const kernels::Flows flows{rows.data(), gaps.data(), count};
  LaneValues changes, last, sum, scale;
  kernels::best().signs({changes.data(), last.data(), sum.data(), scale.data()}, flows);
  LaneValues z, done;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    z[lane] = discount_factor_near(last[lane], sum[lane], scale[lane]);
    done[lane] = changes[lane] == 1.0 ? 0.0 : 1.0;
    // At a rate of 0 the sum's own rounding decides.
    if (changes[lane] > 0.0 && std::fabs(sum[lane]) <= kNear * scale[lane]) doubtful_.set(lane);
  }
  // With one change of sign there is one root (Descartes): Newton's method, and where it takes too
  // long, the search of figures/irr.hpp. A lane that is done stays as it is.
  kernels::best().newton(z.data(), done.data(), flows);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    double rate = kUndefined, roots = 0.0;
    if (changes[lane] == 1.0 && done[lane] != 0.0) {
      rate = 1.0 / z[lane] - 1.0;
      roots = 1.0;
    } else if (changes[lane] == 2.0 && -last[lane] * sum[lane] > kPlain * scale[lane]) {
      // Two changes allow two roots or none. The flows end with the sign they began with and their
      // sum has the other: both are there.
      roots = 2.0;
    } else if (changes[lane] > 0.0 && !doubtful_.test(lane)) {
      std::vector<double> of_lane(figures.years.back().year + 1);
      for (std::size_t i = 0; i < count; ++i) of_lane[figures.years[i].year] = rows[i][lane];
      const std::vector<double> rates = irr_roots(of_lane);
      roots = static_cast<double>(rates.size());
      if (rates.size() == 1) rate = rates.front();
    }
    if (figures.rate.exists()) write(figures.rate)[lane] = rate;
    if (figures.roots.exists()) write(figures.roots)[lane] = roots;
  }
}

void Finisher::operator()(const BreakevenFigure& figure) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const double slope = read(figure.slope)[lane], bound = kNear * read(figure.bound)[lane];
    const double at_0 = figure.nothing_at_0 ? 0.0 : read(figure.at_0)[lane];
    double rate = -at_0 / slope;
    const double slack = bound / std::fabs(slope);
    const bool at_an_end = std::fabs(rate) <= slack || std::fabs(rate - 1.0) <= slack;
    const bool nothing = std::fabs(slope) <= kSurelyNothing / kNear * bound;
    if (!nothing && (std::fabs(slope) <= bound || (at_0 != 0.0 && at_an_end))) doubtful_.set(lane);
    if (nothing || rate < 0.0 || rate > 1.0) {
      rate = kUndefined;
    } else if (figure.baseline) {
      rate -= read(*figure.baseline)[lane];
      if (std::fabs(rate) <= kNegligible) rate = 0.0;
    }
    write(figure.out)[lane] = rate;
  }
}

void Finisher::operator()(const WrongPocketFigure& figure) {
  const auto value = [&](const SignedRow& row, std::size_t lane) { return read(row.value)[lane]; };
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    bool defined =
        sign(figure.total.consequences, lane) > 0 && sign(figure.total.net_cost, lane) > 0;
    double distance = 0.0;
    for (const WrongPocketFigure::Budget& payer : figure.payers) {
      if (!defined) break;
      defined = sign(payer.consequences, lane) >= 0 && sign(payer.net_cost, lane) >= 0;
      distance +=
          std::fabs(value(payer.consequences, lane) / value(figure.total.consequences, lane) -
                    value(payer.net_cost, lane) / value(figure.total.net_cost, lane));
    }
    write(figure.out)[lane] = defined ? 0.5 * distance : kUndefined;
  }
}

}  // namespace soem::plan
