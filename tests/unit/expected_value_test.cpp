// SPDX-License-Identifier: MIT
#include "soem/render/expected_value.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

Expectation at_digits() {
  Expectation expectation;
  expectation.value = 0;
  return expectation;
}

Expectation with_tolerance(double tolerance, bool relative = false) {
  Expectation expectation = at_digits();
  expectation.states_tolerance = true;
  expectation.tolerance = tolerance;
  expectation.relative = relative;
  return expectation;
}

std::string like(std::string_view written, double actual) {
  return written_like(written, at_digits(), actual, FigureUnit::Currency);
}

TEST(WrittenLike, KeepsTheDecimals) {
  EXPECT_EQ(like("12", 1397755.034), "1397755");
  EXPECT_EQ(like("12.50", 1397755.034), "1397755.03");
  EXPECT_EQ(like("2019", 2021), "2021");
  EXPECT_EQ(like("1", -0.2), "0");
}

TEST(WrittenLike, KeepsPerCentAndUnderscores) {
  EXPECT_EQ(like("46 %", 0.0636483), "6 %");
  EXPECT_EQ(like("46.00 %", 0.0636483), "6.36 %");
  EXPECT_EQ(like("46%", 0.07), "7 %");
  EXPECT_EQ(like("1_950_000", -1234567.8), "-1_234_568");
}

TEST(WrittenLike, AnExponentBecomesPlainDigits) {
  EXPECT_EQ(like("1.5e6", 1712345.6), "1712346");
  EXPECT_EQ(like("1.5e-3", 0.00204), "0.0020");
}

TEST(WrittenLike, TakesMoreDecimalsWhereTheToleranceAsksForThem) {
  const auto within = [](std::string_view written, const Expectation& expectation, double actual) {
    return written_like(written, expectation, actual, FigureUnit::Ratio);
  };
  EXPECT_EQ(within("12", with_tolerance(0.001), 12.34567), "12.346");
  EXPECT_EQ(within("12", with_tolerance(1), 12.34567), "12");
  EXPECT_EQ(within("12", with_tolerance(0.01, true), 0.12345), "0.123");  // 1 % is 0.0012
  EXPECT_EQ(within("12", with_tolerance(0), 0.1), "0.1");
  EXPECT_EQ(within("5 %", with_tolerance(0.0001), 0.12345), "12.35 %");  // 12.3 % is 0.00045 off
}

TEST(WrittenLike, HugeAndTinyNumbersReadBack) {
  EXPECT_EQ(like("1.00", 2.5e22), "2.5e+22");
  EXPECT_EQ(written_like("1", with_tolerance(0), 1e-30, FigureUnit::Currency), "1e-30");
}

TEST(WrittenLike, AfterUndefinedTheUnitDecides) {
  const auto first = [](double actual, FigureUnit unit) {
    return written_like("undefined", Expectation{}, actual, unit);
  };
  EXPECT_EQ(first(1234.567, FigureUnit::Currency), "1234.57");
  EXPECT_EQ(first(2031, FigureUnit::Year), "2031");
  EXPECT_EQ(first(2, FigureUnit::Count), "2");
  EXPECT_EQ(first(0.0636483, FigureUnit::Share), "6.36 %");
  EXPECT_EQ(first(1.588, FigureUnit::Ratio), "1.59");
}

TEST(DifferenceLike, HasASignAndIsNeverZero) {
  EXPECT_EQ(difference_like("1397755.03", 5.084), "+5.08");
  EXPECT_EQ(difference_like("12", -3.2), "-3");
  EXPECT_EQ(difference_like("12", 0.0042), "+0.004");
  EXPECT_EQ(difference_like("6.36 %", -0.00635), "-0.64 points");  // 0.635, half away from 0
}

TEST(ToleranceOfDigits, IsHalfAUnitOfTheLastDigit) {
  EXPECT_DOUBLE_EQ(tolerance_of_digits("50"), 0.5);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("12.50"), 0.005);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("1_000.1_2"), 0.005);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("46 %"), 0.005);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("4.2%"), 0.0005);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("1.5e6"), 50000);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("2e-3"), 0.0005);
  EXPECT_DOUBLE_EQ(tolerance_of_digits("-1.25E+2"), 0.5);
}

}  // namespace
}  // namespace soem
