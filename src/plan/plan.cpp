// SPDX-License-Identifier: MIT
#include "soem/plan/plan.hpp"

#include <array>
#include <cassert>
#include <memory>

#include "compile.hpp"
#include "reference.hpp"

namespace soem {

class Plan::Body {
 public:
  Body(const Scenario& scenario, std::vector<std::vector<SlotId>> varied,
       std::vector<AskedFigure> asked)
      : scenario_(scenario),
        varied_(std::move(varied)),
        asked_(std::move(asked)),
        model_(lower(scenario_)),
        compiled_(plan::compile(scenario_, model_, varied_, asked_)),
        reference_(scenario_, model_, varied_, asked_) {}

  void evaluate(std::span<const double> inputs, std::span<double> results, Scratch& scratch) const {
    // Inputs are only read.
    const plan::Memory memory{own_rows(scratch), const_cast<double*>(inputs.data()),
                              results.data()};
    plan::run(compiled_.program, 0, compiled_.main_end, memory);
    plan::Finisher finisher(memory, compiled_.program, compiled_.main_end,
                            compiled_.program.instructions.size());
    for (const plan::FinishedFigure& figure : compiled_.finished) std::visit(finisher, figure);
    if (finisher.doubtful().none()) return;
    scratch.by_the_model += finisher.doubtful().count();
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (finisher.doubtful().test(lane)) by_the_model(lane, inputs, results);
    }
  }

  [[nodiscard]] std::size_t input_count() const { return varied_.size(); }
  [[nodiscard]] std::size_t result_count() const { return asked_.size(); }

 private:
  void by_the_model(std::size_t lane, std::span<const double> inputs,
                    std::span<double> results) const {
    std::vector<double> row(varied_.size());
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = inputs[i * kLanes + lane];
    const std::vector<double> figures = reference_.row(row);
    for (std::size_t a = 0; a < figures.size(); ++a) results[a * kLanes + lane] = figures[a];
  }

  /// Rows begin where a cache line does.
  double* own_rows(Scratch& scratch) const {
    constexpr std::size_t kLine = 64;
    const std::size_t needed = compiled_.program.own_rows * kLanes + kLine / sizeof(double);
    if (scratch.doubles.size() < needed) scratch.doubles.resize(needed);
    void* start = scratch.doubles.data();
    std::size_t space = scratch.doubles.size() * sizeof(double);
    return static_cast<double*>(std::align(kLine, kLine, start, space));
  }

  Scenario scenario_;
  std::vector<std::vector<SlotId>> varied_;
  std::vector<AskedFigure> asked_;
  Model model_;
  plan::Compiled compiled_;
  plan::Reference reference_;
};

Plan::Plan(const Scenario& scenario, std::vector<std::vector<SlotId>> varied,
           std::vector<AskedFigure> asked)
    : body_(std::make_unique<const Body>(scenario, std::move(varied), std::move(asked))) {}
Plan::~Plan() = default;
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;

void Plan::evaluate(std::span<const double> inputs, std::span<double> results,
                    Scratch& scratch) const {
  assert(inputs.size() == input_count() * kLanes && results.size() == result_count() * kLanes);
  body_->evaluate(inputs, results, scratch);
}

std::size_t Plan::input_count() const { return body_->input_count(); }
std::size_t Plan::result_count() const { return body_->result_count(); }

}  // namespace soem
