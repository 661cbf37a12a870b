// SPDX-License-Identifier: MIT
//
// One scalar of a scenario file on its own: is it a number of its quantity, a year, a date, an id,
// and if not, what was probably meant.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "soem/document/node.hpp"
#include "soem/scenario/quantity.hpp"
#include "soem/text/decimal.hpp"

namespace soem {

/// Why a node is not the number its place needs.
struct NumberProblem {
  MessageId id;
  std::string text;  ///< completes "costs.staff.amount …"
  std::string hint;
};

/// The number at `node`, or why it is none of quantity `quantity`. Null and Invalid nodes give a
/// problem too.
[[nodiscard]] std::variant<Decimal, NumberProblem> read_number(const Node& node, Quantity quantity);

/// `2018` → {2018, 2018}, `2018-2020` → {2018, 2020}; nothing for any other text, a year outside
/// 1900 to 2500 or a range that runs backwards.
[[nodiscard]] std::optional<std::pair<int, int>> parse_years(std::string_view text);

/// A real date written as 2026-11-01.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);
[[nodiscard]] inline bool is_date(std::string_view text) { return parse_date(text).has_value(); }

/// A word that may stand as one step of a path: [a-z0-9][a-z0-9_-]*, not a number.
[[nodiscard]] bool is_id(std::string_view text);

/// `text` as an id, by the Danish way of writing æ, ø and å without them; empty where that gives
/// none.
[[nodiscard]] std::string as_id(std::string text);

[[nodiscard]] bool all_digits(std::string_view text);

/// A share in per cent, with no more digits than it needs: "110 %".
[[nodiscard]] std::string in_percent(double share);

}  // namespace soem
