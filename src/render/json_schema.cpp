// SPDX-License-Identifier: MIT
//
// Every record, dictionary and quantity of the table becomes one definition under $defs; a key
// refers to it and adds its own meaning. Patterns keep to what every kind of regular expression
// has: no look-around.
#include "soem/render/json_schema.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

#include "schema_definitions.hpp"
#include "schema_requirements.hpp"
#include "soem/scenario/schema.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/json.hpp"

namespace soem {
namespace {

constexpr std::string_view kIdPattern = "^([a-z][a-z0-9_-]*|[0-9]+[a-z_-][a-z0-9_-]*)$";
constexpr std::string_view kNamePattern = "^[a-z][a-z0-9_-]*$";
constexpr std::string_view kYearPattern = "^(19[0-9]{2}|2[0-4][0-9]{2}|2500)$";
constexpr std::string_view kRuleYearPattern = "^([1-9][0-9]?|[1-3][0-9]{2}|400)$";
constexpr std::string_view kWeekPattern = "^[1-9][0-9]{0,3}$";
constexpr std::string_view kYearsPattern = "^[12][0-9]{3}(-[12][0-9]{3})?$";
constexpr std::string_view kDatePattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

// Decimals from 0 up, as text/decimal reads them.
constexpr std::string_view kDecimal =
    "(0|[1-9][0-9]*(_[0-9]+)*)([.][0-9]+(_[0-9]+)*)?([eE][+-]?[0-9]+)?";
constexpr std::string_view kSeparated =
    "[1-9][0-9]*(_[0-9]+)+([.][0-9]+(_[0-9]+)*)?([eE][+-]?[0-9]+)?";
constexpr std::string_view kBelowHundred = "[1-9]?[0-9]([.][0-9]+)?";
constexpr std::string_view kUpToHundred = "([1-9]?[0-9]([.][0-9]+)?|100([.]0+)?)";

/// The percentages of a quantity's range.
std::string percent_pattern(const QuantityInfo& rule) {
  const std::string_view positive = std::isfinite(rule.high) ? kUpToHundred : kDecimal;
  if (rule.low == 0) return fmt::format("^{} *%$", positive);
  if (!std::isfinite(rule.low)) return fmt::format("^-?{} *%$", positive);
  const std::string_view negative = rule.low_is_legal ? kUpToHundred : kBelowHundred;
  return fmt::format("^(-{}|{}) *%$", negative, positive);
}

/// As in scenario/structure: a list of records may be empty; one of values would say nothing.
bool may_be_empty(const Form& element) {
  return element.record && element.scalar == ScalarForm::None;
}

class SchemaWriter {
 public:
  std::string write() {
    json_.begin_object();
    text("$schema", "https://json-schema.org/draft/2020-12/schema");
    text("title", "soem scenario");
    text("description", "A social investment and what it does to public budgets: input of soem");
    record(scenario_schema());
    json_.key("if").begin_object(JsonLayout::Line);
    words("required", std::array<std::string_view, 1>{"extends"});
    json_.end_object();
    json_.key("else").begin_object(JsonLayout::Line);
    reference("complete");
    json_.end_object();
    json_.key("$defs").begin_object();
    definitions();
    json_.end_object();
    json_.end_object();
    return json_.take();
  }

 private:
  // Definitions.

  void definitions() {
    for (const Record* one : definitions_.records()) {
      begin(definitions_.name(*one), without_article(one->name), one->example);
      json_.key("minProperties").number(1);
      record(*one);
      json_.end_object();
    }
    for (const Dictionary* one : definitions_.dictionaries()) {
      begin(definitions_.name(*one), one->name, one->example);
      dictionary(*one);
      json_.end_object();
    }
    for (const Quantity one : definitions_.quantities()) {
      begin(definitions_.name(one),
            fmt::format("{}, {}", without_article(info(one).words), range_words(one)), "");
      number(info(one));
      json_.end_object();
    }
    begin("complete", "what a file must hold that extends no other", "");
    write_requirements(json_);
    json_.end_object();
    // A page number and the title 2025 are texts too.
    json_.key("text").begin_object();
    words("type", std::array<std::string_view, 3>{"string", "number", "boolean"});
    json_.key("minLength").number(1);
    json_.end_object();
    json_.key("id").begin_object();
    pattern(kIdPattern);
    json_.end_object();
  }

