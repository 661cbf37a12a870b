// SPDX-License-Identifier: MIT
#include "schema_definitions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace soem {
namespace {

std::string in_snake_case(std::string_view name) {
  std::string out(without_article(name));
  std::replace(out.begin(), out.end(), ' ', '_');
  return out;
}

template <typename List, typename One>
bool holds(const List& list, const One& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

std::string_view without_article(std::string_view name) {
  for (const std::string_view article : {"a ", "an ", "the "}) {
    if (name.starts_with(article)) return name.substr(article.size());
  }
  return name;
}

void SchemaDefinitions::collect(std::span<const KeyRule> rules) {
  for (const KeyRule& rule : rules) {
    if (rule.form) collect(*rule.form, rule.key);
  }
}

void SchemaDefinitions::collect(const Form& form, std::string_view key) {
  if (form.scalar == ScalarForm::Number) collect(form.quantity);
  if (form.scalar == ScalarForm::Years) collect(Quantity::CalendarYear);
  if (form.items) collect(*form.items, key);
  if (form.record) collect(*form.record);
  if (form.dictionary) collect(*form.dictionary, key);
}

void SchemaDefinitions::collect(const Record& record) {
  if (holds(records_, &record)) return;
  records_.push_back(&record);
  collect(record.keys);
}

void SchemaDefinitions::collect(const Dictionary& dictionary, std::string_view key) {
  if (holds(dictionaries_, &dictionary)) return;
  dictionaries_.push_back(&dictionary);
  keys_.push_back(key);
  collect(*dictionary.value, key);
  collect(dictionary.extras);
}

void SchemaDefinitions::collect(Quantity quantity) {
  if (!holds(quantities_, quantity)) quantities_.push_back(quantity);
}

std::string SchemaDefinitions::name(const Record& record) const {
  return in_snake_case(record.name);
}

std::string SchemaDefinitions::name(const Dictionary& dictionary) const {
  std::string name = in_snake_case(dictionary.name);
  for (std::size_t i = 0; dictionaries_[i] != &dictionary; ++i) {
    if (dictionaries_[i]->name != dictionary.name) continue;
    const auto at = std::find(dictionaries_.begin(), dictionaries_.end(), &dictionary);
    return fmt::format("{}_of_{}", name,
                       keys_[static_cast<std::size_t>(at - dictionaries_.begin())]);
  }
  return name;
}

std::string SchemaDefinitions::name(Quantity quantity) const {
  const QuantityInfo& rule = info(quantity);
  std::string name = in_snake_case(rule.words);
  const bool shared = std::any_of(quantities_.begin(), quantities_.end(), [&](Quantity other) {
    return other != quantity && info(other).words == rule.words;
  });
  if (!shared) return name;
  if (std::isfinite(rule.high)) return fmt::format("{}_from_{}", name, rule.low);
  return rule.percent ? name + "_or_share" : name;
}

}  // namespace soem
