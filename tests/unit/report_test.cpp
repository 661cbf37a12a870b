// SPDX-License-Identifier: MIT
#include "soem/render/report.hpp"

#include <gtest/gtest.h>

#include <set>

#include "../support/page.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

using test::lines_of;
using test::page_of;
using test::Words;
using test::words_of_line;

struct Options {
  std::string title = "Job training";
  std::string name = "a.yaml";
  std::string payers = "[kommune, region, stat]";
  std::string discount = "{rate: 100 %}";
  std::string amount = "100";
  std::string price = "300";
  std::string more = "";
  int horizon = 3;
};

/// D = 1, 1/2, 1/4. Ten participants cost kommune `amount` each; two successes save stat `price` a
/// year.
std::string yaml(const Options& options) {
  return "soem: 1\ntitle: '" + options.title +
         "'\nstart_year: 2020\nhorizon: " + std::to_string(options.horizon) +
         "\nprice_year: 2019\ndiscount: " + options.discount + "\npayers: " + options.payers +
         "\nparticipants: {intake: {2020: 10}}\n" +
         "costs:\n  - {id: staff, amount: " + options.amount +
         ", per: participant, payer: kommune}\n" + options.more +
         "outcomes:\n  - {id: job, rate: 50 %, baseline: 30 %, evidence: 1, consequences: " +
         "[{id: benefit, change: -1, unit: week, price: {stat: " + options.price + "}}]}\n";
}

std::string report_of(const Options& options, View view = View::Default,
                      const Style& style = plain_style()) {
  return page_of(yaml(options), {.view = view}, options.name, style);
}

TEST(Report, NamesWhatIsCalculatedAndHow) {
  const std::string text =
      report_of({.name = "b.yaml", .discount = "{rate: 3.5 %, name: own rule}"});
  const auto lines = lines_of(text);
  EXPECT_EQ(lines.at(0), "Job training");
  EXPECT_EQ(words_of_line(text, "Years"), (Words{"2020-2022,", "3", "years"}));
  EXPECT_NE(text.find("DKK in prices of 2019"), std::string::npos);
  EXPECT_NE(text.find("own rule: 3.5 % a year"), std::string::npos);
  EXPECT_NE(text.find("b.yaml"), std::string::npos);
}

TEST(Report, NamesTheSingleYearOfAHorizonOfOne) {
  EXPECT_EQ(words_of_line(report_of({.horizon = 1}), "Years"), Words{"2020"});
}

TEST(Report, DescribesTheDiscountRuleAsFarAsItIsUsed) {
  const auto words = [](const std::string& rule, int horizon) {
    const std::string text = report_of({.discount = rule, .horizon = horizon}, View::Summary);
    const std::size_t from = text.find("Discount  ") + 10;
    std::string out = text.substr(from, text.find("\nPayers") - from);
    for (std::size_t at = out.find('\n'); at != std::string::npos; at = out.find('\n')) {
      out.replace(at, out.find_first_not_of(" \n", at) - at, " ");
    }
    return out;
  };
  EXPECT_EQ(words("fm-2021", 36), "fm-2021: 3.5 % a year; amounts of 2020 count in full");
  EXPECT_EQ(words("fm-2021", 37),
            "fm-2021: 3.5 % in years 1-35, 2.5 % from year 36; amounts of 2020 count in full");
  EXPECT_EQ(words("fm-2021", 100),
            "fm-2021: 3.5 % in years 1-35, 2.5 % in years 36-70, 1.5 % from year 71; amounts of "
            "2020 count in full");
  // Amounts that fall later in their year are discounted by one rate more.
  EXPECT_EQ(words("{schedule: {1: 3 %, 4: 2 %}, timing: end}", 3),
            "3 % a year; amounts fall at the end of their year");
  EXPECT_EQ(words("{schedule: {1: 3 %, 4: 2 %}, timing: end}", 4),
            "3 % in years 1-3, 2 % from year 4; amounts fall at the end of their year");
  EXPECT_EQ(words("{rate: 0 %, timing: mid}", 3),
            "0 % a year; amounts fall in the middle of their year");
}

