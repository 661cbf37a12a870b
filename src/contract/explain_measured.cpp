// SPDX-License-Identifier: MIT
//
// The arithmetic of measure.cpp with the numbers put in; a test computes it again.
#include "explain_measured.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cohorts.hpp"
#include "soem/contract/price_levels.hpp"

namespace soem {
namespace {

const Arithmetic kOne(1.0);

}  // namespace

MeasuredSteps::MeasuredSteps(const Contract& contract, const std::vector<Measurements>& measured,
                             ExplainTerms& terms)
    : contract_(contract), measured_(measured), terms_(terms) {
  Contract before = contract;
  before.actuals.clear();
  expected_ = measure(before, terms.projected());
}

std::string MeasuredSteps::words(std::size_t metric, const Measurement& one) const {
  const Metric& of = contract_.metrics[metric];
  if (of.kind != MetricKind::Count) return fmt::format("{} in {}", of.id, terms_.year(one.year));
  const bool from_start = of.from == MeasuredFrom::Start;
  const int months = of.months[static_cast<std::size_t>(one.follow_up)];
  return fmt::format("{} of cohort {}{}, {} months after {}", of.id, terms_.year(one.cohort),
                     from_start ? " (start)" : "", months, from_start ? "start" : "completion");
}

bool MeasuredSteps::begin(What what, std::size_t metric, const Measurement& one) {
  return known_.emplace(what, metric, one.year, one.cohort, one.follow_up).second;
}

void MeasuredSteps::add(Step step) {
  const bool known = std::any_of(steps_.begin(), steps_.end(),
                                 [&](const Step& other) { return other.title == step.title; });
  if (!known) steps_.push_back(std::move(step));
}

Arithmetic MeasuredSteps::count(std::size_t metric, const Measurement& one) {
  if (begin(What::Count, metric, one)) count_step(metric, one);
  return Arithmetic(one.count);
}

void MeasuredSteps::count_step(std::size_t number, const Measurement& one) {
  const Metric& metric = contract_.metrics[number];
  Step step;
  step.title = "Measured: " + words(number, one);
  if (metric.kind == MetricKind::Units) {
    step.formula = "units of the consequence that are saved or gained in the year";
    step.rows.push_back({"", units(metric, one.year, step), one.count});
  } else if (one.observed) {
    const auto& seen = contract_.actuals.at(number).at(terms_.scenario().calendar_year(one.cohort));
    step.formula = "as it has been observed";
    step.rows.push_back(
        {"", terms_.slot(seen[static_cast<std::size_t>(one.follow_up)], step), one.count});
  } else {
    step.formula =
        fmt::format("{} of the cohort × the share left then{}",
                    metric.count == CountKind::Net ? "additional successes" : "observed successes",
                    metric.missing == kNoSlot || terms_.projected().value(metric.missing) == 0 ? ""
                    : metric.missing_as == MissingAs::Share
                        ? ", of those who answer, and the share of those who do not"
                        : ", of those who answer");
    after_observation(number, one, step);
  }
  steps_.push_back(std::move(step));
}

/// What is expected; after an observation of the same people, in proportion to it.
void MeasuredSteps::after_observation(std::size_t number, const Measurement& one, Step& step) {
  const Metric& metric = contract_.metrics[number];
  const Measurement* before = nullptr;
  for (const Measurement& same : expected_[number]) {
    if (same.cohort == one.cohort && same.follow_up == one.follow_up) before = &same;
  }
  if (!before) return;
  const Arithmetic expected = people_who_meet(metric, *before, step);
  const std::vector<SlotId>* seen = nullptr;
  if (const auto actuals = contract_.actuals.find(number); actuals != contract_.actuals.end()) {
    const auto found = actuals->second.find(terms_.scenario().calendar_year(one.cohort));
    if (found != actuals->second.end()) seen = &found->second;
  }
  if (!seen || before->count == one.count) {
    step.rows.push_back({"", expected, one.count});
    return;
  }
  step.rows.push_back({"expected before", expected, before->count});
  const int last = static_cast<int>(seen->size()) - 1;
  for (const Measurement& same : expected_[number]) {
    if (same.cohort != one.cohort || same.follow_up != last) continue;
    const Arithmetic so_far =
        Arithmetic::quotient(terms_.slot(seen->back(), step), people_who_meet(metric, same, step));
    step.rows.push_back({"as observed so far",
                         Arithmetic::product(std::array{Arithmetic(before->count), so_far}),
                         one.count});
  }
}

Arithmetic MeasuredSteps::people_who_meet(const Metric& metric, const Measurement& one,
                                          Step& step) {
  const Projected& projected = terms_.projected();
  const int years = metric.months[static_cast<std::size_t>(one.follow_up)] / kMonthsAYear;
  std::vector<Arithmetic> parts;
  for (std::size_t s = 0; s < projected.model->segments.size(); ++s) {
    const auto& outcomes = projected.model->segments[s].outcomes;
    if (outcomes.size() <= metric.outcome) continue;
    const OutcomeNodes& nodes = outcomes[metric.outcome];
    const Segment& segment = projected.scenario->segments[s];
    const NodeId successes = metric.count == CountKind::Net ? nodes.successes : nodes.gross;
    const auto people = projected.values->series(nodes.people);
    const auto add = [&](int completion, int age, const Arithmetic* part) {
      if (age < 0) return;  // has not completed yet
      if (people[static_cast<std::size_t>(completion)] == 0) return;
      std::vector<Arithmetic> factors{terms_.node(successes, completion, step)};
      if (part) factors.push_back(*part);
      if (age >= segment.outcomes[metric.outcome].first_year) {
        factors.push_back(terms_.node(nodes.persistence, age, step));
      }
      parts.push_back(Arithmetic::product(factors));
    };
    if (metric.from == MeasuredFrom::Completion) {
      add(one.cohort, years, nullptr);
      continue;
    }
    for (int completion = one.cohort; completion < projected.scenario->horizon; ++completion) {
      const auto starts = starts_of(segment, completion, projected);
      const auto own = starts.find(one.cohort);
      if (own == starts.end() || own->second == 0) continue;
      const Arithmetic part(own->second, true);
      add(completion, one.cohort + years - completion, &part);
    }
  }
  const Arithmetic answered = sum_of(parts);
  if (projected.value(metric.missing) == 0) return answered;
  const Arithmetic missing = terms_.slot(metric.missing, step);
  const Arithmetic seen =
      Arithmetic::product(std::array{answered, Arithmetic::difference(kOne, missing)});
  if (metric.missing_as != MissingAs::Share) return seen;
  return Arithmetic::sum(
      std::array{seen, Arithmetic::product(std::array{missing, Arithmetic(one.below),
                                                      terms_.slot(metric.missing_share, step)})});
}

/// Those whom a rate is a share of.
Arithmetic MeasuredSteps::people_of(const Metric& metric, const Measurement& one, Step& step) {
  const Projected& projected = terms_.projected();
  std::vector<Arithmetic> parts;
  for (std::size_t s = 0; s < projected.model->segments.size(); ++s) {
    const auto& outcomes = projected.model->segments[s].outcomes;
    if (outcomes.size() <= metric.outcome) continue;
    const NodeId people = outcomes[metric.outcome].people;
    if (metric.from == MeasuredFrom::Completion) {
      const bool any = projected.values->series(people)[static_cast<std::size_t>(one.cohort)] != 0;
      if (any) parts.push_back(terms_.node(people, one.cohort, step));
      continue;
    }
    for (int completion = one.cohort; completion < projected.scenario->horizon; ++completion) {
      const auto starts = starts_of(projected.scenario->segments[s], completion, projected);
      const auto own = starts.find(one.cohort);
      if (own == starts.end() || own->second == 0) continue;
      parts.push_back(Arithmetic::product(
          std::array{terms_.node(people, completion, step), Arithmetic(own->second, true)}));
    }
  }
  const Arithmetic all = sum_of(parts);
  if (metric.missing_as != MissingAs::Excluded || projected.value(metric.missing) == 0) return all;
  return Arithmetic::product(
      std::array{all, Arithmetic::difference(kOne, terms_.slot(metric.missing, step))});
}

Arithmetic MeasuredSteps::units(const Metric& metric, int year, Step& step) {
  const Projected& projected = terms_.projected();
  std::vector<Arithmetic> parts;
  for (const Line& line : projected.model->lines) {
    const bool own = line.section == Section::Consequences && line.outcome == metric.outcome &&
                     line.item == metric.consequence;
    if (!own) continue;
    if (projected.values->series(line.quantity)[static_cast<std::size_t>(year)] == 0) continue;
    const Arithmetic quantity = terms_.node(line.quantity, year, step);
    const bool income = consequence_of(*projected.scenario, line).kind == FlowKind::Income;
    parts.push_back(income ? quantity : Arithmetic::negated(quantity));
  }
  return sum_of(parts);
}

Arithmetic MeasuredSteps::level(std::size_t number, const Measurement& one) {
  const Metric& metric = contract_.metrics[number];
  if (metric.kind == MetricKind::Units) return count(number, one);
  const Arithmetic out(one.level(), true);
  if (!begin(What::Level, number, one)) return out;
  Step step;
  step.share = true;
  step.title = "Level of " + words(number, one);
  if (metric.kind == MetricKind::Reduction) {
    const Reduction& said = metric.reductions.at(terms_.scenario().calendar_year(one.year));
    step.formula = "(baseline - observed) / baseline";
    const Arithmetic baseline = terms_.slot(said.baseline, step);
    step.rows.push_back(
        {"",
         Arithmetic::quotient(Arithmetic::difference(baseline, terms_.slot(said.observed, step)),
                              baseline),
         one.level()});
  } else {
    step.formula = "people who meet it / people of the cohort";
    const Arithmetic above = count(number, one);
    step.rows.push_back(
        {"", Arithmetic::quotient(above, people_of(metric, one, step)), one.level()});
  }
  steps_.push_back(std::move(step));
  return out;
}

Arithmetic MeasuredSteps::pooled(std::size_t number, int year) {
  const Metric& metric = contract_.metrics[number];
  Step step;
  step.share = metric.kind != MetricKind::Units;
  step.title = fmt::format("Pooled level of {} to the end of {}", metric.id, terms_.year(year));
  step.formula = metric.kind == MetricKind::Reduction
                     ? "sum of people × (baseline - observed) / sum of people × baseline"
                     : "sum of what was measured / sum of those it was measured among";
  std::vector<Arithmetic> above, below;
  double sum_above = 0.0, sum_below = 0.0;
  for (const Measurement& one : measured_[number]) {
    if (one.year > year) continue;
    sum_above += one.above;
    sum_below += one.below;
    if (metric.kind == MetricKind::Reduction) {
      const Reduction& said = metric.reductions.at(terms_.scenario().calendar_year(one.year));
      const Arithmetic people = terms_.slot(said.people, step);
      const Arithmetic baseline = terms_.slot(said.baseline, step);
      above.push_back(Arithmetic::product(
          std::array{people, Arithmetic::difference(baseline, terms_.slot(said.observed, step))}));
      below.push_back(Arithmetic::product(std::array{people, baseline}));
    } else {
      above.push_back(count(number, one));
      below.push_back(Arithmetic(one.below));
    }
  }
  const double level = sum_below > 0 ? sum_above / sum_below : 0.0;
  const Measurement whole{-1, year, 0, 0.0, 0.0, 0.0, false};
  if (begin(What::Pooled, number, whole)) {
    if (sum_below > 0) {
      step.rows.push_back({"", Arithmetic::quotient(sum_of(above), sum_of(below)), level});
    }
    steps_.push_back(std::move(step));
  }
  return Arithmetic(level, step.share);
}

}  // namespace soem
