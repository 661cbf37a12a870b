// SPDX-License-Identifier: MIT
#include "soem/comparison/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>

#include "../support/calculate.hpp"
#include "soem/comparison/shapley.hpp"

namespace soem::test {
namespace {

std::vector<double> effects(std::vector<double> results) {
  return shapley_effects(results, 0.0).value();
}

// A product from 2 · 3 to 5 · 7: each factor's change times the mean of the other.
// (5 − 2) · (3 + 7) / 2 = 15 and (7 − 3) · (2 + 5) / 2 = 14; together 35 − 6 = 29.
TEST(Shapley, TwoFactorsShareWhatTheyDoTogether) {
  EXPECT_EQ(effects({6, 15, 14, 35}), (std::vector<double>{15, 14}));
}

// Three factors from 1 · 1 · 1 to 2 · 3 · 4, by hand over the six orders: the first factor adds 1
// when it comes first (two orders), 1 · 3 after the second (one), 1 · 4 after the third (one) and
// 1 · 12 last (two): (2 · 1 + 3 + 4 + 2 · 12) / 6 = 33 / 6. The second: (2 · 2 + 4 + 8 + 2 · 16) /
// 6 = 48 / 6. The third: (2 · 3 + 6 + 9 + 2 · 18) / 6 = 57 / 6. The sum is 138 / 6 = 23 = 24 − 1.
TEST(Shapley, ThreeFactors) {
  const auto out = effects({1, 2, 3, 6, 4, 8, 12, 24});
  ASSERT_EQ(out.size(), 3U);
  EXPECT_NEAR(out[0], 33.0 / 6, 1e-12);
  EXPECT_NEAR(out[1], 48.0 / 6, 1e-12);
  EXPECT_NEAR(out[2], 57.0 / 6, 1e-12);
}

TEST(Shapley, WhoChangesNothingHasNoEffect) {
  EXPECT_EQ(effects({10, 10, 13, 13}), (std::vector<double>{0, 3}));
  // A change within the rounding is none; what is lacking goes to the largest effect.
  const std::vector<double> noisy{10, 10 + 1e-13, 13, 13 + 2e-13};
  const auto out = shapley_effects(noisy, 1e-12);
  ASSERT_TRUE(out);
  EXPECT_EQ((*out)[0], 0.0);
  EXPECT_EQ((*out)[0] + (*out)[1], noisy.back() - noisy.front());
}

TEST(Shapley, NobodyAndOne) {
  EXPECT_TRUE(effects({5}).empty());
  EXPECT_EQ(effects({5, 3}), std::vector<double>{-2});
}

TEST(Shapley, UndefinedResultsAreNotSplit) {
  const std::vector<double> results{1, std::nan(""), 3, 4};
  EXPECT_FALSE(shapley_effects(results, 0.0));
}

/// The definition itself: the mean over all orders of the players.
std::vector<double> by_all_orders(std::size_t players,
                                  const std::function<double(std::size_t)>& result) {
  std::vector<std::size_t> order(players);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> out(players);
  double orders = 0.0;
  do {
    std::size_t set = 0;
    for (const std::size_t player : order) {
      const double before = result(set);
      set |= std::size_t{1} << player;
      out[player] += result(set) - before;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& one : out) one /= orders;
  return out;
}

ComparisonResult compared(const soem::Calculation& a, const soem::Calculation& b,
                          const std::string& figures = "net.pv") {
  return compare(a, b, {figure_choices(figures), figure_choices(figures)});
}

ComparisonResult compared(const std::string& a, const std::string& b,
                          const std::string& figures = "net.pv") {
  const auto of_a = calculate_cases(a), of_b = calculate_cases(b);
  if (of_a.empty() || of_b.empty()) {
    ADD_FAILURE() << "a text has errors";
    return {};
  }
  return compared(of_a.front(), of_b.front(), figures);
}

const FigureComparison& figure(const ComparisonResult& result, const std::string& payer,
                               const std::string& name = "net.pv") {
  for (const FigureComparison& one : result.figures) {
    if (one.figure == name && one.payer == payer) return one;
  }
  ADD_FAILURE() << "no " << name << " of " << payer;
  return result.figures.front();
}

double effect(const ComparisonResult& result, const std::string& path,
              const std::string& payer = "total") {
  const FigureComparison& of = figure(result, payer);
  for (std::size_t i = 0; i < result.changes.size(); ++i) {
    if (result.changes[i].path == path && of.effects) return (*of.effects)[i];
  }
  ADD_FAILURE() << "nothing changed at " << path << ' ' << of.not_split;
  return 0.0;
}

std::vector<std::string> paths(const ComparisonResult& result) {
  std::vector<std::string> out;
  for (const ComparedChange& one : result.changes) out.push_back(one.path);
  std::sort(out.begin(), out.end());
  return out;
}

double sum(const FigureComparison& figure) {
  return figure.effects ? std::accumulate(figure.effects->begin(), figure.effects->end(), 0.0)
                        : std::nan("");
}

/// Everything falls in the first year and counts in full: −intake · amount, plus what `more` says.
std::string simple(const std::string& intake, const std::string& amount,
                   const std::string& more = "") {
  return "soem: 1\ntitle: T\nstart_year: 2025\nhorizon: 3\nprice_year: 2025\n"
         "discount: {rate: 0 %, timing: start}\nparticipants: {intake: {2025: " +
         intake + "}}\ncosts:\n  - {id: course, amount: " + amount +
         ", per: participant, payer: kommune}\n" + more;
}

// Net result −10 · 1,000 = −10,000 becomes −12 · 1,500 = −18,000. The amount's part: −500 · (10 +
// 12) / 2 = −5,500; the intake's: −2 · (1,000 + 1,500) / 2 = −2,500.
TEST(ComparisonTest, AProductOfTwoInputs) {
  const ComparisonResult result = compared(simple("10", "1000"), simple("12", "1500"));
  EXPECT_DOUBLE_EQ(effect(result, "costs.course.amount"), -5500);
  EXPECT_DOUBLE_EQ(effect(result, "participants.intake.2025"), -2500);
  EXPECT_DOUBLE_EQ(effect(result, "costs.course.amount", "kommune"), -5500);
  EXPECT_DOUBLE_EQ(effect(result, "costs.course.amount", "stat"), 0);
  EXPECT_EQ(figure(result, "total").difference(), -8000);
  // What moves most comes first, with its number on both sides.
  EXPECT_EQ(result.changes[0].path, "costs.course.amount");
  EXPECT_EQ(result.changes[0].a, 1000);
  EXPECT_EQ(result.changes[0].b, 1500);
}

TEST(ComparisonTest, TheSameOnBothSides) {
  const ComparisonResult result = compared(simple("10", "1000"), simple("10", "1_000"));
  EXPECT_TRUE(result.changes.empty());
  EXPECT_EQ(figure(result, "total").difference(), 0.0);
}

// A line that only B has moves what it brings: 10 participants · 300 saved; the intake then meets a
// net cost of 700 half of the time: A −10 · 1,000, B −12 · 700 = −8,400. The line: 300 · 11 =
// 3,300; the intake: −2 · (1,000 + 700) / 2 = −1,700; together 1,600.
TEST(ComparisonTest, ALineThatOnlyOneSideHas) {
  const std::string saved =
      "saved_costs:\n  - {id: other, amount: 300, per: participant, payer: kommune}\n";
  const ComparisonResult result = compared(simple("10", "1000"), simple("12", "1000", saved));
  EXPECT_DOUBLE_EQ(effect(result, "saved_costs.other"), 3300);
  EXPECT_DOUBLE_EQ(effect(result, "participants.intake.2025"), -1700);
  ASSERT_EQ(result.shape.size(), 1U);
  EXPECT_EQ(result.shape[0].path, "saved_costs.other");
  EXPECT_EQ(result.shape[0].b, "there");
  const ComparisonResult back = compared(simple("12", "1000", saved), simple("10", "1000"));
  EXPECT_DOUBLE_EQ(effect(back, "saved_costs.other"), -3300);
}

// A year with intake that only B has counts as 0 in A: 5 · 1,000 more in 2026.
TEST(ComparisonTest, AYearThatOnlyOneSideHas) {
  const ComparisonResult result = compared(simple("10", "1000"), simple("10, 2026: 5", "1000"));
  EXPECT_DOUBLE_EQ(effect(result, "participants.intake.2026"), -5000);
  EXPECT_EQ(result.changes.size(), 1U);
}

// The kommune pays all in A, half of it in B: the line moves as a whole, −10,000 to −6,000 each.
TEST(ComparisonTest, WhoPaysIsAPart) {
  std::string b = simple("12", "1000");
  b.replace(b.find("payer: kommune"), 14, "split: {kommune: 50 %, stat: 50 %}");
  const ComparisonResult result = compared(simple("12", "1000"), b);
  EXPECT_DOUBLE_EQ(effect(result, "costs.course", "kommune"), 6000);
  EXPECT_DOUBLE_EQ(effect(result, "costs.course", "stat"), -6000);
  EXPECT_DOUBLE_EQ(effect(result, "costs.course"), 0);
}

// The shares of a split are legal only together and move together.
TEST(ComparisonTest, SharesOfASplitAreOneInput) {
  const auto text = [](const char* split) {
    std::string out = simple("10", "1000");
    return out.replace(out.find("payer: kommune"), 14, split);
  };
  const ComparisonResult result = compared(text("split: {kommune: 50 %, stat: 50 %}"),
                                           text("split: {kommune: 30 %, stat: 70 %}"));
  EXPECT_EQ(paths(result), std::vector<std::string>{"costs.course.split"});
  EXPECT_NEAR(effect(result, "costs.course.split", "kommune"), 2000, 1e-9);
  EXPECT_NEAR(effect(result, "costs.course.split", "stat"), -2000, 1e-9);
}

// 1,000 a year in every year of the horizon. Horizon 3 to 5 and 1,000 to 1,500: −3,000 to −7,500.
// The amount moves −500 · (3 + 5) / 2 = −2,000, the horizon −2 · (1,000 + 1,500) / 2 = −2,500.
TEST(ComparisonTest, AnotherHorizonIsStructure) {
  const auto text = [](const char* horizon, const char* years, const char* amount) {
    return std::string("soem: 1\ntitle: T\nstart_year: 2025\nhorizon: ") + horizon +
           "\nprice_year: 2025\ndiscount: {rate: 0 %, timing: start}\n"
           "participants: {intake: {2025: 10}}\ncosts:\n  - {id: rent, amount: " +
           amount + ", per: year, years: " + years + ", payer: kommune}\n";
  };
  const ComparisonResult result =
      compared(text("3", "2025-2027", "1000"), text("5", "2025-2029", "1500"));
  EXPECT_DOUBLE_EQ(effect(result, "costs.rent.amount"), -2000);
  EXPECT_DOUBLE_EQ(effect(result, "horizon costs.rent.years"), -2500);
  const ComparisonResult back =
      compared(text("5", "2025-2029", "1500"), text("3", "2025-2027", "1000"));
  EXPECT_DOUBLE_EQ(effect(back, "costs.rent.amount"), 2000);
  EXPECT_DOUBLE_EQ(effect(back, "horizon costs.rent.years"), 2500);
}

// A schedule with a step where the other side has one rate: 10 % in all years becomes 10 % in the
// first and 20 % from the second on. 1,210 paid in 2027 counts 1,000, then 1,210 / 1.1 / 1.2 =
// 916.67.
TEST(ComparisonTest, AStepOfTheDiscountRule) {
  const auto text = [](const char* rule) {
    return std::string("soem: 1\ntitle: T\nstart_year: 2025\nhorizon: 3\nprice_year: 2025\n") +
           "discount: " + rule + "\nparticipants: {intake: {2025: 10}}\ncosts:\n" +
           "  - {id: late, amount: 1210, per: once, year: 2027, payer: kommune}\n";
  };
  const ComparisonResult result = compared(text("{rate: 10 %, timing: start}"),
                                           text("{schedule: {1: 10 %, 2: 20 %}, timing: start}"));
  EXPECT_EQ(paths(result), std::vector<std::string>{"discount"});
  EXPECT_NEAR(effect(result, "discount"), 1000.0 - 1210 / 1.1 / 1.2, 1e-9);
}

std::string with_outcome(const std::string& success, const std::string& consequences) {
  return simple("10", "1000",
                "outcomes:\n  - {id: job, " + success + ", evidence: 1, consequences: [" +
                    consequences + "]}\n");
}

constexpr const char* kBenefit =
    "{id: benefit, change: -10, unit: week, price: {kommune: 100, stat: 50}}";

// The rate 40 % with baseline 20 % becomes the effect 30 %: stated otherwise, so the outcome moves
// as a whole. Ten start and complete in 2025; 10 weeks in each of 3 years at 150: a success is
// worth 4,500. From 2 successes to 3.
TEST(ComparisonTest, AnOutcomeThatIsStatedOtherwise) {
  const ComparisonResult result = compared(with_outcome("rate: 40 %, baseline: 20 %", kBenefit),
                                           with_outcome("effect: 30 %", kBenefit));
  EXPECT_EQ(paths(result), std::vector<std::string>{"outcomes.job"});
  EXPECT_NEAR(effect(result, "outcomes.job"), 4500, 1e-9);
  EXPECT_NEAR(effect(result, "outcomes.job", "stat"), 1500, 1e-9);
}

// The benefit is delayed by a year, so one of three years is lost; the tax on it goes with it. Two
// successes, 10 weeks a year at 150, of which 20 % come back as tax: 1,500 − 300 a year and
// success.
TEST(ComparisonTest, ATaxGoesWithItsBenefit) {
  const std::string tax = ", {id: tax, tax_of: benefit, price: {kommune: 20 %}}";
  const std::string late =
      "{id: benefit, change: -10, unit: week, delay: 1, price: {kommune: 100, stat: 50}}";
  const std::string success = "rate: 40 %, baseline: 20 %";
  const ComparisonResult result =
      compared(with_outcome(success, kBenefit + tax), with_outcome(success, late + tax));
  EXPECT_EQ(paths(result), std::vector<std::string>{"outcomes.job.consequences.benefit"});
  EXPECT_NEAR(effect(result, "outcomes.job.consequences.benefit"), -2 * (1500 - 300), 1e-9);
}

// An amount in prices of another year is another line; both are worth the same here: 1,000 · 110 /
// 100.
TEST(ComparisonTest, AnotherPriceYear) {
  const std::string index = "price_index: {2020: 100, 2025: 110}\n";
  const std::string a = simple("10", "1100", index), of_2020 = "1000, price_year: 2020";
  const ComparisonResult result = compared(a, simple("10", of_2020, index));
  EXPECT_EQ(paths(result), std::vector<std::string>{"costs.course"});
  EXPECT_NEAR(effect(result, "costs.course"), 0, 1e-9);
  EXPECT_EQ(result.shape[0].path, "costs.course.price_year");
  EXPECT_EQ(result.shape[0].a, "2025");
  EXPECT_EQ(result.shape[0].b, "2020");
}

// A level of the index that nothing is converted by moves nothing.
TEST(ComparisonTest, NumbersThatAreNotCalculatedWith) {
  const std::string course = "1000, price_year: 2020";
  const ComparisonResult result =
      compared(simple("10", course, "price_index: {2020: 100, 2022: 103, 2025: 110}\n"),
               simple("11", course, "price_index: {2020: 100, 2022: 104, 2025: 110}\n"));
  EXPECT_EQ(paths(result), std::vector<std::string>{"participants.intake.2025"});
  EXPECT_EQ(result.idle, std::vector<std::string>{"price_index"});
}

TEST(ComparisonTest, TheSameNumberFromAnotherSource) {
  const auto text = [](const char* page) {
    std::string out = simple("10", "1000, source: report");
    return out + "sources: {report: {title: A report, page: " + page + "}}\n";
  };
  const ComparisonResult result = compared(text("3"), text("4"));
  EXPECT_TRUE(result.changes.empty());
  EXPECT_EQ(result.resourced, std::vector<std::string>{"costs.course.amount"});
}

// Without a cost in A there is no ratio to split; a ratio that is there on both sides is.
TEST(ComparisonTest, FiguresThatAreUndefined) {
  const std::string success = "rate: 40 %, baseline: 20 %";
  std::string free = with_outcome(success, kBenefit);
  free.replace(free.find("amount: 1000"), 12, "amount: 0");
  const std::string a = with_outcome(success, kBenefit);
  const ComparisonResult result = compared(free, a, "bcr:total");
  EXPECT_FALSE(figure(result, "total", "bcr").effects);
  EXPECT_FALSE(figure(result, "total", "bcr").reason_a.empty());
  EXPECT_EQ(figure(result, "total", "bcr").not_split, "it has no value in A or in B");
  // 9,000 / 10,000 to 12 · 900 / 12,000: the intake moves no ratio.
  std::string more = a;
  more.replace(more.find("{2025: 10}"), 10, "{2025: 12}");
  const ComparisonResult same = compared(a, more, "bcr:total");
  EXPECT_EQ(figure(same, "total", "bcr").effects, std::vector<double>{0.0});
}

// Five inputs that all work on each other: as if every one of the 120 orders were gone through,
// loading and calculating each combination as a file of its own.
TEST(ComparisonTest, AsEveryOrderOneByOne) {
  constexpr std::array<const char*, 5> kA = {"40 %", "80 %", "100", "2 %", "10"};
  constexpr std::array<const char*, 5> kB = {"55 %", "95 %", "130", "5 %", "14"};
  constexpr std::array<const char*, 5> kPaths = {"outcomes.job.rate", "outcomes.job.retention",
                                                 "outcomes.job.consequences.benefit.price.kommune",
                                                 "outcomes.job.consequences.benefit.growth",
                                                 "participants.intake.2025"};
  const auto text = [&](std::size_t set) {
    const auto value = [&](std::size_t i) {
      return std::string((set >> i & 1) != 0 ? kB[i] : kA[i]);
    };
    return "soem: 1\ntitle: T\nstart_year: 2025\nhorizon: 6\nprice_year: 2025\n"
           "participants: {intake: {2025: " +
           value(4) +
           "}}\n"
           "costs:\n  - {id: course, amount: 1000, per: participant, payer: kommune}\n"
           "outcomes:\n  - {id: job, rate: " +
           value(0) + ", baseline: 20 %, evidence: 1, retention: " + value(1) +
           ", consequences: [{id: benefit, change: -10, unit: week, growth: " + value(3) +
           ", price: {kommune: " + value(2) + ", stat: 50}}]}\n";
  };
  const ComparisonResult result = compared(text(0), text(31));
  for (const std::string payer : {"kommune", "stat", "total"}) {
    std::map<std::size_t, double> known;
    const auto slow = by_all_orders(5, [&](std::size_t set) {
      const auto [found, added] = known.try_emplace(set, 0.0);
      if (added) found->second = calculate(text(set)).figure("net.pv", payer).value();
      return found->second;
    });
    for (std::size_t i = 0; i < kPaths.size(); ++i) {
      EXPECT_NEAR(effect(result, kPaths[i], payer), slow[i], 1e-9 * 20000) << kPaths[i];
    }
  }
}

// Twenty lines that cost i more, i = 1 … 20: they do not interact, so each moves what it costs. The
// largest fifteen stay alone; the others, 1 + 2 + … + 5 = 15, are one.
TEST(ComparisonTest, ThoseThatMoveLeastArePutTogether) {
  const auto text = [](int more) {
    std::string out = simple("10", "1000");
    for (int i = 1; i <= 20; ++i) {
      out += "  - {id: line" + std::to_string(i) + ", amount: " + std::to_string(100 + more * i) +
             ", per: once, year: 2025, payer: kommune}\n";
    }
    return out;
  };
  const ComparisonResult result = compared(text(0), text(1));
  EXPECT_EQ(result.grouping, Grouping::Others);
  EXPECT_EQ(result.moved, 20U);
  ASSERT_EQ(result.changes.size(), 16U);
  for (int i = 6; i <= 20; ++i) {
    EXPECT_NEAR(effect(result, "costs.line" + std::to_string(i) + ".amount"), -i, 1e-9);
  }
  EXPECT_EQ(result.changes.back().kind, ChangeKind::Others);
  EXPECT_NEAR(effect(result, ""), -15, 1e-9);
}

// Eighteen years of intake are one input before anything else is put together: 10 more a year at
// 1,000, and 100 more for each of 18 · 10 and then 18 · 20 people, 18 · 15 on the average.
TEST(ComparisonTest, NumbersOfOneListArePutTogetherFirst) {
  const auto text = [](const char* people, const char* amount) {
    std::string intake, sep;
    for (int year = 2025; year < 2043; ++year) {
      intake += sep + std::to_string(year) + ": " + people;
      sep = ", ";
    }
    return "soem: 1\ntitle: T\nstart_year: 2025\nhorizon: 20\nprice_year: 2025\n"
           "discount: {rate: 0 %, timing: start}\nparticipants: {intake: {" +
           intake + "}}\ncosts:\n  - {id: course, amount: " + amount +
           ", per: participant, payer: kommune}\n";
  };
  const ComparisonResult result = compared(text("10", "1000"), text("20", "1100"));
  EXPECT_EQ(result.grouping, Grouping::Lists);
  EXPECT_NEAR(effect(result, "costs.course.amount"), -100.0 * 18 * 15, 1e-6);
  EXPECT_NEAR(effect(result, "participants.intake"), -18.0 * 10 * 1050, 1e-6);
}

TEST(ComparisonTest, TheOthersAreOneRow) {
  ComparisonResult result = compared(
      simple("10", "1000"), simple("12", "1500",
                                   "saved_costs:\n  - {id: s, amount: 1, per: once, year: 2025, "
                                   "payer: stat}\n"));
  ASSERT_EQ(result.changes.size(), 3U);
  keep_changes(result, 1);
  ASSERT_EQ(result.changes.size(), 2U);
  EXPECT_EQ(result.changes[1].kind, ChangeKind::Others);
  const FigureComparison& total = figure(result, "total");
  EXPECT_DOUBLE_EQ((*total.effects)[0], -5500);
  EXPECT_DOUBLE_EQ((*total.effects)[1], -2500 + 1);
  EXPECT_DOUBLE_EQ(sum(total), total.difference().value());
}

TEST(ComparisonTest, CurrenciesMustAgree) {
  Scenario a, b;
  a.currency = "DKK";
  b.currency = "EUR";
  EXPECT_EQ(not_comparable(a, a), "");
  EXPECT_EQ(not_comparable(a, b), "A counts in DKK, B in EUR");
}

}  // namespace
}  // namespace soem::test
