// SPDX-License-Identifier: MIT
//
// Every operation on five years and numbers that are exact in binary, so that results worked out by
// hand compare equal.
#include "soem/model/evaluate.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace soem {
namespace {

using Numbers = std::vector<double>;

struct Bench {
  Graph graph{5};
  Numbers slots;

  NodeId number(double value) { return graph.constant(value); }
  NodeId series(Rank rank, const Numbers& values) {
    std::vector<NodeId> elements;
    for (const double value : values) elements.push_back(number(value));
    return graph.assemble(rank, elements);
  }
  NodeId years(const Numbers& values) { return series(Rank::Year, values); }
  NodeId ages(const Numbers& values) { return series(Rank::Age, values); }

  [[nodiscard]] Numbers value(NodeId id) const {
    const Values values = evaluate(graph, slots);
    const auto series = values.series(id);
    return {series.begin(), series.end()};
  }
  [[nodiscard]] double scalar(NodeId id) const { return evaluate(graph, slots).scalar(id); }
};

const Numbers kZeros(5, 0.0);

TEST(Evaluate, ReadsSlotsAndConstants) {
  Bench b;
  b.slots = {7.0, -0.5};
  const NodeId second = b.graph.slot(SlotId(1)), first = b.graph.slot(SlotId(0));
  EXPECT_EQ(b.scalar(first), 7.0);
  EXPECT_EQ(b.scalar(second), -0.5);
  EXPECT_EQ(b.value(second), Numbers{-0.5});
  EXPECT_EQ(b.scalar(b.number(2.5)), 2.5);
}

TEST(Evaluate, AssemblesASeriesAndFillsItWithZeros) {
  Bench b;
  const std::array elements{b.number(1), kNoNode, b.number(3)};
  EXPECT_EQ(b.value(b.graph.assemble(Rank::Year, elements)), (Numbers{1, 0, 3, 0, 0}));
  EXPECT_EQ(b.value(b.graph.assemble(Rank::Age, {})), kZeros);
}

TEST(Evaluate, AddsAndGivesZeroForNothing) {
  Bench b;
  const NodeId series = b.years({1, 2, 3, 4, 5}), ten = b.number(10);
  const std::array both{series, ten, series};
  const std::array scalars{ten, b.number(0.5)};
  EXPECT_EQ(b.value(b.graph.sum(both, Rank::Year)), (Numbers{12, 14, 16, 18, 20}));
  EXPECT_EQ(b.value(b.graph.sum(scalars, Rank::Year)), Numbers{10.5});
  EXPECT_EQ(b.value(b.graph.sum({}, Rank::Year)), kZeros);
  EXPECT_EQ(b.value(b.graph.sum({}, Rank::Scalar)), Numbers{0});
}

TEST(Evaluate, SubtractsMultipliesDividesAndNegatesElementByElement) {
  Bench b;
  Graph& g = b.graph;
  const NodeId series = b.years({1, 2, 4, -8, 0}), other = b.years({1, 1, 2, 2, 5});
  const NodeId two = b.number(2);
  EXPECT_EQ(b.value(g.difference(series, other)), (Numbers{0, 1, 2, -10, -5}));
  EXPECT_EQ(b.value(g.difference(series, two)), (Numbers{-1, 0, 2, -10, -2}));
  EXPECT_EQ(b.value(g.difference(two, series)), (Numbers{1, 0, -2, 10, 2}));
  EXPECT_EQ(b.value(g.product({series, two, other})), (Numbers{2, 4, 16, -32, 0}));
  EXPECT_EQ(b.value(g.product({two, two})), Numbers{4});
  EXPECT_EQ(b.value(g.quotient(series, other)), (Numbers{1, 2, 2, -4, 0}));
  EXPECT_EQ(b.value(g.quotient(series, two)), (Numbers{0.5, 1, 2, -4, 0}));
  EXPECT_EQ(b.value(g.quotient(two, other)), (Numbers{2, 2, 1, 1, 0.4}));
  EXPECT_EQ(b.value(g.negate(series)), (Numbers{-1, -2, -4, 8, 0}));
  EXPECT_EQ(b.value(g.negate(two)), Numbers{-2});
}

TEST(Evaluate, ConvolvesCohortsWithWhatTheyDoByAge) {
  Bench b;
  // Two people in year 0 and one in year 2: 2·1, 2·3, 2·5 + 1·1, 2·7 + 1·3, 2·9 + 1·5.
  const NodeId people = b.years({2, 0, 1, 0, 0}), ages = b.ages({1, 3, 5, 7, 9});
  EXPECT_EQ(b.value(b.graph.convolve(people, ages, 0)), (Numbers{2, 6, 11, 17, 23}));
  EXPECT_EQ(b.value(b.graph.convolve(people, ages, 1)), (Numbers{0, 2, 6, 11, 17}));
  EXPECT_EQ(b.value(b.graph.convolve(people, ages, 4)), (Numbers{0, 0, 0, 0, 2}));
  EXPECT_EQ(b.value(b.graph.convolve(people, ages, 5)), kZeros);
  EXPECT_EQ(b.value(b.graph.convolve(people, ages, 200)), kZeros);
  const NodeId late = b.years({0, 0, 0, 0, 3});
  EXPECT_EQ(b.value(b.graph.convolve(late, ages, 0)), (Numbers{0, 0, 0, 0, 3}));
  const NodeId negative = b.years({-1, 0.5, 0, 0, 0});
  EXPECT_EQ(b.value(b.graph.convolve(negative, ages, 0)), (Numbers{-1, -2.5, -3.5, -4.5, -5.5}));
}

TEST(Evaluate, KeepsThoseWhoHaveNotCompletedUntilTheProfileEnds) {
  Bench b;
  const NodeId shares = b.ages({0.5, 0.25, 0, 0, 0});
  EXPECT_EQ(b.value(b.graph.remaining(shares, 2)), (Numbers{1, 0.5, 0, 0, 0}));
  EXPECT_EQ(b.value(b.graph.remaining(shares, 4)), (Numbers{1, 0.5, 0.25, 0.25, 0}));
  EXPECT_EQ(b.value(b.graph.remaining(shares, 9)), (Numbers{1, 0.5, 0.25, 0.25, 0.25}));
  EXPECT_EQ(b.value(b.graph.remaining(b.ages({}), 1)), (Numbers{1, 0, 0, 0, 0}));
}

// 0.1 + 0.2 + 0.7 is 1 - 1e-16 as doubles, and 1 - 0.45 - 0.48 - 0.07 is 6e-17.
TEST(Evaluate, LeavesNobodyWhereTheSharesMakeUpTheWhole) {
  Bench b;
  for (const Numbers& shares : {Numbers{0.45, 0.48, 0.07}, Numbers{0.1, 0.2, 0.7}}) {
    const Numbers left = b.value(b.graph.remaining(b.ages(shares), 5));
    EXPECT_EQ(left[3], 0);
    EXPECT_EQ(left[4], 0);
  }
}

// 80 % in weeks 1-4, 40 % from week 5. In the years 0, 1 and 2 after completion: 6 weeks from week
// 1 are (4 · 80 % + 2 · 40 %) / 6; an hour is a share of the one step it lies in, to the last
// digit.
TEST(Evaluate, TakesTheMeanOfTheLadderOverTheWeeksOfTheYear) {
  Bench b;
  const NodeId weeks = b.ages({6, 1.0 / 168, 0, 0, 0});
  const auto share = [&](double step, double rest) {
    const std::array inputs = {weeks,          b.number(1), b.number(1),   b.number(1),
                               b.number(step), b.number(5), b.number(rest)};
    return b.value(b.graph.ladder(inputs));
  };
  EXPECT_DOUBLE_EQ(share(0.8, 0.4)[0], 4.0 / 6.0);
  EXPECT_DOUBLE_EQ(share(0.8, 0.4)[1], 0.4);
  EXPECT_EQ(share(0.8, 0.4)[2], 0.4);
  EXPECT_EQ(share(0.8, 1.0)[1], 1.0);  // or the kommune would be left with a sign
}

TEST(Evaluate, NormalisesAProfileOverThoseWhoComplete) {
  Bench b;
  const NodeId shares = b.ages({0.125, 0.375, 0, 0, 0});
  EXPECT_EQ(b.value(b.graph.normalise(shares, b.number(0.5), 2)), (Numbers{0.25, 0.75, 0, 0, 0}));
}

TEST(Evaluate, CountsStartersAtTheEndOfAProfileThatNobodyCompletes) {
  Bench b;
  const NodeId nobody = b.ages({0, 0, 0});
  EXPECT_EQ(b.value(b.graph.normalise(nobody, b.number(0), 3)), (Numbers{0, 0, 1, 0, 0}));
  EXPECT_EQ(b.value(b.graph.normalise(nobody, b.number(0), 1)), (Numbers{1, 0, 0, 0, 0}));
  EXPECT_EQ(b.value(b.graph.normalise(nobody, b.number(0), 7)), kZeros);  // after the horizon
}

struct Fading {
  double first_year_share, retention;
  int first, count;
  Numbers expected;
};

TEST(Evaluate, FadesGeometricallyFromTheFirstYearOfEffect) {
  const Fading table[] = {
      {1.0, 1.0, 0, kToHorizon, {1, 1, 1, 1, 1}},
      {1.0, 0.5, 0, kToHorizon, {1, 0.5, 0.25, 0.125, 0.0625}},
      {0.25, 0.5, 0, kToHorizon, {0.25, 0.5, 0.25, 0.125, 0.0625}},  // the share cuts one year only
      {0.25, 0.5, 2, kToHorizon, {0, 0, 0.25, 0.5, 0.25}},
      {1.0, 0.5, 1, 2, {0, 1, 0.5, 0, 0}},
      {1.0, 0.5, 4, 2, {0, 0, 0, 0, 1}},
      {1.0, 0.5, 5, kToHorizon, kZeros},
      {1.0, 0.5, 0, 0, kZeros},
      {0.5, 0.0, 1, kToHorizon, {0, 0.5, 0, 0, 0}},  // retention 0: one year
      {0.0, 1.0, 0, kToHorizon, {0, 1, 1, 1, 1}},
  };
  for (const Fading& c : table) {
    Bench b;
    const NodeId id =
        b.graph.fade(b.number(c.first_year_share), b.number(c.retention), c.first, c.count);
    EXPECT_EQ(b.value(id), c.expected) << c.retention << " from " << c.first << " for " << c.count;
  }
}

TEST(Evaluate, FadesByListedSharesFromTheFirstYearOfEffect) {
  Bench b;
  const NodeId shares = b.ages({1, 0.75, 0.5});
  const NodeId half = b.number(0.5), one = b.number(1);
  EXPECT_EQ(b.value(b.graph.fade_listed(one, shares, 0, 3)), (Numbers{1, 0.75, 0.5, 0, 0}));
  EXPECT_EQ(b.value(b.graph.fade_listed(half, shares, 1, 3)), (Numbers{0, 0.5, 0.75, 0.5, 0}));
  EXPECT_EQ(b.value(b.graph.fade_listed(one, shares, 1, 2)), (Numbers{0, 1, 0.75, 0, 0}));
  EXPECT_EQ(b.value(b.graph.fade_listed(one, shares, 3, 3)), (Numbers{0, 0, 0, 1, 0.75}));
  EXPECT_EQ(b.value(b.graph.fade_listed(one, shares, 9, 3)), kZeros);
}

TEST(Evaluate, CompoundsGrowthFromYearZero) {
  Bench b;
  EXPECT_EQ(b.value(b.graph.compound(b.number(0.5))), (Numbers{1, 1.5, 2.25, 3.375, 5.0625}));
  EXPECT_EQ(b.value(b.graph.compound(b.number(-0.5))), (Numbers{1, 0.5, 0.25, 0.125, 0.0625}));
  EXPECT_EQ(b.value(b.graph.compound(b.number(0))), (Numbers{1, 1, 1, 1, 1}));
}

TEST(Evaluate, ShiftsYearsAndCutsAtTheHorizon) {
  Bench b;
  const NodeId years = b.years({1, 2, 3, 4, 5});
  EXPECT_EQ(b.value(b.graph.shift(years, 0)), (Numbers{1, 2, 3, 4, 5}));
  EXPECT_EQ(b.value(b.graph.shift(years, 2)), (Numbers{0, 0, 1, 2, 3}));
  EXPECT_EQ(b.value(b.graph.shift(years, 5)), kZeros);
  EXPECT_EQ(b.value(b.graph.shift(years, 200)), kZeros);
}

TEST(Evaluate, DiscountsByTheTimingOfTheFlows) {
  Bench b;
  // 1 + r(1) … 1 + r(5) = 4, 16, 1, 1/4, 9: D = 1, 1/4, 1/64, 1/64, 1/16, and D(5) = 1/144.
  const NodeId rates = b.years({3, 15, 0, -0.75, 8});
  EXPECT_EQ(b.value(b.graph.discount(rates, DiscountTiming::Start)),
            (Numbers{1, 1.0 / 4, 1.0 / 64, 1.0 / 64, 1.0 / 16}));
  EXPECT_EQ(b.value(b.graph.discount(rates, DiscountTiming::End)),
            (Numbers{1.0 / 4, 1.0 / 64, 1.0 / 64, 1.0 / 16, 1.0 / 144}));
  // Divided by the square roots 2, 4, 1, 1/2, 3.
  EXPECT_EQ(b.value(b.graph.discount(rates, DiscountTiming::Mid)),
            (Numbers{1.0 / 2, 1.0 / 16, 1.0 / 64, 1.0 / 32, 1.0 / 48}));
}

TEST(Evaluate, TotalsAndCumulates) {
  Bench b;
  const NodeId years = b.years({1, -2, 4, 0, 8}), ages = b.ages({0.5, 0.25});
  EXPECT_EQ(b.scalar(b.graph.total(years)), 11.0);
  EXPECT_EQ(b.scalar(b.graph.total(ages)), 0.75);
  EXPECT_EQ(b.value(b.graph.cumulate(years)), (Numbers{1, -1, 3, 3, 11}));
}

TEST(Evaluate, WorksOnAHorizonOfOneYear) {
  Graph graph(1);
  const std::array one{graph.constant(3)};
  const NodeId years = graph.assemble(Rank::Year, one), ages = graph.assemble(Rank::Age, one);
  const NodeId result = graph.cumulate(graph.convolve(years, ages, 0));
  const NodeId delayed = graph.convolve(years, ages, 1);
  const Values values = evaluate(graph, {});
  EXPECT_EQ(values.series(result)[0], 9.0);
  EXPECT_EQ(values.series(delayed)[0], 0.0);
}

TEST(Values, KnowWhetherEverythingIsFinite) {
  for (const double value :
       {1.0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::quiet_NaN()}) {
    Bench b;
    b.slots = {value};
    b.graph.slot(SlotId(0));
    b.number(1);
    EXPECT_EQ(evaluate(b.graph, b.slots).all_finite(), value == 1.0) << value;
  }
  Bench overflow;
  const NodeId large = overflow.number(1e200);
  overflow.graph.product({large, large});
  EXPECT_FALSE(evaluate(overflow.graph, {}).all_finite());
}

}  // namespace
}  // namespace soem
