// SPDX-License-Identifier: MIT
//
// Entries of the catalogue for people: a line each, or everything about one.
#pragma once

#include <span>
#include <string>

#include "soem/catalogue/entry.hpp"
#include "soem/render/page.hpp"
#include "soem/render/words.hpp"

namespace soem {

/// An entry with the value that is shown of it; null: none is in force.
struct ShownEntry {
  const Entry* entry;
  const DatedValue* value;
};

struct CatalogueHead {
  std::string version;
  std::size_t all = 0;  ///< entries of the catalogue
};

/// A line an entry, area by area.
[[nodiscard]] Page catalogue_list(const CatalogueHead& head, std::span<const ShownEntry> entries,
                                  Language language);

/// What was found, in its order: name, value and title.
[[nodiscard]] Page catalogue_finds(const CatalogueHead& head, std::span<const ShownEntry> entries,
                                   Language language);

/// Everything about one entry, with `values` of it; `file` is where it stands.
[[nodiscard]] Page catalogue_entry(const Entry& entry, std::span<const DatedValue* const> values,
                                   const std::string& file, Language language);

}  // namespace soem
