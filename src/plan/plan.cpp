// SPDX-License-Identifier: MIT
#include "soem/plan/plan.hpp"

#include <array>
#include <cassert>

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
        reference_(scenario_, model_, varied_, asked_) {}

  void evaluate(std::span<const double> inputs, std::span<double> results) const {
    std::vector<double> row(varied_.size());
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = inputs[i * kLanes + lane];
      const std::vector<double> figures = reference_.row(row);
      for (std::size_t a = 0; a < figures.size(); ++a) results[a * kLanes + lane] = figures[a];
    }
  }

  [[nodiscard]] std::size_t input_count() const { return varied_.size(); }
  [[nodiscard]] std::size_t result_count() const { return asked_.size(); }

 private:
  Scenario scenario_;
  std::vector<std::vector<SlotId>> varied_;
  std::vector<AskedFigure> asked_;
  Model model_;
  Reference reference_;
};

Plan::Plan(const Scenario& scenario, std::vector<std::vector<SlotId>> varied,
           std::vector<AskedFigure> asked)
    : body_(std::make_unique<const Body>(scenario, std::move(varied), std::move(asked))) {}
Plan::~Plan() = default;
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;

void Plan::evaluate(std::span<const double> inputs, std::span<double> results,
                    Scratch& /*scratch*/) const {
  assert(inputs.size() == input_count() * kLanes && results.size() == result_count() * kLanes);
  body_->evaluate(inputs, results);
}

std::size_t Plan::input_count() const { return body_->input_count(); }
std::size_t Plan::result_count() const { return body_->result_count(); }

}  // namespace soem
