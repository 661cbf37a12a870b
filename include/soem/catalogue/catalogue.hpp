// SPDX-License-Identifier: MIT
//
// The catalogue as others see it: entries by name. A file is read when it is first asked for; a
// scenario that uses three prices reads three files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "soem/catalogue/entry.hpp"

namespace soem {

class Catalogue {
 public:
  virtual ~Catalogue() = default;

  /// The entry of that name, or null: there is none, or its file has faults, which have been
  /// reported. Stays valid as long as the catalogue.
  [[nodiscard]] virtual const Entry* find(std::string_view name) = 0;
  /// True for a name that has a file, whatever is in it.
  [[nodiscard]] virtual bool has(std::string_view name) const = 0;
  /// Every name, sorted.
  [[nodiscard]] virtual std::vector<std::string_view> names() const = 0;
  /// "2026.11", or "2026.11 + DIR" with a user's own files on top.
  [[nodiscard]] virtual const std::string& version() const = 0;
};

}  // namespace soem