TEST(Report, ShowsPresentValuesByPayerAndInTotal) {
  // kommune: -1000 in 2020. stat: 600 a year, in all 600 · 1.75 = 1,050. No flow: region.
  const std::string text = report_of({});
  EXPECT_EQ(words_of_line(text, "Present value, DKK"), (Words{"kommune", "stat", "total"}));
  EXPECT_EQ(words_of_line(text, "Costs"), (Words{"-1,000.00", "0.00", "-1,000.00"}));
  EXPECT_EQ(words_of_line(text, "Consequences"), (Words{"0.00", "1,050.00", "1,050.00"}));
  EXPECT_EQ(words_of_line(text, "Net result  "), (Words{"-1,000.00", "1,050.00", "50.00"}));
  EXPECT_EQ(words_of_line(text, "Net result, undiscounted"),
            (Words{"-1,000.00", "1,800.00", "800.00"}));
  EXPECT_EQ(words_of_line(text, "Paid back from"), (Words{"-", "[1]", "2020", "2021"}));
  EXPECT_EQ(words_of_line(text, "Peak financing need"), (Words{"1,000.00", "0.00", "400.00"}));
  EXPECT_EQ(words_of_line(text, "Benefit-cost ratio").back(), "1.05");
  EXPECT_EQ(words_of_line(text, "Payers"),
            (Words{"region:", "no", "costs", "and", "no", "consequences"}));
}

TEST(Report, ShowsTheYears) {
  const std::string text = report_of({}, View::Years);
  // Costs, saved costs, consequences, net, factor, net discounted.
  EXPECT_EQ(words_of_line(text, "2020"),
            (Words{"-1,000.00", "0.00", "600.00", "-400.00", "1.0000", "-400.00"}));
  EXPECT_EQ(words_of_line(text, "2021"),
            (Words{"0.00", "0.00", "600.00", "600.00", "0.5000", "300.00"}));
  EXPECT_EQ(words_of_line(text, "2022"),
            (Words{"0.00", "0.00", "600.00", "600.00", "0.2500", "150.00"}));
  EXPECT_EQ(words_of_line(text, "Sum"),
            (Words{"-1,000.00", "0.00", "1,800.00", "800.00", "50.00"}));
  EXPECT_EQ(words_of_line(text, "PV"), (Words{"-1,000.00", "1,050.00", "50.00"}));
}

TEST(Report, ShowsTheViewThatIsAskedFor) {
  const std::string summary = report_of({}, View::Summary), years = report_of({}, View::Years);
  const std::string both = report_of({}, View::Default);
  EXPECT_FALSE(words_of_line(summary, "Benefit-cost ratio").empty());
  EXPECT_TRUE(words_of_line(summary, "2021").empty());
  EXPECT_TRUE(words_of_line(years, "Benefit-cost ratio").empty());
  EXPECT_FALSE(words_of_line(years, "2021").empty());
  EXPECT_FALSE(words_of_line(both, "Benefit-cost ratio").empty());
  EXPECT_FALSE(words_of_line(both, "2021").empty());
  for (const std::string& text : {summary, years, both})
    EXPECT_TRUE(text.starts_with("Job training\n"));
}

TEST(Report, RoundsToWholeUnitsWhereTheAmountsAreLarge) {
  // 10 · 999.994 = 9,999.94 is below 10,000; 10 · 1000.006 is not.
  EXPECT_EQ(words_of_line(report_of({.amount = "999.9940"}), "Costs").front(), "-9,999.94");
  EXPECT_EQ(words_of_line(report_of({.amount = "1000.056"}), "Costs").front(), "-10,001");
}

TEST(Report, PutsPayersThatAreNotPublicBehindTheTotal) {
  const std::string text =
      report_of({.payers = "[{id: fond, public: false}, kommune, stat]",
                 .more = "  - {id: gift, amount: 7, per: once, payer: fond}\n"});
  EXPECT_EQ(words_of_line(text, "Present value, DKK"),
            (Words{"kommune", "stat", "total", "fond*"}));
  EXPECT_EQ(words_of_line(text, "Net result  "),
            (Words{"-1,000.00", "1,050.00", "50.00", "-7.00"}));
  EXPECT_NE(text.find("\n* not public money"), std::string::npos);
  EXPECT_EQ(report_of({}).find("* not public"), std::string::npos);
}

