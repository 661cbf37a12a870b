// SPDX-License-Identifier: MIT
#include "soem/render/page.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

Page page() {
  return {"Job_training *A*",
          {Facts{{"Years", "2020-2022"}, {"Discount", "4 % a year"}},
           Paragraph{"The purse gains 5.", {"Gains: stat."}},
           Table{.title = "Net, DKK",
                 .header = {"Year", "kommune", "fond*"},
                 .rows = {{{"2020", "-1,000", "2"}},
                          {{"detail", "- [1]", ""}, RowKind::Sub},
                          {{"Sum", "-1,000", "2"}, RowKind::Strong}},
                 .note = "* not public"},
           Notes{{"never <within> the horizon"}},
           Drawing{"Drawn", {"2020  ██│"}, "One block is 500."}}};
}

TEST(PrintText, PutsBlocksUnderTheTitle) {
  EXPECT_EQ(print_text(page(), plain_style()),
            "Job_training *A*\n"
            "Years     2020-2022\n"
            "Discount  4 % a year\n"
            "\n"
            "The purse gains 5.\n"
            "Gains: stat.\n"
            "\n"
            "Net, DKK\n"
            "Year      kommune  fond*\n"
            "2020       -1,000      2\n"
            "  detail    - [1]\n"
            "Sum        -1,000      2\n"
            "* not public\n"
            "\n"
            "[1] never <within> the horizon\n"
            "\n"
            "Drawn\n"
            "2020  ██│\n"
            "One block is 500.\n");
}

TEST(PrintText, SetsTheTitleHeadingsAndSumsInBold) {
  const std::string text = print_text(page(), colored_style());
  for (const char* const bold : {"Job_training *A*", "Net, DKK", "Year      kommune  fond*",
                                 "Sum        -1,000      2", "Drawn"}) {
    EXPECT_NE(text.find("\x1b[1m" + std::string(bold) + "\x1b[0m\n"), std::string::npos) << bold;
  }
}

TEST(PrintText, ShortensNamesThatWouldFillThePage) {
  const Page long_name{
      "t",
      {Table{.header = {"Line", "total"},
             .rows = {{{std::string(41, 'x'), "1"}}, {{std::string(40, 'y'), "2"}}}}}};
  EXPECT_EQ(print_text(long_name, plain_style()), "t\nLine" + std::string(38, ' ') + "total\n" +
                                                      std::string(39, 'x') + "…      1\n" +
                                                      std::string(40, 'y') + "      2\n");
}

TEST(PrintMarkdown, PrintsHeadingsListsAndPipeTables) {
  EXPECT_EQ(print_markdown(page()),
            "# Job_training \\*A\\*\n"
            "\n"
            "- **Years**: 2020-2022\n"
            "- **Discount**: 4 % a year\n"
            "\n"
            "The purse gains 5.\n"
            "\n"
            "- Gains: stat.\n"
            "\n"
            "## Net, DKK\n"
            "\n"
            "| Year | kommune | fond\\* |\n"
            "| :--- | ---: | ---: |\n"
            "| 2020 | -1,000 | 2 |\n"
            "| &emsp;detail | - \\[1\\] |  |\n"
            "| **Sum** | **-1,000** | **2** |\n"
            "\n"
            "\\* not public\n"
            "\n"
            "- \\[1\\] never \\<within\\> the horizon\n"
            "\n"
            "## Drawn\n"
            "\n"
            "```text\n"
            "2020  ██│\n"
            "```\n"
            "\n"
            "One block is 500.\n");
}

TEST(PrintMarkdown, EscapesWhatMeansSomethingInMarkdown) {
  const auto title = [](const std::string& text) { return print_markdown({text, {}}); };
  EXPECT_EQ(title("a|b `c` \\ #1 ~d~ $e$ &amp; [x](y) <b>"),
            "# a\\|b \\`c\\` \\\\ \\#1 \\~d\\~ \\$e\\$ \\&amp; \\[x\\](y) \\<b\\>\n");
  EXPECT_EQ(title("cash_benefit _so_ på_Ærø"), "# cash_benefit \\_so\\_ på_Ærø\n");
}

TEST(PrintMarkdown, SetsTextColumnsLeft) {
  const Page two{"t", {Table{.header = {"Line", "Group", "total"}, .text_columns = 2}}};
  EXPECT_NE(print_markdown(two).find("| :--- | :--- | ---: |\n"), std::string::npos);
}

}  // namespace
}  // namespace soem
