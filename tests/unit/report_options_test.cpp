// SPDX-License-Identifier: MIT
//
// What the options of a page change: breakdowns, prices, language, variants, the chart.
#include <gtest/gtest.h>

#include "../support/page.hpp"

namespace soem {
namespace {

using test::page_of;
using test::Words;
using test::words_of_line;

/// D = 1, 1/2, 1/4. Ten participants cost kommune 100 each; two successes save stat 300 a year.
const char* const kSimple =
    "soem: 1\ntitle: Job training\nstart_year: 2020\nhorizon: 3\nprice_year: 2019\n"
    "discount: {rate: 100 %}\nparticipants: {intake: {2020: 10}}\n"
    "costs: [{id: staff, amount: 100, per: participant, payer: kommune}]\n"
    "outcomes:\n  - {id: job, rate: 50 %, baseline: 30 %, evidence: 1, consequences: "
    "[{id: benefit, change: -1, unit: week, price: {stat: 300}}]}\n";

/// Ten people of two groups; kommune pays 1,000 for a project, and 100 for each of them. Each
/// success saves stat 300 and brings kommune 50 a year, in 2020 and in 2021: D = 1, 1/2.
const char* const kGroups =
    "soem: 1\ntitle: Groups\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\n"
    "discount: {rate: 100 %}\n"
    "groups:\n"
    "  - {id: near, intake: {2020: 6}}\n"
    "  - {id: far, intake: {2020: 4}, set: {outcomes.job.rate: 75 %}}\n"
    "costs:\n"
    "  - {id: project, name: The project, amount: 1000, per: once, payer: kommune, "
    "committee: Labour}\n"
    "  - {id: course, amount: 100, per: participant, payer: kommune}\n"
    "outcomes:\n"
    "  - {id: job, rate: 50 %, baseline: 0 %, evidence: 1, consequences: [\n"
    "      {id: benefit, area: income_transfers, change: -1, unit: week, price: {stat: 300}},\n"
    "      {id: tax, kind: income, change: 50, unit: DKK, price: {kommune: 100 %}}]}\n"
    "variants:\n"
    "  worse: {outcomes.job.baseline: 50 %}\n"
    "  longer: {horizon: 3}\n";
// Successes: near 6 · 50 % = 3, far 4 · 75 % = 3.

TEST(ReportOptions, BreaksTheNetResultDownByGroup) {
  // near: -600 and 3 · 50 = 150 a year for kommune; 3 · 300 = 900 a year for stat. · (1 + 1/2).
  const std::string text = page_of(kGroups, {.view = View::Summary, .by = By::Group});
  const std::string table = text.substr(text.find("Net result by group, present value, DKK"));
  EXPECT_EQ(words_of_line(table, "near"), (Words{"-375.00", "1,350.00", "975.00"}));
  EXPECT_EQ(words_of_line(table, "far"), (Words{"-175.00", "1,350.00", "1,175.00"}));
  EXPECT_EQ(words_of_line(table, "shared"), (Words{"-1,000.00", "0.00", "-1,000.00"}));
  EXPECT_EQ(words_of_line(table, "Net result  "), (Words{"-1,550.00", "2,700.00", "1,150.00"}));
}

TEST(ReportOptions, BreaksTheNetResultDownByAreaAndCommittee) {
  const ReportOptions by_area{.view = View::Summary, .by = By::Area, .prices = Prices::Discounted};
  const std::string area = page_of(kGroups, by_area);
  const std::string areas = area.substr(area.find("Net result by area"));
  EXPECT_EQ(words_of_line(areas, "Costs"), (Words{"-2,000.00", "0.00", "-2,000.00"}));
  EXPECT_EQ(words_of_line(areas, "income transfers"), (Words{"0.00", "2,700.00", "2,700.00"}));
  EXPECT_EQ(words_of_line(areas, "no area"), (Words{"450.00", "0.00", "450.00"}));
  EXPECT_EQ(area.find("undiscounted"), std::string::npos);

  const std::string committee = page_of(kGroups, {.by = By::Committee});
  EXPECT_EQ(words_of_line(committee, "Labour"), (Words{"-1,000.00", "0.00", "-1,000.00"}));
  EXPECT_EQ(words_of_line(committee, "no committee"), (Words{"-550.00", "2,700.00", "2,150.00"}));
  const std::string years = committee.substr(committee.find("year by committee, undiscounted"));
  EXPECT_EQ(words_of_line(years, "2020"), (Words{"-1,000.00", "1,100.00", "100.00"}));
  EXPECT_EQ(words_of_line(years, "2021"), (Words{"0.00", "2,100.00", "2,100.00"}));
  EXPECT_EQ(words_of_line(years, "Sum"), (Words{"-1,000.00", "3,200.00", "2,200.00"}));
  EXPECT_EQ(words_of_line(years, "PV"), (Words{"-1,000.00", "2,150.00", "1,150.00"}));
}

TEST(ReportOptions, ListsEveryLineOfEveryGroup) {
  const std::string text = page_of(kGroups, {.view = View::Lines, .prices = Prices::Undiscounted});
  EXPECT_EQ(words_of_line(text, "  The project"),
            (Words{"shared", "-1,000.00", "0.00", "-1,000.00"}));
  EXPECT_EQ(words_of_line(text, "  course"), (Words{"near", "-600.00", "0.00", "-600.00"}));
  EXPECT_EQ(words_of_line(text, "  benefit"), (Words{"near", "0.00", "1,800.00", "1,800.00"}));
  EXPECT_NE(text.find("\n  tax          far        300.00"), std::string::npos) << text;
  EXPECT_EQ(words_of_line(text, "Costs"), (Words{"-2,000.00", "0.00", "-2,000.00"}));
  EXPECT_EQ(words_of_line(text, "Net result  "), (Words{"-1,400.00", "3,600.00", "2,200.00"}));
  EXPECT_EQ(text.find("present value"), std::string::npos);
}

TEST(ReportOptions, SetsVariantsBesideTheBaseCase) {
  const std::string text = page_of(kGroups, {});
  const std::string table = text.substr(text.find("Variants: net result in present value, DKK"));
  EXPECT_EQ(words_of_line(table, "base case"),
            (Words{"-1,550.00", "2,700.00", "1,150.00", "1.58", "2020"}));  // 3,150 / 2,000
  // Successes: near 0, far 4 · 25 % = 1: 50 · 1.5 and 300 · 1.5 on costs of 2,000.
  EXPECT_EQ(words_of_line(table, "worse"),
            (Words{"-1,925.00", "450.00", "-1,475.00", "0.26", "-", "[1]"}));
  // D(2) = 1/4: 6 · 50 · 1.75 = 525 and 6 · 300 · 1.75 = 3,150.
  EXPECT_EQ(words_of_line(table, "longer"),
            (Words{"-1,475.00", "3,150.00", "1,675.00", "1.84", "2020"}));
  EXPECT_NE(table.find("\n[1] never within the horizon\n"), std::string::npos) << table;
}

TEST(ReportOptions, NamesTheVariantThatIsShownAlone) {
  const std::vector<Calculation> cases = test::calculate_cases(kGroups);
  const std::string text = print_text(report(std::span(cases).subspan(2), {}), plain_style());
  EXPECT_EQ(words_of_line(text, "Variant"), Words{"longer"});
  EXPECT_EQ(words_of_line(text, "Years"), (Words{"2020-2022,", "3", "years"}));
  EXPECT_EQ(text.find("Variants"), std::string::npos);
}

TEST(ReportOptions, NamesNoRateWhereGroupsHaveTheirOwn) {
  const std::string text = page_of(kGroups, {});
  EXPECT_NE(text.find("6.00 additional successes (6.00\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("rate 50.00 %"), std::string::npos);
}

TEST(ReportOptions, ShowsThePricesThatAreAskedFor) {
  const std::string undiscounted = page_of(kSimple, {.prices = Prices::Undiscounted});
  EXPECT_NE(undiscounted.find("\nThe public purse gains 800.00 DKK, undiscounted.\n"),
            std::string::npos);
  EXPECT_EQ(words_of_line(undiscounted, "Consequences"), (Words{"0.00", "1,800.00", "1,800.00"}));
  EXPECT_EQ(words_of_line(undiscounted, "2021"), (Words{"0.00", "0.00", "600.00", "600.00"}));
  for (const char* const word : {"resent value", "Benefit-cost", "Factor", "PV", "Break-even"}) {
    EXPECT_EQ(undiscounted.find(word), std::string::npos) << word;
  }
  const std::string discounted = page_of(kSimple, {.prices = Prices::Discounted});
  EXPECT_NE(discounted.find("\nThe public purse gains 50.00 DKK in present value.\n"),
            std::string::npos);
  EXPECT_EQ(words_of_line(discounted, "2021"),
            (Words{"0.00", "0.00", "300.00", "300.00", "0.5000"}));
  const std::string by_payer = discounted.substr(discounted.find("Net result by payer"));
  EXPECT_EQ(words_of_line(by_payer, "2021"), (Words{"0.00", "300.00", "300.00"}));
  EXPECT_EQ(words_of_line(by_payer, "Sum"), (Words{"-1,000.00", "1,050.00", "50.00"}));
  for (const char* const word : {"ndiscounted", "Out of pocket", "Peak financing", "PV"}) {
    EXPECT_EQ(discounted.find(word), std::string::npos) << word;
  }
}

TEST(ReportOptions, WritesDanishNumbersOnADanishPage) {
  const std::string text = page_of(kSimple, {.language = Language::Danish});
  EXPECT_EQ(words_of_line(text, "Omkostninger"), (Words{"-1.000,00", "0,00", "-1.000,00"}));
  EXPECT_EQ(words_of_line(text, "2021"),
            (Words{"0,00", "0,00", "600,00", "600,00", "0,5000", "300,00"}));
  EXPECT_NE(text.find("\n[1] aldrig inden for horisonten\n"), std::string::npos);
}

TEST(ReportOptions, DrawsWhenAsked) {
  EXPECT_EQ(page_of(kSimple, {}).find("│"), std::string::npos);
  // Cumulative: kommune -1,000 all through; stat 600, 1,200, 1,800; total -400, 200, 800.
  const std::string text = page_of(kSimple, {.view = View::Summary, .chart = true});
  EXPECT_NE(text.find("Cumulative net result at the end of the year, undiscounted\n"
                      "Year  kommune           stat              total\n"
                      "2020  █████│                 │███<           ██│\n"
                      "2021  █████│                 │██████           │█<\n"
                      "2022  █████│                 │█████████        │████\n"
                      "One block is 200 DKK; the line is zero; < in plus from that year on.\n"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace soem