  void begin(std::string_view definition, std::string_view title, std::string_view example) {
    json_.key(definition).begin_object();
    text("title", title);
    if (!example.empty()) text("description", fmt::format("such as {}", example));
  }

  void record(const Record& record) {
    text("type", "object");
    json_.key("additionalProperties").boolean(false);
    properties(record.keys);
  }

  void dictionary(const Dictionary& dictionary) {
    text("type", "object");
    if (!may_be_empty(*dictionary.value)) json_.key("minProperties").number(1);
    if (!dictionary.extras.empty()) properties(dictionary.extras);
    // A pattern would apply to the fixed keys too, so it must not match them.
    const std::string_view by_pattern = dictionary.key == KeyForm::YearKey       ? kYearPattern
                                        : dictionary.key == KeyForm::RuleYearKey ? kRuleYearPattern
                                        : dictionary.key == KeyForm::WeekKey     ? kWeekPattern
                                                                                 : "";
    if (dictionary.key == KeyForm::IdKey) {
      json_.key("propertyNames").begin_object(JsonLayout::Line);
      reference("id");
      json_.end_object();
    }
    json_.key("additionalProperties");
    if (by_pattern.empty()) return element(*dictionary.value);
    json_.boolean(false);
    json_.key("patternProperties").begin_object();
    json_.key(by_pattern);
    element(*dictionary.value);
    json_.end_object();
  }

  void number(const QuantityInfo& rule) {
    const bool separators = !std::isfinite(rule.high);
    if (!separators && !rule.percent) return plain_number(rule);
    json_.key("anyOf").begin_array();
    json_.begin_object(JsonLayout::Line);
    plain_number(rule);
    json_.end_object();
    if (separators) line_pattern(fmt::format("^{}{}$", rule.low < 0 ? "-?" : "", kSeparated));
    if (rule.percent) line_pattern(percent_pattern(rule));
    json_.end_array();
  }

  void plain_number(const QuantityInfo& rule) {
    text("type", rule.whole ? "integer" : "number");
    if (std::isfinite(rule.low))
      json_.key(rule.low_is_legal ? "minimum" : "exclusiveMinimum").number(rule.low);
    if (std::isfinite(rule.high)) json_.key("maximum").number(rule.high);
  }

  // What stands under one key.

  void properties(std::span<const KeyRule> rules) {
    json_.key("properties").begin_object();
    for (const KeyRule& rule : rules) {
      if (!rule.form) continue;
      json_.key(rule.key).begin_object();
      text("description", rule.meaning);
      if (!rule.fallback.empty()) fallback(rule.fallback);
      form(*rule.form);
      json_.end_object();
    }
    json_.end_object();
  }

  /// As a reader of YAML would give it: `100 %` is a text.
  void fallback(std::string_view value) {
    json_.key("default");
    const auto parsed = parse_decimal(value);
    const auto* decimal = std::get_if<Decimal>(&parsed);
    if (decimal && !decimal->percent)
      json_.number(decimal->value);
    else
      json_.string(value);
  }

  void element(const Form& of) {
    json_.begin_object();
    form(of);
    json_.end_object();
  }

