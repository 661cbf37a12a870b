// SPDX-License-Identifier: MIT
//
// Names of the catalogue as a scenario uses them: which entry is meant, and which of its values
// counts.
#pragma once

#include <optional>

#include "soem/catalogue/catalogue.hpp"

namespace soem {

class NameLookup {
 public:
  /// `price_year`: the scenario's; empty where it has been refused.
  NameLookup(Catalogue& catalogue, std::optional<int> price_year, Diagnostics& diagnostics)
      : catalogue_(catalogue), price_year_(price_year), diagnostics_(diagnostics) {}

  /// Null, with a diagnostic at `name`, where there is none, or none of these kinds.
  [[nodiscard]] const Entry* entry(const Node& name, NameKinds kinds) const;

  /// The value that counts in the scenario's price year; null, with a diagnostic at `name`, where
  /// there is none.
  [[nodiscard]] const DatedValue* value(const Entry& entry, const Node& name) const;

  [[nodiscard]] const std::optional<int>& price_year() const { return price_year_; }

 private:
  Catalogue& catalogue_;
  std::optional<int> price_year_;
  Diagnostics& diagnostics_;
};

}  // namespace soem
