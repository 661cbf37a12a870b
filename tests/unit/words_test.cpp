// SPDX-License-Identifier: MIT
#include "soem/render/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../support/page.hpp"
#include "soem/render/figure_table.hpp"
#include "soem/scenario/schema.hpp"

namespace soem {
namespace {

/// Both texts of every entry: first the table of texts, then that of reasons.
std::vector<std::pair<std::string, std::string>> all_words() {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&](auto id) {
    out.emplace_back(pattern(id, Language::English), pattern(id, Language::Danish));
  };
  for (std::size_t i = 0; i < kTextCount; ++i) add(static_cast<Text>(i));
  for (std::size_t i = 1; i < kReasonCount; ++i) add(static_cast<ReasonId>(i));
  return out;
}

/// What stands between the places for values.
std::vector<std::string> pieces(const std::string& pattern) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= pattern.size();) {
    const std::size_t place = std::min(pattern.find("{}", at), pattern.size());
    out.push_back(pattern.substr(at, place - at));
    at = place + 2;
  }
  return out;
}

TEST(Words, AreThereInBothLanguagesWithTheSamePlaces) {
  for (const auto& [english, danish] : all_words()) {
    EXPECT_FALSE(english.empty());
    EXPECT_FALSE(danish.empty()) << english;
    EXPECT_EQ(pieces(english).size(), pieces(danish).size()) << english;
  }
}

TEST(Words, NameEveryAreaOfTheSchema) {
  const KeyRule* rule = find_rule(schema::kConsequence.keys, "area");
  ASSERT_TRUE(rule && rule->form);
  ASSERT_EQ(rule->form->words.size(), 11u);
  for (const std::string_view area : rule->form->words) {
    const std::string_view english = area_name(area, Language::English);
    EXPECT_NE(english, area_name(area, Language::Danish)) << area;
    EXPECT_TRUE(english != area || area.find('_') == std::string_view::npos) << area;
  }
}

TEST(Words, SayReasonsInBothLanguages) {
  const Reason reason{ReasonId::OneOfSeveralRates, "2"};
  EXPECT_EQ(words(reason, Language::English), "one of 2 rates at which the present value is 0");
  EXPECT_EQ(words(reason, Language::Danish), "en af 2 renter, hvor nutidsværdien er 0");
}

/// A file whose pages use most of the words, and no English ones of its own.
std::string everything(const std::string& payers, const std::string& discount, int horizon) {
  return "soem: 1\ntitle: Indsats\nstart_year: 2020\nhorizon: " + std::to_string(horizon) +
         "\nprice_year: 2020\ndiscount: " + discount + "\npayers: " + payers +
         "\ngroups:\n  - {id: let, intake: {2020: 7}}\n  - {id: tung, intake: {2021: 3}}\n"
         "costs:\n  - {id: personale, amount: 700, per: year, years: 2020-2021, "
         "committee: Beskæftigelsesudvalget, payer: kommune, "
         "residual_value: {amount: 33, year: 2022}}\n"
         "  - {id: gave, amount: 70, per: once, payer: fond}\n"
         "saved_costs: [{id: gammel, amount: 10, per: completer, payer: stat}]\n"
         "outcomes:\n  - {id: i_job, rate: 50 %, baseline: 10 %, evidence: 1, years: 2, "
         "consequences: [\n"
         "      {id: ydelse, area: income_transfers, change: -1, unit: uge, realisable: 50 %, "
         "price: {stat: 300}},\n"
         "      {id: skat, kind: income, change: 50, unit: DKK, price: {kommune: 70 %}}]}\n"
         "  - {id: hjem, effect: 5 %, evidence: 1, years: 2, consequences: []}\n"
         "variants:\n  forsigtig: {outcomes.i_job.rate: 11 %}\n";
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `phrase` stands in `text` with no letter on either side.
bool has_phrase(const std::string& text, const std::string& phrase) {
  for (std::size_t at = text.find(phrase); at != std::string::npos;
       at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) {
      return true;
    }
  }
  return false;
}

