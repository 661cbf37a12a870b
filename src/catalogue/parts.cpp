// SPDX-License-Identifier: MIT
#include "soem/catalogue/parts.hpp"

#include "soem/catalogue/schema.hpp"
#include "soem/scenario/values.hpp"

namespace soem {
namespace {

/// What a file that was read without a fault has there.
double number(const Node& node, Quantity quantity) {
  return std::get<Decimal>(read_number(node, quantity)).value;
}

}  // namespace

std::vector<ValuePart> parts_of(const Entry& entry, const DatedValue& value) {
  const Form& form = value_form(entry.kind, entry.unit == "level");
  const Node& node = value.value;
  if (node.kind == NodeKind::Scalar) return {{"", number(node, form.quantity), form.quantity}};
  std::vector<ValuePart> parts;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const std::string& key = node.keys[i].text;
    const Form& of_part =
        form.record ? *find_rule(form.record->keys, key)->form : *form.dictionary->value;
    parts.push_back({key, number(node.children[i], of_part.quantity), of_part.quantity});
  }
  return parts;
}

}  // namespace soem
