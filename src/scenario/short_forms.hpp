// SPDX-License-Identifier: MIT
//
// Short forms (`discount: fm-2021`, an even intake) written out, so that paths can reach the values
// they imply.
#pragma once

#include <span>
#include <string>

#include "soem/document/node.hpp"

namespace soem {

/// Writes out, in place, the short forms that the path with these steps leads through. The scenario
/// means the same as before.
void write_out_short_forms(Node& root, std::span<const std::string> steps);

/// Where `path` was set and two keys state one thing, the other goes: a rate takes the place of a
/// schedule and the other way round. A rule whose rates change is no longer the one soem knows by
/// name, and loses it.
void drop_rivals(Node& root, std::string_view path);

/// Adds `key` to a map, which must not have it.
void add_key(Node& map, std::string key, const Span& span, Node value);

/// Takes `key` out of a map, if it is there.
void erase_key(Node& map, std::string_view key);

}  // namespace soem
