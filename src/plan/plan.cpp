// SPDX-License-Identifier: MIT
#include "soem/plan/plan.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <memory>

#include "compile.hpp"
#include "reference.hpp"
#include "soem/plan/contract_columns.hpp"

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
        reference_(scenario_, model_, varied_, asked_),
        contracts_(scenario_, model_, asked_) {}

  void evaluate(std::span<const double> inputs, std::span<double> results, Scratch& scratch,
                std::size_t wanted) const {
    if (!contracts_.empty()) settle(inputs, results, wanted);
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
    for (std::size_t a = 0; a < figures.size(); ++a) {
      if (!asked_[a].is_of_contract()) results[a * kLanes + lane] = figures[a];
    }
  }

  /// The figures of contracts. The program and the model write those of the graph alone.
  void settle(std::span<const double> inputs, std::span<double> results, std::size_t wanted) const {
    std::vector<double> slots = slot_values(scenario_);
    std::vector<double> row(asked_.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (lane < wanted) {
        for (std::size_t i = 0; i < varied_.size(); ++i) {
          for (const SlotId slot : varied_[i]) {
            slots[static_cast<std::size_t>(slot)] = inputs[i * kLanes + lane];
          }
        }
        contracts_.fill(slots, soem::evaluate(model_.graph, slots), row);
      } else if (lane == wanted) {
        std::fill(row.begin(), row.end(), std::numeric_limits<double>::quiet_NaN());
      }
      for (std::size_t a = 0; a < row.size(); ++a) {
        if (asked_[a].is_of_contract()) results[a * kLanes + lane] = row[a];
      }
    }
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
  ContractColumns contracts_;
};

Plan::Plan(const Scenario& scenario, std::vector<std::vector<SlotId>> varied,
           std::vector<AskedFigure> asked)
    : body_(std::make_unique<const Body>(scenario, std::move(varied), std::move(asked))) {}
Plan::~Plan() = default;
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;

void Plan::evaluate(std::span<const double> inputs, std::span<double> results, Scratch& scratch,
                    std::size_t wanted) const {
  assert(inputs.size() == input_count() * kLanes && results.size() == result_count() * kLanes);
  body_->evaluate(inputs, results, scratch, wanted);
}

std::size_t Plan::input_count() const { return body_->input_count(); }
std::size_t Plan::result_count() const { return body_->result_count(); }

}  // namespace soem
