// SPDX-License-Identifier: MIT
#include "soem/render/csv.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "../support/calculate.hpp"
#include "../support/csv.hpp"

namespace soem {
namespace {

const std::string kScenario =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\ncurrency: EUR\n"
    "discount: {rate: 100 %}\npayers: [kommune, {id: fond, public: false}]\n"
    "participants: {intake: {2020: 3}}\n"
    "costs:\n  - {id: staff, amount: 0.1, per: participant, payer: kommune}\n"
    "  - {id: gift, amount: 1000000, per: once, payer: fond}\n";

TEST(CsvField, IsQuotedWhereRfc4180NeedsIt) {
  const std::pair<std::string, std::string> table[] = {
      {"", ""},
      {"plain", "plain"},
      {"a b", "a b"},
      {"æøå", "æøå"},
      {"a,b", "\"a,b\""},
      {"\"", "\"\"\"\""},
      {"say \"a\"", "\"say \"\"a\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"a\r\nb", "\"a\r\nb\""},
      {"a\rb", "\"a\rb\""},
      {" a", "\" a\""},
      {"a ", "\"a \""},
      {" ", "\" \""},
      {"a;b", "a;b"},
      {"'a'", "'a'"},
  };
  for (const auto& [text, field] : table) EXPECT_EQ(csv_field(text), field);
}

TEST(Csv, HasTheColumnsThatOthersScriptAgainst) {
  EXPECT_EQ(summary_csv_header(), "scenario,variant,figure,payer,value,unit,reason\n");
  EXPECT_EQ(years_csv_header(), "scenario,variant,year,payer,item,undiscounted,discounted\n");
}

TEST(SummaryCsv, HasARowForEveryFigureInItsOrder) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  const auto rows =
      test::parse_csv(std::string(summary_csv_header()) + summary_csv(*c.scenario, *c.summary));
  ASSERT_EQ(rows.size(), c.summary->figures.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Figure& figure = c.summary->figures[i];
    EXPECT_EQ(rows[i].at("scenario"), "a.yaml");
    EXPECT_EQ(rows[i].at("variant"), "base");
    EXPECT_EQ(rows[i].at("figure"), figure.name);
    EXPECT_EQ(rows[i].at("payer"), figure.payer);
    EXPECT_EQ(rows[i].at("reason"), figure.reason);
    EXPECT_EQ(rows[i].at("value").empty(), !figure.value) << figure.name;
    if (figure.value) {
      EXPECT_EQ(std::strtod(rows[i].at("value").c_str(), nullptr), *figure.value);
    }
  }
}

TEST(SummaryCsv, PrintsNumbersInFullAndUndefinedOnesAsNothing) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  const std::string csv = summary_csv(*c.scenario, *c.summary);
  // 3 · 0.1 is 0.30000000000000004 in binary, and has no rounding here.
  EXPECT_NE(csv.find("a.yaml,base,net.pv,kommune,-0.30000000000000004,EUR,\n"), std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,net.pv,fond,-1000000,EUR,\n"), std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,payback_year,total,,year,never within the horizon\n"),
            std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,peak_financing_year,fond,2020,year,\n"), std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,bcr,total,0,ratio,\n"), std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,irr_roots,total,0,count,\n"), std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,irr,total,,share,"), std::string::npos);
  EXPECT_NE(csv.find("a.yaml,base,participants,total,3,people,\n"), std::string::npos);
}

TEST(YearsCsv, HasARowForEveryYearPayerAndItem) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  std::string expected;
  const auto rows = [&](const std::string& year, const std::string& payer, const std::string& cost,
                        const std::string& cumulative) {
    const std::string start = "a.yaml,base," + year + "," + payer + ",";
    expected += start + "costs," + cost + "," + cost + "\n";
    expected += start + "saved_costs,0,0\n" + start + "consequences,0,0\n";
    expected += start + "net," + cost + "," + cost + "\n";
    expected += start + "cumulative," + cumulative + "," + cumulative + "\n";
  };
  const std::string cents = "-0.30000000000000004";
  rows("2020", "kommune", cents, cents);
  rows("2020", "fond", "-1000000", "-1000000");
  rows("2020", "total", cents, cents);
  rows("2021", "kommune", "0", cents);
  rows("2021", "fond", "0", "-1000000");
  rows("2021", "total", "0", cents);
  EXPECT_EQ(years_csv(*c.scenario, *c.summary), expected);
}

TEST(Csv, QuotesTheNameOfTheFile) {
  const test::Calculation c = test::calculate(kScenario, "a, \"b\".yaml");
  ASSERT_TRUE(c.valid());
  EXPECT_TRUE(summary_csv(*c.scenario, *c.summary)
                  .starts_with("\"a, \"\"b\"\".yaml\",base,net.pv,kommune,"));
  EXPECT_TRUE(years_csv(*c.scenario, *c.summary)
                  .starts_with("\"a, \"\"b\"\".yaml\",base,2020,kommune,costs,"));
}

}  // namespace
}  // namespace soem
