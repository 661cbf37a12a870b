// SPDX-License-Identifier: MIT
#include "soem/simulation/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "body.hpp"
#include "first_draws.hpp"
#include "soem/simulation/drawn_people.hpp"

namespace soem {

std::variant<Simulation, Simulation::Fault> Simulation::make(const Scenario& scenario,
                                                             std::vector<AskedFigure> asked,
                                                             const SimulationSettings& settings) {
  const std::size_t inputs = scenario.uncertainty.inputs.size();
  if (inputs == 0 && contracts_with_drawn_people(scenario, asked).empty()) {
    return Fault{"nothing in this scenario is uncertain",
                 scenario.contracts.empty()
                     ? "state distributions under 'uncertainty'; see docs/uncertainty.md"
                     : "state distributions under 'uncertainty', or ask for figures of a contract "
                       "whose payments hang on people counted, without  counts: expected"};
  }
  if (settings.draws == 0 || settings.draws > kMostDraws) {
    return Fault{fmt::format("{} draws are asked for", settings.draws),
                 fmt::format("ask for 1 to {} draws", kMostDraws)};
  }
  if (settings.sampler != Sampler::Random && settings.draws < 2 * kReplicates) {
    return Fault{
        fmt::format("{} draws are too few for this sampler", settings.draws),
        fmt::format("it divides the draws into {} parts: ask for {} or more, or for random "
                    "draws",
                    kReplicates, 2 * kReplicates)};
  }
  const std::size_t copies = settings.drivers ? 2 : 1;
  if (settings.sampler == Sampler::Sobol && inputs * copies > simulation::most_sobol_dimensions()) {
    return Fault{fmt::format("{} uncertain numbers are more than Sobol points have dimensions, {}",
                             inputs, simulation::most_sobol_dimensions()),
                 "take another sampler, such as a Latin hypercube"};
  }
  if (settings.information && settings.draws < kLeastInformationDraws) {
    return Fault{fmt::format("{} draws are too few for the value of information", settings.draws),
                 fmt::format("ask for {} or more", kLeastInformationDraws)};
  }
  const bool decides = std::ranges::any_of(
      asked, [](const AskedFigure& one) { return simulation::is_net_result(one.figure); });
  if (settings.information && !decides) {
    return Fault{"the value of information is that of deciding by a net result",
                 "ask for net.pv, or net.pv:PAYER, among the figures"};
  }
  auto body = std::make_unique<const Body>(scenario, std::move(asked), settings);
  if (settings.drivers && !body->pick_freeze) {
    return Fault{"no uncertain number has a spread, so none drives the figures",
                 "give one of those under 'uncertainty' a spread, or leave out the drivers"};
  }
  return Simulation(std::move(body));
}

Simulation::Simulation(std::unique_ptr<const Body> body) : body_(std::move(body)) {}
Simulation::~Simulation() = default;
Simulation::Simulation(Simulation&&) noexcept = default;
Simulation& Simulation::operator=(Simulation&&) noexcept = default;

std::size_t Simulation::leaf_count() const { return body_->leaf_count(); }
Leaf Simulation::leaf(std::size_t number) const { return body_->leaf(number); }
const Scenario& Simulation::scenario() const { return body_->scenario; }
const SimulationSettings& Simulation::settings() const { return body_->settings; }
std::span<const AskedFigure> Simulation::asked() const { return body_->asked; }

}  // namespace soem
