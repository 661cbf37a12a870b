// SPDX-License-Identifier: MIT
#include "quantile_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "score_grid.hpp"
#include "soem/distribution/portable_math.hpp"

namespace soem::simulation {
namespace {

using kernels::kCellsOfOctave, kernels::kCoefficients, kernels::kHalfCells;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Chebyshev's places in a cell from 0 to 1: ½ − ½ cos((2i + 1) π/12). The error of the polynomial
/// through them is largest in the middle, among other places.
constexpr std::array kPlaces = {0.5 - 0.5 * 0.96592582628906829, 0.5 - 0.5 * 0.70710678118654752,
                                0.5 - 0.5 * 0.25881904510252076, 0.5 + 0.5 * 0.25881904510252076,
                                0.5 + 0.5 * 0.70710678118654752, 0.5 + 0.5 * 0.96592582628906829};
static_assert(kPlaces.size() == kCoefficients);
constexpr double kMiddle = 0.5;

using Row = std::array<double, kCoefficients>;

/// By place: the coefficients of the polynomial that is 1 there and 0 at the other places.
std::array<Row, kCoefficients> unit_polynomials() {
  std::array<Row, kCoefficients> out{};
  for (std::size_t i = 0; i < kCoefficients; ++i) {
    Row& product = out[i];
    product[0] = 1.0;
    std::size_t degree = 0;
    for (std::size_t k = 0; k < kCoefficients; ++k) {
      if (k == i) continue;
      const double scale = 1.0 / (kPlaces[i] - kPlaces[k]);
      ++degree;
      for (std::size_t j = degree + 1; j-- > 0;) {
        const double below = j > 0 ? product[j - 1] : 0.0;
        product[j] = (below - kPlaces[k] * product[j]) * scale;
      }
    }
  }
  return out;
}

void fit(const Row& values, double* coefficients) {
  static const std::array<Row, kCoefficients> units = unit_polynomials();
  for (std::size_t j = 0; j < kCoefficients; ++j) {
    double sum = 0.0;
    for (std::size_t i = 0; i < kCoefficients; ++i) sum += values[i] * units[i][j];
    coefficients[j] = sum;
  }
}

double at(const double* coefficients, double x) {
  double sum = 0.0;
  for (std::size_t j = kCoefficients; j-- > 0;) sum = sum * x + coefficients[j];
  return sum;
}

/// What an error is measured by: half the distance between the 16 % and the 84 % value, or the
/// distance from the median, where that is more.
struct Measure {
  double median, scale;

  explicit Measure(const Distribution& of) : median(of.quantile(0.5)) {
    constexpr double kOneSd = 0.15865525393145705;
    scale = 0.5 * (of.quantile(Tail{kOneSd, true}) - of.quantile(Tail{kOneSd, false}));
  }
  [[nodiscard]] double slack(double value) const {
    return kTableError * std::max(scale, std::fabs(value - median));
  }
};

/// Fills the cells of both halves from value(upper, cell, place), place kCoefficients being the
/// middle. A cell that misses the middle by too much is left to NaN.
template <typename Value>
std::vector<double> table_of(const Measure& measure, const Value& value) {
  std::vector<double> table(kernels::kTableSize, kNaN);
  for (std::size_t cell = 0; cell < 2 * kHalfCells; ++cell) {
    const bool upper = cell >= kHalfCells;
    Row values{};
    for (std::size_t i = 0; i < kCoefficients; ++i) values[i] = value(upper, cell % kHalfCells, i);
    double* const coefficients = table.data() + cell * kCoefficients;
    fit(values, coefficients);
    const double middle = value(upper, cell % kHalfCells, kCoefficients);
    const double miss = std::fabs(at(coefficients, kMiddle) - middle);
    if (!(miss <= measure.slack(middle))) std::fill_n(coefficients, kCoefficients, kNaN);
  }
  return table;
}

/// The probability and the normal score of each place of each cell of the lower half.
struct Nodes {
  static constexpr std::size_t kOfCell = kCoefficients + 1;
  std::array<double, kHalfCells * kOfCell> below{}, score{};

