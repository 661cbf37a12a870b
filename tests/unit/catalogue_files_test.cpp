// SPDX-License-Identifier: MIT
#include "soem/load/catalogue_files.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

#include "soem/diag/print.hpp"

namespace soem {
namespace {

namespace fs = std::filesystem;

std::string price(const std::string& amount) {
  return "description: Ours.\nvalues:\n  2026-01-01:\n    value: " + amount +
         "\n    price_year: 2026\n    reference: {title: Our accounts}\n    confidence: high\n"
         "    tag: official\nmetadata:\n  name_da: Vores\n  kind: price\n  area: health\n"
         "  unit: DKK/visit\n  payer: region\n  extend: hold\n  checked: 2026-11-22\n";
}

class CatalogueTest : public testing::Test {
 protected:
  CatalogueTest() : before_(fs::current_path()) {
    std::string pattern = testing::TempDir() + "catalogue_XXXXXX";
    directory_ = mkdtemp(pattern.data());
    fs::current_path(directory_);
  }
  ~CatalogueTest() override {
    fs::current_path(before_);
    fs::remove_all(directory_);
  }

  static void put(const fs::path& path, const std::string& text) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  CatalogueFiles open(const std::string& directory = "") {
    CatalogueTextsResult result = read_catalogue(directory, diagnostics_);
    EXPECT_TRUE(result.texts) << messages();
    return {result.texts, diagnostics_};
  }

  [[nodiscard]] std::string messages() const { return print(diagnostics_, {}); }

  Diagnostics diagnostics_;

