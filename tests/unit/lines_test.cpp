// SPDX-License-Identifier: MIT
#include "soem/figures/lines.hpp"

#include <gtest/gtest.h>

#include "../support/calculate.hpp"

namespace soem {
namespace {

const std::string kFrame =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 1\nprice_year: 2020\npayers: [kommune]\n";

std::vector<std::string> described(const test::Calculation& c) {
  const Values values = evaluate(c.model->graph, slot_values(*c.scenario));
  std::vector<std::string> out;
  for (const LineSeries& line : line_series(*c.scenario, *c.model, values)) {
    std::string& text = out.emplace_back();
    for (const std::string_view part :
         {line.group, std::string_view(line.id), line.outcome, line.unit}) {
      if (!text.empty()) text += ' ';
      text += part.empty() ? "-" : part;
    }
  }
  return out;
}

TEST(LineSeries, CountCostsInTheWordOfPer) {
  const test::Calculation c =
      test::calculate(kFrame +
                      "participants: {intake: {2020: 4}}\ncosts:\n"
                      "  - {id: a, amount: 1, per: once, payer: kommune}\n"
                      "  - {id: b, amount: 1, per: year, years: 2020, payer: kommune}\n"
                      "  - {id: c, amount: 1, per: participant, payer: kommune,\n"
                      "     residual_value: {amount: 1, year: 2020}}\n"
                      "  - {id: d, amount: 1, per: participant_year, payer: kommune}\n"
                      "  - {id: e, amount: 1, per: completer, payer: kommune}\n"
                      "  - {id: f, amount: 1, per: success, outcome: job, payer: kommune}\n"
                      "outcomes:\n  - {id: job, rate: 50 %, baseline: 0 %}\n");
  ASSERT_TRUE(c.valid()) << c.messages();
  EXPECT_EQ(described(c),
            (std::vector<std::string>{"- a - once", "- b - year", "- c - participant",
                                      "- c.residual_value - once", "- d - participant_year",
                                      "- e - completer", "- f job success"}));
}

TEST(LineSeries, NameTheGroupWhosePeopleTheyFollow) {
  const test::Calculation c = test::calculate(
      kFrame +
      "groups:\n  - {id: light, intake: {2020: 4}}\n  - {id: heavy, intake: {2020: 1}}\ncosts:\n"
      "  - {id: place, amount: 1, per: participant, payer: kommune}\n"
      "  - {id: house, amount: 1, per: once, payer: kommune}\n"
      "outcomes:\n  - id: job\n    rate: 50 %\n    baseline: 0 %\n    consequences:\n"
      "      - {id: place, change: -1, unit: day, price: {kommune: 1}}\n");
  ASSERT_TRUE(c.valid()) << c.messages();
  EXPECT_EQ(described(c),
            (std::vector<std::string>{"shared house - once", "heavy place - participant",
                                      "light place - participant", "heavy place job day",
                                      "light place job day"}));
}

TEST(LineSeries, CountMoneyInTheCurrency) {
  const test::Calculation c = test::calculate(
      kFrame +
      "participants: {intake: {2020: 4}}\noutcomes:\n  - id: job\n    rate: 50 %\n"
      "    baseline: 0 %\n    consequences:\n"
      "      - {id: tax, kind: income, change: 100, unit: DKK, price: {kommune: 30 %}}\n");
  ASSERT_TRUE(c.valid()) << c.messages();
  const Values values = evaluate(c.model->graph, slot_values(*c.scenario));
  const auto lines = line_series(*c.scenario, *c.model, values);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].unit, "DKK");
  EXPECT_EQ(lines[0].quantity[0], 200);       // 4 · 50 % · 100
  EXPECT_EQ(lines[0].payers[0].flow[0], 60);  // of which kommune gets 30 %
}

}  // namespace
}  // namespace soem
