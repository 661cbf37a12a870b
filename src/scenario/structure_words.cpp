// SPDX-License-Identifier: MIT
#include "structure_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"

namespace soem::structure_words {
namespace {

std::string_view scalar_words(const Form& form) {
  switch (form.scalar) {
    case ScalarForm::None:
      return "";
    case ScalarForm::Text:
      return "a text";
    case ScalarForm::Id:
      return "an id";
    case ScalarForm::Name:
      return "a name in the catalogue";
    case ScalarForm::Number:
      return info(form.quantity).words;
    case ScalarForm::Years:
      return "a year or a range of years";
    case ScalarForm::Date:
      return "a date";
    case ScalarForm::Choice:
      return "a word";
    case ScalarForm::Flag:
      return "true or false";
    case ScalarForm::Anything:
      return "a value";
  }
  return "";
}

}  // namespace

std::string in_message(std::string_view meaning) {
  std::string out(meaning);
  std::replace(out.begin(), out.end(), '`', '\'');
  return out;
}

std::vector<std::string_view> names(std::span<const KeyRule> rules) {
  std::vector<std::string_view> out;
  for (const KeyRule& rule : rules) out.push_back(rule.key);
  return out;
}

std::string expected(const Form& form) {
  std::vector<std::string> parts;
  if (form.scalar != ScalarForm::None) parts.emplace_back(scalar_words(form));
  if (form.items) parts.emplace_back("a list");
  std::vector<std::string_view> maps;
  if (form.dictionary) maps.push_back(form.dictionary->name);
  if (form.record) maps.push_back(form.record->name);
  if (!maps.empty()) parts.push_back(fmt::format("a map ({})", fmt::join(maps, ", or ")));
  return fmt::format("{}", fmt::join(parts, " or "));
}

std::string example(const Form& form) {
  std::vector<std::string_view> maps;
  if (form.dictionary) maps.push_back(form.dictionary->example);
  if (form.record && !form.record->example.empty()) maps.push_back(form.record->example);
  if (!maps.empty()) return fmt::format("write  {}", fmt::join(maps, "  or  "));
  if (form.items) return "a list is written  [a, b]  or one item a line, each begun with '- '";
  return form.scalar == ScalarForm::Text ? "quote a text that begins with '[' or '{'" : "";
}

std::string definite(std::string_view name) {
  return "the " + std::string(name.substr(std::min(name.find(' ') + 1, name.size())));
}

std::vector<std::string> meant_keys(const Node& map, const Record& record) {
  std::vector<std::string> meant;
  const std::vector<std::string_view> known = names(record.keys);
  std::size_t unknown = 0;
  for (const MapKey& key : map.keys) {
    if (find_rule(record.keys, key.text) || ++unknown > kMostKept) continue;
    const std::string before_colon = key.text.substr(0, key.text.find(':'));
    if (find_rule(record.keys, before_colon)) {
      meant.push_back(before_colon);
    } else if (const auto close = nearest(key.text, known)) {
      meant.push_back(*close);
    }
  }
  return meant;
}

std::string_view kind_words(NodeKind kind) {
  switch (kind) {
    case NodeKind::Null:
      return "nothing";
    case NodeKind::Scalar:
      return "a single value";
    case NodeKind::List:
      return "a list";
    case NodeKind::Map:
      return "a map";
    case NodeKind::Invalid:
      return "";
  }
  return "";
}

}  // namespace soem::structure_words
