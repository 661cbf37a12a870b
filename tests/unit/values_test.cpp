// SPDX-License-Identifier: MIT
#include "soem/scenario/values.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

Node scalar(const std::string& text, bool quoted = false) {
  Node node;
  node.kind = NodeKind::Scalar;
  node.text = text;
  node.quoted = quoted;
  return node;
}

TEST(IsId, TakesLowerCaseWordsThatCanBeAStepOfAPath) {
  for (const std::string id : {"a", "job", "self_support", "fm-2021", "2nd", "0a", "a_", "a-", "x1",
                               "2018-2020", "inf", "1-"}) {
    EXPECT_TRUE(is_id(id)) << id;
  }
  for (const std::string word :
       {"", "_a", "-a", "A", "jobA", "a b", "a.b", "æ", "a/b", "a*", "*", "a\n", "a:"}) {
    EXPECT_FALSE(is_id(word)) << word;
  }
}

TEST(IsId, TakesNoNumberBecauseAPathCountsByNumber) {
  for (const std::string number : {"0", "7", "2018", "1_000", "1e5", "017", "00"}) {
    EXPECT_FALSE(is_id(number)) << number;
  }
}

TEST(ParseYears, ReadsAYearOrARange) {
  using Years = std::pair<int, int>;
  EXPECT_EQ(parse_years("2018"), std::optional(Years(2018, 2018)));
  EXPECT_EQ(parse_years("2018-2020"), std::optional(Years(2018, 2020)));
  EXPECT_EQ(parse_years("2018-2018"), std::optional(Years(2018, 2018)));
  EXPECT_EQ(parse_years("1900-2500"), std::optional(Years(1900, 2500)));
  for (const std::string text :
       {"", "-", "2018-", "-2018", "2020-2018", "1899", "2501", "1899-1950", "2018-2501", "18",
        "02018", "20180", "2018-20", "2018--2020", "2018 - 2020", "2018-2019-2020", "2018,2020",
        "abcd", "0900"}) {
    EXPECT_EQ(parse_years(text), std::nullopt) << text;
  }
}

struct Read {
  Quantity quantity;
  std::string text;
  double value;
};

TEST(ReadNumber, TakesEveryQuantityUpToItsBounds) {
  const Read table[] = {
      {Quantity::Money, "0", 0},
      {Quantity::Money, "1_950_000", 1950000},
      {Quantity::Money, "0.125", 0.125},
      {Quantity::Money, "1.8e6", 1.8e6},
      {Quantity::MoneyOrShare, "2240", 2240},
      {Quantity::MoneyOrShare, "60 %", 0.6},
      {Quantity::MoneyOrShare, "0", 0},
      {Quantity::Share, "0", 0},
      {Quantity::Share, "1", 1},
      {Quantity::Share, "100 %", 1},
      {Quantity::Share, "0.125", 0.125},
      {Quantity::Share, "46.125 %", 0.46125},
      {Quantity::Effect, "-1", -1},
      {Quantity::Effect, "-100 %", -1},
      {Quantity::Effect, "1", 1},
      {Quantity::Growth, "-0.999", -0.999},
      {Quantity::Growth, "-99.9 %", -0.999},
      {Quantity::Growth, "250 %", 2.5},
      {Quantity::DiscountRate, "3.5 %", 0.035},
      {Quantity::DiscountRate, "-99 %", -0.99},
      {Quantity::DiscountRate, "0", 0},
      {Quantity::Factor, "0", 0},
      {Quantity::Factor, "1.125", 1.125},
      {Quantity::Factor, "250 %", 2.5},
      {Quantity::IndexValue, "103.2", 103.2},
      {Quantity::IndexValue, "5e-324", 5e-324},
      {Quantity::IndexValue, "103.215", 103.215},
      {Quantity::People, "0", 0},
      {Quantity::People, "12.5", 12.5},
      {Quantity::Change, "-46", -46},
      {Quantity::Change, "-0.125", -0.125},
      {Quantity::Change, "1.250", 1.25},
      {Quantity::Years, "0", 0},
      {Quantity::Years, "200", 200},
      {Quantity::Horizon, "1", 1},
      {Quantity::Horizon, "200", 200},
      {Quantity::CalendarYear, "1900", 1900},
      {Quantity::CalendarYear, "2500", 2500},
      {Quantity::RuleYear, "1", 1},
      {Quantity::RuleYear, "400", 400},
      {Quantity::Evidence, "1", 1},
      {Quantity::Evidence, "3", 3},
      {Quantity::SchemaVersion, "1", 1},
  };
  for (const Read& c : table) {
    SCOPED_TRACE(std::string(info(c.quantity).words) + " " + c.text);
    const auto result = read_number(scalar(c.text), c.quantity);
    ASSERT_TRUE(std::holds_alternative<Decimal>(result)) << std::get<NumberProblem>(result).text;
    EXPECT_EQ(std::get<Decimal>(result).value, c.value);
  }
}

struct Problem {
  Quantity quantity;
  std::string text;
  MessageId id;
};

