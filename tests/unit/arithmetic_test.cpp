// SPDX-License-Identifier: MIT
//
// Brackets stand where a calculator needs them and nowhere else: each text is read again by the
// tests' own calculator and must give the number it was built from.
#include "soem/figures/arithmetic.hpp"

#include <gtest/gtest.h>

#include <array>

#include "../support/arithmetic.hpp"
#include "soem/render/explanation.hpp"

namespace soem {
namespace {

using A = Arithmetic;

A sum(A a, A b) { return A::sum(std::array{a, b}); }
A product(A a, A b) { return A::product(std::array{a, b}); }

struct Case {
  A built;
  std::string text;
  double value;
};

TEST(Arithmetic, PutsBracketsWhereASignWouldBindWrongly) {
  const A two(2.0), three(3.0), minus(-4.0);
  const Case table[] = {
      {sum(two, three), "2 + 3", 5},
      {sum(two, minus), "2 - 4", -2},
      {sum(minus, two), "-4 + 2", -2},
      {product(sum(two, three), minus), "(2 + 3) * (-4)", -20},
      {product(minus, two), "-4 * 2", -8},
      {A::difference(two, minus), "2 - (-4)", 6},
      {A::difference(two, sum(three, two)), "2 - (3 + 2)", -3},
      {A::quotient(two, product(three, two)), "2 / (3 * 2)", 2.0 / 6},
      {A::quotient(A::quotient(two, three), two), "2 / 3 / 2", 1.0 / 3},
      {A::negated(minus), "-(-4)", 4},
      {A::negated(product(minus, two)), "-(-4 * 2)", 8},
      {A::negated(sum(two, three)), "-(2 + 3)", -5},
      {A::negated(product(two, three)), "-2 * 3", -6},
      {A::power(sum(two, three), 2), "(2 + 3) ** 2", 25},
      {A::power(minus, 2), "(-4) ** 2", 16},
      {A::power(two, 1), "2", 2},
      {A::quotient(two, A::power(sum(two, three), 2)), "2 / (2 + 3) ** 2", 0.08},
      {A::size(A::difference(two, three)), "abs(2 - 3)", 1},
      {product(two, A::size(minus)), "2 * abs(-4)", 8},
  };
  for (const Case& one : table) {
    EXPECT_EQ(calculation_text(one.built), one.text);
    const auto again = test::arithmetic(one.text);
    ASSERT_TRUE(again) << one.text;
    EXPECT_DOUBLE_EQ(*again, one.value) << one.text;
  }
}

TEST(Arithmetic, KnowsANumberAndAZero) {
  EXPECT_TRUE(A(-1.5).is_number());
  EXPECT_FALSE(sum(A(1.0), A(2.0)).is_number());
  EXPECT_TRUE(A(0.0).is_zero());
  EXPECT_FALSE(product(A(0.0), A(2.0)).is_zero());
}

}  // namespace
}  // namespace soem
