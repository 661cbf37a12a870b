// SPDX-License-Identifier: MIT
#include "soem/text/nearest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace soem {
namespace {

struct Distance {
  std::string a, b;
  std::size_t edits;
};

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  const Distance table[] = {
      {"", "", 0},
      {"a", "", 1},
      {"", "abc", 3},
      {"horizon", "horizon", 0},
      {"horizont", "horizon", 1},
      {"hoizon", "horizon", 1},
      {"harizon", "horizon", 1},
      {"hroizon", "horizon", 1},
      {"ab", "ba", 1},
      {"abcd", "badc", 2},
      {"kitten", "sitting", 3},
      {"flaw", "lawn", 2},
      {"ca", "abc", 3},  // a swapped pair is not edited again
      {"abc", "xyz", 3},
  };
  for (const Distance& c : table) {
    EXPECT_EQ(edit_distance(c.a, c.b, 10), c.edits) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a, 10), c.edits) << c.b << " " << c.a;
  }
}

TEST(EditDistance, StopsCountingOnePastTheLimit) {
  const Distance table[] = {
      {"abc", "xyz", 3}, {"", "abcd", 4}, {"kitten", "sitting", 3}, {"a", "b", 1}};
  for (const Distance& c : table) {
    for (std::size_t limit = 0; limit < 6; ++limit) {
      EXPECT_EQ(edit_distance(c.a, c.b, limit), std::min(c.edits, limit + 1))
          << c.a << " " << limit;
    }
  }
}

/// The definition, one case a line: what it takes to turn the first i bytes of a into j of b.
std::size_t by_definition(const std::string& a, const std::string& b, std::size_t i,
                          std::size_t j) {
  if (i == 0) return j;
  if (j == 0) return i;
  std::size_t best = std::min(by_definition(a, b, i - 1, j), by_definition(a, b, i, j - 1)) + 1;
  best = std::min(best, by_definition(a, b, i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1));
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
    best = std::min(best, by_definition(a, b, i - 2, j - 2) + 1);
  }
  return best;
}

TEST(EditDistance, AgreesWithItsDefinitionOnAllShortWords) {
  std::vector<std::string> words{""};
  for (std::size_t at = 0; at < words.size() && words[at].size() < 4; ++at) {
    for (const char c : {'a', 'b', 'c'}) words.push_back(words[at] + c);
  }
  ASSERT_EQ(words.size(), 1u + 3 + 9 + 27 + 81);
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const std::size_t expected = by_definition(a, b, a.size(), b.size());
      ASSERT_EQ(edit_distance(a, b, 9), expected) << a << " " << b;
      ASSERT_EQ(edit_distance(a, b, 2), std::min<std::size_t>(expected, 3)) << a << " " << b;
    }
  }
}

constexpr std::string_view kKeys[] = {"horizon", "price_year", "price_index",
                                      "payers",  "costs",      "id"};

TEST(Nearest, FindsThePlausibleSlip) {
  const std::pair<std::string, std::string> table[] = {
      {"horizont", "horizon"},
      {"horzon", "horizon"},
      {"hroizon", "horizon"},
      {"horizon", "horizon"},
      {"prise_year", "price_year"},
      {"payer", "payers"},
      {"cost", "costs"},
      {"di", "id"},
      {"pryce_yaer", "price_year"},
      {"price_indeks", "price_index"},
  };
  for (const auto& [word, expected] : table) {
    EXPECT_EQ(nearest(word, kKeys), std::optional(expected)) << word;
  }
}

TEST(Nearest, FindsNothingWhereNothingIsClose) {
  const std::string table[] = {
      "", "xyz", "cast0", "horiyyyn1", "beneficiaries", "hxrxzxnx", std::string(65, 'a')};
  for (const std::string& word : table) EXPECT_EQ(nearest(word, kKeys), std::nullopt) << word;
}

TEST(Nearest, AllowsOneEditInThreeLettersAndNeverMoreThanThree) {
  constexpr std::string_view kWords[] = {"abcdefghijkl"};
  EXPECT_TRUE(nearest("abcdefghixyz", kWords));   // 12 letters, 3 edits
  EXPECT_FALSE(nearest("abcdefghwxyz", kWords));  // 4 edits
  EXPECT_TRUE(nearest("abcdefghi", kWords));      // 9 letters, 3 edits
  EXPECT_FALSE(nearest("abcdefghxx", kWords));    // 10 letters, 4 edits
  constexpr std::string_view kNine[] = {"abcdefghi"};
  EXPECT_FALSE(nearest("abcdef", kNine));  // 6 letters, 3 edits
  constexpr std::string_view kShort[] = {"abcde"};
  EXPECT_TRUE(nearest("abcdx", kShort));   // 5 letters, 1 edit
  EXPECT_FALSE(nearest("abcxy", kShort));  // 2 edits
}

TEST(Nearest, GivesTiesToTheFirstCandidate) {
  constexpr std::string_view kForward[] = {"rate", "date"};
  constexpr std::string_view kBackward[] = {"date", "rate"};
  EXPECT_EQ(nearest("mate", kForward), std::optional<std::string>("rate"));
  EXPECT_EQ(nearest("mate", kBackward), std::optional<std::string>("date"));
}

TEST(Nearest, PrefersTheCloserCandidateWhereverItStands) {
  constexpr std::string_view kWords[] = {"horizontal", "horizon"};
  EXPECT_EQ(nearest("horizons", kWords), std::optional<std::string>("horizon"));
}

TEST(Nearest, CountsNeitherCaseNorDashAgainstUnderscore) {
  EXPECT_EQ(nearest("Price-Year", kKeys), std::optional<std::string>("price_year"));
  EXPECT_EQ(nearest("PRICE-YAER", kKeys), std::optional<std::string>("price_year"));
  constexpr std::string_view kManyDashes[] = {"a-b-c-d"};
  EXPECT_EQ(nearest("A_B_C_D", kManyDashes), std::optional<std::string>("a-b-c-d"));
  EXPECT_EQ(nearest("a-b-c-d", kManyDashes), std::optional<std::string>("a-b-c-d"));
  constexpr std::string_view kDashed[] = {"--no-color"};
  EXPECT_EQ(nearest("__NO_COLOR", kDashed), std::optional<std::string>("--no-color"));
}

TEST(DidYouMean, AsksOrSaysSomethingElse) {
  EXPECT_EQ(did_you_mean("horizont", kKeys), "did you mean 'horizon'?");
  EXPECT_EQ(did_you_mean("horizont", kKeys, "other"), "did you mean 'horizon'?");
  EXPECT_EQ(did_you_mean("zzz", kKeys, "keys are …"), "keys are …");
  EXPECT_EQ(did_you_mean("zzz", kKeys), "");
  EXPECT_EQ(did_you_mean("zzz", {}), "");
}

}  // namespace
}  // namespace soem
