// SPDX-License-Identifier: MIT
#include "soem/catalogue/search.hpp"

#include <algorithm>
#include <utility>

namespace soem {
namespace {

constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
    {"æ", "ae"}, {"Æ", "ae"}, {"ø", "oe"}, {"Ø", "oe"}, {"å", "aa"},
    {"Å", "aa"}, {"é", "e"},  {"É", "e"},  {"ü", "y"},  {"–", "-"}};

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// How well `word` is met in `text`: 0 nowhere, 1 inside a word, 2 as a whole word.
int match(std::string_view text, std::string_view word) {
  int best = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool whole = (at == 0 || !is_word_character(text[at - 1])) &&
                       (end == text.size() || !is_word_character(text[end]));
    best = std::max(best, whole ? 2 : 1);
  }
  return best;
}

/// Weights that keep the places in their order: a whole word further down the list never outdoes a
/// part of one further up.
int score(const Entry& entry, std::string_view word) {
  const int in_name = match(folded(entry.name), word);
  const int in_title =
      std::max(match(folded(entry.name_da), word), match(folded(entry.name_en), word));
  const int in_description = match(folded(entry.description), word);
  const int in_documentation = match(folded(entry.documentation), word);
  return 27 * in_name + 9 * in_title + 3 * in_description + in_documentation;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto letter =
        std::find_if(std::begin(kLetters), std::end(kLetters),
                     [&](const auto& one) { return text.substr(i).starts_with(one.first); });
    if (letter != std::end(kLetters)) {
      out += letter->second;
      i += letter->first.size();
      continue;
    }
    const char c = text[i++];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::vector<const Entry*> search_entries(std::span<const Entry* const> entries,
                                         std::span<const std::string> words) {
  std::vector<std::pair<int, const Entry*>> found;
  for (const Entry* entry : entries) {
    int sum = 0;
    const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      const int one = score(*entry, folded(word));
      sum += one;
      return one > 0;
    });
    if (all) found.emplace_back(sum, entry);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->name < b.second->name;
  });
  std::vector<const Entry*> out;
  for (const auto& [sum, entry] : found) out.push_back(entry);
  return out;
}

}  // namespace soem
