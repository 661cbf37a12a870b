// SPDX-License-Identifier: MIT
//
// Outcomes: rates, cohorts, adjustments, persistence, and the business cycle that moves the rates.
#include <fmt/format.h>

#include <algorithm>

#include "reading.hpp"

namespace soem {
namespace {

class OutcomeReader {
 public:
  OutcomeReader(RecordView& view, Reading& reading) : view_(view), reading_(reading) {}

  Outcome read() {
    view_.check_source();
    outcome_.id = view_.text("id");
    outcome_.name = view_.text("name");
    outcome_.span = view_.span_of_value("id");
    outcome_.basis = view_.choice<Basis>("basis");
    read_success();
    read_cohorts();
    read_adjustments();
    read_persistence();
    if (view_.lacks("evidence")) {
      reading_.diagnostics.report(
          MessageId::NoEvidence, outcome_.span,
          fmt::format("'{}' states no level of evidence", view_.path()),
          "write  evidence: 1 (meta-study, RCT), 2 (controlled) or 3 (before-after)");
    }
    read_consequences(view_, outcome_, reading_);
    return std::move(outcome_);
  }

 private:
  void read_success() {
    const bool rate = view_.node().find("rate"), baseline = view_.node().find("baseline");
    const bool effect = view_.node().find("effect");
    if (effect && (rate || baseline)) {
      reading_.diagnostics.report(
          MessageId::ConflictingKeys, view_.span_of_key("effect"),
          fmt::format("'{}' states both a net effect and a gross rate or baseline", view_.path()),
          "keep 'rate' with 'baseline', or 'effect' alone");
    } else if (view_.lacks("effect") && (view_.lacks("rate") || view_.lacks("baseline"))) {
      const std::string_view missing = !view_.lacks("rate") ? "no 'baseline'"
                                       : !view_.lacks("baseline")
                                           ? "no 'rate'"
                                           : "neither 'rate' and 'baseline' nor 'effect'";
      reading_.diagnostics.report(
          MessageId::MissingKey, view_.node().span,
          fmt::format("'{}' has {}", view_.path(), missing),
          rate
              ? "the baseline is what would have happened anyway; 0 % is an answer, silence is not"
              : "the rate is the share who succeed; the effect is what is left above the baseline");
    }
    outcome_.success = {view_.slot("rate"), view_.slot("baseline"), view_.slot("effect")};
    warn_if_below_baseline(outcome_.success, view_.path());
  }

  void warn_if_below_baseline(const Success& success, const std::string& path) {
    const SlotId rate_slot = success.rate != kNoSlot ? success.rate : outcome_.success.rate;
    const SlotId base_slot =
        success.baseline != kNoSlot ? success.baseline : outcome_.success.baseline;
    if (rate_slot == kNoSlot || base_slot == kNoSlot) return;
    const double rate = reading_.scenario.value(rate_slot);
    const double baseline = reading_.scenario.value(base_slot);
    if (!(rate < baseline)) return;
    const Slot& written =
        reading_.scenario.slot(success.rate != kNoSlot ? success.rate : success.baseline);
    reading_.diagnostics.report(
        MessageId::ProbablyNetRate, written.span,
        fmt::format("the rate of '{}', {}, is below its baseline, {}", path, in_percent(rate),
                    in_percent(baseline)),
        fmt::format(
            "if {} is already net of what would have happened anyway, write 'effect' instead",
            in_percent(rate)));
  }

  void read_cohorts() {
    const Node* map = view_.find("by_cohort");
    if (!map) return;
    for (std::size_t i = 0; i < map->keys.size(); ++i) {
      const MapKey& key = map->keys[i];
      const auto years = parse_years(key.text);
      if (!years || map->children[i].kind != NodeKind::Map) continue;
      const CalendarYear year(years->first);
      RecordView cohort(reading_, map->children[i], schema::kCohort,
                        join(view_.path("by_cohort"), key.text), view_.citation());
      check_cohort_form(cohort);
      const Success success{cohort.slot("rate"), cohort.slot("baseline"), cohort.slot("effect")};
      outcome_.by_cohort[year] = success;
      if (success.rate != kNoSlot || success.baseline != kNoSlot) {
        warn_if_below_baseline(success, cohort.path());
      }
      reading_.check_reached(
          year, key.span,
          fmt::format("nobody completes in {}, so '{}' changes nothing", key.text, cohort.path()),
          "by_cohort counts by the year of completion, not by the year of the start");
    }
  }

  void check_cohort_form(const RecordView& cohort) {
    for (const std::string_view key : {"rate", "baseline", "effect"}) {
      if (!cohort.node().find(key)) continue;
      const bool net = key == "effect";
      const bool outcome_is_net = view_.node().find("effect") != nullptr;
      if (net == outcome_is_net) continue;
      reading_.diagnostics.report(
          MessageId::ConflictingKeys, cohort.span_of_key(key),
          fmt::format("'{}' does not fit '{}', which states {}", cohort.path(key), view_.path(),
                      outcome_is_net ? "its net effect" : "a rate and a baseline"),
          "a cohort is given in the outcome's own form");
    }
    if (cohort.node().keys.empty()) {
      reading_.diagnostics.report(MessageId::EmptyValue, cohort.node().span,
                                  fmt::format("'{}' is empty", cohort.path()),
                                  "write the cohort's own rate, baseline or effect, or delete it");
    }
  }

  void read_adjustments() {
    const Node* map = view_.find("adjustments");
    for (std::size_t i = 0; map && i < map->keys.size(); ++i) {
      const std::string& name = map->keys[i].text;
      outcome_.adjustments[name] =
          reading_.add_slot(join(view_.path("adjustments"), name), map->children[i],
                            Quantity::Share, view_.citation());
    }
  }

