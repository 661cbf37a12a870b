// SPDX-License-Identifier: MIT
#include "reread.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace soem {
namespace {

void erase(Node& map, std::size_t i) {
  map.keys.erase(map.keys.begin() + static_cast<std::ptrdiff_t>(i));
  map.children.erase(map.children.begin() + static_cast<std::ptrdiff_t>(i));
}

/// The tree without what other cases are made of; it has been read as a whole before.
Node of_one_case(Node tree, const std::string& variant) {
  for (std::size_t i = tree.keys.size(); i-- > 0;) {
    const std::string& key = tree.keys[i].text;
    if (key == "expect" || (key == "variants" && variant == kBaseVariant)) erase(tree, i);
  }
  if (Node* variants = tree.find("variants")) {
    for (std::size_t i = variants->keys.size(); i-- > 0;) {
      if (variants->keys[i].text != variant) erase(*variants, i);
    }
  }
  return tree;
}

}  // namespace

std::string in_one_line(const Diagnostic& error) {
  std::string out = fmt::format("{} [{}]", error.text, info(error.id).name);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string Reread::first_error() const {
  for (const Diagnostic& one : diagnostics.all()) {
    if (info(one.id).severity == Severity::Error) return in_one_line(one);
  }
  return "";
}

Rereader::Rereader(Node tree, std::string name, std::string variant, std::vector<Setting> settings,
                   NamesFor names, const Diagnostics& sources)
    : tree_(of_one_case(std::move(tree), variant)),
      name_(std::move(name)),
      variant_(std::move(variant)),
      settings_(std::move(settings)),
      names_(std::move(names)),
      sources_(sources.with_nothing_said()) {}

Reread Rereader::read(std::span<const Setting> settings) const {
  Reread out{std::nullopt, sources_};
  std::vector<Setting> all = settings_;
  all.insert(all.end(), settings.begin(), settings.end());
  const std::unique_ptr<Names> names = names_(out.diagnostics);
  auto file = read_scenario_file(tree_, name_, all, {}, *names, out.diagnostics);
  if (!file) return out;
  for (Scenario& one : file->cases) {
    if (one.variant == variant_) out.scenario = std::move(one);
  }
  return out;
}

}  // namespace soem
