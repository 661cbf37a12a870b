// SPDX-License-Identifier: MIT
#include "soem/scenario/units.hpp"

namespace soem {
namespace {

std::optional<double> per_year(std::string_view unit) {
  if (unit == "year") return 1.0;
  if (unit == "month") return 12.0;
  if (unit == "week") return 52.0;
  if (unit == "day") return 365.0;
  return std::nullopt;
}

}  // namespace

std::optional<double> units_in(std::string_view unit, std::string_view per) {
  if (unit == per) return 1.0;
  const std::optional<double> finer = per_year(unit);
  const std::optional<double> coarser = per_year(per);
  if (!finer || !coarser) return std::nullopt;
  // A year of 52 weeks has 364 days, so days meet weeks and months only in whole years.
  const bool days = unit == "day" || per == "day";
  if (days && unit != "year" && per != "year") return std::nullopt;
  return *finer / *coarser;
}

}  // namespace soem
