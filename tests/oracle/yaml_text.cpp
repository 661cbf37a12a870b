// SPDX-License-Identifier: MIT

#include "yaml_text.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace soem::oracle {
namespace {

using Lines = std::vector<std::string>;

// One way of writing, drawn once a document, so that a file looks like one author's.
struct Manner {
  bool shuffled_keys;
  bool indented_lists;
  bool padded_braces;
  int indent;
  int flow_percent;
  int comment_percent;
};

class Writer {
 public:
  explicit Writer(Random& random)
      : random_(random), manner_{random.chance(70),
                                 random.chance(50),
                                 random.chance(20),
                                 random.chance(80) ? 2 : 4,
                                 random.between(0, 90),
                                 random.chance(40) ? random.between(1, 15) : 0} {}

  std::string document(const Node& root) {
    std::string text = random_.chance(5) ? "---\n" : "";
    if (random_.chance(3)) {
      return text + flow(root) + "\n";
    }
    for (const std::string& line : block(root)) {
      text += line + "\n";
    }
    return text;
  }

 private:
  std::vector<std::size_t> order_of(const Node& node) {
    std::vector<std::size_t> order(node.items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (manner_.shuffled_keys && node.shape == Node::Shape::Mapping) {
      random_.shuffle(order);
    }
    return order;
  }

  std::string flow(const Node& node) {
    if (node.shape == Node::Shape::Scalar) {
      return node.text;
    }
    const bool is_mapping = node.shape == Node::Shape::Mapping;
    std::string inner;
    for (const std::size_t index : order_of(node)) {
      inner += inner.empty() ? "" : ", ";
      inner += is_mapping ? node.keys[index] + ": " : "";
      inner += flow(node.items[index]);
    }
    const std::string pad = manner_.padded_braces ? " " : "";
    return is_mapping ? "{" + pad + inner + pad + "}" : "[" + inner + "]";
  }

  bool fits_one_line(const Node& node) {
    return node.shape == Node::Shape::Scalar || node.items.empty() ||
           random_.chance(manner_.flow_percent);
  }

  // Added in a statement of its own: the operands of + are evaluated in no fixed order, and the
  // draws must be.
  std::string trailing_comment() {
    return random_.chance(manner_.comment_percent) ? "  # as agreed: 12 %, {x}" : "";
  }

  Lines block(const Node& node) {
    return node.shape == Node::Shape::Mapping ? block_mapping(node) : block_sequence(node);
  }

  Lines block_mapping(const Node& node) {
    Lines lines;
    for (const std::size_t index : order_of(node)) {
      if (!lines.empty() && random_.chance(manner_.comment_percent)) {
        lines.push_back(random_.chance(50) ? "" : "# 'quoted' - note: [1, 2");
      }
      const Node& item = node.items[index];
      if (fits_one_line(item)) {
        lines.push_back(node.keys[index] + ": " + flow(item));
        lines.back() += trailing_comment();
        continue;
      }
      lines.push_back(node.keys[index] + ":" + trailing_comment());
      const bool is_list = item.shape == Node::Shape::Sequence;
      const int indent = is_list && !manner_.indented_lists ? 0 : manner_.indent;
      append_indented(lines, block(item), indent);
    }
    return lines;
  }

  Lines block_sequence(const Node& node) {
    Lines lines;
    for (const Node& item : node.items) {
      if (fits_one_line(item)) {
        lines.push_back("- " + flow(item));
        lines.back() += trailing_comment();
        continue;
      }
      const std::size_t first = lines.size();
      append_indented(lines, block(item), 2);
      lines[first].replace(0, 2, "- ");
    }
    return lines;
  }

  static void append_indented(Lines& lines, const Lines& inner, int indent) {
    for (const std::string& line : inner) {
      lines.push_back(line.empty() ? line
                                   : std::string(static_cast<std::size_t>(indent), ' ') + line);
    }
  }

  Random& random_;
  Manner manner_;
};

}  // namespace

Node Node::scalar(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

Node Node::sequence() {
  Node node;
  node.shape = Shape::Sequence;
  return node;
}

Node Node::mapping() {
  Node node;
  node.shape = Shape::Mapping;
  return node;
}

void Node::append(Node item) { items.push_back(std::move(item)); }

void Node::add(std::string key, Node value) {
  keys.push_back(std::move(key));
  items.push_back(std::move(value));
}

void Node::add(std::string key, std::string scalar_text) {
  add(std::move(key), scalar(std::move(scalar_text)));
}

void Node::set(const std::string& key, std::string scalar_text) {
  *find(key) = scalar(std::move(scalar_text));
}

Node* Node::find(const std::string& key) {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) {
    return nullptr;
  }
  return &items.at(static_cast<std::size_t>(found - keys.begin()));
}

void Node::erase(const std::string& key) {
  const auto position = std::find(keys.begin(), keys.end(), key) - keys.begin();
  keys.erase(keys.begin() + position);
  items.erase(items.begin() + position);
}

std::string yaml_text(const Node& root, Random& random) { return Writer(random).document(root); }

}  // namespace soem::oracle
