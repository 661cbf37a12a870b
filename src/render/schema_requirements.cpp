// SPDX-License-Identifier: MIT
#include "schema_requirements.hpp"

#include <algorithm>

#include "soem/scenario/schema.hpp"

namespace soem {
namespace {

bool asks(const Form& form);

bool asks(const Record& record) {
  return std::any_of(record.keys.begin(), record.keys.end(), [](const KeyRule& rule) {
    return rule.need == Need::Required || rule.need == Need::RequiredUnless ||
           (rule.form && asks(*rule.form));
  });
}

/// Whether something is required at a place or inside.
bool asks(const Form& form) {
  return (form.items && asks(*form.items)) || (form.record && asks(*form.record)) ||
         (form.dictionary && asks(*form.dictionary->value));
}

class Requirements {
 public:
  explicit Requirements(JsonWriter& json) : json_(json) {}

  void record(const Record& record) {
    required("required", record, "");
    unless_alternative(record);
    const auto inside = [](const KeyRule& rule) { return rule.form && asks(*rule.form); };
    if (std::none_of(record.keys.begin(), record.keys.end(), inside)) return;
    json_.key("properties").begin_object();
    for (const KeyRule& rule : record.keys) {
      if (!inside(rule)) continue;
      json_.key(rule.key).begin_object();
      form(*rule.form);
      json_.end_object();
    }
    json_.end_object();
  }

 private:
  // No type is asked for here: `required` says nothing of a text, `items` nothing of a map.
  void form(const Form& of) {
    if (of.items && asks(*of.items)) inside("items", *of.items);
    if (of.record && of.dictionary) return record_or_dictionary(*of.record, *of.dictionary);
    if (of.record) return record(*of.record);
    if (of.dictionary && asks(*of.dictionary->value))
      inside("additionalProperties", *of.dictionary->value);
  }

  void inside(std::string_view key, const Form& of) {
    json_.key(key).begin_object();
    form(of);
    json_.end_object();
  }

  /// One key that only the record has makes a map the record.
  void record_or_dictionary(const Record& record, const Dictionary& dictionary) {
    json_.key("dependentRequired").begin_object();
    for (const KeyRule& rule : record.keys) {
      const bool telling = rule.form && !find_rule(dictionary.extras, rule.key);
      if (telling) required(rule.key, record, rule.key);
    }
    json_.end_object();
  }

  void unless_alternative(const Record& record) {
    if (record.alternative.empty()) return;
    json_.key("anyOf").begin_array();
    json_.begin_object(JsonLayout::Line);
    json_.key("required").begin_array(JsonLayout::Line);
    json_.string(record.alternative);
    json_.end_array();
    json_.end_object();
    json_.begin_object(JsonLayout::Line);
    json_.key("required").begin_array(JsonLayout::Line);
    for (const KeyRule& rule : record.keys) {
      if (rule.need == Need::RequiredUnless) json_.string(rule.key);
    }
    json_.end_array();
    json_.end_object();
    json_.end_array();
  }

  /// The required keys but `given`, under `key`; nothing where there are none.
  void required(std::string_view key, const Record& record, std::string_view given) {
    const auto counts = [&](const KeyRule& rule) {
      return rule.need == Need::Required && rule.key != given;
    };
    if (std::none_of(record.keys.begin(), record.keys.end(), counts)) return;
    json_.key(key).begin_array(JsonLayout::Line);
    for (const KeyRule& rule : record.keys) {
      if (counts(rule)) json_.string(rule.key);
    }
    json_.end_array();
  }

  JsonWriter& json_;
};

}  // namespace

void write_requirements(JsonWriter& json) { Requirements(json).record(scenario_schema()); }

}  // namespace soem
