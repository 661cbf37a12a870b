// SPDX-License-Identifier: MIT
#include "arithmetic.hpp"

#include <charconv>
#include <cmath>

namespace soem::test {
namespace {

class Calculator {
 public:
  explicit Calculator(std::string_view text) : rest_(text) {}

  std::optional<double> all() {
    const double value = sum();
    skip();
    return failed_ || !rest_.empty() ? std::nullopt : std::optional(value);
  }

 private:
  void skip() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  bool take(std::string_view word) {
    skip();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  double sum() {
    double value = product();
    for (;;) {
      if (take("+")) {
        value += product();
      } else if (take("-")) {
        value -= product();
      } else {
        return value;
      }
    }
  }
  double product() {
    double value = power();
    for (;;) {
      skip();
      if (rest_.starts_with("**")) return value;
      if (take("*")) {
        value *= power();
      } else if (take("/")) {
        value /= power();
      } else {
        return value;
      }
    }
  }
  /// A sign binds less than ** and more than *, as in every language that has both.
  double power() {
    if (take("-")) return -power();
    const double base = atom();
    return take("**") ? std::pow(base, power()) : base;
  }
  double atom() {
    if (take("abs")) return std::fabs(atom());
    if (take("(")) {
      const double value = sum();
      failed_ = failed_ || !take(")");
      return value;
    }
    skip();
    double value = 0.0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) {
      failed_ = true;
      rest_ = {};
      return 0.0;
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::optional<double> arithmetic(std::string_view text) { return Calculator(text).all(); }

}  // namespace soem::test
