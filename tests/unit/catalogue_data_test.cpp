// SPDX-License-Identifier: MIT
//
// Every file under data/, as far as a program can check it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "soem/diag/print.hpp"
#include "soem/load/catalogue_files.hpp"

namespace soem {
namespace {

namespace fs = std::filesystem;
using std::chrono::year_month_day;

class CatalogueData : public testing::Test {
 protected:
  CatalogueData() : catalogue_(read_catalogue("", diagnostics_).texts, diagnostics_) {
    for (const std::string_view name : catalogue_.names()) {
      const Entry* entry = catalogue_.find(name);
      if (entry) entries_.push_back(entry);
    }
  }

  /// Calendar years whose amounts the index can bring to the others'.
  [[nodiscard]] std::set<int> years_of(const std::string& index) {
    std::set<int> years;
    for (const DatedValue& value : catalogue_.find(index)->values) {
      const int year = static_cast<int>(value.from.year());
      years.insert(year);
      // Growth into its first year begins at the level of the year before.
      if (catalogue_.find(index)->unit == "growth") years.insert(year - 1);
    }
    return years;
  }

  Diagnostics diagnostics_;
  CatalogueFiles catalogue_;
  std::vector<const Entry*> entries_;
};

TEST_F(CatalogueData, HasNoFault) {
  EXPECT_TRUE(diagnostics_.all().empty()) << print(diagnostics_, {});
  EXPECT_EQ(entries_.size(), catalogue_.names().size());
  EXPECT_GE(entries_.size(), 130u);
}

TEST_F(CatalogueData, HasEachNameOnce) {
  std::set<std::string> names;
  for (const auto& file : fs::recursive_directory_iterator(SOEM_SOURCE_DIR "/data")) {
    if (file.path().extension() != ".yaml") continue;
    EXPECT_TRUE(names.insert(file.path().stem().string()).second) << file.path();
  }
}

TEST_F(CatalogueData, NamesIndicesAndSplitsThatAreThere) {
  for (const Entry* entry : entries_) {
    if (!entry->index.empty()) {
      const Entry* index = catalogue_.find(entry->index);
      ASSERT_TRUE(index) << entry->name;
      EXPECT_EQ(index->kind, EntryKind::Index) << entry->name;
    }
    if (entry->split.kind == NodeKind::Scalar) {
      const Entry* split = catalogue_.find(entry->split.text);
      ASSERT_TRUE(split) << entry->name;
      EXPECT_TRUE(split->kind == EntryKind::Split || split->kind == EntryKind::Ladder)
          << entry->name;
    }
  }
}

TEST_F(CatalogueData, CanConvertItsPricesOrSaysWhichItCannot) {
  for (const Entry* entry : entries_) {
    if (entry->kind != EntryKind::Price) continue;
    ASSERT_FALSE(entry->index.empty()) << entry->name;
    const std::set<int> years = years_of(entry->index);
    std::string text = entry->documentation;
    std::replace(text.begin(), text.end(), '\n', ' ');
    const bool says_so = text.find("cannot be converted") != std::string::npos;
    for (const DatedValue& value : entry->values) {
      if (!value.price_year) continue;
      EXPECT_TRUE(years.contains(*value.price_year) || says_so)
          << entry->name << ": " << entry->index << " has no " << *value.price_year;
    }
  }
}

TEST_F(CatalogueData, HasThePayersOfEveryScenario) {
  const std::set<std::string> payers = {"kommune", "region", "stat"};
  for (const Entry* entry : entries_) {
    EXPECT_TRUE(entry->payer.empty() || payers.contains(entry->payer)) << entry->name;
    const auto known = [&](const Node& map) {
      for (const MapKey& key : map.keys) EXPECT_TRUE(payers.contains(key.text)) << entry->name;
    };
    known(entry->split);
    if (entry->kind != EntryKind::Split) continue;
    for (const DatedValue& value : entry->values) known(value.value);
  }
}

TEST_F(CatalogueData, WasCheckedAgainstSourcesThatCanBeFound) {
  const year_month_day collected(std::chrono::year(2026), std::chrono::month(11),
                                 std::chrono::day(22));
  for (const Entry* entry : entries_) {
    EXPECT_LE(entry->checked, collected) << entry->name << " was checked in the future";
    EXPECT_FALSE(entry->documentation.empty()) << entry->name;
    EXPECT_NE(entry->name_da, entry->name_en) << entry->name;
    EXPECT_EQ(entry->evidence > 0, entry->kind == EntryKind::Effect) << entry->name;
    EXPECT_EQ(!entry->direction.empty(), entry->kind == EntryKind::Effect) << entry->name;
    for (const DatedValue& value : entry->values) {
      EXPECT_LE(value.from, collected) << entry->name << " holds a value of the future";
      EXPECT_TRUE(value.reference.href.starts_with("http")) << entry->name;
      EXPECT_LT(value.reference.href.find('.'), value.reference.href.size()) << entry->name;
    }
  }
}

TEST_F(CatalogueData, GivesNumbersOnlyToFindingsThatHaveThem) {
  std::set<std::string> without;
  for (const Entry* entry : entries_) {
    for (const DatedValue& value : entry->values) {
      if (value.value.kind == NodeKind::Invalid) without.insert(entry->name);
    }
    if (entry->direction != "null") continue;
    for (const DatedValue& value : entry->values) {
      ASSERT_TRUE(value.value.find("effect")) << entry->name;
      EXPECT_EQ(value.value.find("effect")->text, "0 %") << entry->name;
    }
  }
  EXPECT_EQ(without, (std::set<std::string>{"ibbis_stress_effekt", "mst_effekt"}));
}

}  // namespace
}  // namespace soem
