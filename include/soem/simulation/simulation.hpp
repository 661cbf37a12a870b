// SPDX-License-Identifier: MIT
//
// A scenario calculated many times, each time with other draws of what is uncertain.
//
//   Simulation ──leaf(0), leaf(1), …──► Leaf ──in order──► Tally ──result()──► SimulationResult
//
// Leaves are independent of each other and may be calculated on several threads. A draw depends on
// the seed, the name of its input and its own number alone (with Sobol points also on which inputs
// there are; with a Latin hypercube also on how many draws there are), so variants of a scenario
// share their random numbers, and what comes out depends on neither threads nor processor.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "soem/scenario/scenario.hpp"
#include "soem/simulation/leaf.hpp"
#include "soem/simulation/settings.hpp"

namespace soem {

class Simulation {
 public:
  /// Why there is none: nothing is uncertain, too few draws for the sampler, more inputs than
  /// Sobol points have dimensions.
  struct Fault {
    std::string text, hint;
  };

  /// `asked` of ask(). The scenario is copied.
  [[nodiscard]] static std::variant<Simulation, Fault> make(const Scenario& scenario,
                                                            std::vector<AskedFigure> asked,
                                                            const SimulationSettings& settings);
  ~Simulation();
  Simulation(Simulation&&) noexcept;
  Simulation& operator=(Simulation&&) noexcept;

  [[nodiscard]] std::size_t leaf_count() const;
  /// The draws from number · kLeafDraws on. Pure; threads may share a simulation.
  [[nodiscard]] Leaf leaf(std::size_t number) const;

  [[nodiscard]] const Scenario& scenario() const;
  [[nodiscard]] const SimulationSettings& settings() const;
  [[nodiscard]] std::span<const AskedFigure> asked() const;

 private:
  friend class Tally;
  class Body;
  explicit Simulation(std::unique_ptr<const Body> body);
  std::unique_ptr<const Body> body_;
};

}  // namespace soem
