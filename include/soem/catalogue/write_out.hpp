// SPDX-License-Identifier: MIT
//
// The catalogue's side of a scenario's names: what each stands for in the scenario's price year.
//
// Of a price, split, ladder, rate or effect the value counts that is in force on 1 January of the
// scenario's price year, or the first that begins in the course of it. An amount keeps its own
// price year and brings the levels of its own index for the years between the two. A discount rule
// is its last value, an index all of its years in one run with the price year; years are never
// interpolated.
#pragma once

#include "soem/catalogue/catalogue.hpp"
#include "soem/scenario/names.hpp"

namespace soem {

class CatalogueNames : public Names {
 public:
  explicit CatalogueNames(Catalogue& catalogue) : catalogue_(catalogue) {}

  void write_out(Node& scenario, Diagnostics& diagnostics) override;
  [[nodiscard]] const std::string& version() const override { return catalogue_.version(); }

 private:
  Catalogue& catalogue_;
};

}  // namespace soem
