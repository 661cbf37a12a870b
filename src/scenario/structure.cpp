// SPDX-License-Identifier: MIT
#include "soem/scenario/structure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"
#include "structure_words.hpp"

namespace soem {

using namespace structure_words;

namespace {

class StructureCheck {
 public:
  explicit StructureCheck(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// `other`: the dictionary that could stand in the record's place.
  void record(const Node& node, const Record& record, const std::string& path,
              const Dictionary* other = nullptr) {
    const MapKey* first_of_other = nullptr;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const MapKey& key = node.keys[i];
      if (const KeyRule* rule = find_rule(record.keys, key.text)) {
        value(node.children[i], *rule->form, join(path, key.text), key.span);
      } else if (other && fits(key, node.children[i], *other, record)) {
        if (!first_of_other) first_of_other = &key;
      } else {
        unknown_key(key, node.children[i], record.keys, record.name, path);
      }
    }
    if (first_of_other) {
      diagnostics_.report(MessageId::ConflictingKeys, first_of_other->span,
                          fmt::format("'{}' mixes {} with {}", path, record.name, other->name),
                          fmt::format("write  {}  or  {}", other->example, record.example));
    }
    if (first_of_other || node.incomplete) return;
    // A misspelt key is one fault, not also a missing key.
    std::optional<std::vector<std::string>> meant;
    for (const KeyRule& rule : record.keys) {
      if (!is_required(rule, record, node) || node.find(rule.key)) continue;
      if (!meant) meant = meant_keys(node, record);
      if (std::find(meant->begin(), meant->end(), rule.key) != meant->end()) continue;
      diagnostics_.report(MessageId::MissingKey, node.span,
                          path.empty()
                              ? fmt::format("{} has no '{}'", definite(record.name), rule.key)
                              : fmt::format("'{}' has no '{}'", path, rule.key),
                          fmt::format("it is required ({})", in_message(rule.meaning)));
    }
  }

  void value(const Node& node, const Form& form, const std::string& path, const Span& key) {
    if (form.scalar == ScalarForm::Anything && node.kind != NodeKind::Null) return;
    switch (node.kind) {
      case NodeKind::Invalid:
        return;
      case NodeKind::Null:
        if (form.null && says_null(node)) return;
        diagnostics_.report(
            MessageId::NullValue, key, fmt::format("'{}' has no value", path),
            fmt::format("write {}{}, or delete the {}", expected(form), form.null ? " or null" : "",
                        key.offset == node.span.offset ? "item" : "key"));
        return;
      case NodeKind::Scalar:
        if (form.scalar == ScalarForm::None) return wrong_type(node, form, path);
        return scalar(node, form, path);
      case NodeKind::List:
        if (!form.items) return wrong_type(node, form, path);
        return list(node, form, path);
      case NodeKind::Map:
        if (!form.record && !form.dictionary) return wrong_type(node, form, path);
        if (is_record(node, form)) return record(node, *form.record, path, form.dictionary);
        return dictionary(node, *form.dictionary, path);
    }
  }

 private:
  static bool is_required(const KeyRule& rule, const Record& record, const Node& node) {
    return rule.need == Need::Required ||
           (rule.need == Need::RequiredUnless && !node.find(record.alternative));
  }

  /// True when a key of a record could be one of the dictionary, and no misspelt key of the record.
  static bool fits(const MapKey& key, const Node& value, const Dictionary& dictionary,
                   const Record& record) {
    const bool key_fits = dictionary.key == KeyForm::IdKey ? is_id(key.text) : all_digits(key.text);
    return key_fits && value.kind == NodeKind::Scalar &&
           std::holds_alternative<Decimal>(parse_decimal(value.text)) &&
           !nearest(key.text, names(record.keys));
  }

  /// True for the word; a key without anything behind it may have been forgotten.
  [[nodiscard]] bool says_null(const Node& node) const {
    const std::string_view text = diagnostics_.source(node.span.source).text();
    const std::string_view rest = text.substr(std::min<std::size_t>(node.span.offset, text.size()));
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n,}]#:"));
    return word == "null" || word == "Null" || word == "NULL" || word == "~";
  }

