// SPDX-License-Identifier: MIT
//
// Names of the catalogue in a scenario file. A name stands for a map or a number with a source of
// its own; it is written out in the tree before anything else reads it, as if its map stood in the
// file. So paths, --set, checks, messages and explanations reach into what a name stands for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "soem/document/node.hpp"

namespace soem {

/// What a name of the catalogue stands for.
enum class NameKind : std::uint8_t {
  Price,     ///< gross amount per unit, with who bears it
  Split,     ///< payers and their shares
  Ladder,    ///< the state's share by week of support
  Index,     ///< price levels by year
  Discount,  ///< real rates by year
  Effect,    ///< success rate and baseline, or the net effect
  Rate,      ///< one share
};

/// A set of kinds, one bit each.
using NameKinds = std::uint8_t;
[[nodiscard]] constexpr NameKinds kinds(NameKind one) {
  return static_cast<NameKinds>(1U << static_cast<unsigned>(one));
}
[[nodiscard]] constexpr bool holds(NameKinds set, NameKind one) { return (set & kinds(one)) != 0; }

/// Writes out the names of a tree.
class Names {
 public:
  Names() = default;
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;
  virtual ~Names() = default;

  /// Puts what it stands for in the place of every name, with the spans of the place it was taken
  /// from, and adds its source to `sources`. Names that stand for nothing, for something else, or
  /// for nothing in the scenario's price year are reported and become Invalid. What has been
  /// written out stays as it is.
  virtual void write_out(Node& scenario, Diagnostics& diagnostics) = 0;
  /// Of the catalogue, for the heads of results.
  [[nodiscard]] virtual const std::string& version() const = 0;
};

/// Called with the map, the key whose value is a name, and the kinds the place takes.
using NameVisitor = std::function<void(Node& map, const std::string& key, NameKinds kinds)>;

/// Calls `visit` for every name in the tree of a scenario, the innermost maps first. It may change
/// the map.
void visit_names(Node& scenario, const NameVisitor& visit);

/// True for an unquoted scalar that could be a name where a number could stand as well.
[[nodiscard]] bool reads_as_name(const Node& node);

}  // namespace soem
