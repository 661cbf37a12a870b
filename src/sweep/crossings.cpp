// SPDX-License-Identifier: MIT
#include "soem/sweep/crossings.hpp"

#include <algorithm>
#include <cmath>

namespace soem {
namespace {

constexpr double kNegligible = 1e-12;
constexpr std::size_t kIntervals = 512;
constexpr std::size_t kPointsOfLine = 9;

double between(double low, double high, double share) { return low + (high - low) * share; }

class Search {
 public:
  Search(const Evaluate& f, double low, double high, double scale, Curve curve)
      : f_(f), low_(low), high_(high), scale_(scale), curve_(curve) {}

  Crossings run() {
    if (curve_ == Curve::Smooth) {
      const std::vector<double> xs = uneven_points();
      if (straight_line(xs, f_(xs))) return std::move(out_);
    }
    std::vector<double> xs(kIntervals + 1);
    for (std::size_t i = 0; i <= kIntervals; ++i) {
      xs[i] = between(low_, high_, static_cast<double>(i) / static_cast<double>(kIntervals));
    }
    xs.back() = high_;
    const std::vector<double> fs = f_(xs);
    if (curve_ == Curve::Stepped && straight_line(xs, fs)) return std::move(out_);
    out_.illegal = std::all_of(fs.begin(), fs.end(), [](double y) { return std::isnan(y); });
    for (std::size_t i = 0; i < xs.size(); ++i) at_point(xs, fs, i);
    std::sort(out_.at.begin(), out_.at.end(),
              [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool is_zero(double y) const { return std::fabs(y) <= kNegligible * scale_; }

  double at(double x) const { return f_({&x, 1}).front(); }

  [[nodiscard]] std::vector<double> uneven_points() const {
    std::vector<double> xs(kPointsOfLine);
    for (std::size_t i = 0; i < xs.size(); ++i) {
      // Uneven, so that no periodic function passes for a line.
      const double share = static_cast<double>(i) / static_cast<double>(xs.size() - 1);
      xs[i] = between(low_, high_,
                      i == 0 || i + 1 == xs.size() ? share : share * (1.9 - 0.9 * share) / 1.0);
    }
    return xs;
  }

  /// True where f is a straight line; its crossing is then known from its ends.
  bool straight_line(const std::vector<double>& xs, const std::vector<double>& fs) {
    if (std::any_of(fs.begin(), fs.end(), [](double y) { return std::isnan(y); })) return false;
    const double slope = (fs.back() - fs.front()) / (high_ - low_);
    const double size = std::max({scale_, std::fabs(fs.front()), std::fabs(fs.back())});
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const double expected = fs.front() + slope * (xs[i] - low_);
      if (std::fabs(fs[i] - expected) > 1e-11 * size) return false;
    }
    out_.linear = true;
    if (std::fabs(fs.back() - fs.front()) <= kNegligible * size) {
      out_.constant = true;
      return true;
    }
    // Rounding beyond an end is the end.
    double x = low_ - fs.front() / slope;
    const double slack = kNegligible * size / std::fabs(slope);
    if (x < low_ - slack || x > high_ + slack) return true;
    x = std::clamp(x, low_, high_);
    out_.at.push_back({x, at(x)});
    return true;
  }

  void at_point(const std::vector<double>& xs, const std::vector<double>& fs, std::size_t i) {
    const double y = fs[i];
    if (std::isnan(y)) return;
    if (is_zero(y)) {
      const std::size_t last = fs.size() - 1;
      const bool again = i > 0 && is_zero(fs[i - 1]);
      const bool goes_on = i < last && is_zero(fs[i + 1]);
      const double left = i == 0 ? xs[i] : xs[i - 1], right = i == last ? xs[i] : xs[i + 1];
      if (!again && !goes_on) {
        zero(xs[i], left, right, touches(fs, i) ? CrossingKind::Touches : CrossingKind::Crosses);
      } else if (!again) {
        add(end_of_zeros(xs[i], left), CrossingKind::ZeroFrom);
      } else if (!goes_on) {
        add(end_of_zeros(xs[i], right), CrossingKind::ZeroTo);
      }
      return;
    }
    if (i + 1 < fs.size() && !std::isnan(fs[i + 1]) && !is_zero(fs[i + 1]) &&
        std::signbit(y) != std::signbit(fs[i + 1])) {
      bisect(xs[i], xs[i + 1], y);
    }
    if (i > 0 && i + 1 < fs.size()) minimum(xs, fs, i);
  }

  void add(double x, CrossingKind kind) { out_.at.push_back({x, at(x), kind}); }

  /// f is 0 at x; at `left` and `right` it is not, or the range ends. On the way there may be a
  /// stretch of zeros: wider than what rounding makes of one.
  void zero(double x, double left, double right, CrossingKind kind) {
    constexpr double kStretch = 1e-9;
    const double from = end_of_zeros(x, left), to = end_of_zeros(x, right);
    if (to - from <= kStretch * (high_ - low_)) return add(x, kind);
    add(from, CrossingKind::ZeroFrom);
    add(to, CrossingKind::ZeroTo);
  }

  /// The last double between `zero` and `other` at which f is 0.
  [[nodiscard]] double end_of_zeros(double zero, double other) const {
    return last_that([&](double x) { return is_zero(at(x)); }, zero, other);
  }

  /// The last double from `x`, for which the test holds, towards `other`, for which it does not.
  template <typename Test>
  [[nodiscard]] static double last_that(Test holds, double x, double other) {
    if (x == other) return x;
    while (true) {
      const double middle = x + (other - x) / 2;
      if (middle == x || middle == other) return x;
      (holds(middle) ? x : other) = middle;
    }
  }

  static bool touches(const std::vector<double>& fs, std::size_t i) {
    return i > 0 && i + 1 < fs.size() && std::signbit(fs[i - 1]) == std::signbit(fs[i + 1]);
  }

  /// Halves [a, b] until no double lies between: the end nearer to 0 is the crossing.
  void bisect(double a, double b, double fa) {
    const double left = a, right = b;
    double fb = at(b);
    while (true) {
      const double middle = a + (b - a) / 2;
      if (middle <= a || middle >= b) break;
      const double y = at(middle);
      if (std::isnan(y)) return;
      if (y == 0.0) {
        if (curve_ == Curve::Smooth) return zero(middle, left, right, CrossingKind::Crosses);
        // A gain is exactly 0 over some doubles, and its zero is in their middle.
        const auto exactly = [&](double x) { return at(x) == 0.0; };
        const double from = last_that(exactly, middle, a), to = last_that(exactly, middle, b);
        return zero(from + (to - from) / 2, left, right, CrossingKind::Crosses);
      }
      if (std::signbit(y) == std::signbit(fa)) {
        a = middle;
        fa = y;
      } else {
        b = middle;
        fb = y;
      }
    }
    const Crossing found = std::fabs(fa) <= std::fabs(fb) ? Crossing{a, fa} : Crossing{b, fb};
    constexpr double kJump = 1e-6;
    if (std::fabs(found.value) <= kJump * scale_) {
      out_.at.push_back(found);
    } else {
      out_.at.push_back(fa > fb ? Crossing{a, fa, CrossingKind::Jumps, fb}
                                : Crossing{b, fb, CrossingKind::Jumps, fa});
    }
  }

  /// Follows |f| down where it has a minimum at point i without changing its sign, in case it
  /// touches 0 or crosses it twice within one interval.
  void minimum(const std::vector<double>& xs, const std::vector<double>& fs, std::size_t i) {
    const double before = fs[i - 1], y = fs[i], after = fs[i + 1];
    if (std::isnan(before) || std::isnan(after)) return;
    if (before == y && y == after) return;  // a step's tread
    const bool one_sign =
        std::signbit(before) == std::signbit(y) && std::signbit(after) == std::signbit(y);
    if (!one_sign || std::fabs(y) > std::fabs(before) || std::fabs(y) > std::fabs(after)) return;
    constexpr double kGolden = 0.6180339887498949;
    double a = xs[i - 1], b = xs[i + 1];
    double c = b - kGolden * (b - a), d = a + kGolden * (b - a);
    double fc = at(c), fd = at(d);
    for (int step = 0; step < 100 && c > a && d < b && c < d; ++step) {
      if (std::isnan(fc) || std::isnan(fd)) return;
      const bool crossed =
          std::signbit(fc) != std::signbit(y) || std::signbit(fd) != std::signbit(y);
      if (crossed) {
        const double inside = std::signbit(fc) != std::signbit(y) ? c : d;
        if (is_zero(at(inside))) break;
        bisect(xs[i - 1], inside, before);
        bisect(inside, xs[i + 1], at(inside));
        return;
      }
      if (std::fabs(fc) < std::fabs(fd)) {
        b = d;
        d = c;
        fd = fc;
        c = b - kGolden * (b - a);
        fc = at(c);
      } else {
        a = c;
        c = d;
        fc = fd;
        d = a + kGolden * (b - a);
        fd = at(d);
      }
    }
    const double x = std::fabs(fc) < std::fabs(fd) ? c : d;
    const double least = std::min(std::fabs(fc), std::fabs(fd));
    if (is_zero(least)) out_.at.push_back({x, at(x), CrossingKind::Touches});
  }

  const Evaluate& f_;
  double low_, high_, scale_;
  Curve curve_;
  Crossings out_;
};

}  // namespace

Crossings crossings(const Evaluate& f, double low, double high, double scale, Curve curve) {
  if (low == high) {
    Crossings out;
    const double y = f({&low, 1}).front();
    out.illegal = std::isnan(y);
    if (std::fabs(y) <= kNegligible * scale) out.at.push_back({low, y});
    return out;
  }
  return Search(f, low, high, scale, curve).run();
}

Crossings whole_crossings(const Evaluate& f, double low, double high, double scale) {
  Crossings out;
  std::vector<double> xs;
  for (double x = std::ceil(low); x <= high; ++x) xs.push_back(x);
  const std::vector<double> fs = f(xs);
  out.illegal = std::all_of(fs.begin(), fs.end(), [](double y) { return std::isnan(y); });
  std::size_t last = fs.size();  // the last that is neither undefined nor 0
  for (std::size_t i = 0; i < fs.size(); ++i) {
    if (std::isnan(fs[i])) continue;
    if (std::fabs(fs[i]) <= kNegligible * scale) {
      out.at.push_back({xs[i], fs[i]});
      last = fs.size();
      continue;
    }
    if (last < fs.size() && std::signbit(fs[last]) != std::signbit(fs[i])) {
      out.changes_between = true;
      out.at.push_back({xs[i], fs[i]});  // the first whole number on the other side
    }
    last = i;
  }
  return out;
}

}  // namespace soem
