// SPDX-License-Identifier: MIT
#include "soem/scenario/quantity.hpp"

#include <array>
#include <cstddef>
#include <limits>

namespace soem {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using enum Quantity;

struct Row {
  QuantityInfo info;
  std::string_view range;
};

// quantity, words, low, high, low legal, percent, money, whole; range in words
constexpr std::array kRows = {
    Row{{Money, "an amount of money", 0, kInfinity, true, false, true, false}, "0 or more"},
    Row{{MoneyOrShare, "an amount of money", 0, kInfinity, true, true, true, false}, "0 or more"},
    Row{{Share, "a share", 0, 1, true, true, false, false}, "0 to 100 %"},
    Row{{Effect, "a net success rate", -1, 1, true, true, false, false}, "-100 to 100 %"},
    Row{{Growth, "a growth rate", -1, kInfinity, false, true, false, false}, "above -100 %"},
    Row{{DiscountRate, "a discount rate", -1, kInfinity, false, true, false, false},
        "above -100 %"},
    Row{{Factor, "a factor", 0, kInfinity, true, true, false, false}, "0 or more"},
    Row{{IndexValue, "an index value", 0, kInfinity, false, false, false, false}, "above 0"},
    Row{{People, "a number of people", 0, kInfinity, true, false, false, false}, "0 or more"},
    Row{{Change, "a number of units", -kInfinity, kInfinity, true, false, false, false},
        "any number"},
    Row{{Years, "a whole number of years", 0, 200, true, false, false, true}, "0 to 200"},
    Row{{Horizon, "a whole number of years", 1, 200, true, false, false, true}, "1 to 200"},
    Row{{CalendarYear, "a year", 1900, 2500, true, false, false, true}, "1900 to 2500"},
    Row{{RuleYear, "a year of the schedule", 1, 400, true, false, false, true}, "1 to 400"},
    Row{{Week, "a week", 1, 5200, true, false, false, true}, "1 to 5200"},
    Row{{Evidence, "a level of evidence", 1, 3, true, false, false, true}, "1, 2 or 3"},
    Row{{SchemaVersion, "a schema version", 1, 1, true, false, false, true}, "1"},
    Row{{Result, "a number", -kInfinity, kInfinity, true, true, false, false}, "any number"},
    Row{{Tolerance, "a tolerance", 0, kInfinity, true, true, false, false}, "0 or more"},
    Row{{Parameter, "a parameter", -kInfinity, kInfinity, true, true, false, false}, "any number"},
    Row{{ShapeParameter, "a shape parameter", 0.001, 1e9, true, false, false, false},
        "0.001 to 1e9"},
    Row{{LogParameter, "a logarithm", -kInfinity, kInfinity, true, false, false, false},
        "any number"},
    Row{{Weight, "a weight", 0, kInfinity, true, true, false, false}, "0 or more"},
    Row{{Quantity::Correlation, "a correlation coefficient", -1, 1, true, false, false, false},
        "-1 to 1"},
    Row{{Months, "a whole number of months", 0, 600, true, false, false, true}, "0 to 600"},
    Row{{Rank, "a rank", 1, 100, true, false, false, true}, "1 to 100"},
    Row{{Payment, "a payment", -kInfinity, kInfinity, true, true, true, false}, "any number"},
};

constexpr bool in_enumeration_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].info.quantity) != i) return false;
  }
  return true;
}
static_assert(in_enumeration_order());

}  // namespace

const QuantityInfo& info(Quantity quantity) {
  return kRows[static_cast<std::size_t>(quantity)].info;
}

bool is_fraction(Quantity quantity) {
  switch (quantity) {
    case Quantity::Share:
    case Quantity::Effect:
    case Quantity::Growth:
    case Quantity::DiscountRate:
      return true;
    default:
      return false;
  }
}

std::string_view range_words(Quantity quantity) {
  return kRows[static_cast<std::size_t>(quantity)].range;
}

}  // namespace soem