TEST(Report, NumbersReasonsInTheOrderInWhichTheyAreMet) {
  const std::string text = report_of({}, View::Summary);
  std::set<std::string> reasons;
  std::size_t number = 0, met = 0;
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with('[')) continue;
    const std::string mark = "[" + std::to_string(++number) + "]";
    ASSERT_TRUE(line.starts_with(mark + " ")) << line;
    EXPECT_TRUE(reasons.insert(line.substr(mark.size() + 1)).second) << line << " stands twice";
    EXPECT_LT(met, text.find(mark)) << mark << " is met in its turn";
    met = text.find(mark);
    EXPECT_LT(met, text.find("\n" + mark)) << mark << " stands in a table";
  }
  EXPECT_GE(number, 3u);
  EXPECT_NE(text.find("\n[1] never within the horizon\n"), std::string::npos);
}

TEST(Report, LetsNoFileSteerTheTerminal) {
  Options options{.name = "a\x1b[2J.yaml"};
  std::string text = yaml(options);
  text.replace(text.find("'Job training'"), 14, "\"a\\e[31mb\\nc\"");  // escapes that YAML decodes
  const std::string out = page_of(text, {}, options.name);
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
  EXPECT_EQ(lines_of(out).at(0), "a [31mb c");
}

TEST(Report, IsStyledOnlyWhenAsked) {
  EXPECT_EQ(report_of({}).find('\x1b'), std::string::npos);
  const std::string colored = report_of({}, View::Default, colored_style());
  EXPECT_TRUE(colored.starts_with("\x1b[1mJob training\x1b[0m\n"));
  std::string stripped;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\x1b')
      i = colored.find('m', i);
    else
      stripped += colored[i];
  }
  EXPECT_EQ(stripped, report_of({}));
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Report, FitsOnAPageOfEightyColumns) {
  const std::string six =
      "[kommune, region, stat, {id: anden-kommune, public: true}, {id: fond, public: false}, "
      "{id: investor_with_a_long_name, public: false}]";
  const std::string gifts =
      "  - {id: g, amount: 123456789, per: once, split: {region: 10 %, anden-kommune: 20 %, fond: "
      "30 %, "
      "investor_with_a_long_name: 40 %}}\n";
  const Options table[] = {
      {},
      {.title = repeated("Æblegrød på øen ", 20)},
      {.title = repeated("日本語 ", 40)},
      {.title = repeated("Målgruppe ", 7) + "123456789"},
      {.payers = six, .more = gifts},
      {.payers = six, .amount = "1e12", .price = "9.87654321e13", .more = gifts, .horizon = 60},
      {.amount = "1e15", .price = "1e17"},
      {.discount = "{schedule: {1: 3 %, 5: 2.123456 %, 9: 1 %, 20: 0.5 %, 30: 4 %}, name: " +
                   repeated("navn ", 30) + "}",
       .horizon = 200},
  };
  const ReportOptions shown[] = {
      {.chart = true},
      {.by = By::Line, .prices = Prices::Discounted, .language = Language::Danish, .chart = true},
      {.by = By::Committee, .prices = Prices::Undiscounted, .chart = true},
      {.view = View::Lines, .language = Language::Danish},
  };
  for (const Options& options : table) {
    for (const ReportOptions& how : shown) {
      for (const std::string& line : lines_of(page_of(yaml(options), how, options.name))) {
        EXPECT_LE(display_width(line), kPageWidth) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line << "|";
      }
    }
  }
}

TEST(Report, LosesNoColumnWhereATableIsBroken) {
  const std::string text = report_of(
      {.payers = "[kommune, region, stat, {id: aaaa, public: true}, {id: bbbb, public: true}]",
       .amount = "123456789012",
       .price = "123456789012",
       .more =
           "  - {id: g, amount: 1e12, per: once, split: {region: 25 %, aaaa: 25 %, bbbb: 50 %}}\n"},
      View::Summary);
  std::size_t blocks = 0;
  Words payers;
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with("Present value, DKK")) continue;
    ++blocks;
    for (const std::string& word : words_of_line(line + "\n", "Present value, DKK"))
      payers.push_back(word);
  }
  EXPECT_GE(blocks, 2u);
  EXPECT_EQ(payers, (Words{"kommune", "region", "stat", "aaaa", "bbbb", "total"}));
}

}  // namespace
}  // namespace soem
