// SPDX-License-Identifier: MIT
#include "soem/render/figure_table.hpp"

#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

const std::string kScenario =
    "soem: 1\ntitle: A title\nstart_year: 2020\nhorizon: 2\nprice_year: 2019\n"
    "discount: {rate: 0 %}\npayers: [{id: fond, public: false}, kommune, stat]\n"
    "participants: {intake: {2020: 3}}\n"
    "costs:\n  - {id: staff, amount: 5000, per: participant, payer: kommune}\n"
    "  - {id: gift, amount: 1000000, per: once, payer: fond}\n";

std::string page(std::string_view figures) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  return print_text(
      figures_page(*c.scenario, *c.summary, figure_choices(figures), Language::English),
      plain_style());
}

const std::string kMoney = "DKK in prices of 2019; costs are negative, gains positive\n";
const std::string kHead = "A title (a.yaml)\nMoney  " + kMoney + "\n";
const std::string kHeadWithoutStat =
    "A title (a.yaml)\nMoney   " + kMoney + "Payers  stat: no costs and no consequences\n\n";

TEST(FiguresPage, ShowsFigureByPayerInTheOrderOfTheManual) {
  EXPECT_EQ(page("bcr,net.pv"), kHeadWithoutStat +
                                    "Figure  kommune    total       fond*\n"
                                    "net.pv  -15,000  -15,000  -1,000,000\n"
                                    "bcr        0.00     0.00        0.00\n"
                                    "* not public money: in no total\n");
}

TEST(FiguresPage, KeepsToThePayersThatWereAskedFor) {
  EXPECT_EQ(page("net.pv:stat,net.pv:kommune"), kHead +
                                                    "Figure          kommune  stat\n"
                                                    "net.pv:kommune  -15,000\n"
                                                    "net.pv:stat                 0\n");
}

TEST(FiguresPage, SaysWhyAFigureIsUndefined) {
  EXPECT_EQ(page("payback_year:total"), kHead +
                                            "Figure              total\n"
                                            "payback_year:total  - [1]\n\n"
                                            "[1] never within the horizon\n");
}

TEST(PortfolioPage, ShowsEachPayersResult) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  EXPECT_EQ(print_text(portfolio_page(3, *c.scenario, *c.summary, {}, {}), plain_style()),
            "Total of 3 scenarios\nMoney   " + kMoney +
                "Payers  stat: no costs and no consequences\n\n"
                "Present value, DKK        kommune    total       fond*\n"
                "Net result                -15,000  -15,000  -1,000,000\n"
                "Net result, undiscounted  -15,000  -15,000  -1,000,000\n"
                "Paid back from              - [1]    - [1]       - [1]\n"
                "  discounted                - [1]    - [1]       - [1]\n"
                "Peak financing need        15,000   15,000   1,000,000\n"
                "  in                         2020     2020        2020\n"
                "* not public money: in no total\n\n"
                "[1] never within the horizon\n");
}

TEST(PortfolioPage, ShowsThePricesThatAreAskedFor) {
  const test::Calculation c = test::calculate(kScenario, "a.yaml");
  const ReportOptions options{.prices = Prices::Undiscounted, .language = Language::Danish};
  const std::string page =
      print_text(portfolio_page(2, *c.scenario, *c.summary, {}, options), plain_style());
  EXPECT_NE(page.find("Udiskonteret, DKK"), std::string::npos) << page;
  EXPECT_EQ(page.find("Nutidsværdi"), std::string::npos) << page;
}

}  // namespace
}  // namespace soem
