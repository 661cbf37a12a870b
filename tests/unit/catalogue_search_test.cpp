// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "../support/calculate.hpp"
#include "soem/catalogue/parts.hpp"
#include "soem/catalogue/read_entry.hpp"
#include "soem/catalogue/search.hpp"
#include "soem/diag/print.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/load/yaml.hpp"

namespace soem {
namespace {

Entry entry(const std::string& name, const std::string& name_da, const std::string& name_en,
            const std::string& description, const std::string& documentation = "") {
  Entry out;
  out.name = name;
  out.name_da = name_da;
  out.name_en = name_en;
  out.description = description;
  out.documentation = documentation;
  return out;
}

std::string found(const std::vector<Entry>& entries, const std::vector<std::string>& words) {
  std::vector<const Entry*> all;
  for (const Entry& one : entries) all.push_back(&one);
  std::string out;
  for (const Entry* one : search_entries(all, words)) out += one->name + ' ';
  return out;
}

TEST(Folded, ForgetsCaseAndDanishLetters) {
  EXPECT_EQ(folded("Boligstøtte Ærø ÅBEN"), "boligstoette aeroe aaben");
  EXPECT_EQ(folded("boligstoette"), folded("BOLIGSTØTTE"));
  EXPECT_EQ(folded("§ 110 – 5 %"), "§ 110 - 5 %");
}

TEST(SearchEntries, PutsNamesBeforeTitlesBeforeTexts) {
  const std::vector<Entry> entries = {
      entry("a", "x", "x", "x", "shelter"), entry("b", "x", "x", "A shelter."),
      entry("c", "x", "A shelter", "x"),    entry("shelter_110", "x", "x", "x"),
      entry("sheltered", "x", "x", "x"),    entry("e", "x", "x", "x")};
  // Of names, a whole word before a part of one.
  EXPECT_EQ(found(entries, {"shelter"}), "shelter_110 sheltered c b a ");
  EXPECT_EQ(found(entries, {"SHELTER"}), "shelter_110 sheltered c b a ");
  EXPECT_EQ(found(entries, {"nothing"}), "");
}

TEST(SearchEntries, NeedsEveryWordInEitherLanguage) {
  const std::vector<Entry> entries = {entry("a", "Førtidspension, enlig", "Disability pension", ""),
                                      entry("b", "Førtidspension, gift", "Disability pension", ""),
                                      entry("c", "Folkepension, enlig", "State pension", "")};
  EXPECT_EQ(found(entries, {"foertidspension"}), "a b ");
  EXPECT_EQ(found(entries, {"førtidspension", "enlig"}), "a ");
  EXPECT_EQ(found(entries, {"disability", "gift"}), "b ");
  EXPECT_EQ(found(entries, {"pension"}), "a b c ") << "among equals the order of names";
}

std::string parts(const std::string& name, std::size_t value) {
  Diagnostics diagnostics;
  CatalogueFiles catalogue(built_in_catalogue(), diagnostics);
  const Entry* one = catalogue.find(name);
  std::string out;
  for (const ValuePart& part : parts_of(*one, one->values[value])) {
    out += std::string(part.part) + '=' + std::to_string(part.value) + ' ';
  }
  return out;
}

// The numbers stand in the files of those names.
TEST(PartsOf, AreTheNumbersOfTheFile) {
  EXPECT_EQ(parts("kontanthjaelp_30_other", 0), "=10968.000000 ");
  EXPECT_EQ(parts("kontanthjaelp_30_other", 4), "") << "ended";
  EXPECT_EQ(parts("mst_effekt", 0), "") << "never found";
  EXPECT_EQ(parts("refusion-2016", 0), "1=0.800000 5=0.400000 27=0.300000 53=0.200000 ");
  EXPECT_EQ(parts("refusion_107_efter_110", 0), "kommune=0.500000 stat=0.500000 ");
  EXPECT_EQ(parts("klapjob_effekt", 0), "rate=0.800000 baseline=0.420000 ");
  EXPECT_EQ(parts("fm-1999", 0), "1=0.060000 ");
  EXPECT_EQ(parts("housing_first_bolig_andel", 0), "=0.800000 ");
}

TEST(CataloguePage, ShowsAFileThatIsRight) {
  const std::string page = test::source_file("docs/catalogue.md");
  const std::size_t begin = page.find("```yaml\n") + 8;
  const std::string yaml = page.substr(begin, page.find("```", begin) - begin);
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("docs/catalogue.md", yaml));
  const auto root = load_yaml(source, diagnostics);
  ASSERT_TRUE(root) << print(diagnostics, {});
  EXPECT_TRUE(read_entry(*root, "x", "x", diagnostics)) << print(diagnostics, {});
}

}  // namespace
}  // namespace soem