  void read_persistence() {
    outcome_.first_year = view_.whole("first_year").value_or(0);
    outcome_.first_year_share = view_.slot("first_year_share");
    outcome_.years = view_.whole("years");
    const Node* retention = view_.find("retention");
    outcome_.retention_is_list = retention && retention->kind == NodeKind::List;
    outcome_.retention = view_.slots("retention");
    Diagnostics& diagnostics = reading_.diagnostics;
    if (outcome_.years && *outcome_.years == 0) {
      diagnostics.report(
          MessageId::WithoutEffect, view_.find("years")->span,
          fmt::format("'{}' is 0, so the outcome never has an effect", view_.path("years")));
    }
    if (!outcome_.years || !retention) return;
    const std::size_t years = static_cast<std::size_t>(*outcome_.years);
    if (!outcome_.retention_is_list && years == 1) {
      diagnostics.report(MessageId::WithoutEffect, retention->span,
                         fmt::format("the effect lasts one year, so '{}' changes nothing",
                                     view_.path("retention")));
    } else if (outcome_.retention_is_list && outcome_.retention.size() < years) {
      diagnostics.report(MessageId::WithoutEffect, view_.find("years")->span,
                         fmt::format("'{}' lists {} years, so the effect ends before 'years' does",
                                     view_.path("retention"), outcome_.retention.size()),
                         "the effect is 0 after the list");
    } else if (outcome_.retention_is_list && outcome_.retention.size() > years) {
      diagnostics.report(MessageId::WithoutEffect, retention->span,
                         fmt::format("'{}' lists {} years, but the effect ends after {}",
                                     view_.path("retention"), outcome_.retention.size(), years),
                         "what follows is never reached");
    }
  }

  RecordView& view_;
  Reading& reading_;
  Outcome outcome_;
};

/// Reports factors that would move a rate of `outcome` in `year` outside its legal range.
void check_cycle_of_outcome(const Outcome& outcome, CalendarYear year, const CycleFactors& factors,
                            const Span& span, Reading& reading) {
  const Scenario& scenario = reading.scenario;
  const auto cohort = outcome.by_cohort.find(year);
  const auto check = [&](SlotId Success::*part, SlotId factor, std::string_view word) {
    SlotId slot = outcome.success.*part;
    if (cohort != outcome.by_cohort.end() && cohort->second.*part != kNoSlot) {
      slot = cohort->second.*part;
    }
    if (slot == kNoSlot) return;
    const double moved = scenario.value(slot) * scenario.value(factor);
    const QuantityInfo& range = info(scenario.slot(slot).quantity);
    if (!(moved < range.low) && !(moved > range.high)) return;
    reading.diagnostics.report(
        MessageId::RateLeavesRange, span,
        fmt::format("the business cycle moves the {} of 'outcomes.{}' in {} to {}", word,
                    outcome.id, static_cast<int>(year), in_percent(moved)),
        fmt::format("it must stay within {}; choose a smaller factor",
                    range_words(range.quantity)));
  };
  check(&Success::rate, factors.rate, "rate");
  check(&Success::baseline, factors.baseline, "baseline");
  check(&Success::effect, factors.rate, "effect");
}

}  // namespace

void read_outcomes(RecordView& file, Reading& reading) {
  const Node* list = file.find("outcomes");
  reading.outcomes_known = file.is_sound("outcomes");
  if (!list) return;
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) {
      reading.outcomes_known = false;
      continue;
    }
    RecordView view(reading, item, schema::kOutcome, join("outcomes", item_step(item, i)));
    reading.segment().outcomes.push_back(OutcomeReader(view, reading).read());
    reading.outcome_numbers.emplace(reading.segment().outcomes.back().id,
                                    reading.segment().outcomes.size() - 1);
  }
  check_distinct_ids(*list, "outcomes", reading.diagnostics);
}

void read_business_cycle(RecordView& file, Reading& reading) {
  const Node* map = file.find("business_cycle");
  if (!map) return;
  Segment& segment = reading.segment();
  const auto net = std::find_if(segment.outcomes.begin(), segment.outcomes.end(),
                                [](const Outcome& outcome) { return !outcome.has_gross(); });
  for (std::size_t i = 0; i < map->keys.size(); ++i) {
    const MapKey& key = map->keys[i];
    const Node& value = map->children[i];
    const auto years = parse_years(key.text);
    if (!years) continue;
    const CalendarYear year(years->first);
    const std::string path = "business_cycle." + key.text;
    CycleFactors factors;
    if (value.kind == NodeKind::Map) {
      RecordView pair(reading, value, schema::kCycle, path);
      if (value.keys.empty()) {
        reading.diagnostics.report(MessageId::EmptyValue, value.span,
                                   fmt::format("'{}' is empty", path),
                                   "write a factor on the rates, on the baselines, or on both");
      }
      factors = {pair.slot("rate"), pair.slot("baseline")};
      if (net != segment.outcomes.end()) {
        reading.diagnostics.report(
            MessageId::CyclePair, value.span,
            fmt::format("'{}' is a pair of factors, but 'outcomes.{}' states only its net effect",
                        path, net->id),
            "write one factor, or give the outcome a 'rate' and a 'baseline'");
      }
    } else {
      const SlotId both = reading.add_slot(path, value, Quantity::Factor, kNoCitation);
      factors = {both, both};
    }
    segment.business_cycle[year] = factors;
    const bool reached = reading.check_reached(
        year, key.span,
        fmt::format("nobody completes in {}, so '{}' changes nothing", key.text, path),
        "the business cycle counts by the year of completion");
    if (!reached || !reading.years_known || !reading.has_intake()) continue;
    for (const Outcome& outcome : segment.outcomes) {
      check_cycle_of_outcome(outcome, year, factors, value.span, reading);
    }
  }
}

}  // namespace soem
