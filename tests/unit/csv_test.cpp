// SPDX-License-Identifier: MIT
#include "soem/render/csv.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "../support/csv.hpp"

namespace soem {
namespace {

constexpr CsvDialect kPlain = CsvDialect::Rfc4180, kDanish = CsvDialect::ExcelDa;

TEST(CsvField, IsQuotedWhereRfc4180NeedsIt) {
  const std::pair<std::string, std::string> table[] = {
      {"", ""},
      {"plain", "plain"},
      {"a b", "a b"},
      {"æøå", "æøå"},
      {"a,b", "\"a,b\""},
      {"\"", "\"\"\"\""},
      {"say \"a\"", "\"say \"\"a\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"a\r\nb", "\"a\r\nb\""},
      {"a\rb", "\"a\rb\""},
      {" a", "\" a\""},
      {"a ", "\"a \""},
      {" ", "\" \""},
      {"a;b", "a;b"},
      {"'a'", "'a'"},
      {"=1+1", "=1+1"},
  };
  for (const auto& [text, field] : table) EXPECT_EQ(csv_field(text, kPlain), field);
}

TEST(CsvField, RunsNowhereAsAFormulaInExcelDa) {
  const std::pair<std::string, std::string> table[] = {
      {"", ""},
      {"plain", "plain"},
      {"a,b", "a,b"},
      {"a;b", "\"a;b\""},
      {"=1+1", "'=1+1"},
      {"+45", "'+45"},
      {"-x", "'-x"},
      {"@a", "'@a"},
      {"\ta", "'\ta"},
      {"=a;b", "\"'=a;b\""},
      {"a=b", "a=b"},
      {" =a", "\" =a\""},
      {"=\"a\"", "\"'=\"\"a\"\"\""},
  };
  for (const auto& [text, field] : table) EXPECT_EQ(csv_field(text, kDanish), field);
}

TEST(CsvNumber, ReadsBackToTheSameDouble) {
  EXPECT_EQ(csv_number(-0.1 - 0.2, kPlain), "-0.30000000000000004");
  EXPECT_EQ(csv_number(-0.1 - 0.2, kDanish), "-0,30000000000000004");
  EXPECT_EQ(csv_number(2025, kDanish), "2025");
  EXPECT_EQ(csv_number(1234567.5, kDanish), "1234567,5");
  EXPECT_EQ(csv_number(1.5e-9, kDanish), "1,5e-09");
}

std::string written(CsvDialect dialect, std::size_t rows, std::size_t* pieces = nullptr) {
  std::string out;
  constexpr std::string_view kColumns[] = {"text", "number"};
  CsvWriter writer(
      [&](std::string_view text) {
        out += text;
        if (pieces) ++*pieces;
        return true;
      },
      dialect, kColumns);
  for (std::size_t i = 0; i < rows; ++i) writer.row(std::array<Cell, 2>{"=a", 0.5});
  writer.finish();
  return out;
}

TEST(CsvWriter, WritesBothDialects) {
  EXPECT_EQ(written(kPlain, 1), "text,number\n=a,0.5\n");
  EXPECT_EQ(written(kDanish, 1), "\xEF\xBB\xBFtext;number\r\n'=a;0,5\r\n");
  EXPECT_EQ(written(kPlain, 0), "text,number\n");
}

TEST(CsvWriter, PassesOnInPiecesWhatAReaderPutsTogether) {
  std::size_t pieces = 0;
  const std::string text = written(kPlain, 20'000, &pieces);
  EXPECT_GT(pieces, 1u);
  EXPECT_LT(pieces, 10u);
  EXPECT_EQ(test::parse_csv(text).size(), 20'000u);
}

TEST(CsvWriter, StopsWritingWhenNobodyWantsMore) {
  std::size_t calls = 0;
  constexpr std::string_view kColumns[] = {"text"};
  CsvWriter writer(
      [&](std::string_view) {
        ++calls;
        return false;
      },
      kPlain, kColumns);
  const std::string long_text(kPiece, 'a');
  EXPECT_TRUE(writer.wanted());
  for (int i = 0; i < 3; ++i) writer.row(std::array<Cell, 1>{long_text});
  EXPECT_FALSE(writer.wanted());
  writer.finish();
  EXPECT_EQ(calls, 1u);
}

}  // namespace
}  // namespace soem
