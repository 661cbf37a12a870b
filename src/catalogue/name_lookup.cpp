// SPDX-License-Identifier: MIT
#include "name_lookup.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "soem/catalogue/schema.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

using std::chrono::January;

constexpr std::array<std::string_view, 7> kKindWords = {
    "a price", "a split", "a ladder", "an index", "a discount rule", "an effect", "a rate"};

std::string_view word(NameKind kind) { return kKindWords[static_cast<std::size_t>(kind)]; }

/// "discount" of "a discount rule".
std::string_view kind_option(std::string_view words) {
  words.remove_prefix(words.find(' ') + 1);
  return words.substr(0, words.find(' '));
}

}  // namespace

const Entry* NameLookup::entry(const Node& name, NameKinds kinds) const {
  if (!catalogue_.has(name.text)) {
    const std::vector<std::string_view> known = catalogue_.names();
    const bool number = holds(kinds, NameKind::Effect) ||
                        (holds(kinds, NameKind::Rate) && !holds(kinds, NameKind::Price));
    diagnostics_.report(
        MessageId::UnknownEntry, name.span,
        number ? fmt::format("'{}' is neither a number nor a name in the catalogue", name.text)
               : fmt::format("there is no '{}' in the catalogue", name.text),
        did_you_mean(name.text, known, "soem catalog search WORD  finds what there is"));
    return nullptr;
  }
  const Entry* entry = catalogue_.find(name.text);
  if (!entry || holds(kinds, entry->kind)) return entry;
  std::vector<std::string_view> wanted;
  for (std::size_t i = 0; i < kKindWords.size(); ++i) {
    if (holds(kinds, static_cast<NameKind>(i))) wanted.push_back(kKindWords[i]);
  }
  diagnostics_.report(
      MessageId::WrongEntry, name.span,
      fmt::format("'{}' is {} of the catalogue, but {} belongs here", name.text, word(entry->kind),
                  fmt::join(wanted, " or ")),
      fmt::format("soem catalog list --kind {}  shows what there is", kind_option(wanted.front())));
  return nullptr;
}

const DatedValue* NameLookup::value(const Entry& entry, const Node& name) const {
  if (!price_year_) return nullptr;  // reported
  const std::chrono::year year(*price_year_);
  const DatedValue* value = value_on(entry, year / January / 1);
  if (!value) {
    const auto later = std::find_if(entry.values.begin(), entry.values.end(),
                                    [&](const DatedValue& one) { return one.from.year() == year; });
    if (later != entry.values.end()) value = &*later;
  }
  if (value && value->value.kind != NodeKind::Null && value->value.kind != NodeKind::Invalid) {
    return value;
  }
  std::string why =
      fmt::format("the catalogue has no value of '{}' for {}", name.text, static_cast<int>(year));
  std::string hint = "calculate in prices of another year, or write the value out with its source";
  if (value && value->value.kind == NodeKind::Invalid) {
    why = fmt::format("'{}' is a finding without a number", name.text);
    hint = fmt::format("soem catalog show {}  tells what was found", name.text);
  } else if (value && value->value.kind == NodeKind::Null) {
    why = fmt::format("'{}' ended on {}, so it has no value for {}", name.text,
                      date_text(value->from), static_cast<int>(year));
    if (!value->reference.note.empty()) hint = value->reference.note;
  } else {
    const int first = static_cast<int>(entry.values.front().from.year());
    const int last = static_cast<int>(entry.values.back().from.year());
    hint = first == last ? fmt::format("its value is of {}; {}", first, hint)
                         : fmt::format("it has values from {} to {}; {}", first, last, hint);
  }
  diagnostics_.report(MessageId::EntryNotInForce, name.span, std::move(why),
                      {{std::nullopt, std::move(hint)}});
  return nullptr;
}

}  // namespace soem
