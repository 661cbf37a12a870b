// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "read_contracts.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class MetricReader {
 public:
  MetricReader(RecordView& view, Reading& reading) : view_(view), reading_(reading) {}

  Metric read() {
    view_.check_source();
    metric_.id = view_.text("id");
    metric_.name = view_.text("name");
    metric_.span = view_.span_of_value("id");
    read_what();
    read_when();
    read_missing();
    return std::move(metric_);
  }

 private:
  void report(MessageId id, const Span& at, std::string text, std::string hint) {
    reading_.diagnostics.report(id, at, std::move(text), std::move(hint));
  }

  void not_applicable(std::string_view key, std::string_view beside, std::string hint) {
    if (!view_.node().find(key)) return;
    report(MessageId::KeyNotApplicable, view_.span_of_key(key),
           fmt::format("'{}' means nothing beside '{}'", view_.path(key), beside), std::move(hint));
  }

  void read_what() {
    const bool outcome = view_.node().find("outcome"), reduction = view_.node().find("reduction");
    if (outcome && reduction) {
      report(MessageId::ConflictingKeys, view_.span_of_key("reduction"),
             fmt::format("'{}' states both an outcome and a reduction", view_.path()),
             "an outcome is counted by the projection, a reduction is written down; keep one");
    } else if (reduction) {
      read_reductions();
    } else if (outcome) {
      read_outcome();
    } else if (view_.lacks("outcome") && view_.lacks("reduction")) {
      report(MessageId::MissingKey, view_.node().span,
             fmt::format("'{}' measures nothing", view_.path()),
             "say what:  outcome: ID  or  reduction: {2014: {observed: 142, baseline: 155}}");
    }
  }

  void read_outcome() {
    const Node* node = view_.find("outcome");
    metric_.count = view_.choice<CountKind>("count");
    if (!node || !is_id(node->text)) return;
    const std::vector<Outcome>& outcomes = reading_.scenario.outcomes();
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      known.push_back(outcomes[i].id);
      if (outcomes[i].id == node->text) metric_.outcome = i;
    }
    if (std::find(known.begin(), known.end(), node->text) == known.end()) {
      if (!reading_.outcomes_known) return;
      report(
          MessageId::UnknownOutcome, node->span,
          fmt::format("there is no outcome '{}'", node->text),
          did_you_mean(node->text, known,
                       known.empty() ? "the file lists no outcomes"
                                     : fmt::format("the outcomes are {}", fmt::join(known, ", "))));
      return;
    }
    const Outcome& outcome = outcomes[metric_.outcome];
    if (view_.node().find("consequence")) return read_consequence(outcome);
    if (metric_.count == CountKind::Net || outcome.has_gross()) return;
    report(MessageId::GrossUndefined, node->span,
           fmt::format(
               "outcome '{}' states only its net effect, so its observed successes are not known",
               outcome.id),
           fmt::format("give 'outcomes.{}' a 'rate' and a 'baseline', or write  count: net",
                       outcome.id));
  }

  void read_consequence(const Outcome& outcome) {
    metric_.kind = MetricKind::Units;
    for (const std::string_view key : {"count", "months", "from", "missing", "missing_as"}) {
      not_applicable(key, "consequence", "units are measured year by year");
    }
    const Node* node = view_.find("consequence");
    if (!node || !is_id(node->text)) return;
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < outcome.consequences.size(); ++i) {
      known.push_back(outcome.consequences[i].id);
      if (outcome.consequences[i].id != node->text) continue;
      metric_.consequence = i;
      return;
    }
    report(MessageId::UnknownConsequence, node->span,
           fmt::format("outcome '{}' has no consequence '{}'", outcome.id, node->text),
           did_you_mean(node->text, known,
                        known.empty() ? fmt::format("it has none")
                                      : fmt::format("it has {}", fmt::join(known, ", "))));
  }

  void read_reductions() {
    metric_.kind = MetricKind::Reduction;
    for (const std::string_view key :
         {"count", "consequence", "months", "from", "missing", "missing_as"}) {
      not_applicable(key, "reduction", "a reduction states its two numbers and its year");
    }
    const Node* map = view_.find("reduction");
    if (!map) return;
    for (std::size_t i = 0; i < map->keys.size(); ++i) {
      const auto years = parse_years(map->keys[i].text);
      if (!years || map->children[i].kind != NodeKind::Map) continue;
      reading_.check_year(CalendarYear(years->first), map->keys[i].span, view_.path("reduction"));
      RecordView one(reading_, map->children[i], schema::kReduction,
                     join(view_.path("reduction"), map->keys[i].text), view_.citation());
      const Reduction read{one.slot("observed"), one.slot("baseline"), one.slot("people")};
      if (read.baseline != kNoSlot && reading_.scenario.value(read.baseline) == 0) {
        report(MessageId::OutOfRange, one.span_of_value("baseline"),
               fmt::format("'{}' is 0, and nothing can fall below it", one.path("baseline")),
               "a reduction is 1 - observed / baseline");
      }
      metric_.reductions[CalendarYear(years->first)] = read;
    }
  }

  void read_when() {
    metric_.from = view_.choice<MeasuredFrom>("from");
    const Node* node = view_.find("months");
    if (!node) return;
    metric_.months.clear();
    const auto add = [&](const Node& item) {
      const double months = number_or_nan(item, Quantity::Months);
      if (!(months >= 0)) return;
      const int whole = static_cast<int>(months);
      if (!metric_.months.empty() && whole <= metric_.months.back()) {
        report(MessageId::OverlappingTiers, item.span,
               fmt::format("the follow-ups of '{}' do not ascend: {} stands after {}", view_.path(),
                           whole, metric_.months.back()),
               "write them from the first to the last, each once");
        return;
      }
      metric_.months.push_back(whole);
    };
    if (node->kind == NodeKind::Scalar) add(*node);
    for (const Node& item : node->children) add(item);
    if (metric_.months.empty()) metric_.months = {0};  // reported
  }

  void read_missing() {
    metric_.missing = view_.slot("missing");
    if (!view_.node().find("missing_as")) return;
    if (view_.lacks("missing")) {
      report(MessageId::KeyNotApplicable, view_.span_of_key("missing_as"),
             fmt::format("'{}' means nothing without 'missing'", view_.path("missing_as")),
             "say how many do not answer:  missing: 10 %");
    }
    if (view_.text("missing_as") == "excluded") {
      metric_.missing_as = MissingAs::Excluded;
    } else if (!view_.has_word("missing_as")) {
      metric_.missing_as = MissingAs::Share;
      metric_.missing_share = view_.slot("missing_as");
    }
  }

  RecordView& view_;
  Reading& reading_;
  Metric metric_;
};

}  // namespace

