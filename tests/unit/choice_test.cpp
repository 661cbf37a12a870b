// SPDX-License-Identifier: MIT
#include "soem/figures/choice.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"

namespace soem {
namespace {

Summary summary_of(std::vector<Figure> figures) {
  Summary summary;
  summary.figures = std::move(figures);
  return summary;
}

const Summary kSummary = summary_of({{"net.pv", "kommune", 1.0, FigureUnit::Currency, ""},
                                     {"net.pv", "total", 1.0, FigureUnit::Currency, ""},
                                     {"bcr", "total", std::nullopt, FigureUnit::Ratio, "why"},
                                     {"participants", "total", 3.0, FigureUnit::People, ""}});

std::string complaint(std::string_view list, const Summary& other = {}) {
  Diagnostics diagnostics;
  const Summary* const summaries[] = {&other, &kSummary};
  const bool known = are_known(figure_choices(list), summaries, diagnostics);
  EXPECT_EQ(known, !diagnostics.has_errors());
  return print(diagnostics, {});
}

TEST(FigureChoice, IsANameAndMaybeAPayer) {
  const std::pair<std::string_view, FigureChoice> table[] = {
      {"net.pv", {"net.pv", ""}},
      {"net.pv:kommune", {"net.pv", "kommune"}},
      {" net.pv : kommune ", {"net.pv", "kommune"}},
      {"successes.job:total", {"successes.job", "total"}},
      {"", {"", ""}},
      {" ", {"", ""}},
  };
  for (const auto& [words, expected] : table) {
    const FigureChoice choice = figure_choice(words);
    EXPECT_EQ(choice.name, expected.name) << words;
    EXPECT_EQ(choice.payer, expected.payer) << words;
  }
}

TEST(FigureChoices, AreSeparatedByCommas) {
  const auto choices = figure_choices("net.pv, bcr:total,irr");
  ASSERT_EQ(choices.size(), 3u);
  EXPECT_EQ(choices[1].name, "bcr");
  EXPECT_EQ(choices[1].payer, "total");
  EXPECT_EQ(choices[2].name, "irr");
  EXPECT_EQ(figure_choices("net.pv,,bcr").size(), 3u);  // the empty one is unknown later
}

TEST(IsChosen, HoldsForEverythingWhereNothingIsChosen) {
  EXPECT_TRUE(is_chosen(kSummary.figures[0], {}));
  EXPECT_TRUE(is_chosen(kSummary.figures[0], figure_choices("bcr,net.pv:kommune")));
  EXPECT_FALSE(is_chosen(kSummary.figures[1], figure_choices("bcr,net.pv:kommune")));
  EXPECT_FALSE(is_chosen(kSummary.figures[0], figure_choices("net")));
}

TEST(AreKnown, AcceptsWhatOneSummaryHas) { EXPECT_EQ(complaint("net.pv,bcr:total"), ""); }

TEST(AreKnown, NamesTheNearestFigureOrPayer) {
  EXPECT_EQ(complaint("net.pb"),
            "soem: error: there is no figure 'net.pb' [unknown-figure]\n"
            "soem: note: did you mean 'net.pv'?\n");
  EXPECT_EQ(complaint("net.pv:komune"),
            "soem: error: there is no figure 'net.pv' of 'komune' [unknown-figure]\n"
            "soem: note: did you mean 'kommune'?\n");
  EXPECT_EQ(complaint("participants:kommune"),
            "soem: error: there is no figure 'participants' of 'kommune' [unknown-figure]\n"
            "soem: note: it is there for total\n");
  EXPECT_NE(complaint("bcr,,net.pv").find("there is no figure ''"), std::string::npos);
}

}  // namespace
}  // namespace soem
