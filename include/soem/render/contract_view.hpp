// SPDX-License-Identifier: MIT
//
// Contracts for programs, one observation a row in five views, and as a page for people.
#pragma once

#include <span>
#include <string_view>

#include "soem/contract/figures.hpp"
#include "soem/render/page.hpp"
#include "soem/render/rows.hpp"
#include "soem/render/words.hpp"

namespace soem {

enum class ContractView : std::uint8_t { Summary, Years, Payments, Flows, PayOff };  // as the words

[[nodiscard]] std::span<const std::string_view> contract_columns(ContractView view);

/// The rows of all contracts, in the order of the file.
void contract_rows(const Scenario& scenario, std::span<const ContractResult> results,
                   ContractView view, RowWriter& writer);

/// All contracts side by side, then each with its parties by year, its payments and why, the prices
/// at which parties break even, and its pay-off over success rates.
[[nodiscard]] Page contract_page(const Scenario& scenario, std::span<const ContractResult> results,
                                 Language language = Language::English);

}  // namespace soem
