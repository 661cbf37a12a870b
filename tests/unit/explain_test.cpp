// SPDX-License-Identifier: MIT
//
// An explanation is right when its arithmetic, computed again, gives the numbers it explains: of
// every figure, payer, year and line of whole scenarios.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "../support/arithmetic.hpp"
#include "../support/calculate.hpp"
#include "soem/figures/formulas.hpp"
#include "soem/render/explanation.hpp"

namespace soem {
namespace {

std::optional<Calculation> calculation_of(const std::string& yaml) {
  test::Calculation loaded = test::calculate(yaml);
  EXPECT_TRUE(loaded.valid()) << loaded.messages();
  Diagnostics diagnostics;
  return calculate(std::move(*loaded.scenario), diagnostics);
}

Explanation explained(const Calculation& calculation, const std::string& target) {
  const auto parsed = parse_target(target);
  EXPECT_TRUE(parsed) << target;
  auto result = explain(calculation, *parsed);
  if (const auto* fault = std::get_if<ExplainFault>(&result)) {
    ADD_FAILURE() << target << ": " << fault->text;
    return {};
  }
  return std::get<Explanation>(std::move(result));
}

/// Every row of every step, computed again, gives its value; with `sums_to_zero` the first step
/// shows a sum that is 0 up to rounding.
void expect_arithmetic_holds(const Explanation& explanation, const std::string& target,
                             bool sums_to_zero) {
  ASSERT_FALSE(explanation.steps.empty()) << target;
  for (std::size_t i = 0; i < explanation.steps.size(); ++i) {
    const Step& step = explanation.steps[i];
    EXPECT_FALSE(step.formula.empty()) << target << ": " << step.title;
    for (const StepRow& row : step.rows) {
      const auto again = test::arithmetic(calculation_text(row.calculation));
      ASSERT_TRUE(again) << target << ": " << calculation_text(row.calculation);
      // Roundings of a sum's terms: the terms of the samples are below 1e9.
      const double slack = sums_to_zero && i == 0 ? 1e-3 : 1e-11 * (1e3 + std::fabs(row.value));
      EXPECT_NEAR(*again, row.value, slack) << target << ", " << step.title << ", " << row.label
                                            << ": " << calculation_text(row.calculation);
    }
  }
}

std::vector<std::string> golden_scenarios() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(SOEM_SOURCE_DIR "/tests/golden")) {
    if (!entry.is_directory()) continue;
    out.push_back("tests/golden/" + entry.path().filename().string() + "/scenario.yaml");
  }
  for (const auto& entry : std::filesystem::directory_iterator(SOEM_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() == ".yaml") {
      out.push_back("scenarios/" + entry.path().filename().string());
    }
  }
  return out;
}

class ExplainPublished : public testing::TestWithParam<std::string> {};

TEST_P(ExplainPublished, EveryFigureComputedAgainIsTheFigure) {
  const auto calculation = calculation_of(test::source_file(GetParam()));
  ASSERT_TRUE(calculation);
  for (const Figure& figure : calculation->summary.figures) {
    const std::string target = figure.name + ":" + figure.payer;
    const Explanation explanation = explained(*calculation, target);
    expect_arithmetic_holds(explanation, target, figure.name.starts_with("irr"));
    const Step& first = explanation.steps.front();
    if (!figure.value) {
      EXPECT_EQ(first.note, "undefined: " + figure.reason) << target;
      EXPECT_TRUE(first.rows.empty()) << target;
    } else if (first.rows.size() == 1 && !figure.name.starts_with("irr")) {
      EXPECT_NEAR(first.rows[0].value, *figure.value, 1e-12 * (1 + std::fabs(*figure.value)))
          << target;
    }
  }
}

TEST_P(ExplainPublished, EveryYearAndLineComputedAgainIsTheResult) {
  const auto calculation = calculation_of(test::source_file(GetParam()));
  ASSERT_TRUE(calculation);
  const Projection& projection = calculation->summary.projection;
  for (const PayerBudget& budget : projection.budgets) {
    const std::pair<std::string, const Series*> items[] = {{"net", &budget.net},
                                                           {"costs", &budget.costs},
                                                           {"saved_costs", &budget.saved_costs},
                                                           {"consequences", &budget.consequences},
                                                           {"cumulative", &budget.cumulative}};
    for (std::size_t y = 0; y < projection.discount_factors.size(); ++y) {
      const int year = static_cast<int>(projection.start_year) + static_cast<int>(y);
      // Of what lies between, one item in the money of the year: the arithmetic is the same.
      const bool edge = y == 0 || y + 1 == projection.discount_factors.size();
      for (const auto& [item, series] : items) {
        for (const bool discounted : {false, true}) {
          if (!edge && (item != "net" || discounted)) continue;
          const std::string target = item + (discounted ? ".pv:" : ".undiscounted:") +
                                     budget.payer + "@" + std::to_string(year);
          const Explanation explanation = explained(*calculation, target);
          expect_arithmetic_holds(explanation, target, false);
          const double expected = (discounted ? series->discounted : series->undiscounted)[y];
          const StepRow& row = explanation.steps.front().rows.back();
          EXPECT_NEAR(row.value, expected, 1e-12 * (1 + std::fabs(expected))) << target;
        }
      }
    }
  }
  for (const Line& line : calculation->model->lines) {
    expect_arithmetic_holds(explained(*calculation, "line:" + line.path), line.path, false);
  }
}

std::string name_of(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ExplainPublished, testing::ValuesIn(golden_scenarios()),
                         name_of);