  Nodes() {
    for (std::size_t cell = 0; cell < kHalfCells; ++cell) {
      double octave = kernels::kOutermost;
      for (std::size_t o = 0; o < cell / kCellsOfOctave; ++o) octave *= 2.0;
      for (std::size_t i = 0; i < kOfCell; ++i) {
        const double place = i < kCoefficients ? kPlaces[i] : kMiddle;
        const auto eighths = static_cast<double>(cell % kCellsOfOctave);
        const double v = octave * (1.0 + (eighths + place) / kCellsOfOctave);
        below[cell * kOfCell + i] = v;
        score[cell * kOfCell + i] = normal_quantile(Tail{v, false});
      }
    }
  }
};

const Nodes& nodes() {
  static const Nodes all;
  return all;
}

/// Only an uncut triangular distribution has its own kernel; a cut one has a kink within a cell.
void leave_kink(const Distribution& distribution, std::vector<double>& table) {
  const auto* triangular = std::get_if<Triangular>(&distribution.family());
  if (!triangular) return;
  const Sides kink = distribution.sides(triangular->mode);
  const bool upper = kink.above < kink.below;
  const double v = std::min(kink.above, kink.below);
  for (std::size_t cell = 0; cell < kHalfCells; ++cell) {
    const double* const of_cell = nodes().below.data() + cell * Nodes::kOfCell;
    const double width = (of_cell[kCoefficients - 1] - of_cell[0]);  // a little less than the cell
    if (std::fabs(v - of_cell[kCoefficients]) > width) continue;
    const std::size_t at_half = upper ? kHalfCells : 0;
    std::fill_n(table.begin() + static_cast<std::ptrdiff_t>((cell + at_half) * kCoefficients),
                kCoefficients, kNaN);
  }
  // A kink in the very middle lies at the end of both halves.
  if (v > 0.49) {
    for (const std::size_t cell : {kHalfCells - 1, 2 * kHalfCells - 1}) {
      std::fill_n(table.begin() + static_cast<std::ptrdiff_t>(cell * kCoefficients), kCoefficients,
                  kNaN);
    }
  }
}

/// Beta and gamma quantiles are solved for, so few of them are, on a grid of scores.
std::optional<std::vector<double>> table_by_scores(const Distribution& distribution,
                                                   const Measure& measure) {
  std::optional<ScoreGrid> grid = ScoreGrid::of(distribution, kTableError * measure.scale);
  if (!grid) return std::nullopt;
  const Nodes& all = nodes();
  return table_of(measure, [&](bool upper, std::size_t cell, std::size_t place) {
    const double z = all.score[cell * Nodes::kOfCell + place];
    return grid->at(upper ? -z : z);
  });
}

}  // namespace

std::vector<double> quantile_table(const Distribution& distribution) {
  const Nodes& all = nodes();
  const auto node = [](std::size_t cell, std::size_t place) {
    return cell * Nodes::kOfCell + place;
  };
  const Measure measure(distribution);
  if (!distribution.truncation()) {
    if (const auto* normal = std::get_if<Normal>(&distribution.family())) {
      return table_of(measure, [&](bool upper, std::size_t cell, std::size_t place) {
        const double z = all.score[node(cell, place)];
        return normal->centre + normal->spread * (upper ? -z : z);
      });
    }
    if (const auto* log_normal = std::get_if<LogNormal>(&distribution.family())) {
      return table_of(measure, [&](bool upper, std::size_t cell, std::size_t place) {
        const double z = all.score[node(cell, place)];
        return portable::exp(log_normal->mu + log_normal->sigma * (upper ? -z : z));
      });
    }
  }
  if (std::holds_alternative<Beta>(distribution.family()) ||
      std::holds_alternative<Gamma>(distribution.family())) {
    if (auto table = table_by_scores(distribution, measure)) return *std::move(table);
  }
  std::vector<double> table =
      table_of(measure, [&](bool upper, std::size_t cell, std::size_t place) {
        return distribution.quantile(Tail{all.below[node(cell, place)], upper});
      });
  leave_kink(distribution, table);
  return table;
}

const std::vector<double>& normal_table() {
  static const std::vector<double> table = quantile_table(Distribution::normal(0.0, 1.0));
  return table;
}

const std::vector<double>& score_table() {
  static const std::vector<double> table = [] {
    std::vector<double> out(kernels::kScoreTableSize, kNaN);
    for (std::size_t cell = 0; cell < kernels::kScoreCells; ++cell) {
      Row values{};
      for (std::size_t i = 0; i < kCoefficients; ++i) {
        values[i] = normal_tail((static_cast<double>(cell) + kPlaces[i]) * kernels::kScoreCell).p;
      }
      fit(values, out.data() + cell * kCoefficients);
    }
    return out;
  }();
  return table;
}

}  // namespace soem::simulation