TEST(ReadNumber, RefusesWhatLiesBeyondOrHasAnotherForm) {
  const Problem table[] = {
      {Quantity::Money, "-1", MessageId::NegativeAmount},
      {Quantity::Money, "5 %", MessageId::PercentHere},
      {Quantity::Money, "650.000", MessageId::AmbiguousNumber},
      {Quantity::Money, "1.250", MessageId::AmbiguousNumber},
      {Quantity::MoneyOrShare, "2.240", MessageId::AmbiguousNumber},
      {Quantity::MoneyOrShare, "-5 %", MessageId::NegativeAmount},
      {Quantity::Share, "-0.01", MessageId::OutOfRange},
      {Quantity::Share, "1.01", MessageId::OutOfRange},
      {Quantity::Share, "100.1 %", MessageId::OutOfRange},
      {Quantity::Effect, "-1.01", MessageId::OutOfRange},
      {Quantity::Effect, "101 %", MessageId::OutOfRange},
      {Quantity::Growth, "-1", MessageId::OutOfRange},
      {Quantity::Growth, "-100 %", MessageId::OutOfRange},
      {Quantity::DiscountRate, "-100 %", MessageId::OutOfRange},
      {Quantity::Factor, "-0.1", MessageId::OutOfRange},
      {Quantity::IndexValue, "0", MessageId::OutOfRange},
      {Quantity::IndexValue, "100 %", MessageId::PercentHere},
      {Quantity::People, "-1", MessageId::OutOfRange},
      {Quantity::People, "5 %", MessageId::PercentHere},
      {Quantity::Change, "5 %", MessageId::PercentHere},
      {Quantity::Years, "-1", MessageId::OutOfRange},
      {Quantity::Years, "201", MessageId::OutOfRange},
      {Quantity::Years, "1.5", MessageId::NotANumber},
      {Quantity::Years, "1e1", MessageId::NotANumber},
      {Quantity::Years, "2.0", MessageId::NotANumber},
      {Quantity::Years, "5 %", MessageId::PercentHere},
      {Quantity::Horizon, "0", MessageId::OutOfRange},
      {Quantity::Horizon, "201", MessageId::OutOfRange},
      {Quantity::CalendarYear, "1899", MessageId::OutOfRange},
      {Quantity::CalendarYear, "2501", MessageId::OutOfRange},
      {Quantity::RuleYear, "0", MessageId::OutOfRange},
      {Quantity::RuleYear, "401", MessageId::OutOfRange},
      {Quantity::Evidence, "0", MessageId::OutOfRange},
      {Quantity::Evidence, "4", MessageId::OutOfRange},
      {Quantity::SchemaVersion, "0", MessageId::SchemaVersion},
      {Quantity::SchemaVersion, "2", MessageId::SchemaVersion},
      {Quantity::Share, "1,5", MessageId::NotANumber},
      {Quantity::Share, "", MessageId::NotANumber},
      {Quantity::Money, "1e400", MessageId::NotANumber},
  };
  for (const Problem& c : table) {
    SCOPED_TRACE(std::string(info(c.quantity).words) + " " + c.text);
    const auto result = read_number(scalar(c.text), c.quantity);
    ASSERT_TRUE(std::holds_alternative<NumberProblem>(result));
    EXPECT_EQ(std::get<NumberProblem>(result).id, c.id);
  }
}

NumberProblem problem(const std::string& text, Quantity quantity) {
  const auto result = read_number(scalar(text), quantity);
  const auto* found = std::get_if<NumberProblem>(&result);
  return found ? *found : NumberProblem{};
}

TEST(ReadNumber, RefusesQuotedNumbersAndValuesThatAreNoScalars) {
  const auto quoted = read_number(scalar("46", true), Quantity::Share);
  ASSERT_TRUE(std::holds_alternative<NumberProblem>(quoted));
  EXPECT_EQ(std::get<NumberProblem>(quoted).id, MessageId::QuotedNumber);
  EXPECT_EQ(std::get<NumberProblem>(quoted).hint, "write 46 without them");
  for (const NodeKind kind : {NodeKind::Null, NodeKind::List, NodeKind::Map, NodeKind::Invalid}) {
    Node node;
    node.kind = kind;
    EXPECT_TRUE(std::holds_alternative<NumberProblem>(read_number(node, Quantity::Share)));
  }
}

TEST(ReadNumber, SaysWhatTheWriterProbablyMeant) {
  EXPECT_EQ(problem("46", Quantity::Share).hint, "did you mean 46 %?");
  EXPECT_EQ(problem("100", Quantity::Share).hint, "did you mean 100 %?");
  EXPECT_EQ(problem("101", Quantity::Share).hint, "");
  EXPECT_EQ(problem("-46", Quantity::Effect).hint, "");
  EXPECT_EQ(problem("110 %", Quantity::Share).hint, "");
  EXPECT_EQ(problem("650.000", Quantity::Money).hint, "write 650000 or 650.0, whichever is meant");
  EXPECT_EQ(problem("1.250", Quantity::Money).hint, "write 1250 or 1.25, whichever is meant");
  EXPECT_EQ(problem("1.234", Quantity::Money).hint, "write 1234 or 1.2340, whichever is meant");
  // What the hint proposes is accepted, and means what the hint says.
  for (const std::string text : {"650000", "650.0", "1250", "1.25", "1234", "1.2340"}) {
    EXPECT_TRUE(std::holds_alternative<Decimal>(read_number(scalar(text), Quantity::Money)))
        << text;
  }
}

}  // namespace
}  // namespace soem
