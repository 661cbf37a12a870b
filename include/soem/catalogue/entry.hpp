// SPDX-License-Identifier: MIT
//
// One file of the catalogue, typed: a public figure by date, each value with its own source. What a
// value means depends on its kind and is kept as it was written; whoever uses it reads it the way
// it reads a scenario file, so that a fault in a user's own catalogue is shown where it stands. The
// form is described in data/README.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/document/node.hpp"
#include "soem/scenario/names.hpp"

namespace soem {

using EntryKind = NameKind;
enum class Confidence : std::uint8_t { High, Medium, Low };
enum class Tag : std::uint8_t { Official, Published, Illustrative };

/// Where a value comes from.
struct Reference {
  std::string title, href, note;
};

/// A value from its first day until the next one's.
struct DatedValue {
  std::chrono::year_month_day from{};
  Span from_span;  ///< where the date stands
  Node value;      ///< as written; Null where the figure has ended; Invalid where none was found
  std::optional<int> price_year;  ///< price level of an amount of money
  Reference reference;
  Confidence confidence = Confidence::High;
  Tag tag = Tag::Official;
};

struct Entry {
  std::string name;  ///< the file's stem, which scenarios use; unique in a catalogue
  std::string path;  ///< dotted, from the catalogue's root: income_transfers.kontanthjaelp_30_other
  std::string description;
  std::vector<DatedValue> values;  ///< ascending by date; at least one
  std::string name_da, name_en;
  EntryKind kind = EntryKind::Price;
  std::string area;   ///< one of the schema's areas
  std::string unit;   ///< a price's own unit: "month" of DKK/month; growth or level; empty for /1
  std::string payer;  ///< of a price: who bears it all; or
  Span payer_span;    ///< where that stands
  Node split;         ///< of a price: a name of the catalogue, or a map; Null where none
  bool taxable = false;   ///< a benefit that its receiver pays tax on
  std::string index;      ///< of a price: the index that converts its price year; empty: none
  Span index_span;        ///< where that stands
  bool holds = false;     ///< goes on after its last value; else using it later is an error
  int evidence = 0;       ///< of an effect, SØM's level 1–3; 0: not stated
  std::string direction;  ///< of an effect: positive, null or adverse; empty: not stated
  std::chrono::year_month_day checked{};  ///< when somebody last compared it with its source
  std::string documentation;
};

/// 2026-11-01
[[nodiscard]] std::string date_text(std::chrono::year_month_day date);

/// The value in force on `day`: the last that begins on or before it, which may have ended
/// (Null). Null pointer before the first, and after the last one's year where it does not hold.
[[nodiscard]] const DatedValue* value_on(const Entry& entry, std::chrono::year_month_day day);

}  // namespace soem
