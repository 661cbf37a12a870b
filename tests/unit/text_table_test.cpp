// SPDX-License-Identifier: MIT
#include "soem/render/text_table.hpp"

#include <gtest/gtest.h>

#include "soem/text/utf8.hpp"

namespace soem {
namespace {

TEST(TextTable, PutsTheFirstColumnLeftAndTheOthersRight) {
  TextTable table({"Year", "Net", "Sum"});
  table.add({"2020", "1", "100"});
  table.add({"Total", "-1,000", "9"});
  EXPECT_EQ(table.print(plain_style()),
            "Year      Net  Sum\n"
            "2020        1  100\n"
            "Total  -1,000    9\n");
}

TEST(TextTable, MeasuresWhatATerminalShows) {
  TextTable table({"Navn", "Beløb"});
  table.add({"Ærøskøbing", "1"});
  table.add({"A\u030A", "22"});  // a decomposed Å: one column
  table.add({"日本", "333"});    // four columns
  EXPECT_EQ(table.print(plain_style()),
            "Navn        Beløb\n"
            "Ærøskøbing      1\n"
            "A\u030A              22\n"
            "日本          333\n");
}

TEST(TextTable, LeavesNoSpacesAtTheEndOfALine) {
  TextTable table({"a", "long header"});
  table.add({"row", ""});
  EXPECT_EQ(table.print(plain_style()), "a    long header\nrow\n");
}

TEST(TextTable, StylesTheHeaderAndStrongRows) {
  TextTable table({"a", "b"});
  table.add({"1", "2"});
  table.add_strong({"3", "4"});
  EXPECT_EQ(table.print(colored_style()), "\x1b[1ma  b\x1b[0m\n1  2\n\x1b[1m3  4\x1b[0m\n");
  EXPECT_EQ(table.print(plain_style()), "a  b\n1  2\n3  4\n");
}

TEST(TextTable, BreaksIntoBlocksThatRepeatTheFirstColumn) {
  const std::string wide(35, 'x'), wider(38, 'y');
  TextTable table({"id", "one", "two", "three"});
  table.add({"row", wide, wider, "z"});
  // 3 + 2 + 35 + 2 + 38 = 80 columns; the last column needs a block of its own.
  EXPECT_EQ(table.print(plain_style()), "id   " + std::string(32, ' ') + "one  " +
                                            std::string(35, ' ') + "two\n" + "row  " + wide + "  " +
                                            wider + "\n\n" +
                                            "id   three\n"
                                            "row      z\n");
}

TEST(TextTable, RepeatsAllColumnsOfWordsInEveryBlock) {
  const std::string wide(62, 'x');
  TextTable table({"Line", "Group", "one", "two"}, 2);
  table.add({"a", "near", wide, "1"});
  table.add({"bbbbb", "", wide, "2"});
  EXPECT_EQ(table.print(plain_style()), "Line   Group  " + std::string(59, ' ') + "one\n" +
                                            "a      near   " + wide + "\n" + "bbbbb         " +
                                            wide + "\n\n" +
                                            "Line   Group  two\n"
                                            "a      near     1\n"
                                            "bbbbb           2\n");
}

TEST(TextTable, NeverGetsWiderThanThePage) {
  for (std::size_t columns = 1; columns < 20; ++columns) {
    for (std::size_t width = 1; width < 30; width += 4) {
      TextTable table(std::vector<std::string>(columns + 1, "head"));
      table.add(std::vector<std::string>(columns + 1, std::string(width, '8')));
      const std::string text = table.print(plain_style());
      std::size_t cells = 0;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        EXPECT_LE(end - at, kPageWidth) << columns << " " << width;
        at = end + 1;
      }
      for (std::size_t at = text.find("head"); at != std::string::npos;
           at = text.find("head", at + 1))
        ++cells;
      EXPECT_GE(cells, columns + 1);  // every column is there
    }
  }
}

TEST(TextTable, PrintsAColumnThatIsWiderThanThePageAlone) {
  const std::string wide(100, 'x');
  TextTable table({"a", "b", "c"});
  table.add({"1", wide, "3"});
  const std::string text = table.print(plain_style());
  EXPECT_NE(text.find("1  " + wide + "\n"), std::string::npos);
  EXPECT_NE(text.find("a  c\n1  3\n"), std::string::npos);
}

TEST(Wrapped, BreaksAtSpacesAndIndentsWhatFollows) {
  const std::string word(30, 'x');
  EXPECT_EQ(wrapped("short", 4), "short\n");
  EXPECT_EQ(wrapped("", 4), "\n");
  EXPECT_EQ(wrapped(word + " " + word + " " + word, 4), word + " " + word + "\n    " + word + "\n");
}

TEST(Wrapped, UsesThePageToItsLastColumn) {
  const std::string forty(40, 'x'), thirty_nine(39, 'y');
  EXPECT_EQ(wrapped(forty + " " + thirty_nine, 2), forty + " " + thirty_nine + "\n");
  EXPECT_EQ(wrapped(forty + " " + forty, 2), forty + "\n  " + forty + "\n");
  // An indented line has fewer columns left: 2 + 40 + 1 + 37 = 80.
  EXPECT_EQ(wrapped(std::string(80, 'z') + " " + forty + " " + std::string(37, 'y'), 2),
            std::string(80, 'z') + "\n  " + forty + " " + std::string(37, 'y') + "\n");
  EXPECT_EQ(wrapped(std::string(80, 'z') + " " + forty + " " + std::string(38, 'y'), 2),
            std::string(80, 'z') + "\n  " + forty + "\n  " + std::string(38, 'y') + "\n");
}

TEST(Wrapped, CountsColumnsAndNotBytes) {
  std::string forty;
  for (int i = 0; i < 40; ++i) forty += "ø";
  std::string thirty_nine = forty.substr(2);
  EXPECT_EQ(wrapped(forty + " " + thirty_nine, 0), forty + " " + thirty_nine + "\n");
  EXPECT_EQ(wrapped(forty + " " + forty, 0), forty + "\n" + forty + "\n");
}

TEST(Wrapped, KeepsAWordThatIsLongerThanThePageWhole) {
  const std::string path(100, 'p');
  EXPECT_EQ(wrapped("file " + path + " end", 2), "file\n  " + path + "\n  end\n");
}

TEST(Wrapped, KeepsANumberAndItsPercentTogether) {
  const std::string forty(40, 'x'), thirty_four(34, 'y');  // 40 + 1 + 34 + 1 + 4 = 80
  EXPECT_EQ(wrapped(forty + " " + thirty_four + " 25.0 %)", 2),
            forty + " " + thirty_four + "\n  25.0 %)\n");
  EXPECT_EQ(wrapped("at 5 %", 0), "at 5 %\n");
}

TEST(Wrapped, KeepsSpacesInsideALine) {
  EXPECT_EQ(wrapped("Years     2020", 10), "Years     2020\n");
}

}  // namespace
}  // namespace soem
