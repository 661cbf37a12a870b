// SPDX-License-Identifier: MIT
#include "soem/scenario/names.hpp"

#include "soem/scenario/schema.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

bool is_name(const Node& node, const Form& form) {
  if (node.kind != NodeKind::Scalar || form.names == 0 || node.text.empty()) return false;
  return form.scalar == ScalarForm::Name ? is_id(node.text) : reads_as_name(node);
}

void walk(Node& node, const Form& form, const NameVisitor& visit);

void walk_rules(Node& map, std::span<const KeyRule> rules, const NameVisitor& visit) {
  std::vector<std::pair<std::string, NameKinds>> names;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const KeyRule* rule = find_rule(rules, map.keys[i].text);
    if (!rule || !rule->form) continue;
    if (is_name(map.children[i], *rule->form)) {
      names.emplace_back(map.keys[i].text, rule->form->names);
    } else {
      walk(map.children[i], *rule->form, visit);
    }
  }
  for (const auto& [key, kinds] : names) visit(map, key, kinds);
}

void walk(Node& node, const Form& form, const NameVisitor& visit) {
  if (node.kind == NodeKind::List && form.items) {
    for (Node& item : node.children) walk(item, *form.items, visit);
  }
  if (node.kind != NodeKind::Map || (!form.record && !form.dictionary)) return;
  if (is_record(node, form)) return walk_rules(node, form.record->keys, visit);
  const Dictionary& dictionary = *form.dictionary;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    if (find_rule(dictionary.extras, node.keys[i].text)) continue;
    walk(node.children[i], *dictionary.value, visit);
  }
  walk_rules(node, dictionary.extras, visit);
}

}  // namespace

bool reads_as_name(const Node& node) {
  const bool begins_with_letter =
      !node.text.empty() && node.text.front() >= 'a' && node.text.front() <= 'z';
  return node.kind == NodeKind::Scalar && !node.quoted && begins_with_letter && is_id(node.text);
}

void visit_names(Node& scenario, const NameVisitor& visit) {
  if (scenario.kind == NodeKind::Map) walk_rules(scenario, scenario_schema().keys, visit);
}

}  // namespace soem
