// SPDX-License-Identifier: MIT
//
// A scenario file as a tree: what was written and where, nothing about what it means. Made by the
// loader (load/yaml.hpp), read by the schema. A plain recursive value, so that a later stage may
// copy and edit it freely; the loader keeps it at most 32 deep.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "soem/diag/diagnostic.hpp"

namespace soem {

enum class NodeKind : std::uint8_t {
  Null,  ///< nothing, `~` or `null`
  Scalar,
  List,
  Map,
  Invalid,  ///< already reported; later stages say nothing about it
};

struct MapKey {
  std::string text;
  Span span;
};

struct Node {
  NodeKind kind = NodeKind::Null;
  bool quoted = false;  ///< scalar in quotation marks or a block scalar
  bool incomplete =
      false;  ///< a map some of whose keys were refused: nothing can be said to be missing
  std::string
      text;  ///< of a scalar, unescaped; of a map that was written out, the name in its place
  std::string source;  ///< of a number out of the catalogue: the key of `sources` it has there
  Span span;           ///< the scalar as written; the first byte of a list or map
  std::vector<MapKey> keys;    ///< of a map, distinct, in the order of the file
  std::vector<Node> children;  ///< items of a list, or values of a map in the order of `keys`

  /// The value under `key`, or null. Only for maps; any other kind has no keys.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
};

/// Adds `key` to a map, which must not have it.
void add_key(Node& map, std::string key, const Span& span, Node value);

/// Takes `key` out of a map, if it is there.
void erase_key(Node& map, std::string_view key);

}  // namespace soem
