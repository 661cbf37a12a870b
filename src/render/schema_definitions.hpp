// SPDX-License-Identifier: MIT
//
// What the scenario's table refers to, as a list: every record, dictionary and quantity once, in
// the order in which the file meets it, each with a name of its own under $defs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "soem/scenario/schema.hpp"

namespace soem {

class SchemaDefinitions {
 public:
  SchemaDefinitions() { collect(scenario_schema().keys); }

  [[nodiscard]] const std::vector<const Record*>& records() const { return records_; }
  [[nodiscard]] const std::vector<const Dictionary*>& dictionaries() const { return dictionaries_; }
  [[nodiscard]] const std::vector<Quantity>& quantities() const { return quantities_; }

  [[nodiscard]] std::string name(const Record& record) const;
  [[nodiscard]] std::string name(const Dictionary& dictionary) const;
  [[nodiscard]] std::string name(Quantity quantity) const;

 private:
  void collect(std::span<const KeyRule> rules);
  void collect(const Form& form, std::string_view key);
  void collect(const Record& record);
  void collect(const Dictionary& dictionary, std::string_view key);
  void collect(Quantity quantity);

  std::vector<const Record*> records_;
  std::vector<const Dictionary*> dictionaries_;
  std::vector<std::string_view> keys_;  ///< under which each dictionary was met first
  std::vector<Quantity> quantities_;
};

/// "a cost line" → "cost line"
[[nodiscard]] std::string_view without_article(std::string_view name);

}  // namespace soem
