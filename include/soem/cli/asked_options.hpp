// SPDX-License-Identifier: MIT
//
// Options that commands read alike: which figures, whole numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "soem/cli/arguments.hpp"
#include "soem/figures/choice.hpp"
#include "soem/scenario/scenario.hpp"

namespace soem {

/// --figures; without it what the spec calls the default figures of rows: the net result in present
/// value of every payer, and of the total the benefit-cost ratio, the rate of return and payback.
[[nodiscard]] std::string asked_figures(const Invocation& invocation);

/// What more a simulation says without --figures: of every contract with payments what its payers
/// pay and come to, what the investors (without any, the supplier) gain, and whether the cap binds.
[[nodiscard]] std::vector<FigureChoice> usual_contract_figures(const Scenario& scenario);

/// Most that a whole number of the command line may be where nothing else limits it: up to here
/// each is a double of its own.
constexpr std::uint64_t kMostWhole = std::uint64_t{1} << 53;

/// Reads an option that takes a whole number, `1e6` as well as `1000000`, into `to`, which stays as
/// it is where the option is not given. Reports what is none, or is not between `least` and `most`;
/// true when there was nothing to report.
[[nodiscard]] bool read_whole(const Invocation& invocation, std::string_view option,
                              std::uint64_t least, std::uint64_t most, std::uint64_t& to,
                              Diagnostics& diagnostics);

}  // namespace soem
