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
      out.emplace_back("name in the catalogue");
      break;
    case ScalarForm::Number:
      out.push_back(fmt::format("{}, {}", info(form.quantity).words, range_words(form.quantity)));
      if (!form.words.empty()) out.push_back(fmt::format("`{}`", fmt::join(form.words, "`, `")));
      if (form.names != 0) out.emplace_back("name in the catalogue");
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

/// What the tables cannot say: how one file becomes several calculations.
constexpr std::string_view kChanges = R"(
## Paths

A path names a place in a scenario: `outcomes.job.rate`, `participants.intake.2025`. Variants, groups, `--set`, `remove`
and messages use the same paths.

| step | stands for |
|---|---|
| `rate` | a key |
| `job` | the item of a list that has this `id` |
| `0` | an entry of a list of numbers, by position: `change.0` is the year of completion, `retention.0` the first year of effect |
| `2025`, `kommune` | a year, a payer, a name, as it stands in the map |
| `*` | any one item, entry, year or name: `costs.*.amount`, `outcomes.*.consequences.*.price.kommune` |

* A key that is left out can be set, where a key of that name may stand: `outcomes.job.retention` in a file without it.
* Short forms are addressed as if they were written out: `discount.schedule.1` with `discount: fm-2021` or no `discount`
  at all, `participants.intake.2026` with `{from: 2025, to: 2027, each: 40}`.
* `discount.rate` takes the place of a schedule, `discount.schedule` that of a rate.
* What a path cannot do is add an item, a year, a payer or an entry of a list: set the whole list or map instead.
* Of `*`, one item that has the rest of the path is enough.
* An `id`, and what speaks of the file itself (`soem`, `extends`, `remove`, `variants`, `expect`), cannot be set.

Precedence: file < group < variant < `--set`. What is set is checked as if it stood in the file. Within one variant, one
group or one command line no value is set twice, neither by the same path nor by one inside the other.

So a variant's path holds for every group, also for one that sets a value of its own there; a warning says so. Write
`groups.young.set.outcomes.job.rate` in the variant to give that group another value.

## Variants

```yaml
variants:
  cautious: {outcomes.job.rate: 38 %, horizon: 5}
  dear: {costs.*.amount: 60000}
```

Each variant is a whole calculation beside the base case, `base`. Limits that depend on the horizon hold for the file's own
horizon: where a variant or `--set` shortens it, what falls later is cut, and a warning says how much.

## Groups

```yaml
participants: {completion: 85 %}
groups:
  - {id: young, intake: {2025: 20}, set: {outcomes.job.rate: 55 %, costs.course.amount: 9000}}
  - {id: others, intake: {2025: 30}}
```

Groups split the people; each has its intake, and sets what differs for it in `participants`, `costs`, `saved_costs`,
`outcomes` or `business_cycle`. All groups have the same lines, so a group sets single values, never a line as a whole, nor
what a cost follows (`per`). Costs `per: once` and `per: year`, and any `residual_value`, are counted once for all groups;
results carry them as the group `shared`. [method.md](method.md), section 2, says what is added up.

## Uncertainty

```yaml
uncertainty:
  outcomes.job.rate: {beta: {mean: 40 %, sd: 4 %}, source: eval}
  outcomes.job.retention: {uniform: {min: 85 %, max: 100 %}}
  price_level: {normal: {mean: 1, sd: 0.05}, scales: [costs.*.amount]}
correlation:
  - {between: [outcomes.job.rate, outcomes.job.retention], rho: 0.3}
```

The value in the file stays the base case; a simulation draws others. [uncertainty.md](uncertainty.md) says which distribution
to choose and what each means.

## Bases

```yaml
soem: 1
extends: ../base.yaml        # relative to this file
remove: [costs.rooms, outcomes.job.years]
title: The same without rooms
costs:
  - {id: course, amount: 9000}
```

A file that extends another says what differs. First `remove` takes its paths out of the base; then maps merge key by key,
lists whose items have an `id` merge by id (new items follow), and everything else is replaced, an empty list too. `expect`
is not inherited: it says what one published file must give. Where the base states the same thing by other keys (`payer`
for `split`, `effect` for `rate`), remove those. At most 8 files extend each other.

## Limits

A file holds at most 16 MiB, 200,000 values, 20 payers, 200 variants, 200 groups and 500 changes in one variant or group; all
its cases together, each variant with each group, come to at most 1,000,000 values. A path has at most 1,000 bytes.
)";

std::string scenario_page() {
  std::vector<const Record*> records{&scenario_schema()};
  collect(scenario_schema().keys, records);
  std::string out =
      "# The scenario file\n\n"
      "Every key of schema 1, made from the table that soem itself checks files against. Numbers are "
      "plain\n"
      "decimals; `_` may stand between digits, and `%` after shares, rates and factors. How a file "
      "is changed\n"
      "without being written anew: [paths](#paths), [variants](#variants), [groups](#groups), "
      "[bases](#bases).\n";
  for (const Record* record : records) {
    std::string title(record->name);
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    out += fmt::format(
        "\n## {}\n\n| key | what stands there | default | meaning |\n|---|---|---|---|\n", title);
    for (const KeyRule& rule : record->keys) {
      const std::string required = rule.need == Need::Required ? " *required*"
                                   : rule.need == Need::RequiredUnless
                                       ? fmt::format(" *required unless `{}`*", record->alternative)
                                       : "";
      out +=
          fmt::format("| `{}`{} | {} | {} | {} |\n", rule.key, required,
                      forms(*rule.form),
                      rule.fallback.empty() ? "" : fmt::format("{}", rule.fallback), rule.meaning);
    }
  }
  return out + std::string(kChanges);
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
