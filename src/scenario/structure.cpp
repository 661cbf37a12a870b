// SPDX-License-Identifier: MIT
#include "soem/scenario/structure.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "soem/text/nearest.hpp"

namespace soem {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto part = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string_view scalar_words(const Form& form) {
  switch (form.scalar) {
    case ScalarForm::None: return "";
    case ScalarForm::Text: return "a text";
    case ScalarForm::Id: return "an id";
    case ScalarForm::Name: return "a name in the catalogue";
    case ScalarForm::Number: return info(form.quantity).words;
    case ScalarForm::Years: return "a year or a range of years";
    case ScalarForm::Date: return "a date";
    case ScalarForm::Choice: return "a word";
    case ScalarForm::Flag: return "true or false";
  }
  return "";
}

std::string expected(const Form& form) {
  std::vector<std::string> parts;
  if (form.scalar != ScalarForm::None) parts.emplace_back(scalar_words(form));
  if (form.items) parts.emplace_back("a list");
  if (form.record) parts.emplace_back(fmt::format("a map ({})", form.record->name));
  if (form.dictionary) parts.emplace_back(fmt::format("a map ({})", form.dictionary->name));
  return fmt::format("{}", fmt::join(parts, " or "));
}

std::string_view kind_words(NodeKind kind) {
  switch (kind) {
    case NodeKind::Null: return "nothing";
    case NodeKind::Scalar: return "a single value";
    case NodeKind::List: return "a list";
    case NodeKind::Map: return "a map";
    case NodeKind::Invalid: return "";
  }
  return "";
}

std::vector<std::string_view> names(std::span<const KeyRule> rules) {
  std::vector<std::string_view> out;
  for (const KeyRule& rule : rules) out.push_back(rule.key);
  return out;
}

class StructureCheck {
 public:
  explicit StructureCheck(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void record(const Node& node, const Record& record, const std::string& path) {
    std::vector<std::string> meant;  // a misspelt key is one fault, not also a missing key
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const MapKey& key = node.keys[i];
      if (const KeyRule* rule = find_rule(record.keys, key.text)) {
        ruled_value(node.children[i], key, *rule, path);
      } else {
        unknown_key(key, record.keys, record.name, path);
        if (const auto close = nearest(key.text, names(record.keys))) meant.push_back(*close);
      }
    }
    for (const KeyRule& rule : record.keys) {
      if (rule.need != Need::Required || node.find(rule.key)) continue;
      if (std::find(meant.begin(), meant.end(), rule.key) != meant.end()) continue;
      diagnostics_.report(MessageId::MissingKey, node.span,
                          path.empty() ? fmt::format("the scenario has no '{}'", rule.key)
                                       : fmt::format("{} has no '{}'", path, rule.key),
                          fmt::format("{} needs it: {}", record.name, rule.meaning));
    }
  }

 private:
  void ruled_value(const Node& node, const MapKey& key, const KeyRule& rule,
                   const std::string& path) {
    const std::string here = join(path, key.text);
    if (rule.need == Need::Later) {
      diagnostics_.report(MessageId::NotSupportedYet, key.span,
                          fmt::format("'{}' is not supported by this version yet", here),
                          "nothing in a file is ignored: delete it, or use a version that reads it");
      return;
    }
    value(node, *rule.form, here, key.span);
  }

  void value(const Node& node, const Form& form, const std::string& path, const Span& key) {
    switch (node.kind) {
      case NodeKind::Invalid: return;
      case NodeKind::Null:
        diagnostics_.report(MessageId::NullValue, key, fmt::format("'{}' has no value", path),
                            fmt::format("write {}, or delete the key", expected(form)));
        return;
      case NodeKind::Scalar:
        if (form.scalar == ScalarForm::None) return wrong_type(node, form, path);
        return scalar(node, form, path);
      case NodeKind::List:
        if (!form.items) return wrong_type(node, form, path);
        return list(node, form, path);
      case NodeKind::Map:
        if (!form.record && !form.dictionary) return wrong_type(node, form, path);
        if (is_record(node, form)) return record(node, *form.record, path);
        return dictionary(node, *form.dictionary, path);
    }
  }

  void wrong_type(const Node& node, const Form& form, const std::string& path) {
    diagnostics_.report(MessageId::WrongType, node.span,
                        fmt::format("'{}' is {}, but {} belongs here", path, kind_words(node.kind),
                                    expected(form)));
  }

  // A list of records may be empty (no costs); an empty list of values says nothing at all.
  static bool may_be_empty(const Form& element) {
    return element.record && element.scalar == ScalarForm::None;
  }

  void empty(const Node& node, const std::string& path) {
    diagnostics_.report(MessageId::EmptyValue, node.span, fmt::format("'{}' is empty", path),
                        "write at least one value, or delete the key");
  }

