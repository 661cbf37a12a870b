// SPDX-License-Identifier: MIT
#include "fan_drawing.hpp"

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

constexpr std::size_t kMostRows = 20;
constexpr std::size_t kBars = 44;
constexpr std::size_t kMedian = 16;  // columns of the amount

std::string right(const std::string& text, std::size_t width) {
  const std::size_t used = display_width(text);
  return used < width ? std::string(width - used, ' ') + text : text;
}

/// A share as whole per cent; what is not quite never or always does not look like it.
std::string chance(double share) {
  if (share > 0 && share < 0.01) return "<1 %";
  if (share < 1 && share > 0.99) return ">99 %";
  return fixed(share * 100, 0, "", ".") + " %";
}

struct Scale {
  double least = 0.0, greatest = 0.0;

  [[nodiscard]] std::size_t place(double value) const {
    const double share = greatest > least ? (value - least) / (greatest - least) : 0.0;
    return static_cast<std::size_t>(std::floor(share * static_cast<double>(kBars - 1) + 0.5));
  }
};

std::string bar(const FanYear& year, const Scale& scale) {
  std::array<std::size_t, kFanPercentiles.size()> at{};
  for (std::size_t i = 0; i < at.size(); ++i) at[i] = scale.place(year.percentiles[i].value);
  const auto& [p05, p25, p50, p75, p95] = at;
  const std::size_t zero = scale.place(0.0);
  std::string out;
  for (std::size_t i = 0; i < kBars; ++i) {
    out += i == p50               ? "◆"
           : i >= p25 && i <= p75 ? "█"
           : i >= p05 && i <= p95 ? "░"
           : i == zero            ? "│"
                                  : " ";
  }
  return out;
}

}  // namespace

Drawing draw_fan(const Fan& fan, int start_year, std::string title, const Wording& wording) {
  Scale scale;  // zero always has its place
  for (const FanYear& year : fan.years) {
    scale.least = std::min(scale.least, year.percentiles.front().value);
    scale.greatest = std::max(scale.greatest, year.percentiles.back().value);
  }
  Drawing out{std::move(title), {}, ""};
  out.lines.push_back("Year  " + right("", kBars) + right("median", kMedian) + right("in plus", 9));
  const std::size_t step = (fan.years.size() + kMostRows - 1) / kMostRows;
  for (std::size_t y = (fan.years.size() - 1) % step; y < fan.years.size(); y += step) {
    const FanYear& year = fan.years[y];
    const double median = year.percentiles[kFanPercentiles.size() / 2].value;
    out.lines.push_back(std::to_string(start_year + static_cast<int>(y)) + "  " + bar(year, scale) +
                        right(wording.money(median), kMedian) + right(chance(year.in_plus), 9));
  }
  return out;
}

}  // namespace soem
