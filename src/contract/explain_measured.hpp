// SPDX-License-Identifier: MIT
//
// What was measured, as steps of an explanation: people of a cohort at a follow-up, units of a
// year, reductions, and levels.
#pragma once

#include <set>
#include <tuple>

#include "explain_terms.hpp"

namespace soem {

class MeasuredSteps {
 public:
  MeasuredSteps(const Contract& contract, const std::vector<Measurements>& measured,
                ExplainTerms& terms);

  [[nodiscard]] const Measurements& of(std::size_t metric) const { return measured_[metric]; }
  /// "in_own_home of cohort 2025 at 12 months"
  [[nodiscard]] std::string words(std::size_t metric, const Measurement& one) const;

  /// How many people, or units: a step of its own.
  Arithmetic count(std::size_t metric, const Measurement& one);
  /// Its level: a step of its own.
  Arithmetic level(std::size_t metric, const Measurement& one);
  /// Of everybody who has been measured by the end of a project year.
  Arithmetic pooled(std::size_t metric, int year);

  /// A step about something else that was measured, once under its title.
  void add(Step step);

  [[nodiscard]] std::vector<Step> take() { return std::move(steps_); }

 private:
  enum class What : std::uint8_t { Count, Level, Pooled };

  /// False where there is such a step already.
  bool begin(What what, std::size_t metric, const Measurement& one);
  void count_step(std::size_t metric, const Measurement& one);
  Arithmetic people_who_meet(const Metric& metric, const Measurement& one, Step& step);
  Arithmetic people_of(const Metric& metric, const Measurement& one, Step& step);
  Arithmetic units(const Metric& metric, int year, Step& step);
  void after_observation(std::size_t metric, const Measurement& one, Step& step);

  const Contract& contract_;
  const std::vector<Measurements>& measured_;
  std::vector<Measurements> expected_;  ///< before anything was observed
  ExplainTerms& terms_;
  std::set<std::tuple<What, std::size_t, int, int, int>> known_;
  std::vector<Step> steps_;
};

}  // namespace soem
