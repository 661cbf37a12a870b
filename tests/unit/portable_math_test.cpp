// SPDX-License-Identifier: MIT
#include "soem/distribution/portable_math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace soem {
namespace {

/// Units in the last place between two numbers of one sign. The C library is within one unit of the
/// true value, so two units here mean three at most.
double ulps(double value, double of_library) {
  if (value == of_library) return 0.0;
  const double next = std::nextafter(std::fabs(of_library), INFINITY);
  return std::fabs(value - of_library) / (next - std::fabs(of_library));
}

class PortableMath : public ::testing::Test {
 protected:
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits_() >> 11) * 0x1p-53);
  }

  static constexpr int kTries = 200'000;

 private:
  std::mt19937_64 bits_{1};
};

TEST_F(PortableMath, ExpAgreesWithTheLibrary) {
  for (int i = 0; i < kTries; ++i) {
    const double x = i % 2 == 0 ? between(-708, 709.7) : between(-2, 2);
    ASSERT_LE(ulps(portable::exp(x), std::exp(x)), 2) << x;
  }
}

TEST_F(PortableMath, Expm1AgreesWithTheLibrary) {
  for (int i = 0; i < kTries; ++i) {
    const double x = between(-3, 3) * std::exp(between(-40, 0));
    ASSERT_LE(ulps(portable::expm1(x), std::expm1(x)), 4) << x;
  }
}

TEST_F(PortableMath, LogAgreesWithTheLibrary) {
  for (int i = 0; i < kTries; ++i) {
    const double x = i % 2 == 0 ? std::exp(between(-744, 709)) : between(0.5, 2);
    ASSERT_LE(ulps(portable::log(x), std::log(x)), 2) << x;
  }
}

TEST_F(PortableMath, Log1pAgreesWithTheLibrary) {
  for (int i = 0; i < kTries; ++i) {
    const double x = between(-0.999, 5) * std::exp(between(-40, 0));
    ASSERT_LE(ulps(portable::log1p(x), std::log1p(x)), 3) << x;
  }
}

TEST_F(PortableMath, Log1pMinusAgreesWithAHigherPrecision) {
  for (int i = 0; i < kTries; ++i) {
    const double x = between(-0.9, 5);
    if (std::fabs(x) < 0.01) continue;  // there the subtraction loses too much in long double too
    const double expected = static_cast<double>(std::log1p(static_cast<long double>(x)) - x);
    ASSERT_NEAR(portable::log1p_minus(x), expected, 4e-15 * std::fabs(expected)) << x;
  }
  // -x²/2 + x³/3 - …
  EXPECT_NEAR(portable::log1p_minus(1e-9), -0.5e-18 + 1e-27 / 3, 1e-33);
}

TEST_F(PortableMath, EdgesAreThoseOfTheFunctions) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(portable::exp(0), 1);
  EXPECT_EQ(portable::exp(-kInfinity), 0);
  EXPECT_EQ(portable::exp(kInfinity), kInfinity);
  EXPECT_EQ(portable::exp(710), kInfinity);
  EXPECT_EQ(portable::exp(-750), 0);
  EXPECT_GT(portable::exp(-745), 0);  // below the normal numbers
  EXPECT_TRUE(std::isnan(portable::exp(NAN)));
  EXPECT_EQ(portable::log(1), 0);
  EXPECT_EQ(portable::log(0), -kInfinity);
  EXPECT_EQ(portable::log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(portable::log(-1)));
  EXPECT_LE(ulps(portable::log(5e-324), std::log(5e-324)), 1);
  EXPECT_EQ(portable::log1p(-1), -kInfinity);
  EXPECT_EQ(portable::log1p(1e-300), 1e-300);
}

}  // namespace
}  // namespace soem