// 10 people at 1000 each in 2020; every number below is worked out by hand.
const std::string kSmall =
    "soem: 1\ntitle: t\nstart_year: 2020\nhorizon: 2\nprice_year: 2020\ndiscount: {rate: 100 %}\n"
    "sources: {s: {title: Report, page: 7}}\n"
    "participants: {intake: {2020: 10}}\n"
    "costs: [{id: a, amount: 1000, per: participant, payer: kommune, source: s}]\n"
    "outcomes: [{id: job, rate: 60 %, baseline: 10 %, evidence: 1, years: 2, consequences: [\n"
    "  {id: c, change: -2, unit: week, price: {kommune: 700}}]}]\n";

TEST(Explain, PutsTheNumbersIntoTheFormula) {
  const auto calculation = calculation_of(kSmall);
  const Explanation of_year = explained(*calculation, "net.undiscounted:kommune@2020");
  // 10 · 1000 = 10000 out; 10 · 50 % = 5 successes · 2 weeks · 700 = 7000 in.
  EXPECT_EQ(of_year.steps.at(0).title, "Net result of kommune, by year");
  EXPECT_EQ(of_year.steps.at(0).formula,
            "costs of kommune + saved costs of kommune + consequences of kommune");
  EXPECT_EQ(of_year.steps.at(0).rows.at(0).label, "2020");
  EXPECT_EQ(calculation_text(of_year.steps.at(0).rows.at(0).calculation), "-10000 + 7000");
  const Explanation total = explained(*calculation, "bcr");
  EXPECT_EQ(calculation_text(total.steps.at(0).rows.at(0).calculation),
            "10500 / 10000");  // 7000 + 7000 / 2
  EXPECT_EQ(calculation_text(total.steps.at(1).rows.at(0).calculation), "-(-10000 + 0)");
}

TEST(Explain, NamesTheInputsOfEachStepOnce) {
  const auto calculation = calculation_of(kSmall);
  const Explanation explanation = explained(*calculation, "line:costs.a");
  ASSERT_EQ(explanation.steps.size(), 2u);
  ASSERT_EQ(explanation.steps[0].inputs.size(), 1u);
  const Slot& amount = calculation->scenario.slot(explanation.steps[0].inputs[0]);
  EXPECT_EQ(amount.path, "costs.a.amount");
  ASSERT_NE(amount.citation, kNoCitation);
  EXPECT_EQ(calculation->scenario.citations[static_cast<std::size_t>(amount.citation)].sources,
            std::vector<std::string>{"s"});
  EXPECT_EQ(explanation.steps[0].rows_of_zero, 1u);  // 2021
}

TEST(Explain, LooksOnlyAtTheYearsThatMatter) {
  const auto calculation = calculation_of(kSmall);
  for (const Step& step : explained(*calculation, "consequences.undiscounted@2020").steps) {
    for (const StepRow& row : step.rows) EXPECT_NE(row.label, "2021") << step.title;
  }
}

TEST(Explain, OffersTheEndsOfTheBreakEvenLineOnlyWhereSetGivesThem) {
  const auto plain = calculation_of(kSmall);
  EXPECT_NE(explained(*plain, "breakeven_rate.job").steps.at(0).note, "");
  std::string grouped = kSmall;
  const std::string people = "participants: {intake: {2020: 10}}\n";
  grouped.replace(grouped.find(people), people.size(),
                  "groups: [{id: a, intake: {2020: 5}, set: {outcomes.job.rate: 70 %}},\n"
                  "         {id: b, intake: {2020: 5}}]\n");
  const auto groups = calculation_of(grouped);
  ASSERT_TRUE(groups);
  EXPECT_EQ(explained(*groups, "breakeven_rate.job").steps.at(0).note, "");
}

TEST(Explain, SaysWhatIsNotThere) {
  const auto calculation = calculation_of(kSmall);
  for (const std::string target :
       {"nett.pv", "net.pv:komune", "net.pv@2022", "bcr@2020", "line:costs.b", "line:costs.a:stat",
        "participants:kommune", "wrong_pocket_share:kommune"}) {
    const auto result = explain(*calculation, *parse_target(target));
    const auto* fault = std::get_if<ExplainFault>(&result);
    if (target == "participants:kommune") {
      EXPECT_FALSE(fault) << "a count is the same for everybody";
      continue;
    }
    ASSERT_TRUE(fault) << target;
    EXPECT_FALSE(fault->text.empty());
    EXPECT_FALSE(fault->hint.empty()) << target;
  }
}

TEST(ParseTarget, ReadsFigurePayerAndYear) {
  const auto all = parse_target("net.pv:kommune@2026");
  ASSERT_TRUE(all);
  EXPECT_EQ(all->figure, "net.pv");
  EXPECT_EQ(all->payer, "kommune");
  EXPECT_EQ(all->year, 2026);
  EXPECT_FALSE(all->is_line);
  const auto line = parse_target("line:costs.a@2020");
  ASSERT_TRUE(line);
  EXPECT_TRUE(line->is_line);
  EXPECT_EQ(line->figure, "costs.a");
  EXPECT_EQ(line->payer, "");
  for (const std::string wrong : {"", ":", "net.pv:", "net.pv@", "net.pv@20x", "net.pv@2020.5",
                                  "@2020", "line:", "net.pv@-1"}) {
    EXPECT_FALSE(parse_target(wrong)) << wrong;
  }
}

TEST(Formulas, AreArithmeticOnTwoFigures) {
  EXPECT_EQ(apply(FormulaKind::NegatedSum, -5, 2), 3);
  EXPECT_EQ(apply(FormulaKind::Quotient, 3, 4), 0.75);
  EXPECT_EQ(apply(FormulaKind::GainRatio, 6, 4), 0.5);
  EXPECT_EQ(find_formula("nothing"), nullptr);
  for (const Formula& formula : all_formulas()) EXPECT_EQ(find_formula(formula.figure), &formula);
}

}  // namespace
}  // namespace soem