void read_contract_metrics(const RecordView& view, Contract& contract, Reading& reading) {
  const Node* list = view.find("metrics");
  if (!list) return;
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    RecordView of_metric(reading, item, schema::kMetric,
                         join(view.path("metrics"), item_step(item, i)), view.citation());
    contract.metrics.push_back(MetricReader(of_metric, reading).read());
  }
  check_distinct_ids(*list, view.path("metrics"), reading.diagnostics);
}

void read_contract_actuals(const RecordView& view, Contract& contract, Reading& reading) {
  const Node* map = view.find("actuals");
  if (!map) return;
  for (std::size_t i = 0; i < map->keys.size(); ++i) {
    Node name;
    name.kind = NodeKind::Scalar;
    name.text = map->keys[i].text;
    name.span = map->keys[i].span;
    const auto metric = metric_number(name, contract, reading);
    const Node& cohorts = map->children[i];
    if (!metric || cohorts.kind != NodeKind::Map) continue;
    const Metric& of = contract.metrics[*metric];
    const std::string path = join(view.path("actuals"), name.text);
    if (of.kind != MetricKind::Count) {
      reading.diagnostics.report(MessageId::KeyNotApplicable, name.span,
                                 fmt::format("'{}' observes a metric that counts nobody", path),
                                 of.kind == MetricKind::Reduction
                                     ? "write what was observed into its 'reduction'"
                                     : "units are calculated from the outcome's rate");
      continue;
    }
    for (std::size_t c = 0; c < cohorts.keys.size(); ++c) {
      const auto years = parse_years(cohorts.keys[c].text);
      const Node& counts = cohorts.children[c];
      if (!years) continue;
      reading.check_year(CalendarYear(years->first), cohorts.keys[c].span, path);
      std::vector<SlotId>& slots = contract.actuals[*metric][CalendarYear(years->first)];
      const std::string here = join(path, cohorts.keys[c].text);
      if (counts.kind == NodeKind::Scalar) {
        slots.push_back(reading.add_slot(here, counts, Quantity::People, view.citation()));
      }
      for (std::size_t k = 0; k < counts.children.size(); ++k) {
        slots.push_back(reading.add_slot(fmt::format("{}.{}", here, k), counts.children[k],
                                         Quantity::People, view.citation()));
      }
      if (slots.size() > of.months.size()) {
        reading.diagnostics.report(
            MessageId::ListTooLong, counts.span,
            fmt::format("'{}' has {} counts, but '{}' {} follow-ups", here, slots.size(), of.id,
                        of.months.size()),
            "give one count for each follow-up that has been, the first one first");
      }
    }
  }
}

}  // namespace soem
