// SPDX-License-Identifier: MIT
//
// Random choices and random number texts for the scenario generator. The same seed gives the same
// choices with every compiler and standard library: no std:: distribution is used.
//
// A number is drawn as text first and its value is what the text reads back to, so a scenario file
// and the struct beside it agree to the last bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace soem::oracle {

// splitmix64 (Steele, Lea, Flood 2014): a counter with a mixing function.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  int between(int low, int high);  // both ends included
  bool chance(int percent);
  double unit();  // in [0, 1)

  template <typename Item>
  const Item& pick(const std::vector<Item>& items) {
    return items.at(static_cast<std::size_t>(between(0, static_cast<int>(items.size()) - 1)));
  }

  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      const auto other = static_cast<std::size_t>(between(0, static_cast<int>(left) - 1));
      std::swap(items[left - 1], items[other]);
    }
  }

 private:
  std::uint64_t state_;
};

struct Number {
  double value = 0.0;
  std::string text;  // as it stands in the file
};

// The number that a text without `%` reads back to; throws std::logic_error where it is none.
Number number_of(const std::string& text);

// Shares and rates are drawn in basis points (10,000 = 100 %), so that sums can be kept exact.
inline constexpr int kWhole = 10'000;

// A share, rate or factor of exactly `points` basis points, as `46 %`, `0.46` or `46e-2`.
Number share_of(Random& random, int points);

// A share between the bounds, both included; mostly whole per cents, sometimes up to 17 digits.
Number share_between(Random& random, int low_points, int high_points);

// `count` basis points >= 0 that sum to `whole`.
std::vector<int> parts_of(Random& random, int whole, int count);

// An amount or a price >= 0: whole, with decimals, with `_`, with an exponent, 0 now and then;
// never of the ambiguous form of one to three digits, a dot and three digits.
Number amount_up_to(Random& random, double limit);

// An amount of exactly `cents` hundredths.
Number amount_of_cents(int cents);

// A change of either sign, |change| <= limit.
Number change_up_to(Random& random, double limit, int percent_negative);

// A head count >= 0, with or without decimals.
Number people(Random& random);

}  // namespace soem::oracle