  void wrong_type(const Node& node, const Form& form, const std::string& path) {
    diagnostics_.report(
        MessageId::WrongType, node.span,
        fmt::format("'{}' is {}, but {} belongs here", path, kind_words(node.kind), expected(form)),
        example(form));
  }

  // A list of records may be empty (no costs); an empty list of values says nothing at all.
  static bool may_be_empty(const Form& element) {
    return element.record && element.scalar == ScalarForm::None;
  }

  void empty(const Node& node, const std::string& path) {
    diagnostics_.report(MessageId::EmptyValue, node.span, fmt::format("'{}' is empty", path),
                        node.kind == NodeKind::Scalar
                            ? "write something between the quotation marks, or delete the key"
                            : "write at least one value, or delete the key");
  }

  /// What the entries of a list of numbers stand for.
  static std::string_view listed(Quantity quantity) {
    return quantity == Quantity::Parameter || quantity == Quantity::Weight ? "values" : "years";
  }

  void list(const Node& node, const Form& form, const std::string& path) {
    if (node.children.empty() && !may_be_empty(*form.items)) return empty(node, path);
    const bool by_year = form.items->scalar == ScalarForm::Number;
    const std::size_t longest = static_cast<std::size_t>(info(Quantity::Horizon).high);
    if (by_year && node.children.size() > longest) {
      diagnostics_.report(MessageId::ListTooLong, node.span,
                          fmt::format("'{}' lists {} {}; no list has more than {}", path,
                                      node.children.size(), listed(form.items->quantity), longest));
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const Node& item = node.children[i];
      value(item, *form.items, join(path, item_step(item, i)), item.span);
    }
  }

