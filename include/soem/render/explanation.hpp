// SPDX-License-Identifier: MIT
//
// An explanation on paper and for programs. Every input is shown with where it stands, what it is
// taken from and what it took the place of.
#pragma once

#include <functional>
#include <string>

#include "soem/figures/explanation.hpp"
#include "soem/render/text_table.hpp"

namespace soem {

/// "job.yaml:12", where a span lies.
using PlaceOf = std::function<std::string(const Span&)>;

/// Every digit, as any calculator reads it: "-(10 * 60000)", `**` for powers, abs() for sizes.
[[nodiscard]] std::string calculation_text(const Arithmetic& arithmetic);

[[nodiscard]] std::string explanation_text(const Scenario& scenario, const Explanation& explanation,
                                           const PlaceOf& place, const Style& style);

[[nodiscard]] std::string explanation_markdown(const Scenario& scenario,
                                               const Explanation& explanation,
                                               const PlaceOf& place);

/// {scenario, variant, target, steps: [{title, formula, note, rows: [{at, calculation, value}],
/// inputs: [{path, value, place, sources, note, instead_of}]}]}; `calculation` is plain arithmetic
/// (`**` raises to a power) that gives `value` again.
[[nodiscard]] std::string explanation_json(const Scenario& scenario, const Explanation& explanation,
                                           const PlaceOf& place);

}  // namespace soem