  void list(const Node& node, const Form& form, const std::string& path) {
    if (node.children.empty() && !may_be_empty(*form.items)) return empty(node, path);
    const bool by_year = form.items->scalar == ScalarForm::Number;
    const std::size_t longest = static_cast<std::size_t>(info(Quantity::Horizon).high);
    if (by_year && node.children.size() > longest) {
      diagnostics_.report(MessageId::ListTooLong, node.span,
                          fmt::format("'{}' lists {} years; no list has more than {}", path,
                                      node.children.size(), longest));
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
        ruled_value(node.children[i], key, *rule, path);
      } else if (dictionary_key(key, dictionary, path)) {
        value(node.children[i], *dictionary.value, join(path, key.text), key.span);
      }
    }
  }

  bool dictionary_key(const MapKey& key, const Dictionary& dictionary, const std::string& path) {
    if (dictionary.key == KeyForm::IdKey) {
      if (is_id(key.text)) return true;
      bad_id(key.text, key.span, path);
      return false;
    }
    const Quantity quantity = dictionary.key == KeyForm::YearKey ? Quantity::CalendarYear
                                                                      : Quantity::RuleYear;
    Node as_value;
    as_value.kind = NodeKind::Scalar;
    as_value.text = key.text;
    const auto result = read_number(as_value, quantity);
    if (const auto* problem = std::get_if<NumberProblem>(&result)) {
      diagnostics_.report(MessageId::BadYears, key.span,
                          fmt::format("the keys of '{}' are {}s; '{}' {}", path,
                                      info(quantity).words.substr(2), key.text, problem->text));
      return false;
    }
    return true;
  }

  void bad_id(const std::string& text, const Span& span, const std::string& path) {
    diagnostics_.report(
        MessageId::BadId, span, fmt::format("'{}' in '{}' cannot be an id", text, path),
        all_digits(text) ? "an id is not a number, because a path counts list items by number"
                         : "an id is lower-case letters a to z, digits, _ and -; names for people go under 'name'");
  }

  void scalar(const Node& node, const Form& form, const std::string& path) {
    if (node.text.empty()) return empty(node, path);
    switch (form.scalar) {
      case ScalarForm::None:
      case ScalarForm::Text: return;
      case ScalarForm::Id:
        if (!is_id(node.text)) bad_id(node.text, node.span, path);
        return;
      case ScalarForm::Name: return name(node, form, path);
      case ScalarForm::Number: return number(node, form.quantity, path);
      case ScalarForm::Years:
        if (parse_years(node.text)) return;
        diagnostics_.report(MessageId::BadYears, node.span,
                            fmt::format("'{}' is '{}', which is no year or range of years", path, node.text),
                            "write 2018, 2018-2020 or a list [2018, 2020]");
        return;
      case ScalarForm::Date:
        if (is_date(node.text)) return;
        diagnostics_.report(MessageId::BadYears, node.span,
                            fmt::format("'{}' is '{}', which is no date", path, node.text),
                            "write year, month and day as 2026-11-01");
        return;
      case ScalarForm::Choice: return choice(node, form.words, path);
      case ScalarForm::Flag:
        if (node.text == "true" || node.text == "false") return;
        diagnostics_.report(MessageId::NotOneOf, node.span,
                            fmt::format("'{}' is '{}'", path, node.text), "write true or false");
        return;
    }
  }

  void name(const Node& node, const Form& form, const std::string& path) {
    for (const std::string_view known : form.words) {
      if (node.text == known) return;
    }
    if (std::holds_alternative<Decimal>(parse_decimal(node.text))) {
      return wrong_type_number(node, form, path);
    }
    diagnostics_.report(
        MessageId::NotSupportedYet, node.span,
        fmt::format("'{}' names '{}' in the catalogue, which is not supported by this version yet",
                    path, node.text),
        did_you_mean(node.text, form.words, "write the values out as a map in the scenario"));
  }