  void dictionary(const Node& node, const Dictionary& dictionary, const std::string& path) {
    if (node.keys.empty() && !may_be_empty(*dictionary.value)) return empty(node, path);
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const MapKey& key = node.keys[i];
      if (const KeyRule* rule = find_rule(dictionary.extras, key.text)) {
        value(node.children[i], *rule->form, join(path, key.text), key.span);
      } else if (dictionary_key(key, node.children[i], dictionary, path)) {
        value(node.children[i], *dictionary.value, join(path, key.text), key.span);
      }
    }
  }

  bool dictionary_key(const MapKey& key, const Node& value, const Dictionary& dictionary,
                      const std::string& path) {
    if (dictionary.key == KeyForm::PathKey) return true;  // checked where the value is set
    if (dictionary.key == KeyForm::IdKey) {
      if (is_id(key.text)) return true;
      bad_id(key.text, key.span, path, slip(key, value));
      return false;
    }
    if (dictionary.key == KeyForm::DateKey) {
      if (is_date(key.text)) return true;
      std::string hint = slip(key, value);
      if (hint.empty()) hint = "write year, month and day as 2026-11-01";
      diagnostics_.report(MessageId::BadYears, key.span,
                          fmt::format("'{}' in '{}' is no date", key.text, path), std::move(hint));
      return false;
    }
    struct Words {
      Quantity quantity;
      std::string_view noun, hint;
    };
    const Words words =
        dictionary.key == KeyForm::YearKey ? Words{Quantity::CalendarYear, "calendar year",
                                                   "write one year with four digits, 1900 to 2500"}
        : dictionary.key == KeyForm::WeekKey
            ? Words{Quantity::Week, "week", "weeks count from 1: 1, 5, 27, 53"}
            : Words{Quantity::RuleYear, "year number", "years count from the base year: 1, 36, 71"};
    Node as_value;
    as_value.kind = NodeKind::Scalar;
    as_value.text = key.text;
    const auto result = read_number(as_value, words.quantity);
    if (all_digits(key.text) && std::holds_alternative<Decimal>(result)) return true;
    std::string hint = slip(key, value);
    if (hint.empty()) hint = words.hint;
    diagnostics_.report(MessageId::BadYears, key.span,
                        fmt::format("'{}' in '{}' is no {}", key.text, path, words.noun),
                        std::move(hint));
    return false;
  }

  /// What a key that has no value was probably meant as; empty for any other key.
  [[nodiscard]] std::string slip(const MapKey& key, const Node& value) const {
    if (value.kind != NodeKind::Null) return "";
    if (key.text.find(':') != std::string::npos) return "a space is missing after ':'";
    const std::string_view text = diagnostics_.source(key.span.source).text();
    const std::size_t next = text.find_first_not_of(" \t\r\n", key.span.offset + key.span.length);
    const bool ended_by_comma =
        next != std::string_view::npos && (text[next] == ',' || text[next] == '}');
    if (!ended_by_comma) return "";
    return std::holds_alternative<Decimal>(parse_decimal(key.text))
               ? "a comma begins a new key here; write decimals with a point"
               : "a comma begins a new key here; quote a text that holds one";
  }

  void bad_id(const std::string& text, const Span& span, const std::string& path,
              std::string hint = {}) {
    if (hint.empty() && all_digits(text)) {
      hint = "an id is not a number, because a path counts list items by number";
    } else if (hint.empty()) {
      const std::string id = as_id(text);
      hint = fmt::format("an id is lower-case letters a to z, digits, _ and -{}{}",
                         id.empty() ? "" : ", such as ", id);
      if (path.ends_with(".id") && !path.starts_with("payers.")) {
        hint += "; names for people go under 'name'";
      }
    }
    diagnostics_.report(MessageId::BadId, span,
                        fmt::format("'{}' in '{}' cannot be an id", text, path), std::move(hint));
  }

  void scalar(const Node& node, const Form& form, const std::string& path) {
    if (node.text.empty()) return empty(node, path);
    switch (form.scalar) {
      case ScalarForm::None:
      case ScalarForm::Text:
        return;
      case ScalarForm::Id:
        if (!is_id(node.text)) bad_id(node.text, node.span, path);
        return;
      case ScalarForm::Name:
        return name(node, form, path);
      case ScalarForm::Number:
        for (const std::string_view word : form.words) {
          if (node.text == word && !node.quoted) return;
        }
        if (form.names != 0 && reads_as_name(node)) return;
        return number(node, form.quantity, path);
      case ScalarForm::Anything:
        return;
      case ScalarForm::Years:
        if (parse_years(node.text)) return;
        diagnostics_.report(
            MessageId::BadYears, node.span,
            fmt::format("'{}' is '{}', which is no year or range of years", path, node.text),
            "write 2018, 2018-2020 or a list [2018, 2020]");
        return;
      case ScalarForm::Date:
        if (is_date(node.text)) return;
        diagnostics_.report(MessageId::BadYears, node.span,
                            fmt::format("'{}' is '{}', which is no date", path, node.text),
                            "write year, month and day as 2026-11-01");
        return;
      case ScalarForm::Choice:
        return choice(node, form.words, path);
      case ScalarForm::Flag:
        if (node.text == "true" || node.text == "false") return;
        diagnostics_.report(MessageId::NotOneOf, node.span,
                            fmt::format("'{}' is '{}'", path, node.text), "write true or false");
        return;
    }
  }

  /// What the name stands for is found when it is written out.
  void name(const Node& node, const Form& form, const std::string& path) {
    if (is_id(node.text)) return;
    if (std::holds_alternative<Decimal>(parse_decimal(node.text))) {
      return wrong_type_number(node, form, path);
    }
    bad_id(node.text, node.span, path);
  }

  void wrong_type_number(const Node& node, const Form& form, const std::string& path) {
    diagnostics_.report(MessageId::WrongType, node.span,
                        fmt::format("'{}' is a number, but {} belongs here", path, expected(form)),
                        example(form));
  }

  void choice(const Node& node, std::span<const std::string_view> words, const std::string& path) {
    for (const std::string_view word : words) {
      if (node.text == word) return;
    }
    diagnostics_.report(
        MessageId::NotOneOf, node.span,
        fmt::format("'{}' is '{}', which is none of: {}", path, node.text, fmt::join(words, ", ")),
        did_you_mean(node.text, words));
  }

  void number(const Node& node, Quantity quantity, const std::string& path) {
    const auto result = read_number(node, quantity);
    const auto* problem = std::get_if<NumberProblem>(&result);
    if (!problem) return;
    diagnostics_.report(problem->id, node.span, fmt::format("'{}' {}", path, problem->text),
                        problem->hint);
  }

  void unknown_key(const MapKey& key, const Node& value, std::span<const KeyRule> rules,
                   std::string_view owner, const std::string& path) {
    const std::vector<std::string_view> known = names(rules);
    const std::size_t colon = key.text.find(':');
    const bool no_space = colon != std::string::npos && find_rule(rules, key.text.substr(0, colon));
    std::string otherwise = slip(key, value);
    const bool shown = ++unknown_keys_ <= kMostKept;  // comparing words takes time
    if (otherwise.empty()) {
      otherwise = fmt::format("the keys of {} are: {}", owner, fmt::join(known, ", "));
    }
    diagnostics_.report(MessageId::UnknownKey, key.span,
                        path.empty() ? fmt::format("unknown key '{}'", key.text)
                                     : fmt::format("unknown key '{}' in '{}'", key.text, path),
                        no_space ? "a space is missing after ':'"
                        : shown  ? did_you_mean(key.text, known, std::move(otherwise))
                                 : "");
  }

  Diagnostics& diagnostics_;
  std::size_t unknown_keys_ = 0;
};

}  // namespace

