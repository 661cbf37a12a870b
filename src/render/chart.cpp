// SPDX-License-Identifier: MIT
#include "chart.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

#include "soem/render/text_table.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLineAndMark = 2;    // of every strip: the line of zero, and the <
constexpr std::size_t kNarrowestBars = 6;  // columns of a strip for losses and gains together
constexpr std::size_t kWidestBars = 24;
constexpr std::size_t kMostRows = 20;

struct Range {
  double lowest = 0.0, highest = 0.0;  // ≤ 0 and ≥ 0
};

Range range_of(const std::vector<ChartSeries>& series) {
  Range range;
  for (const ChartSeries& one : series) {
    for (const double value : one.values) {
      range.lowest = std::min(range.lowest, value);
      range.highest = std::max(range.highest, value);
    }
  }
  return range;
}

/// Whole columns either side of the zero line.
struct Reach {
  std::size_t left = 0, right = 0;
};

/// Where the bars of the range end if a block is worth `block`; empty if they need more columns.
std::optional<Reach> reach(const Range& range, double block, std::size_t bars) {
  const double left = std::ceil(-range.lowest / block), right = std::ceil(range.highest / block);
  if (left + right > static_cast<double>(bars)) return std::nullopt;
  return Reach{static_cast<std::size_t>(left), static_cast<std::size_t>(right)};
}

double power_of_ten(int exponent) {
  double power = 1.0;
  for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
  return power;
}

/// step · 10^exponent, the double nearest to it as long as the power is exact.
double scaled(double step, int exponent) {
  return exponent < 0 ? step / power_of_ten(exponent) : step * power_of_ten(exponent);
}

/// The smallest of … 0.5, 1, 2, 2.5, 5, 10 … with which the range fits into `bars` columns.
double block_for(const Range& range, std::size_t bars) {
  constexpr double kNothing = 1e-9;  // no money shows as little as that
  const double most = std::max(-range.lowest, range.highest);
  if (most < kNothing) return 1.0;
  const double least = most / static_cast<double>(bars);
  int exponent = 0;
  while (scaled(1.0, exponent) > least) --exponent;
  while (scaled(1.0, exponent + 1) <= least) ++exponent;
  for (;; ++exponent) {
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
      const double block = scaled(step, exponent);
      if (reach(range, block, bars)) return block;
    }
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// Strips that stand side by side.
class Band {
 public:
  Band(std::span<const ChartSeries> series, double block, Reach reach)
      : series_(series),
        block_(block),
        reach_(reach),
        width_(reach.left + reach.right + kLineAndMark) {
    for (const ChartSeries& one : series) width_ = std::max(width_, display_width(one.label));
    width_ = std::min(width_, widest());
  }

  [[nodiscard]] std::string header(const std::string& corner) const {
    std::vector<std::string> strips;
    for (const ChartSeries& one : series_) {
      strips.emplace_back(prefix_of_width(one.label, width_));
    }
    return line(corner, strips);
  }

  /// A row for the years from `first` to `last`: the state at the end of the last.
  [[nodiscard]] std::string row(const std::string& label, std::size_t first,
                                std::size_t last) const {
    std::vector<std::string> strips;
    for (const ChartSeries& one : series_) {
      const bool paid_back = one.payback && *one.payback >= first && *one.payback <= last;
      strips.push_back(bar(one.values[last]) + (paid_back ? "<" : ""));
    }
    return line(label, strips);
  }

 private:
  [[nodiscard]] std::string bar(double value) const {
    const auto halves = static_cast<std::size_t>(std::round(std::fabs(value) / block_ * 2));
    const std::size_t whole = halves / 2, half = halves % 2;
    if (value >= 0) {
      return std::string(reach_.left, ' ') + "│" + repeated("█", whole) + repeated("▌", half);
    }
    return std::string(reach_.left - whole - half, ' ') + repeated("▐", half) +
           repeated("█", whole) + "│";
  }

  [[nodiscard]] std::string line(const std::string& label,
                                 const std::vector<std::string>& strips) const {
    std::string out = label;
    for (std::size_t s = 0; s < strips.size(); ++s) {
      const std::size_t before = s == 0 ? 0 : width_ - display_width(strips[s - 1]);
      out += std::string(kGap + before, ' ') + strips[s];
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out;
  }

  [[nodiscard]] std::size_t widest() const {
    return std::max(reach_.left + reach_.right, kNarrowestBars) + kLineAndMark;
  }

  std::span<const ChartSeries> series_;
  double block_;
  Reach reach_;
  std::size_t width_;  // of a strip
};

}  // namespace

Chart draw_chart(const std::string& corner, const std::vector<std::string>& years,
                 const std::vector<ChartSeries>& series) {
  std::size_t label_width = display_width(corner);
  for (const std::string& year : years) label_width = std::max(label_width, display_width(year));
  const std::size_t room = kPageWidth - label_width;
  constexpr std::size_t kAround = kGap + kLineAndMark;
  const std::size_t per_band = std::min(series.size(), room / (kNarrowestBars + kAround));
  const std::size_t bars = std::min(room / per_band - kAround, kWidestBars);

  const Range range = range_of(series);
  Chart chart{.block = block_for(range, bars),
              .years_per_row = (years.size() + kMostRows - 1) / kMostRows,
              .lines = {}};
  const Reach at = *reach(range, chart.block, bars);
  for (std::size_t from = 0; from < series.size(); from += per_band) {
    if (from > 0) chart.lines.emplace_back();
    const std::size_t count = std::min(per_band, series.size() - from);
    const std::span<const ChartSeries> all = series;
    const Band band(all.subspan(from, count), chart.block, at);
    const auto labelled = [&](const std::string& text) {
      return text + std::string(label_width - display_width(text), ' ');
    };
    chart.lines.push_back(band.header(labelled(corner)));
    // The last row is full; the first may hold fewer years.
    std::size_t first = 0;
    for (std::size_t last = (years.size() - 1) % chart.years_per_row; last < years.size();
         last += chart.years_per_row) {
      chart.lines.push_back(band.row(labelled(years[last]), first, last));
      first = last + 1;
    }
  }
  return chart;
}

}  // namespace soem
