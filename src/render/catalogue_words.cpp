// SPDX-License-Identifier: MIT
#include "catalogue_words.hpp"

#include <fmt/format.h>

namespace soem {

std::string unit_text(const Entry& entry) {
  if (entry.kind == EntryKind::Price) return "DKK/" + entry.unit;
  return entry.unit.empty() ? "/1" : entry.unit;
}

}  // namespace soem
