// SPDX-License-Identifier: MIT
#include "soem/render/views.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "../support/calculate.hpp"
#include "../support/rows.hpp"

namespace soem {
namespace {

const std::string kScenario =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\ncurrency: EUR\n"
    "discount: {rate: 100 %}\npayers: [kommune, {id: fond, public: false}]\n"
    "participants: {intake: {2020: 3}}\n"
    "costs:\n  - {id: staff, amount: 0.1, per: participant, payer: kommune}\n"
    "  - {id: gift, amount: 1000000, per: once, payer: fond}\n";

std::string summary_csv(const test::Calculation& c, std::string_view figures = {}) {
  std::vector<FigureChoice> chosen;
  if (!figures.empty()) chosen = figure_choices(figures);
  return test::csv_text(RowView::Summary, [&](RowWriter& writer) {
    summary_rows(case_name(*c.scenario), *c.summary, chosen, writer);
  });
}

std::string years_csv(const test::Calculation& c) {
  return test::csv_text(RowView::Years, [&](RowWriter& writer) {
    years_rows(case_name(*c.scenario), c.summary->projection, writer);
  });
}

std::string lines_csv(const test::Calculation& c) {
  const Values values = evaluate(c.model->graph, slot_values(*c.scenario));
  return test::csv_text(RowView::Lines, [&](RowWriter& writer) {
    lines_rows(*c.scenario, *c.model, values, writer);
  });
}

std::string header(RowView view) {
  return test::csv_text(view, [](RowWriter&) {});
}

TEST(Views, HaveTheColumnsThatOthersScriptAgainst) {
  EXPECT_EQ(header(RowView::Summary), "scenario,variant,figure,payer,value,unit,reason\n");
  EXPECT_EQ(header(RowView::Years), "scenario,variant,year,payer,item,undiscounted,discounted\n");
  EXPECT_EQ(header(RowView::Lines),
            "scenario,variant,group,year,payer,section,line,outcome,area,committee,quantity,unit,"
            "undiscounted,discounted\n");
}

TEST(SummaryRows, GiveEveryFigureInItsOrder) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  const auto rows = test::parse_csv(summary_csv(c));
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

TEST(SummaryRows, PrintNumbersInFullAndUndefinedOnesAsNothing) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  const std::string csv = summary_csv(c);
  // 3 · 0.1 is 0.30000000000000004 in binary, and has no rounding here.
  for (const std::string_view line :
       {"a.yaml,base,net.pv,kommune,-0.30000000000000004,EUR,\n",
        "a.yaml,base,net.pv,fond,-1000000,EUR,\n",
        "a.yaml,base,payback_year,total,,year,never within the horizon\n",
        "a.yaml,base,peak_financing_year,fond,2020,year,\n", "a.yaml,base,bcr,total,0,ratio,\n",
        "a.yaml,base,irr_roots,total,0,count,\n", "a.yaml,base,irr,total,,share,",
        "a.yaml,base,participants,total,3,people,\n"}) {
    EXPECT_NE(csv.find(line), std::string::npos) << line;
  }
}

TEST(SummaryRows, KeepToTheChosenFiguresInTheOrderOfTheManual) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  EXPECT_EQ(summary_csv(c, "participants,net.pv:fond,bcr:total,net.pv:kommune"),
            header(RowView::Summary) +
                "a.yaml,base,net.pv,kommune,-0.30000000000000004,EUR,\n"
                "a.yaml,base,net.pv,fond,-1000000,EUR,\n"
                "a.yaml,base,bcr,total,0,ratio,\n"
                "a.yaml,base,participants,total,3,people,\n");
}

TEST(YearsRows, GiveEveryYearPayerAndItem) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  std::string expected = header(RowView::Years);
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
  EXPECT_EQ(years_csv(c), expected);
}

// 2 people start in 2020 and in 2021, all complete, half succeed net: S = 1 and 1. The gain is 10
// weeks at 3 for kommune and 1 for stat in the year of completion (years: 1), worth 5 % more a
// year. At 100 % from the start D = 1, 1/2.
TEST(LinesRows, SayWhatEachLineCountsAndWhoPays) {
  const test::Calculation c = test::calculate(
      "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\n"
      "discount: {rate: 100 %}\npayers: [kommune, stat]\n"
      "participants: {intake: {2020: 2, 2021: 2}}\n"
      "costs:\n"
      "  - {id: staff, amount: 8, per: participant, payer: kommune, committee: Job}\n"
      "  - {id: car, amount: 6, per: once, split: {kommune: 50 %, stat: 50 %},\n"
      "     residual_value: {amount: 4, year: 2021}}\n"
      "saved_costs:\n  - {id: old, amount: 1, per: year, years: 2020-2021, payer: stat}\n"
      "outcomes:\n  - id: job\n    rate: 75 %\n    baseline: 25 %\n    years: 1\n    "
      "consequences:\n"
      "      - {id: benefit, area: income_transfers, change: -10, unit: week, growth: 5 %,\n"
      "         price: {kommune: 3, stat: 1}}\n",
      "a.yaml");
  ASSERT_TRUE(c.valid()) << c.messages();
  EXPECT_EQ(
      lines_csv(c),
      header(RowView::Lines) +
          "a.yaml,base,,2020,kommune,costs,car,,,,1,once,-3,-3\n"
          "a.yaml,base,,2020,stat,costs,car,,,,1,once,-3,-3\n"
          "a.yaml,base,,2021,kommune,costs,car,,,,0,once,0,0\n"
          "a.yaml,base,,2021,stat,costs,car,,,,0,once,0,0\n"
          "a.yaml,base,,2020,kommune,costs,car.residual_value,,,,0,once,0,0\n"
          "a.yaml,base,,2020,stat,costs,car.residual_value,,,,0,once,0,0\n"
          "a.yaml,base,,2021,kommune,costs,car.residual_value,,,,1,once,2,1\n"
          "a.yaml,base,,2021,stat,costs,car.residual_value,,,,1,once,2,1\n"
          "a.yaml,base,,2020,kommune,costs,staff,,,Job,2,participant,-16,-16\n"
          "a.yaml,base,,2021,kommune,costs,staff,,,Job,2,participant,-16,-8\n"
          "a.yaml,base,,2020,stat,saved_costs,old,,,,1,year,1,1\n"
          "a.yaml,base,,2021,stat,saved_costs,old,,,,1,year,1,0.5\n"
          "a.yaml,base,,2020,kommune,consequences,benefit,job,income_transfers,,-10,week,30,30\n"
          "a.yaml,base,,2020,stat,consequences,benefit,job,income_transfers,,-10,week,10,10\n"
          "a.yaml,base,,2021,kommune,consequences,benefit,job,income_transfers,,-10,week,"
          "31.5,15.75\n"
          "a.yaml,base,,2021,stat,consequences,benefit,job,income_transfers,,-10,week,"
          "10.5,5.25\n");
}

TEST(Views, QuoteTheNameOfTheFile) {
  const test::Calculation c = test::calculate(kScenario, "a, \"b\".yaml");
  ASSERT_TRUE(c.valid());
  for (const std::string& text : {summary_csv(c), years_csv(c), lines_csv(c)}) {
    EXPECT_NE(text.find("\n\"a, \"\"b\"\".yaml\",base,"), std::string::npos);
  }
}

}  // namespace
}  // namespace soem
