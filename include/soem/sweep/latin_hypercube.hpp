// SPDX-License-Identifier: MIT
//
// A Latin hypercube over what is uncertain about a scenario: as many rows as asked for, so that
// each uncertain number takes one value from each of that many equally probable parts of its
// distribution. It spreads few rows evenly, which a simulation of as many draws does not.
//
// A row's values depend on the seed, the names of the inputs and the row alone. Where inputs
// correlate, their normal scores are mixed after the parts were chosen; the parts are then those of
// the scores before mixing.
#pragma once

#include <cstdint>
#include <memory>
#include <variant>

#include "soem/distribution/correlation.hpp"
#include "soem/random/philox.hpp"
#include "soem/scenario/scenario.hpp"
#include "soem/sweep/rows.hpp"

namespace soem {

class LatinHypercube : public Rows {
 public:
  /// Why there is none: nothing is uncertain, or the groups of a path draw different numbers.
  struct Fault {
    std::string text, hint;
  };

  /// `scenario` must outlive the rows. Each path of a drawn number is a path of the rows.
  [[nodiscard]] static std::variant<std::unique_ptr<LatinHypercube>, Fault> make(
      const Scenario& scenario, std::size_t rows, std::uint64_t seed);

  [[nodiscard]] std::size_t size() const override { return size_; }
  void forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const override;
  void numbers(std::size_t path, std::size_t first, std::span<double> out) const override;
  [[nodiscard]] Node value(std::size_t path, std::size_t row) const override;
  void print(std::size_t path, std::size_t row, std::string& out) const override;

 private:
  LatinHypercube(const Scenario& scenario, std::vector<SweptPath> paths,
                 std::vector<const DrawnSlot*> drawn, std::size_t rows, std::uint64_t seed);

  [[nodiscard]] double number(std::size_t path, std::size_t row) const;
  [[nodiscard]] double draw(std::size_t input, std::size_t row) const;
  /// The uniform number of an input, within its part.
  [[nodiscard]] double uniform(std::size_t input, std::size_t row) const;

  const Scenario& scenario_;
  std::vector<const DrawnSlot*> drawn_;  ///< by path
  std::size_t size_;
  std::uint64_t seed_;
  std::vector<std::uint64_t> names_;  ///< by input
  std::vector<Shuffle> parts_;        ///< by input
  std::vector<ScoreMix> mixes_;       ///< by input; empty where nothing correlates
};

}  // namespace soem
