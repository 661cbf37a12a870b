// SPDX-License-Identifier: MIT
//
// Reading one contract: parties and terms in read_contracts.cpp, what is measured in
// read_contract_metrics.cpp, how it becomes money in read_contract_payments.cpp.
#pragma once

#include "reading.hpp"

namespace soem {

/// The metrics of `view`, into `contract`.
void read_contract_metrics(const RecordView& view, Contract& contract, Reading& reading);
/// What was observed of them.
void read_contract_actuals(const RecordView& view, Contract& contract, Reading& reading);
/// The payment rules; metrics, payers and terms must have been read.
void read_contract_payments(const RecordView& view, Contract& contract, Reading& reading);

/// The number of the metric that stands at `node`; nothing, after a diagnostic, where the contract
/// has none.
std::optional<std::size_t> metric_number(const Node& node, const Contract& contract,
                                         Reading& reading);

/// Project years of a range or a list of calendar years that lie within the horizon; what does not
/// is reported.
std::vector<CalendarYear> read_calendar_years(const RecordView& view, std::string_view key,
                                              Reading& reading);

/// Reports numbers that do not ascend. `what`: "the bands".
void check_ascending(const std::vector<SlotId>& slots, const Span& at, std::string_view what,
                     Reading& reading);

/// Reports a payment for what is measured in project year `measured` that falls after the horizon.
/// `to_the_end`: a longer horizon would only move it, because the file says no years.
void check_paid_within_horizon(int measured, const Contract& contract, const Span& at,
                               std::string_view path, bool to_the_end, Reading& reading);

/// Reports rules that share one saving and together give away more than there is.
void check_shared_savings(const Contract& contract, Reading& reading);

/// Last project year in which somebody completes, or starts; -1 where nobody does.
[[nodiscard]] int last_people(bool completing, const Scenario& scenario);

}  // namespace soem