  void wrong_type_number(const Node& node, const Form& form, const std::string& path) {
    diagnostics_.report(MessageId::WrongType, node.span,
                        fmt::format("'{}' is a number, but {} belongs here", path, expected(form)));
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

  void unknown_key(const MapKey& key, std::span<const KeyRule> rules, std::string_view owner,
                   const std::string& path) {
    const std::vector<std::string_view> known = names(rules);
    const std::size_t colon = key.text.find(':');
    const bool no_space = colon != std::string::npos && find_rule(rules, key.text.substr(0, colon));
    diagnostics_.report(
        MessageId::UnknownKey, key.span,
        path.empty() ? fmt::format("unknown key '{}'", key.text)
                     : fmt::format("unknown key '{}' in '{}'", key.text, path),
        no_space ? "a space is missing after ':'"
                 : did_you_mean(key.text, known,
                                fmt::format("the keys of {} are: {}", owner, fmt::join(known, ", "))));
  }

  Diagnostics& diagnostics_;
};

NumberProblem out_of_range(const Node& node, const Decimal& decimal, const QuantityInfo& rule) {
  if (rule.quantity == Quantity::SchemaVersion) {
    return {MessageId::SchemaVersion,
            fmt::format("is {}, but this version of soem reads schema 1", node.text),
            "write  soem: 1"};
  }
  if (decimal.value < 0 && rule.money) {
    return {MessageId::NegativeAmount, fmt::format("is {}, an amount below 0", node.text),
            "what the intervention saves or replaces belongs in 'saved_costs', as a positive amount"};
  }
  NumberProblem problem{MessageId::OutOfRange,
                        fmt::format("is {}; {} is {}", node.text, rule.words,
                                    range_words(rule.quantity)),
                        ""};
  const bool forgot_percent = rule.percent && !decimal.percent && rule.high == 1 &&
                              decimal.value > 1 && decimal.value <= 100;
  if (forgot_percent) problem.hint = fmt::format("did you mean {} %?", node.text);
  return problem;
}

}  // namespace

void check_structure(const Node& root, Diagnostics& diagnostics) {
  if (root.kind == NodeKind::Invalid) return;
  if (root.kind != NodeKind::Map) {
    diagnostics.report(MessageId::WrongType, root.span,
                       fmt::format("the file is {}, but a scenario is a map", kind_words(root.kind)),
                       "write keys and values, beginning with  soem: 1");
    return;
  }
  StructureCheck(diagnostics).record(root, scenario_schema(), "");
}

std::variant<Decimal, NumberProblem> read_number(const Node& node, Quantity quantity) {
  const QuantityInfo& rule = info(quantity);
  if (node.kind != NodeKind::Scalar) {
    return NumberProblem{MessageId::WrongType, fmt::format("is not {}", rule.words), ""};
  }
  const auto parsed = parse_decimal(node.text);
  if (node.quoted) {
    return NumberProblem{MessageId::QuotedNumber,
                         fmt::format("is a text in quotation marks, but {} belongs here", rule.words),
                         std::holds_alternative<Decimal>(parsed) ? fmt::format("write {} without them", node.text)
                                                                 : ""};
  }
  if (const auto* fault = std::get_if<DecimalFault>(&parsed)) {
    return NumberProblem{MessageId::NotANumber,
                         fmt::format("is '{}', but {} belongs here", node.text, rule.words),
                         std::string(advice(*fault))};
  }
  const Decimal& decimal = std::get<Decimal>(parsed);
  if (decimal.percent && !rule.percent) {
    return NumberProblem{MessageId::PercentHere,
                         fmt::format("is {}, but {} has no per cent sign", node.text, rule.words), ""};
  }
  if (rule.money && decimal.grouped) {
    std::string thousands = node.text;
    thousands.erase(thousands.find('.'), 1);
    std::string point = node.text;
    while (point.ends_with('0') && !point.ends_with(".0")) point.pop_back();
    if (point == node.text) point += '0';
    return NumberProblem{
        MessageId::AmbiguousNumber,
        fmt::format("is {}, which can be read as {} or as {}", node.text, thousands, point),
        fmt::format("write {} or {}, whichever is meant", thousands, point)};
  }
  const bool below = rule.low_is_legal ? decimal.value < rule.low : decimal.value <= rule.low;
  if (below || decimal.value > rule.high) {
    return out_of_range(node, decimal, rule);
  }
  if (rule.whole && !decimal.whole) {
    return NumberProblem{MessageId::NotANumber,
                         fmt::format("is {}, but {} belongs here", node.text, rule.words),
                         "write it with digits only"};
  }
  return decimal;
}

std::optional<std::pair<int, int>> parse_years(std::string_view text) {
  const auto year = [](std::string_view digits) {
    return digits.size() == 4 && all_digits(digits) && digits[0] != '0'
               ? (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 +
                     (digits[3] - '0')
               : 0;
  };
  const std::size_t dash = text.find('-');
  const int first = year(text.substr(0, dash));
  const int last = dash == std::string_view::npos ? first : year(text.substr(dash + 1));
  const QuantityInfo& range = info(Quantity::CalendarYear);
  if (first < range.low || last > range.high || first > last) return std::nullopt;
  return std::pair(first, last);
}

bool is_id(std::string_view text) {
  if (all_digits(text) || std::holds_alternative<Decimal>(parse_decimal(text))) return false;
  const auto letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (text.empty() || !letter_or_digit(text.front())) return false;
  for (const char c : text) {
    if (!letter_or_digit(c) && c != '_' && c != '-') return false;
  }
  return true;
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
