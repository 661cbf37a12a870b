// SPDX-License-Identifier: MIT
#include "finish.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "soem/figures/irr.hpp"

namespace soem {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
/// The fast path rounds otherwise than the model; sums this small could fall on either side.
constexpr double kNear = 10.0 * kNegligible;

using LaneValues = std::array<double, kLanes>;

}  // namespace

int Finisher::sign(const SignedRow& row, std::size_t lane) {
  if (row.sign) return *row.sign;
  const double value = read(row.value)[lane];
  const double near = row.bound.exists() ? kNear * read(row.bound)[lane] : 0.0;
  if (value > near) return 1;
  if (value < -near) return -1;
  if (row.bound.exists()) doubtful_.set(lane);
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
  LaneValues near, lowest, lowest_year, paid_back, in_doubt{};
  for (std::size_t lane = 0; lane < kLanes; ++lane) near[lane] = kNear * bound[lane];
  lowest.fill(figures.lowest_before);
  lowest_year.fill(static_cast<double>(figures.lowest_year_before));
  paid_back.fill(static_cast<double>(figures.paid_back_before));
  for (std::size_t y = figures.first; y < figures.horizon; ++y) {
    const double* const sum = read(figures.cumulative + static_cast<std::uint32_t>(y));
    const auto year = static_cast<double>(y);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double value = sum[lane];
      paid_back[lane] = value < 0.0 ? year + 1.0 : paid_back[lane];
      in_doubt[lane] = std::fabs(value) <= near[lane] ? 1.0 : in_doubt[lane];
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

/// A yearly flow that is rounding alone counts as 0, which can decide how often the sign changes.
void Finisher::doubt_small_flows(const RateFigures& figures) {
  const double* const bound = read(figures.bound);
  LaneValues small{};
  for (const RateFigures::Year& year : figures.years) {
    if (year.certain) continue;
    const double* const net = read(year.net);
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      small[lane] = std::fabs(net[lane]) <= kNear * bound[lane] ? 1.0 : small[lane];
  }
  if (std::all_of(small.begin(), small.end(), [](double flag) { return flag == 0.0; })) return;
  // Small against all years together; is it so against its own year?
  if (!doubt_run_) run(program_, doubt_first_, doubt_last_, memory_);
  doubt_run_ = true;
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
  LaneValues changes{}, last{}, sum{}, scale{};
  for (const RateFigures::Year& year : figures.years) {
    const double* const net = read(year.net);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double value = net[lane];
      const double direction = value < 0.0 ? -1.0 : value > 0.0 ? 1.0 : last[lane];
      changes[lane] += last[lane] != direction && last[lane] != 0.0 ? 1.0 : 0.0;
      last[lane] = direction;
      sum[lane] += value;
      scale[lane] += std::fabs(value);
    }
  }
  LaneValues z, done;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    z[lane] = figures.guess;
    done[lane] = changes[lane] == 1.0 ? 0.0 : 1.0;
    // At a rate of 0 the sum's own rounding decides.
    if (changes[lane] > 0.0 && std::fabs(sum[lane]) <= kNear * scale[lane]) doubtful_.set(lane);
  }
  // With one change of sign there is one root (Descartes): Newton's method, and where it takes too
  // long, the search of figures/irr.hpp. A lane that is done stays as it is.
  constexpr int kMostSteps = 40;
  constexpr double kSettled = 1e-9;  // the step after this one is below the rounding
  const std::size_t count = figures.years.size();
  for (int step = 0; step < kMostSteps; ++step) {
    LaneValues value{}, slope{};
    for (std::size_t i = count; i-- > 0;) {
      const double* const net = read(figures.years[i].net);
      const std::size_t gap = i + 1 < count ? figures.years[i + 1].year - figures.years[i].year : 0;
      for (std::size_t years = 1; years < gap; ++years) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          slope[lane] = slope[lane] * z[lane] + value[lane];
          value[lane] = value[lane] * z[lane];
        }
      }
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        slope[lane] = slope[lane] * z[lane] + value[lane];
        value[lane] = value[lane] * z[lane] + net[lane];
      }
    }
    double open = 0.0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double low = 0.25 * z[lane], high = 4.0 * z[lane];
      double next = z[lane] - value[lane] / slope[lane];
      next = next > low ? next : low;
      next = next < high ? next : high;
      const double moved = std::fabs(next - z[lane]);
      const bool settled = moved <= kSettled * z[lane];
      z[lane] = done[lane] != 0.0 ? z[lane] : next;
      done[lane] = settled ? 1.0 : done[lane];
      open += 1.0 - done[lane];
    }
    if (open == 0.0) break;
  }
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    double rate = kUndefined, roots = 0.0;
    if (changes[lane] == 1.0 && done[lane] != 0.0) {
      rate = 1.0 / z[lane] - 1.0;
      roots = 1.0;
    } else if (changes[lane] > 0.0 && !doubtful_.test(lane)) {
      std::vector<double> flows(count == 0 ? 0 : figures.years.back().year + 1);
      for (const RateFigures::Year& year : figures.years) flows[year.year] = read(year.net)[lane];
      const std::vector<double> rates = irr_roots(flows);
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
    double rate = -read(figure.at_0)[lane] / slope;
    const double slack = bound / std::fabs(slope);
    const bool close =
        std::fabs(slope) <= bound || std::fabs(rate) <= slack || std::fabs(rate - 1.0) <= slack;
    if (close) doubtful_.set(lane);
    if (rate < 0.0 || rate > 1.0) {
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

}  // namespace soem