/// Every page of a file, its lines joined so that no phrase is broken.
std::string all_pages(const std::string& yaml, Language language) {
  const std::vector<Calculation> cases = test::calculate_cases(yaml, "fil.yaml");
  std::string out;
  const auto add = [&](const ReportOptions& options) {
    out += print_markdown(report(cases, options));
    out += print_markdown(report(std::span(cases).subspan(1), options));
  };
  for (const Prices prices : {Prices::Discounted, Prices::Undiscounted, Prices::Both}) {
    for (const By by : {By::Payer, By::Area, By::Line, By::Committee, By::Group}) {
      add({.by = by, .prices = prices, .language = language, .chart = true});
    }
    add({.view = View::Lines, .prices = prices, .language = language});
  }
  const Calculation& varied = cases.back();
  const std::vector<FigureChoice> chosen = figure_choices("net.pv,bcr");
  out += print_markdown(figures_page(varied.scenario, varied.summary, chosen, language));
  for (const std::size_t count : {1u, 2u}) {
    out += print_markdown(
        portfolio_page(count, varied.scenario, varied.summary, {}, {.language = language}));
  }
  return out;
}

TEST(Words, LeaveNoEnglishOnADanishPage) {
  std::string english_pages, danish_pages;
  const std::string payers = "[kommune, stat, region, {id: fond, public: false}]";
  for (const auto& [discount, horizon] : {std::pair{"{rate: 3 %}", 4},
                                          {"{schedule: {1: 3 %, 4: 2 %, 9: 1 %}, timing: mid}", 40},
                                          {"{rate: 0 %, timing: end}", 3}}) {
    const std::string yaml = everything(payers, discount, horizon);
    english_pages += all_pages(yaml, Language::English);
    danish_pages += all_pages(yaml, Language::Danish);
  }
  std::size_t met = 0;
  for (const auto& [english, danish] : all_words()) {
    const std::vector<std::string> danish_pieces = pieces(danish);
    for (std::string piece : pieces(english)) {
      piece.erase(0, piece.find_first_not_of(" ,;:()"));
      piece.erase(piece.find_last_not_of(" ,;:()") + 1);
      const bool shared = std::any_of(
          danish_pieces.begin(), danish_pieces.end(),
          [&](const std::string& other) { return piece.empty() || has_phrase(other, piece); });
      if (shared) continue;  // Variant, soem
      EXPECT_FALSE(has_phrase(danish_pages, piece)) << "untranslated: " << piece;
      if (has_phrase(english_pages, piece)) ++met;
    }
  }
  EXPECT_GT(met, 100u) << "the pages of this test use most of the words";
}

// The glossary --------------------------------------------------------------------------------

/// The cells of the glossary's rows, without markup.
std::vector<std::vector<std::string>> glossary() {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : test::lines_of(test::source_file("docs/glossary.md"))) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string> cells;
    for (std::size_t at = 2; at < line.size();) {
      const std::size_t end = std::min(line.find(" |", at), line.size());
      cells.push_back(line.substr(at, end - at));
      at = end + 3;
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

std::string lower_start(std::string text) {
  const bool capital = text[0] >= 'A' && text[0] <= 'Z';
  const bool abbreviation = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (capital && !abbreviation) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  if (text.starts_with("Å")) text.replace(0, 2, "å");
  return text;
}

/// A label without its places for values: "Break-even rate".
std::string label(Text text, Language language) {
  std::string out;
  for (const std::string& piece : pieces(std::string(pattern(text, language)))) out += piece;
  out.erase(0, out.find_first_not_of(" ,"));
  out.erase(out.find_last_not_of(" ,") + 1);
  return lower_start(out);
}

TEST(Glossary, ExplainsEveryTermInBothLanguages) {
  const std::vector<std::vector<std::string>> rows = glossary();
  ASSERT_GT(rows.size(), 40u);
  for (const std::vector<std::string>& row : rows) {
    ASSERT_EQ(row.size(), 4u) << row.front();
    for (const std::string& cell : row) EXPECT_FALSE(cell.empty()) << row.front();
  }
  for (std::size_t i = 0; i < kTextCount; ++i) {
    const Text text = static_cast<Text>(i);
    if (!is_term(text)) continue;
    const std::string english = label(text, Language::English);
    const std::string danish = label(text, Language::Danish);
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(),
                            [&, &english = english, &danish = danish](const auto& row) {
                              return has_phrase(lower_start(row[0]), english) &&
                                     has_phrase(lower_start(row[1]), danish);
                            }))
        << "| " << english << " | " << danish << " |";
  }
}

}  // namespace
}  // namespace soem
