// SPDX-License-Identifier: MIT
#include "soem/sweep/crossings.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace soem {
namespace {

template <typename Function>
Evaluate each(Function f) {
  return [f](std::span<const double> xs) {
    std::vector<double> out;
    for (const double x : xs) out.push_back(f(x));
    return out;
  };
}

std::vector<double> places(const Crossings& crossings) {
  std::vector<double> out;
  for (const Crossing& one : crossings.at) out.push_back(one.x);
  return out;
}

TEST(Crossings, ALineIsSolvedExactly) {
  // 8.4 x = 7: the switching value of case C34 is 1/6 below 1.
  const Crossings found = crossings(each([](double x) { return 8.4 * x - 7.0; }), 0, 1, 15.4);
  EXPECT_TRUE(found.linear);
  ASSERT_EQ(found.at.size(), 1U);
  EXPECT_NEAR(found.at[0].x, 5.0 / 6.0, 1e-15);
}

TEST(Crossings, ALineThatNeverGetsThereHasNone) {
  EXPECT_TRUE(crossings(each([](double x) { return x + 1; }), 0, 1, 1).at.empty());
  EXPECT_TRUE(crossings(each([](double) { return 3.0; }), 0, 1, 1).constant);
}

TEST(Crossings, AllOfACurveAreFound) {
  // (x - 0.1)(x - 0.2)(x - 0.7)
  const auto f = each([](double x) { return (x - 0.1) * (x - 0.2) * (x - 0.7); });
  const std::vector<double> found = places(crossings(f, 0, 1, 1e-3));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NEAR(found[0], 0.1, 1e-15);
  EXPECT_NEAR(found[1], 0.2, 1e-15);
  EXPECT_NEAR(found[2], 0.7, 1e-15);
}

TEST(Crossings, TwoWithinOneIntervalAreFoundByTheMinimumBetween) {
  // Roots 0.5004 and 0.5006, between the 256th and the 257th of 512 steps of 0.00195.
  const auto f = each([](double x) { return (x - 0.5004) * (x - 0.5006); });
  const std::vector<double> found = places(crossings(f, 0, 1, 1.0));
  ASSERT_GE(found.size(), 1U);  // at this scale the valley of 1e-8 may count as one place
  const std::vector<double> fine = places(crossings(f, 0, 1, 1e-6));
  ASSERT_EQ(fine.size(), 2U);
  EXPECT_NEAR(fine[0], 0.5004, 1e-12);
  EXPECT_NEAR(fine[1], 0.5006, 1e-12);
}

TEST(Crossings, ATouchIsMarked) {
  const auto f = each([](double x) { return (x - 0.3) * (x - 0.3); });
  const Crossings found = crossings(f, 0, 1, 1.0);
  ASSERT_EQ(found.at.size(), 1U);
  EXPECT_EQ(found.at[0].kind, CrossingKind::Touches);
  EXPECT_NEAR(found.at[0].x, 0.3, 1e-5);
}

TEST(Crossings, AJumpOverZeroIsToldAsOne) {
  for (const double sign : {1.0, -1.0}) {
    const auto f = each([&](double x) { return x < 0.4 ? -1.0 * sign : 2.0 * sign; });
    const Crossings found = crossings(f, 0, 1, 1.0);
    ASSERT_EQ(found.at.size(), 1U);
    EXPECT_EQ(found.at[0].kind, CrossingKind::Jumps);
    EXPECT_EQ(found.at[0].x, sign > 0 ? 0.4 : std::nextafter(0.4, 0.0));
    EXPECT_EQ(found.at[0].value, sign > 0 ? 2.0 : 1.0);
    EXPECT_EQ(found.at[0].across, sign > 0 ? -1.0 : -2.0);
  }
}

TEST(Crossings, AStretchOfZerosHasItsExactEnds) {
  const auto f = each([](double x) { return x < 0.3 ? x - 0.3 : x <= 0.7 ? 0.0 : 5.0; });
  const Crossings found = crossings(f, 0, 1, 1.0);
  ASSERT_EQ(found.at.size(), 2U);
  EXPECT_EQ(found.at[0].kind, CrossingKind::ZeroFrom);
  EXPECT_NEAR(found.at[0].x, 0.3, 1e-11);  // what is below 1e-12 is 0
  EXPECT_EQ(found.at[1].kind, CrossingKind::ZeroTo);
  EXPECT_EQ(found.at[1].x, 0.7);
}

// Flat but for a step of 1/256 of the range, between all of nine points.
TEST(Crossings, ANarrowStepIsNotPassedOverWhereThereMayBeSteps) {
  const auto f = each([](double x) { return x > 0.3 && x < 0.304 ? 1.0 : -1.0; });
  EXPECT_TRUE(crossings(f, 0, 1, 1.0, Curve::Smooth).constant);
  EXPECT_EQ(crossings(f, 0, 1, 1.0, Curve::Stepped).at.size(), 2U);
}

TEST(Crossings, WhatIsUndefinedIsPassedOver) {
  const auto f = each([](double x) { return x < 0.25 ? std::nan("") : x * x - 0.25; });
  EXPECT_EQ(places(crossings(f, 0, 1, 1.0)), std::vector<double>{0.5});
  EXPECT_TRUE(crossings(each([](double) { return std::nan(""); }), 0, 1, 1.0).illegal);
}

TEST(Crossings, WholeNumbersAreTriedOneByOne) {
  const auto at_four = each([](double x) { return x - 4.0; });
  EXPECT_EQ(places(whole_crossings(at_four, 1, 10, 1.0)), std::vector<double>{4});
  const Crossings between = whole_crossings(each([](double x) { return x - 4.5; }), 1, 10, 1.0);
  EXPECT_EQ(places(between), std::vector<double>{5});
  EXPECT_TRUE(between.changes_between);
  EXPECT_TRUE(whole_crossings(at_four, 5, 10, 1.0).at.empty());
}

}  // namespace
}  // namespace soem