 private:
  fs::path before_, directory_;
};

TEST_F(CatalogueTest, HasWhatIsBuiltIn) {
  CatalogueFiles catalogue = open();
  EXPECT_EQ(catalogue.version(), "2026.11");
  EXPECT_TRUE(catalogue.has("kontanthjaelp_30_other"));
  EXPECT_FALSE(catalogue.has("kontanthjaelp"));
  EXPECT_EQ(catalogue.find("kontanthjaelp"), nullptr);
  const Entry* entry = catalogue.find("kontanthjaelp_30_other");
  ASSERT_TRUE(entry) << messages();
  EXPECT_EQ(entry->path, "income_transfers.kontanthjaelp_30_other");
  EXPECT_EQ(catalogue.find("kontanthjaelp_30_other"), entry);
  EXPECT_EQ(catalogue.find("pl_state")->kind, EntryKind::Index);
  EXPECT_EQ(catalogue.find("kontanthjaelp_30_other"), entry) << "moved by another entry";
}

TEST_F(CatalogueTest, IsTheFilesUnderDataByteForByte) {
  const CatalogueTextsResult result = read_catalogue("", diagnostics_);
  std::size_t files = 0;
  const fs::path root = fs::path(SOEM_SOURCE_DIR) / "data";
  for (const auto& file : fs::recursive_directory_iterator(root)) {
    if (file.path().extension() != ".yaml" || file.path().stem() == "catalogue") continue;
    ++files;
    const CatalogueText* text = result.texts->find(file.path().stem().string());
    ASSERT_TRUE(text) << file.path();
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_EQ(text->text, content) << file.path();
    EXPECT_EQ(text->file, "catalogue/" + file.path().lexically_relative(root).string());
  }
  EXPECT_EQ(result.texts->all().size(), files);
}

TEST_F(CatalogueTest, TakesAUsersFilesOnTop) {
  put("own/health/almen_praksis_borger.yaml", price("100"));
  put("own/visit.yml", price("200"));
  put("own/catalogue.yaml", "version: b-2\n");
  CatalogueFiles catalogue = open("own/");
  EXPECT_EQ(catalogue.version(), "2026.11 + own/ b-2");
  EXPECT_EQ(catalogue.find("almen_praksis_borger")->values[0].value.text, "100");
  EXPECT_EQ(catalogue.find("almen_praksis_borger")->path, "health.almen_praksis_borger");
  EXPECT_EQ(catalogue.find("visit")->values[0].value.text, "200");
  EXPECT_EQ(catalogue.find("visit")->path, "visit");
  EXPECT_TRUE(catalogue.find("kontanthjaelp_30_other"));
  EXPECT_FALSE(catalogue.has("catalogue"));
  EXPECT_EQ(messages(), "");
}

TEST_F(CatalogueTest, PointsIntoTheUsersFile) {
  put("own/visit.yaml", price("100") + "colour: red\n");
  CatalogueFiles catalogue = open("own");
  EXPECT_EQ(messages(), "") << "a file nobody asks for is not looked at";
  EXPECT_TRUE(catalogue.has("visit"));
  EXPECT_EQ(catalogue.find("visit"), nullptr);
  EXPECT_EQ(catalogue.find("visit"), nullptr);
  EXPECT_EQ(messages().find("own/visit.yaml:17:1: error: unknown key 'colour'"), 0u) << messages();
  EXPECT_EQ(diagnostics_.error_count(), 1u) << "said once";
}

/// The text at `span`.
std::string at(const Diagnostics& diagnostics, const Span& span) {
  return diagnostics.source(span.source).text().substr(span.offset, span.length);
}

TEST_F(CatalogueTest, IsSharedByThreadsEachOfWhichHasItsOwnPlaces) {
  put("own/visit.yaml", price("100"));
  put("own/broken.yaml", price("a lot"));
  const auto texts = read_catalogue("own", diagnostics_).texts;
  ASSERT_TRUE(texts);
  std::vector<std::thread> threads;
  std::array<std::string, 4> seen;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&, i] {
      Diagnostics diagnostics;
      for (std::size_t other = 0; other < i; ++other) diagnostics.add_source(SourceText("x", "y"));
      CatalogueFiles catalogue(texts, diagnostics);
      const Entry* entry = catalogue.find("visit");
      const Entry* split = catalogue.find("refusion_110");
      seen[i] = at(diagnostics, entry->values[0].value.span) + ' ' +
                at(diagnostics, entry->payer_span) + ' ' +
                at(diagnostics, entry->values[0].from_span) + ' ' +
                at(diagnostics, split->values[0].value.keys[0].span) + ' ' +
                at(diagnostics, split->values[0].value.children[0].span) + ' ' +
                (catalogue.find("broken") ? "read" : at(diagnostics, *diagnostics.all()[0].span));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : seen) {
    EXPECT_EQ(one, "100 region 2026-01-01 kommune 50 % a lot");
  }
}

TEST_F(CatalogueTest, RefusesANameThatStandsTwice) {
  put("own/a/visit.yaml", price("100"));
  put("own/b/visit.yml", price("200"));
  const CatalogueTextsResult result = read_catalogue("own", diagnostics_);
  EXPECT_FALSE(result.texts);
  EXPECT_FALSE(result.unreadable);
  EXPECT_NE(messages().find("[duplicate-entry]"), std::string::npos) << messages();
}

TEST_F(CatalogueTest, RefusesANameThatIsNoId) {
  put("own/Hjælp.yaml", price("100"));
  EXPECT_FALSE(read_catalogue("own", diagnostics_).texts);
  EXPECT_NE(messages().find("such as hjaelp"), std::string::npos) << messages();
}

TEST_F(CatalogueTest, RefusesAnEditionWithFaults) {
  put("own/visit.yaml", price("100"));
  put("own/catalogue.yaml", "versoin: 2\n");
  EXPECT_FALSE(read_catalogue("own", diagnostics_).texts);
  EXPECT_NE(messages().find("own/catalogue.yaml:1:1: error: unknown key 'versoin'"),
            std::string::npos)
      << messages();
}

TEST_F(CatalogueTest, SaysWhatCannotBeRead) {
  put("file.yaml", price("1"));
  put("empty/notes.md", "");
  for (const std::string directory : {"missing", "file.yaml", "empty"}) {
    Diagnostics diagnostics;
    const CatalogueTextsResult result = read_catalogue(directory, diagnostics);
    EXPECT_FALSE(result.texts) << directory;
    EXPECT_TRUE(result.unreadable) << directory;
    EXPECT_EQ(diagnostics.error_count(), 1u) << directory;
    EXPECT_EQ(diagnostics.all()[0].id, MessageId::CannotRead) << directory;
  }
}

}  // namespace
}  // namespace soem
