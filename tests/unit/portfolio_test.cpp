// SPDX-License-Identifier: MIT
#include "soem/figures/portfolio.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"
#include "soem/load/load.hpp"

namespace soem {
namespace {

/// A year of `horizon` with the given costs and gains; all money is kommune's unless said
/// otherwise.
std::string scenario(const std::string& frame, const std::string& costs,
                     const std::string& benefit = "kommune") {
  return "soem: 1\ntitle: t\nprice_year: 2020\n" + frame +
         "\nparticipants: {intake: {2020: 1}}\ncosts:\n" + costs +
         "outcomes:\n  - id: job\n    rate: 100 %\n    baseline: 0 %\n    years: 2\n"
         "    consequences:\n      - {id: gain, change: [0, -1], unit: day, price: {" +
         benefit + ": 60}}\n";
}

class PortfolioTest : public testing::Test {
 protected:
  void add(const std::string& name, const std::string& yaml) {
    const std::uint32_t source = diagnostics_.add_source(SourceText(name, yaml));
    auto file = load_text(source, name, {}, diagnostics_);
    ASSERT_TRUE(file) << print(diagnostics_, {});
    parts_.push_back(calculate(std::move(file->cases.front()), diagnostics_).value());
  }

  std::optional<Summary> sum() {
    std::vector<const Calculation*> parts;
    for (const Calculation& part : parts_) parts.push_back(&part);
    return summarise_portfolio(parts, diagnostics_);
  }

  /// The only error's text; empty where there is none.
  std::string error() {
    std::string out;
    for (const Diagnostic& one : diagnostics_.all()) {
      if (info(one.id).severity == Severity::Error) out += one.text;
    }
    return out;
  }

  Diagnostics diagnostics_;
  std::vector<Calculation> parts_;
};

const std::string kFrame =
    "start_year: 2020\nhorizon: 2\ndiscount: {rate: 100 %}\npayers: [kommune, stat]";
const std::string kCost = "  - {id: staff, amount: 20, per: once, payer: kommune}\n";

// kommune: -20 in 2020 and 60 in 2021; D = 1, 1/2.
// A: kommune -20, +60. B: kommune -50 in 2020, stat +60 in 2021, over three years.
// Sum: kommune -70, +60, 0: undiscounted -10, PV -40, never back, peak 70.
//      stat    0, +60, 0: undiscounted 60, PV 30.
//      total  -70, 120, 0: undiscounted 50, PV -10; cumulative -70, 50, 50: back in 2021,
//      discounted never; bcr 60/70; IRR 120/70 - 1 = 5/7; two participants, PV -5 each.
TEST_F(PortfolioTest, AddsUpYearByYearAndPayerByPayer) {
  add("a.yaml", scenario(kFrame, kCost));
  add("b.yaml", scenario("start_year: 2020\nhorizon: 3\ndiscount: {rate: 100 %}\n"
                         "payers: [kommune, stat]",
                         "  - {id: staff, amount: 50, per: once, payer: kommune}\n", "stat"));
  const auto total = sum();
  ASSERT_TRUE(total) << print(diagnostics_, {});
  const auto value = [&](std::string_view figure, std::string_view payer) {
    return total->find(figure, payer)->value;
  };
  EXPECT_EQ(value("net.undiscounted", "kommune"), -10);
  EXPECT_EQ(value("net.pv", "kommune"), -40);
  EXPECT_EQ(value("payback_year", "kommune"), std::nullopt);
  EXPECT_EQ(value("peak_financing", "kommune"), 70);
  EXPECT_EQ(value("net.undiscounted", "stat"), 60);
  EXPECT_EQ(value("net.pv", "stat"), 30);
  EXPECT_EQ(value("net.undiscounted", "total"), 50);
  EXPECT_EQ(value("net.pv", "total"), -10);
  EXPECT_EQ(value("payback_year", "total"), 2021);
  EXPECT_EQ(value("payback_year_discounted", "total"), std::nullopt);
  EXPECT_DOUBLE_EQ(*value("bcr", "total"), 60.0 / 70.0);
  EXPECT_NEAR(*value("irr", "total"), 5.0 / 7.0, 1e-12);
  EXPECT_EQ(value("participants", "total"), 2);
  EXPECT_EQ(value("net.pv.per_participant", "total"), -5);
}

TEST_F(PortfolioTest, OfOneScenarioIsThatScenario) {
  add("a.yaml", scenario(kFrame, kCost));
  const auto total = sum();
  ASSERT_TRUE(total);
  for (const Figure& figure : total->figures) {
    const Figure* own = parts_[0].summary.find(figure.name, figure.payer);
    ASSERT_TRUE(own) << figure.name;
    if (figure.name.ends_with(".per_success")) continue;  // successes of a portfolio mean nothing
    EXPECT_EQ(figure.value, own->value) << figure.name << " of " << figure.payer;
  }
}

TEST_F(PortfolioTest, NeedsTheSameFrame) {
  const std::pair<std::string, std::string> table[] = {
      {"start_year: 2020\nhorizon: 2\ncurrency: EUR\ndiscount: {rate: 100 %}\n"
       "payers: [kommune, stat]",
       "one counts in DKK, the other in EUR"},
      {"start_year: 2019\nhorizon: 3\ndiscount: {rate: 100 %}\npayers: [kommune, stat]",
       "one begins in 2020, the other in 2019"},
      {"start_year: 2020\nhorizon: 2\ndiscount: {rate: 50 %}\npayers: [kommune, stat]",
       "one discounts by {1: 1} with timing start, the other by {1: 0.5} with timing start"},
      {"start_year: 2020\nhorizon: 2\ndiscount: {rate: 100 %, timing: mid}\n"
       "payers: [kommune, stat]",
       "one discounts by {1: 1} with timing start, the other by {1: 1} with timing mid"},
  };
  for (const auto& [frame, words] : table) {
    diagnostics_ = Diagnostics();
    parts_.clear();
    add("a.yaml", scenario(kFrame, kCost));
    add("b.yaml", scenario(frame, kCost));
    EXPECT_FALSE(sum()) << words;
    EXPECT_EQ(error(), "'a.yaml' and 'b.yaml' cannot be added up: " + words);
  }
}

TEST_F(PortfolioTest, NeedsTheSamePriceYear) {
  add("a.yaml", scenario(kFrame, kCost));
  std::string later = scenario(kFrame, kCost);
  later.replace(later.find("price_year: 2020"), 16, "price_year: 2021");
  add("b.yaml", later);
  EXPECT_FALSE(sum());
  EXPECT_EQ(
      error(),
      "'a.yaml' and 'b.yaml' cannot be added up: one is in prices of 2020, the other of 2021");
}

// A payer that the first file does not know must agree between the others.
TEST_F(PortfolioTest, ComparesPayersAcrossAllFiles) {
  const std::string frame = "start_year: 2020\nhorizon: 2\ndiscount: {rate: 100 %}\npayers: ";
  add("a.yaml", scenario(frame + "[kommune]", kCost));
  add("b.yaml", scenario(frame + "[kommune, {id: fond, public: true}]", kCost));
  add("c.yaml", scenario(frame + "[kommune, {id: fond, public: false}]", kCost));
  EXPECT_FALSE(sum());
  EXPECT_EQ(error(),
            "'b.yaml' and 'c.yaml' cannot be added up: payer 'fond' is public only in the first");
}

}  // namespace
}  // namespace soem