void check_structure(const Node& root, const Record& schema, Diagnostics& diagnostics) {
  if (root.kind == NodeKind::Invalid) return;
  if (root.kind != NodeKind::Map) {
    diagnostics.report(
        MessageId::WrongType, root.span,
        fmt::format("the file is {}, but {} is a map", kind_words(root.kind), schema.name),
        fmt::format("write keys and values, beginning with  {}", schema.example));
    return;
  }
  StructureCheck(diagnostics).record(root, schema, "");
}

void check_structure(const Node& root, Diagnostics& diagnostics) {
  check_structure(root, scenario_schema(), diagnostics);
}

void check_value(const Node& node, const Form& form, const std::string& path,
                 Diagnostics& diagnostics) {
  StructureCheck(diagnostics).value(node, form, path, node.span);
}

void check_split_sum(double sum, const Span& span, std::string_view path,
                     Diagnostics& diagnostics) {
  if (!(std::fabs(sum - 1.0) > 1e-9)) return;
  diagnostics.report(
      MessageId::SplitSum, span,
      fmt::format("the shares of '{}' sum to {}, not to 100 %", path, in_percent(sum)),
      "every part of an amount is borne by somebody; adjust one share");
}

bool lacks(const Node& map, const Record& record, std::string_view key) {
  if (map.find(key) || map.incomplete) return false;
  const std::vector<std::string> meant = meant_keys(map, record);
  return std::find(meant.begin(), meant.end(), key) == meant.end();
}

bool is_record(const Node& map, const Form& form) {
  if (!form.record || !form.dictionary) return form.record != nullptr;
  for (const MapKey& key : map.keys) {
    const bool record_key = find_rule(form.record->keys, key.text) != nullptr;
    if (record_key && !find_rule(form.dictionary->extras, key.text)) return true;
  }
  return false;
}

std::string item_step(const Node& item, std::size_t index) {
  const Node* id = item.find("id");
  if (id && id->kind == NodeKind::Scalar && is_id(id->text)) return id->text;
  return std::to_string(index);
}

std::string join(std::string_view path, std::string_view step) {
  if (path.empty()) return std::string(step);
  return fmt::format("{}.{}", path, step);
}

}  // namespace soem
