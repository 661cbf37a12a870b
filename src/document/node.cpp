// SPDX-License-Identifier: MIT
#include "soem/document/node.hpp"

namespace soem {

const Node* Node::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].text == key) return &children[i];
  }
  return nullptr;
}

}  // namespace soem
