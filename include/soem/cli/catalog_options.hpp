// SPDX-License-Identifier: MIT
//
// The words of soem catalog, understood.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "soem/catalogue/entry.hpp"
#include "soem/cli/arguments.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/words.hpp"

namespace soem {

enum class CatalogVerb : std::uint8_t { List, Show, Search, Export };
enum class CatalogFormat : std::uint8_t { Table, Csv, Json, Markdown, Yaml };  // option's order

struct CatalogOptions {
  CatalogVerb verb = CatalogVerb::List;
  std::vector<std::string> words;  ///< names to show, words to search
  CatalogFormat format = CatalogFormat::Table;
  CsvDialect dialect = CsvDialect::Rfc4180;
  Language language = Language::English;
  std::string area;  ///< only this one; empty: all
  std::optional<EntryKind> kind;
  std::optional<Tag> tag;
  std::optional<std::chrono::year_month_day> on;        ///< the value of that day
  std::optional<std::chrono::sys_days> checked_before;  ///< only what was checked before
};

/// Reports words that mean nothing, or nothing beside each other.
[[nodiscard]] CatalogOptions catalog_options(const Invocation& invocation,
                                             Diagnostics& diagnostics);

}  // namespace soem
