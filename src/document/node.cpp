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

}  // namespace soem
