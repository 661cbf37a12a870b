// SPDX-License-Identifier: MIT
#include "soem/figures/formulas.hpp"

namespace soem {
namespace {

using enum FormulaKind;

constexpr Formula kFormulas[] = {
    {"net_cost.pv", NegatedSum, "costs.pv", "saved_costs.pv"},
    {"net_cost.undiscounted", NegatedSum, "costs.undiscounted", "saved_costs.undiscounted"},
    {"bcr", Quotient, "consequences.pv", "net_cost.pv"},
    {"return_per_krone", GainRatio, "consequences.pv", "net_cost.pv"},
    {"net.pv.per_participant", Quotient, "net.pv", "participants"},
    {"net.pv.per_completer", Quotient, "net.pv", "completers"},
    {"net.pv.per_success", Quotient, "net.pv", "successes"},
    {"net.undiscounted.per_participant", Quotient, "net.undiscounted", "participants"},
    {"net.undiscounted.per_completer", Quotient, "net.undiscounted", "completers"},
    {"net.undiscounted.per_success", Quotient, "net.undiscounted", "successes"},
    {"breakeven_cost", Quotient, "consequences.pv", "participants"},
};

}  // namespace

std::span<const Formula> all_formulas() { return kFormulas; }

const Formula* find_formula(std::string_view figure) {
  for (const Formula& formula : kFormulas) {
    if (formula.figure == figure) return &formula;
  }
  return nullptr;
}

double apply(FormulaKind kind, double a, double b) {
  switch (kind) {
    case NegatedSum:
      return -(a + b);
    case Quotient:
      return a / b;
    case GainRatio:
      return (a - b) / b;
  }
  return 0.0;
}

}  // namespace soem
