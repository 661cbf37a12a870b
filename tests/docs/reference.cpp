// SPDX-License-Identifier: MIT
//
// Writes the reference pages that are made from soem's own tables, so that they cannot fall behind:
//   reference scenario   docs/scenario.md: every key of the scenario file
//   reference messages   docs/messages.md: every error and warning
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <string>
#include <vector>

#include "soem/diag/message_id.hpp"
#include "soem/scenario/schema.hpp"

namespace soem {
namespace {

std::string forms(const Form& form) {
  std::vector<std::string> out;
  switch (form.scalar) {
    case ScalarForm::None:
      break;
    case ScalarForm::Text:
      out.emplace_back("text");
      break;
    case ScalarForm::Id:
      out.emplace_back("id");
      break;
    case ScalarForm::Name:
      out.push_back(form.words.empty() ? "name in the catalogue (not yet)"
                                       : fmt::format("`{}`", fmt::join(form.words, "`, `")));
      break;
    case ScalarForm::Number:
      out.push_back(fmt::format("{}, {}", info(form.quantity).words, range_words(form.quantity)));
      if (!form.words.empty()) out.push_back(fmt::format("`{}`", fmt::join(form.words, "`, `")));
      break;
    case ScalarForm::Years:
      out.emplace_back("year or range such as 2018-2020");
      break;
    case ScalarForm::Date:
      out.emplace_back("date such as 2026-11-01");
      break;
    case ScalarForm::Choice:
      out.push_back(fmt::format("`{}`", fmt::join(form.words, "`, `")));
      break;
    case ScalarForm::Flag:
      out.emplace_back("`true`, `false`");
      break;
    case ScalarForm::Anything:
      out.emplace_back("whatever may stand at the path");
      break;
  }
  if (form.items)
    out.push_back(form.items->record ? fmt::format("list, each {}", form.items->record->name)
                                     : "list");
  if (form.record) out.emplace_back(form.record->name);
  if (form.dictionary) out.push_back(fmt::format("map of {}", form.dictionary->name));
  return fmt::format("{}", fmt::join(out, " or "));
}

void collect(const Form& form, std::vector<const Record*>& records);

void collect(std::span<const KeyRule> keys, std::vector<const Record*>& records) {
  for (const KeyRule& rule : keys) {
    if (rule.form) collect(*rule.form, records);
  }
}

/// Records in the order in which the file meets them, each once.
void collect(const Form& form, std::vector<const Record*>& records) {
  if (form.items) collect(*form.items, records);
  if (form.dictionary) {
    collect(*form.dictionary->value, records);
    collect(form.dictionary->extras, records);
  }
  if (!form.record) return;
  for (const Record* known : records) {
    if (known == form.record) return;
  }
  records.push_back(form.record);
  collect(form.record->keys, records);
}

std::string scenario_page() {
  std::vector<const Record*> records{&scenario_schema()};
  collect(scenario_schema().keys, records);
  std::string out =
      "# The scenario file\n\n"
      "Every key of schema 1, made from the table that soem itself checks files against. Keys "
      "marked *later*\n"
      "belong to the schema but not to this version, which refuses them by name. Numbers are plain "
      "decimals;\n"
      "`_` may stand between digits, and `%` after shares, rates and factors.\n";
  for (const Record* record : records) {
    std::string title(record->name);
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    out += fmt::format(
        "\n## {}\n\n| key | what stands there | default | meaning |\n|---|---|---|---|\n", title);
    for (const KeyRule& rule : record->keys) {
      const bool required = rule.need == Need::Required;
      out +=
          fmt::format("| `{}`{} | {} | {} | {} |\n", rule.key, required ? " *required*" : "",
                      rule.form ? forms(*rule.form) : "*later*",
                      rule.fallback.empty() ? "" : fmt::format("{}", rule.fallback), rule.meaning);
    }
  }
  return out;
}

std::string messages_page() {
  std::string out =
      "# Errors and warnings\n\n"
      "Every message ends with its id in brackets. Ids are stable: none is renamed or used again "
      "for\n"
      "something else. A sample of each stands in `tests/errors/`.\n";
  for (const Severity severity : {Severity::Error, Severity::Warning}) {
    out += severity == Severity::Error ? "\n## Errors\n\nNothing is calculated.\n"
                                       : "\n## Warnings\n\nLegal, but worth a look.\n";
    out += "\n| id | meaning |\n|---|---|\n";
    for (const MessageInfo& message : all_messages()) {
      if (message.severity == severity)
        out += fmt::format("| `{}` | {} |\n", message.name, message.meaning);
    }
  }
  return out;
}

}  // namespace
}  // namespace soem

int main(int argc, char** argv) {
  const std::string_view page = argc == 2 ? argv[1] : "";
  if (page == "scenario")
    fmt::print("{}", soem::scenario_page());
  else if (page == "messages")
    fmt::print("{}", soem::messages_page());
  else
    return 2;
  return 0;
}
