// SPDX-License-Identifier: MIT
//
// Published and hand-worked results: every directory beside this file holds a scenario that says
// whose numbers it reproduces, and the numbers, each with the place it comes from.
//
// expected.csv: figure,payer,year,value,tolerance,working. With a year, `figure` is an item of the
// yearly table and its price basis (net.discounted); without, a key figure. A figure with several
// rows (irr) agrees when one of them does.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "../support/calculate.hpp"
#include "../support/csv.hpp"

namespace soem::test {
namespace {

class Golden : public testing::TestWithParam<std::string> {};

double yearly(const Calculation& calculation, const std::string& figure, const std::string& payer,
              int year) {
  const std::size_t dot = figure.find('.');
  const std::string item = figure.substr(0, dot), basis = figure.substr(dot + 1);
  const PayerBudget& budget = calculation.budget(payer);
  const std::map<std::string, const Series*> items = {{"costs", &budget.costs},
                                                      {"saved_costs", &budget.saved_costs},
                                                      {"consequences", &budget.consequences},
                                                      {"net", &budget.net},
                                                      {"cumulative", &budget.cumulative}};
  const Series& series = *items.at(item);
  const auto index =
      static_cast<std::size_t>(calculation.scenario->project_year(CalendarYear(year)));
  return basis == "discounted" ? series.discounted.at(index) : series.undiscounted.at(index);
}

std::vector<std::optional<double>> actual_values(const Calculation& calculation,
                                                 const CsvRow& row) {
  const std::string& figure = row.at("figure");
  const std::string& payer = row.at("payer");
  if (!row.at("year").empty()) {
    return {yearly(calculation, figure, payer, std::stoi(row.at("year")))};
  }
  std::vector<std::optional<double>> values;
  for (const Figure& candidate : calculation.summary->figures) {
    if (candidate.name == figure && candidate.payer == payer) values.push_back(candidate.value);
  }
  EXPECT_FALSE(values.empty()) << "there is no figure " << figure << " of " << payer;
  return values;
}

bool agrees(const std::optional<double>& actual, const CsvRow& row) {
  if (row.at("value") == "undefined") return !actual;
  return actual &&
         std::fabs(*actual - std::stod(row.at("value"))) <= std::stod(row.at("tolerance"));
}

TEST_P(Golden, AgreesWithItsSource) {
  const std::string directory = "tests/golden/" + GetParam();
  const Calculation calculation = calculate(source_file(directory + "/scenario.yaml"), directory);
  ASSERT_TRUE(calculation.valid()) << calculation.messages();
  const std::vector<CsvRow> rows = parse_csv(source_file(directory + "/expected.csv"));
  ASSERT_FALSE(rows.empty());
  for (const CsvRow& row : rows) {
    EXPECT_FALSE(row.at("working").empty()) << "every expected number says where it comes from";
    const auto actual = actual_values(calculation, row);
    const bool any = std::any_of(actual.begin(), actual.end(),
                                 [&](const auto& value) { return agrees(value, row); });
    EXPECT_TRUE(any) << row.at("figure") << " of " << row.at("payer") << " " << row.at("year")
                     << ": "
                     << (actual.empty() || !actual[0] ? "undefined" : std::to_string(*actual[0]))
                     << ", expected " << row.at("value") << " +- " << row.at("tolerance") << " ("
                     << row.at("working") << ")";
  }
}

std::vector<std::string> directories() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(SOEM_SOURCE_DIR "/tests/golden")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Published, Golden, testing::ValuesIn(directories()), [](const auto& name) {
  std::string out = name.param;
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
});

}  // namespace
}  // namespace soem::test
