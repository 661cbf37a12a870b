// SPDX-License-Identifier: MIT
#include "soem/figures/yearly.hpp"

#include <fmt/format.h>

namespace soem {
namespace {

struct YearlyItem {
  std::string_view name;
  Series PayerBudget::*series;
};

constexpr YearlyItem kYearlyItems[] = {
    {"net", &PayerBudget::net},
    {"costs", &PayerBudget::costs},
    {"saved_costs", &PayerBudget::saved_costs},
    {"consequences", &PayerBudget::consequences},
    {"net_realisable", &PayerBudget::net_realisable},
    {"cumulative", &PayerBudget::cumulative},
};
constexpr std::string_view kUndiscounted = ".undiscounted", kPresentValue = ".pv";

}  // namespace

const std::vector<double>* yearly_amounts(std::string_view figure, const PayerBudget& budget) {
  for (const YearlyItem& item : kYearlyItems) {
    if (!figure.starts_with(item.name)) continue;
    const std::string_view form = figure.substr(item.name.size());
    if (form == kUndiscounted) return &(budget.*item.series).undiscounted;
    if (form == kPresentValue) return &(budget.*item.series).discounted;
  }
  return nullptr;
}

std::vector<std::string> yearly_names() {
  std::vector<std::string> names;
  for (const YearlyItem& item : kYearlyItems) {
    for (const std::string_view form : {kUndiscounted, kPresentValue}) {
      names.push_back(fmt::format("{}{}", item.name, form));
    }
  }
  return names;
}

}  // namespace soem
