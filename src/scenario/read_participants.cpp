// SPDX-License-Identifier: MIT
//
// Who starts, who completes when, who is present.
#include <fmt/format.h>

#include "reading.hpp"

namespace soem {
namespace {

struct IntakeYear {
  CalendarYear year;
  Span span;
};

std::vector<IntakeYear> read_intake_by_year(const Node& map, const std::string& path,
                                            CitationId citation, Participants& participants,
                                            Reading& reading) {
  std::vector<IntakeYear> years;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    const auto parsed = parse_years(map.keys[i].text);
    if (!parsed) continue;
    const CalendarYear year(parsed->first);
    reading.check_year(year, map.keys[i].span, path);
    participants.intake[year] =
        reading.add_slot(join(path, map.keys[i].text), map.children[i], Quantity::People, citation);
    years.push_back({year, map.keys[i].span});
  }
  return years;
}

std::vector<IntakeYear> read_steady_intake(const Node& map, const std::string& path,
                                           CitationId citation, Participants& participants,
                                           Reading& reading) {
  RecordView view(reading, map, schema::kSteadyIntake, path, citation);
  const auto from = view.year("from");
  const auto to = view.year("to");
  const SlotId each = view.slot("each");
  if (!from || !to || each == kNoSlot) return {};
  if (*to < *from) {
    reading.diagnostics.report(MessageId::BadYears, view.find("to")->span,
                               fmt::format("the intake ends in {}, before it begins in {}",
                                           static_cast<int>(*to), static_cast<int>(*from)),
                               "exchange 'from' and 'to'");
    return {};
  }
  const bool begins = reading.check_year(*from, view.find("from")->span, view.path("from"));
  const bool ends = reading.check_year(*to, view.find("to")->span, view.path("to"));
  if (!begins || !ends) return {};
  std::vector<IntakeYear> years;
  for (CalendarYear year = *from; year <= *to; ++year) {
    participants.intake[year] = each;
    years.push_back({year, view.find("to")->span});
  }
  return years;
}

/// The completion profile g(l): a listed one, or one share in the last year of the duration.
void read_profile(RecordView& view, Participants& participants, Reading& reading) {
  const Node* listed = view.find("completion");
  const std::optional<int> duration = view.whole("duration");
  const bool is_list = listed && listed->kind == NodeKind::List;
  std::vector<SlotId> shares = view.slots("completion");
  if (is_list) {
    const bool differs =
        view.has("duration") && duration && static_cast<std::size_t>(*duration) != shares.size();
    if (differs) {
      reading.diagnostics.report(
          MessageId::ConflictingKeys, view.span_of_key("duration"),
          fmt::format("the completion profile lists {} years, but 'duration' is {}", shares.size(),
                      *duration),
          "a profile says how long the course lasts; delete 'duration'");
    }
    participants.completion = std::move(shares);
  } else if (duration && !shares.empty()) {
    participants.completion.assign(static_cast<std::size_t>(*duration), kNoSlot);
    participants.completion.back() = shares.front();
  }
  double sum = 0.0;
  for (const SlotId share : participants.completion) {
    if (share != kNoSlot) sum += reading.scenario.value(share);
  }
  if (sum > 1.0 + 1e-9) {
    reading.diagnostics.report(
        MessageId::SharesOverWhole, view.span_of_value("completion"),
        fmt::format("{} of the starters complete, more than all of them", in_percent(sum)),
        "the profile gives the share of the starters who complete in each year");
  }
}

void check_completion_within_horizon(const std::vector<IntakeYear>& years, Reading& reading) {
  const Scenario& scenario = reading.scenario;
  if (!reading.years_known) return;
  const Participants& participants = reading.segment().participants;
  const int last_lag = static_cast<int>(participants.completion.size()) - 1;
  for (const IntakeYear& intake : years) {
    if (scenario.project_year(intake.year) >= reading.limit()) continue;
    const double people = scenario.value(participants.intake.at(intake.year));
    const int completion = scenario.project_year(intake.year) + last_lag;
    if (!(people > 0) || completion < reading.limit()) continue;
    reading.diagnostics.report(
        MessageId::CompletesAfterHorizon, intake.span,
        fmt::format("those who start in {} complete in {}, after the horizon, {}",
                    static_cast<int>(intake.year),
                    static_cast<int>(scenario.calendar_year(completion)), reading.horizon_words()),
        fmt::format("set 'horizon' to at least {}", completion + 1));
  }
}

/// Project years in which some starters complete.
std::set<int> completion_years(const Scenario& scenario, const Participants& participants) {
  std::set<int> years;
  double completing = 0.0;
  for (const SlotId slot : participants.completion) {
    if (slot != kNoSlot) completing += scenario.value(slot);
  }
  const std::size_t length = participants.completion.size();
  for (const auto& [year, people] : participants.intake) {
    if (!(scenario.value(people) > 0)) continue;
    for (std::size_t lag = 0; lag < length; ++lag) {
      const SlotId share = participants.completion[lag];
      // With nobody completing, outcomes on the starters count at the end of the profile.
      const bool reached =
          completing > 0 ? share != kNoSlot && scenario.value(share) > 0 : lag + 1 == length;
      if (reached) years.insert(scenario.project_year(year) + static_cast<int>(lag));
    }
  }
  return years;
}

/// The intake under `owner`: the participants, or one group of them.
void read_intake(const Node& intake, const RecordView& owner, Participants& participants,
                 Reading& reading) {
  const std::string path = owner.path("intake");
  const std::vector<IntakeYear> years =
      intake.find("from")
          ? read_steady_intake(intake, path, owner.citation(), participants, reading)
          : read_intake_by_year(intake, path, owner.citation(), participants, reading);
  check_completion_within_horizon(years, reading);
  reading.completion_years = completion_years(reading.scenario, participants);
  bool anybody = years.empty();
  for (const auto& [year, people] : participants.intake) {
    anybody = anybody || !(reading.scenario.value(people) == 0);
  }
  if (!anybody) {
    reading.diagnostics.report(MessageId::WithoutEffect, intake.span, "nobody ever starts",
                               "every effect and every cost that follows people is 0");
  }
}

void report_missing_intake(const RecordView& file, const Node* participants, Reading& reading) {
  reading.diagnostics.report(
      MessageId::MissingKey, participants ? participants->span : file.node().span,
      participants ? "'participants' has no 'intake'" : "the scenario has no 'participants'",
      "say how many start, by calendar year:  participants: {intake: {2025: 50}}");
}

}  // namespace

void read_participants(RecordView& file, Reading& reading) {
  static const Node nobody;
  const Node* node = file.find("participants");
  RecordView view(reading, node ? *node : nobody, schema::kParticipants, "participants");
  if (node) view.check_source();
  Participants& participants = reading.segment().participants;
  read_profile(view, participants, reading);
  if (view.has("present")) participants.present = view.slots("present");
  if (!reading.has_intake()) return;
  if (reading.group) {
    RecordView of_group(reading, *reading.group, schema::kGroup, reading.group_path,
                        view.citation());
    of_group.check_source();
    if (const Node* intake = of_group.find("intake")) {
      read_intake(*intake, of_group, participants, reading);
    }
    return;
  }
  if (const Node* intake = view.find("intake")) {
    read_intake(*intake, view, participants, reading);
  } else if (file.is_sound("participants") && view.lacks("intake")) {
    report_missing_intake(file, node, reading);
  }
}

}  // namespace soem
