// SPDX-License-Identifier: MIT
//
// Lines of `costs` and `saved_costs`: the same keys, checked the same way.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "reading.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class CostReader {
 public:
  CostReader(RecordView& view, Reading& reading) : view_(view), reading_(reading) {}

  CostLine read() {
    view_.check_source();
    line_.id = view_.text("id");
    line_.name = view_.text("name");
    line_.committee = view_.text("committee");
    line_.span = view_.span_of_value("id");
    line_.amount = view_.slot("amount");
    line_.delay = view_.whole("delay").value_or(0);
    const bool per_known = view_.has_word("per");
    if (per_known) {
      line_.per = view_.choice<Per>("per");
      check_keys_of_per(view_.text("per"));
      read_years();
      read_outcome();
    }
    read_payers();
    read_price_year();
    read_residual_value();
    if (per_known) check_within_horizon();
    return std::move(line_);
  }

 private:
  void not_applicable(std::string_view key, std::string_view per, std::string hint) {
    if (!view_.node().find(key)) return;
    reading_.diagnostics.report(
        MessageId::KeyNotApplicable, view_.span_of_key(key),
        fmt::format("'{}' means nothing with  per: {}", view_.path(key), per), std::move(hint));
  }

  void check_keys_of_per(std::string_view per) {
    if (line_.per != Per::Year) {
      not_applicable("years", per,
                     line_.per == Per::Once
                         ? "write 'year', one calendar year"
                         : "such a cost falls in the years of the people it follows");
    }
    if (line_.per != Per::Once) {
      not_applicable("year", per,
                     line_.per == Per::Year
                         ? "write 'years', such as 2018-2020"
                         : "such a cost falls in the years of the people it follows");
    }
    if (line_.per != Per::Success) {
      not_applicable("outcome", per, "it names the outcome of a cost  per: success");
    }
    if (!line_.follows_people()) {
      not_applicable("delay", per, "it moves costs that follow people; change the year instead");
    }
  }

  void read_years() {
    if (line_.per == Per::Once) {
      const auto year = view_.year("year");
      const Node* node = view_.find("year");
      if (node && !year) return;
      line_.years = {year.value_or(reading_.scenario.start_year)};
      if (node) reading_.check_year(*year, node->span, view_.path("year"));
    }
    if (line_.per != Per::Year) return;
    const Node* node = view_.find("years");
    if (!node) {
      if (!view_.lacks("years")) return;
      reading_.diagnostics.report(
          MessageId::MissingKey, view_.node().span,
          fmt::format("'{}' has no 'years'", view_.path()),
          "a cost  per: year  states its calendar years, such as 2018-2020");
      return;
    }
    if (node->kind == NodeKind::Scalar) {
      if (const auto range = parse_years(node->text)) add_years(*range, *node);
      return;
    }
    for (const Node& item : node->children) {
      if (item.kind != NodeKind::Scalar) continue;
      if (const auto year = parse_years(item.text)) add_years(*year, item);
    }
    std::sort(line_.years.begin(), line_.years.end());
  }

  void add_years(std::pair<int, int> range, const Node& node) {
    for (const int end : {range.first, range.second}) {
      if (!reading_.check_year(CalendarYear(end), node.span, view_.path("years"))) return;
    }
    for (int year = range.first; year <= range.second; ++year) {
      if (std::find(line_.years.begin(), line_.years.end(), CalendarYear(year)) !=
          line_.years.end()) {
        reading_.diagnostics.report(
            MessageId::DuplicateId, node.span,
            fmt::format("{} stands twice in '{}'", year, view_.path("years")),
            "a cost falls once in each of its years");
        continue;
      }
      line_.years.push_back(CalendarYear(year));
    }
  }

  void read_outcome() {
    if (line_.per != Per::Success) return;
    const Node* node = view_.find("outcome");
    if (!node) {
      if (!view_.lacks("outcome")) return;
      reading_.diagnostics.report(
          MessageId::MissingKey, view_.node().span,
          fmt::format("'{}' has no 'outcome'", view_.path()),
          "a cost  per: success  names the outcome whose successes it follows");
      return;
    }
    if (const auto found = reading_.outcome_numbers.find(node->text);
        found != reading_.outcome_numbers.end()) {
      line_.outcome = found->second;
      if (reading_.segment().outcomes[line_.outcome].has_gross()) return;
      reading_.diagnostics.report(
          MessageId::GrossUndefined, node->span,
          fmt::format(
              "outcome '{}' states only its net effect, so its observed successes are not known",
              node->text),
          fmt::format("give 'outcomes.{}' a 'rate' and a 'baseline' instead of 'effect'",
                      node->text));
      return;
    }
    if (!reading_.outcomes_known) return;
    std::vector<std::string_view> known;
    for (const auto& [id, number] : reading_.outcome_numbers) known.push_back(id);
    reading_.diagnostics.report(MessageId::UnknownOutcome, node->span,
                                fmt::format("there is no outcome '{}'", node->text),
                                did_you_mean(node->text, known, outcomes_hint(known)));
  }

  static std::string outcomes_hint(const std::vector<std::string_view>& known) {
    constexpr std::size_t kMostWorthListing = 20;
    if (known.empty()) return "the file lists no outcomes";
    if (known.size() > kMostWorthListing) return "add it to 'outcomes'";
    return fmt::format("the outcomes are {}", fmt::join(known, ", "));
  }

  void read_payers() {
    const Node* payer = view_.find("payer");
    const Node* split = view_.find("split");
    const bool has_payer = view_.node().find("payer") != nullptr;
    const bool has_split = view_.node().find("split") != nullptr;
    if (has_payer && has_split) {
      reading_.diagnostics.report(MessageId::ConflictingKeys, view_.span_of_key("split"),
                                  fmt::format("'{}' states both a payer and a split", view_.path()),
                                  "keep one of them");
    } else if (view_.lacks("payer") && view_.lacks("split")) {
      reading_.diagnostics.report(MessageId::MissingKey, view_.node().span,
                                  fmt::format("'{}' has neither 'payer' nor 'split'", view_.path()),
                                  "say who bears the cost:  payer: kommune");
    }
    if (payer && is_id(payer->text)) {
      if (const auto number = reading_.payer(payer->text, payer->span)) {
        line_.payers = {{*number, kNoSlot}};
      }
    }
    if (split && split->kind == NodeKind::Map) {
      line_.payers = reading_.split(*split, view_.path("split"), view_.citation());
    }
  }

  void read_price_year() {
    const auto year = view_.year("price_year");
    line_.price_year = year.value_or(reading_.scenario.price_year);
    if (year) {
      reading_.check_price_year(*year, view_.find("price_year")->span, view_.path("price_year"));
    }
  }

  void read_residual_value() {
    const Node* node = view_.find("residual_value");
    if (!node) return;
    RecordView residual(reading_, *node, schema::kResidualValue, view_.path("residual_value"),
                        view_.citation());
    const auto year = residual.year("year");
    const SlotId amount = residual.slot("amount");
    if (!year) return;
    reading_.check_year(*year, residual.find("year")->span, residual.path("year"));
    line_.residual_value = ResidualValue{amount, *year};
  }

  /// A cost that would fall after the horizon is an error, never a cost that is forgotten.
  void check_within_horizon() {
    const Scenario& scenario = reading_.scenario;
    const Participants& people = reading_.segment().participants;
    const bool listed = line_.per == Per::ParticipantYear && !people.present.empty();
    if (!reading_.years_known || !line_.follows_people() || (line_.delay == 0 && !listed)) return;
    int last_start = -1;
    for (const auto& [year, count] : people.intake) {
      if (scenario.value(count) > 0) last_start = scenario.project_year(year);
    }
    const int lags = static_cast<int>(people.completion.size()) - 1;
    int last_lag = 0;
    if (listed) {
      for (std::size_t l = 0; l < people.present.size(); ++l) {
        if (scenario.value(people.present[l]) > 0) last_lag = static_cast<int>(l);
      }
    } else if (line_.per != Per::Participant) {
      last_lag = lags;
    }
    // Who completes after the horizon has been reported; only a listed presence outlasts the
    // completion.
    int last_people = last_start + last_lag;
    if (!listed) last_people = std::min(last_people, reading_.limit() - 1);
    const int last = last_people + line_.delay;
    if (last_start < 0 || last < reading_.limit()) return;
    const Node* delay = view_.find("delay");
    reading_.diagnostics.report(
        MessageId::CostAfterHorizon, line_.delay > 0 && delay ? delay->span : line_.span,
        fmt::format("{} the last of '{}' falls in {}, after the horizon, {}",
                    line_.delay > 0 ? "with this delay" : "with 'participants.present'",
                    view_.path(), static_cast<int>(scenario.calendar_year(last)),
                    reading_.horizon_words()),
        fmt::format("set 'horizon' to at least {}", last + 1));
  }

  RecordView& view_;
  Reading& reading_;
  CostLine line_;
};

void read_section(RecordView& file, std::string_view key, std::vector<CostLine>& lines,
                  Reading& reading) {
  const Node* list = file.find(key);
  if (!list) return;
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    RecordView view(reading, item, schema::kCost, join(key, item_step(item, i)));
    CostLine line = CostReader(view, reading).read();
    // Money that comes back is one sum, also where the cost itself follows the people of each
    // group.
    const bool comes_back = reading.part == Reading::Part::Shared && line.residual_value;
    if (reading.keeps(line.follows_people()) || comes_back) lines.push_back(std::move(line));
  }
  check_distinct_ids(*list, key, reading.diagnostics);
}

}  // namespace

void read_costs(RecordView& file, Reading& reading) {
  read_section(file, "costs", reading.segment().costs, reading);
  read_section(file, "saved_costs", reading.segment().saved_costs, reading);
}

}  // namespace soem
