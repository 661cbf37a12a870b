// SPDX-License-Identifier: MIT
#include "soem/render/illustrative.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "wording.hpp"

namespace soem {

std::string illustrative_words(std::span<const IllustrativeSource> sources, Language language) {
  const Wording wording(language, 0.0);
  std::vector<std::string> out;
  constexpr double kShown = 0.5e-4;  // less reads 0.00 %
  for (const IllustrativeSource& one : sources) {
    if (!one.dwarfs_net() && one.share < kShown) continue;
    out.push_back(one.dwarfs_net() ? wording.say(Text::IllustrativeDwarfs, one.key)
                                   : wording.say(Text::IllustrativeCarries, one.key,
                                                 wording.percent(one.share)));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

bool is_illustrative(std::span<const IllustrativeSource> sources) {
  return std::any_of(sources.begin(), sources.end(),
                     [](const IllustrativeSource& one) { return one.is_large(); });
}

Page with_illustrative(Page page, std::span<const IllustrativeSource> sources) {
  std::string words = illustrative_words(sources, Language::English);
  if (words.empty()) return page;
  const Wording wording(Language::English, 0.0);
  std::get<Facts>(page.blocks.front())
      .push_back({wording.say(Text::IllustrativeFigures), std::move(words)});
  return page;
}

}  // namespace soem
