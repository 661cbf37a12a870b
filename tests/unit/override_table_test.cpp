// SPDX-License-Identifier: MIT
#include "soem/sweep/override_table.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"

namespace soem {
namespace {

struct Table {
  Diagnostics diagnostics;
  std::unique_ptr<OverrideTable> rows;

  explicit Table(std::string text) {
    rows = OverrideTable::read(diagnostics.add_source(SourceText("t.csv", std::move(text))),
                               diagnostics);
  }
  [[nodiscard]] std::string printed(std::size_t path, std::size_t row) const {
    std::string out;
    rows->print(path, row, out);
    return out;
  }
  /// The first line of the first message.
  [[nodiscard]] std::string fault() const {
    const std::string all = print(diagnostics, {});
    return all.substr(0, all.find('\n'));
  }
};

TEST(OverrideTable, ReadsCommasAndPoints) {
  const Table table("a.b,c\n0.5,10 %\n\"7\",\n");
  ASSERT_TRUE(table.rows) << table.fault();
  ASSERT_EQ(table.rows->size(), 2U);
  EXPECT_EQ(table.rows->paths()[0].path, "a.b");
  EXPECT_EQ(table.printed(0, 0), "0.5");
  EXPECT_EQ(table.printed(1, 0), "0.1");
  EXPECT_EQ(table.printed(0, 1), "7");
  EXPECT_EQ(table.printed(1, 1), "");
  EXPECT_EQ(table.rows->value(1, 0).text, "10 %");
  EXPECT_FALSE(table.rows->has_labels());
}

TEST(OverrideTable, ReadsADanishExcel) {
  const Table table("\xEF\xBB\xBFlabel;a;b\r\n\"x;y\";0,5;46,5 %\r\n;1;ord\r\n");
  ASSERT_TRUE(table.rows) << table.fault();
  EXPECT_EQ(table.rows->label(0), "x;y");
  EXPECT_EQ(table.printed(0, 0), "0.5");
  EXPECT_EQ(table.printed(1, 0), "0.465");
  EXPECT_EQ(table.printed(1, 1), "ord");
}

TEST(OverrideTable, QuotationMarksAreDoubled) {
  const Table table("label,a\n\"say \"\"hi\"\",\nyou\",1\n");
  ASSERT_TRUE(table.rows) << table.fault();
  EXPECT_EQ(table.rows->label(0), "say \"hi\",\nyou");
}

TEST(OverrideTable, TellsFormsApart) {
  const Table table("a\n1\n0.5\n50 %\n650.000\n1e3\nword\nother\n\"\"\n");
  ASSERT_TRUE(table.rows) << table.fault();
  std::vector<ValueForm> forms(table.rows->size());
  table.rows->forms(0, 0, forms);
  EXPECT_EQ(forms[0], kNumberForm);
  EXPECT_EQ(forms[1], kNumberForm);
  EXPECT_EQ(forms[2], kNumberForm | kPercentMark);
  EXPECT_EQ(forms[3], kNumberForm | kOddMark);
  EXPECT_EQ(forms[4], kNumberForm | kOddMark);
  EXPECT_FALSE(is_number(forms[5]));
  EXPECT_NE(forms[5], forms[6]);
  EXPECT_EQ(forms[7], kLeftAsItIs);
}

TEST(OverrideTable, FaultsHaveALineAndAColumn) {
  EXPECT_EQ(Table("a,b\n1,2\n1\n").fault(),
            "t.csv:3:1: error: this line has 1 field, the first one 2 [bad-table]");
  EXPECT_EQ(Table("a,a\n1,2\n").fault(), "t.csv:1:3: error: 'a' heads two columns [bad-table]");
  EXPECT_EQ(Table("a;b\n1;0.5\n").fault(),
            "t.csv:2:3: error: '0.5' has a decimal point in a table with semicolons [bad-table]");
  EXPECT_EQ(Table("a\n\"1\n").fault(),
            "t.csv:2:1: error: this quotation mark is never closed [bad-table]");
  EXPECT_EQ(Table("").fault(), "t.csv:1:1: error: the table is empty [bad-table]");
}

}  // namespace
}  // namespace soem
