// SPDX-License-Identifier: MIT
//
// What is uncertain about a scenario, for one case of it. The values of the slots are and stay the
// base case; a simulation replaces some of them in each draw:
//
//   value of a drawn slot = (the draw of its own input, or its base value) × its factors' draws
//
// Inputs are in the order of their names, so that nothing depends on the order of the file. What a
// variant or --set sets is certain there: it is not in `inputs`, but in `fixed`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/distribution/distribution.hpp"

namespace soem {

enum class SlotId : std::uint32_t;
enum class CitationId : std::uint32_t;

/// One thing that is drawn: one random number a draw.
struct UncertainInput {
  std::string name;        ///< the key: a path, perhaps with `*`, or the name of a factor
  bool is_factor = false;  ///< multiplies numbers; otherwise the draw is their value
  Distribution distribution{0.0};
  double base = 0.0;          ///< its value in the base case: the first slot's, 1 for a factor
  std::vector<SlotId> slots;  ///< what it moves: with `*` or groups several, all together
  Span span;                  ///< its key
  CitationId citation{};
};

constexpr std::size_t kNoInput = std::numeric_limits<std::size_t>::max();

/// How one number gets its value in a draw.
struct DrawnSlot {
  SlotId slot{};
  std::size_t own = kNoInput;        ///< input whose draw it is; kNoInput: its base value
  std::vector<std::size_t> factors;  ///< inputs whose draws multiply it, ascending
  /// A value outside has a probability of at most about 1e-9: it is set to the bound, and counted.
  double low = 0.0, high = 0.0;
};

struct Correlation {
  std::size_t first = 0, second = 0;  ///< inputs, first < second
  double rho = 0.0;                   ///< of the normal scores
  Span span;
  CitationId citation{};
};

/// Something that would be uncertain, had a variant or --set not set it.
struct FixedInput {
  std::string name;  ///< the key in `uncertainty`
  std::string path;  ///< what was set, of what it would move
  std::string by;    ///< "variant 'cautious'", "--set"
};

struct Uncertainty {
  std::vector<UncertainInput> inputs;
  std::vector<DrawnSlot> drawn;  ///< ascending by slot, each once
  std::vector<Correlation> correlations;
  std::vector<FixedInput> fixed;
};

[[nodiscard]] bool is_correlated(const Uncertainty& uncertainty, std::size_t input);

/// "'outcomes.job.rate' is set by variant 'cautious', so it is not uncertain there": what a
/// simulation says on standard error, one sentence for each fixed path.
[[nodiscard]] std::vector<std::string> notes_of_fixed(const Uncertainty& uncertainty);

}  // namespace soem