  /// What may stand at a place, into the object that is open: right there where there is one way to
  /// write it, under anyOf where there are more.
  void form(const Form& of) {
    const bool with_scalar = of.scalar != ScalarForm::None;
    const bool with_record = of.record != nullptr;
    const bool choice =
        int{with_scalar} + int{with_record} + (of.items ? 1 : 0) + (of.dictionary ? 1 : 0) > 1;
    const auto way = [&](bool possible, auto write) {
      if (!possible) return;
      if (choice) json_.begin_object();
      write();
      if (choice) json_.end_object();
    };
    if (choice) json_.key("anyOf").begin_array();
    way(with_scalar, [&] { scalar(of); });
    way(of.items, [&] { list(*of.items); });
    way(with_record, [&] { reference(definitions_.name(*of.record)); });
    way(of.dictionary, [&] {
      reference(definitions_.name(*of.dictionary));
      if (of.record) keep_apart(*of.record, *of.dictionary);
    });
    if (choice) json_.end_array();
  }

  /// One key that only the record has makes a map the record.
  void keep_apart(const Record& record, const Dictionary& dictionary) {
    if (dictionary.key != KeyForm::IdKey) return;
    std::vector<std::string_view> only_there;
    for (const KeyRule& rule : record.keys) {
      if (!find_rule(dictionary.extras, rule.key)) only_there.push_back(rule.key);
    }
    json_.key("propertyNames").begin_object(JsonLayout::Line);
    json_.key("not").begin_object();
    words("enum", only_there);
    json_.end_object();
    json_.end_object();
  }

  void list(const Form& item) {
    text("type", "array");
    if (!may_be_empty(item)) json_.key("minItems").number(1);
    if (item.scalar == ScalarForm::Number)
      json_.key("maxItems").number(info(Quantity::Horizon).high);
    json_.key("items");
    element(item);
  }

  void scalar(const Form& of) {
    switch (of.scalar) {
      case ScalarForm::None:
        return;
      case ScalarForm::Text:
        return reference("text");
      case ScalarForm::Id:
        return reference("id");
      case ScalarForm::Name:
        return reference("id");
      case ScalarForm::Choice:
        return words("enum", of.words);
      case ScalarForm::Number:
        return number_or_word(of);
      case ScalarForm::Years:
        return years();
      case ScalarForm::Date:
        return pattern(kDatePattern);
      case ScalarForm::Flag:
        return text("type", "boolean");
      case ScalarForm::Anything:
        return words("type", std::array<std::string_view, 5>{"string", "number", "boolean", "array",
                                                             "object"});
    }
  }

  void number_or_word(const Form& of) {
    if (of.words.empty() && of.names == 0) return reference(definitions_.name(of.quantity));
    json_.key("anyOf").begin_array();
    line_reference(definitions_.name(of.quantity));
    if (of.names != 0) line_pattern(kNamePattern);
    if (!of.words.empty()) {
      json_.begin_object(JsonLayout::Line);
      words("enum", of.words);
      json_.end_object();
    }
    json_.end_array();
  }

  void years() {
    json_.key("anyOf").begin_array();
    line_reference(definitions_.name(Quantity::CalendarYear));
    line_pattern(kYearsPattern);
    json_.end_array();
  }

  // Single members.

  void text(std::string_view key, std::string_view value) { json_.key(key).string(value); }

  void words(std::string_view key, std::span<const std::string_view> of) {
    json_.key(key).begin_array(JsonLayout::Line);
    for (const std::string_view word : of) json_.string(word);
    json_.end_array();
  }

  void reference(std::string_view definition) {
    text("$ref", fmt::format("#/$defs/{}", definition));
  }

  void line_reference(std::string_view definition) {
    json_.begin_object(JsonLayout::Line);
    reference(definition);
    json_.end_object();
  }

  void pattern(std::string_view pattern) {
    text("type", "string");
    text("pattern", pattern);
  }

  void line_pattern(std::string_view of) {
    json_.begin_object(JsonLayout::Line);
    pattern(of);
    json_.end_object();
  }

  SchemaDefinitions definitions_;
  JsonWriter json_;
};

}  // namespace

std::string scenario_json_schema() { return SchemaWriter().write(); }

}  // namespace soem
