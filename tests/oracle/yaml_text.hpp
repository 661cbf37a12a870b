// SPDX-License-Identifier: MIT
//
// A small tree of YAML nodes and a writer that picks at random among the ways to write it: block
// or flow, order of keys, indentation, comments. The tree says what; the writer only how.
#pragma once

#include <string>
#include <vector>

#include "random_numbers.hpp"

namespace soem::oracle {

struct Node {
  enum class Shape { Scalar, Sequence, Mapping };

  static Node scalar(std::string text);
  static Node sequence();
  static Node mapping();

  void append(Node item);                 // to a sequence; the order is kept
  void add(std::string key, Node value);  // to a mapping; the writer may reorder
  void add(std::string key, std::string scalar_text);
  void set(const std::string& key, std::string scalar_text);  // of a key that is there
  Node* find(const std::string& key);                         // of a mapping; null where it is not
  void erase(const std::string& key);                         // of a key that is there

  Shape shape = Shape::Scalar;
  std::string text;               // of a scalar, quoted where it has to be
  std::vector<std::string> keys;  // of a mapping, one for each item
  std::vector<Node> items;
};

std::string yaml_text(const Node& root, Random& random);

}  // namespace soem::oracle
