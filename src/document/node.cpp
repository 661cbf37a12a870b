// SPDX-License-Identifier: MIT
#include "soem/document/node.hpp"

#include <utility>

namespace soem {

const Node* Node::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].text == key) return &children[i];
  }
  return nullptr;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

void add_key(Node& map, std::string key, const Span& span, Node value) {
  map.keys.push_back({std::move(key), span});
  map.children.push_back(std::move(value));
}

void erase_key(Node& map, std::string_view key) {
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (map.keys[i].text != key) continue;
    map.keys.erase(map.keys.begin() + static_cast<std::ptrdiff_t>(i));
    map.children.erase(map.children.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

}  // namespace soem
