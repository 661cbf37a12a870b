// SPDX-License-Identifier: MIT
//
// Results of leaves as bytes, every bit of them. What is read back may come from anywhere: it has
// the right form, but whether it fits a job is for the caller to see.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "soem/simulation/tally_state.hpp"
#include "soem/sweep/combinations.hpp"

namespace soem {

[[nodiscard]] std::string encode(const TallyState& state);
/// Whether a simulation can have given it, Tally::add() finds out.
[[nodiscard]] std::optional<TallyState> decode_tally_state(std::string_view bytes);

[[nodiscard]] std::string encode(const RowFigures& rows);
/// `figures`: how many each row has. Errors ascend, and are of rows that are there.
[[nodiscard]] std::optional<RowFigures> decode_row_figures(std::string_view bytes,
                                                           std::size_t figures);

/// What was drawn in a leaf and what came out; the rest of a leaf is not kept.
[[nodiscard]] std::string encode_draws(const Leaf& leaf);
[[nodiscard]] std::optional<Leaf> decode_draws(std::string_view bytes, std::size_t inputs,
                                               std::size_t figures);

}  // namespace soem
