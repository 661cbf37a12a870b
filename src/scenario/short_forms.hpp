// SPDX-License-Identifier: MIT
//
// Short forms (an even intake) written out, so that paths can reach the values they imply.
#pragma once

#include <span>
#include <string>

#include "soem/document/node.hpp"

namespace soem {

/// Writes out, in place, the short forms that the path with these steps leads through. The scenario
/// means the same as before.
void write_out_short_forms(Node& root, std::span<const std::string> steps);

/// Where `path` was set and two keys state one thing, the other goes: a rate takes the place of a
/// schedule and the other way round. A rule whose rates change is no longer the catalogue's, and
/// loses its name.
void drop_rivals(Node& root, std::string_view path);

/// Takes out every ladder that came with a price of the catalogue which has since been replaced.
/// One whose first week was set stays: it was meant.
void drop_left_ladders(Node& root);

}  // namespace soem
