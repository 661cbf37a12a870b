// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "../support/contracts.hpp"
#include "render/contract_words.hpp"
#include "soem/render/contract_view.hpp"

namespace soem::test {
namespace {

std::vector<ContractResult> results_of(const soem::Calculation& calculation) {
  const std::vector<double> slots = slot_values(calculation.scenario);
  const Projected projected{&calculation.scenario, calculation.model.get(), &calculation.values,
                            slots};
  std::vector<ContractResult> out;
  for (const Contract& one : calculation.scenario.contracts) {
    out.push_back(contract_result(one, projected));
  }
  return out;
}

Page page_of(const std::string& file, Language language) {
  const auto cases = calculate_cases(source_file(file), SOEM_SOURCE_DIR "/" + file);
  return contract_page(cases.front().scenario, results_of(cases.front()), language);
}

/// The table whose title begins so.
Table table_of(const Page& page, const std::string& title) {
  for (const Block& block : page.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table && table->title.starts_with(title)) return *table;
  }
  ADD_FAILURE() << "no table '" << title << "'";
  return {};
}

std::size_t places(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("{}"); at != text.npos; at = text.find("{}", at + 2)) ++count;
  return count;
}

TEST(ContractWords, AreThereInBothLanguagesWithTheSamePlaces) {
  for (std::size_t i = 0; i < kContractTextCount; ++i) {
    const auto text = static_cast<ContractText>(i);
    const std::string_view english = pattern(text, Language::English);
    const std::string_view danish = pattern(text, Language::Danish);
    EXPECT_FALSE(english.empty());
    EXPECT_FALSE(danish.empty()) << english;
    EXPECT_EQ(places(english), places(danish)) << english;
  }
}

TEST(ContractWords, SayEveryReasonOfTheShippedContractsInDanish) {
  const std::string root = SOEM_SOURCE_DIR "/";
  std::size_t reasons = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string file = entry.path().string().substr(root.size());
    if (source_file(file).find("\ncontracts:") == std::string::npos) continue;
    for (const soem::Calculation& calculation :
         calculate_cases(source_file(file), SOEM_SOURCE_DIR "/" + file)) {
      for (const ContractResult& result : results_of(calculation)) {
        for (const ContractFigure& one : result.figures) {
          if (one.value) continue;
          ++reasons;
          EXPECT_NE(reason_words(one.reason, Language::Danish), one.reason);
        }
      }
    }
  }
  EXPECT_GT(reasons, 0U);
}

// ABLE's published table: 0 % at 10, 1.2 % at 11, 1.5 % at 12, 1.9 % at 13, 3.3 % at 16, 5.1 % at
// 20; 2.4 m drawn at the start of 2012, 2013 and 2014, repaid at the end of 2015. At 11 % the
// lender gets 2.4 m · (1.012⁴ + 1.012³ + 1.012²) = 2.4 m · 3.109448661 = 7,462,676.79, less 7.2 m:
// 262,676.79. At 20 %: 2.4 m · (1.051⁴ + 1.051³ + 1.051²) = 2.4 m · 3.485679925 = 8,365,631.82:
// 1,165,631.82.
TEST(ContractPage, ShowsEveryStepOfThePayOff) {
  const Page page = page_of("scenarios/able/rikers-island.yaml", Language::English);
  const Table table = table_of(page, "Result of each party over the reduction");
  std::vector<std::string> rates;
  for (const Row& row : table.rows) rates.push_back(row.cells.front());
  EXPECT_EQ(rates, (std::vector<std::string>{"0-9 %", "10 %", "11 %", "12 %", "13-15 %", "16-19 %",
                                             "20-100 %", "0 or more"}));
  const auto investors = std::find(table.header.begin(), table.header.end(), "investors");
  ASSERT_NE(investors, table.header.end());
  const auto at = static_cast<std::size_t>(investors - table.header.begin());
  EXPECT_EQ(table.rows.at(0).cells.at(at), "-1,200,000");  // published: 1.2 m lost
  EXPECT_EQ(table.rows.at(1).cells.at(at), "0");
  EXPECT_EQ(table.rows.at(2).cells.at(at), "262,677");
  EXPECT_EQ(table.rows.at(6).cells.at(at), "1,165,632");
  // The only public payer is the public purse.
  EXPECT_EQ(std::count(table.header.begin(), table.header.end(), "total"), 0);
}

// IMPACT60 breaks even at half of 60 people by its terms: with 46 % of them the price, 66,666.67 a
// head, would have to be 50 / 46 of itself: 72,463.77.
TEST(ContractPage, ShowsThePricesAtWhichPartiesBreakEven) {
  const Page page =
      page_of("scenarios/den-sociale-kapitalfond/impact60-contract.yaml", Language::English);
  const Table table = table_of(page, "Prices, and where each party breaks even");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.header.at(2), "investors from");
  EXPECT_EQ(table.rows.at(0).cells.at(2), "72,464");
}

TEST(ContractPage, SpeaksDanish) {
  const Page page = page_of("scenarios/able/rikers-island.yaml", Language::Danish);
  const Table side = std::get<Table>(page.blocks.at(1));
  EXPECT_EQ(side.header.at(1), "Uden aftale");
  EXPECT_EQ(side.rows.at(0).cells.at(0), "Omkostning, løbende priser");
  EXPECT_EQ(side.rows.at(0).cells.at(2), "7.200.000");
  EXPECT_EQ(table_of(page, "Hver parts resultat over faldet").header.front(), "Fald");
  const Table years = table_of(page, "ABLE (able): penge ind (+) og ud (-)");
  EXPECT_EQ(years.note,
            "Parter: Goldman Sachs (goldman_sachs), investor; Bloomberg Philanthropies "
            "(bloomberg_philanthropies), garant. Betalingsmål: Days in jail (jail_days).");
  const Table payments = table_of(page, "Betalinger");
  EXPECT_EQ(payments.rows.at(0).cells.at(1), "niveau ej nået");
  EXPECT_EQ(payments.rows.at(0).cells.at(2), "2015-12");  // the end of 2015
}

}  // namespace
}  // namespace soem::test
