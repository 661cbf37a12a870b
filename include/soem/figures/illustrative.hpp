// SPDX-License-Identifier: MIT
//
// Which illustrative figures a result rests on. A figure is illustrative when a source that stands
// behind it says so (`tag: illustrative`): one provider's price list, an assumption. It carries
// what the net result would be different without it: with prices, rates and amounts at 0, and an
// index that converts nothing.
#pragma once

#include <string>
#include <vector>

#include "soem/figures/summary.hpp"

namespace soem {

struct IllustrativeSource {
  std::string key;     ///< of `sources`
  Span at;             ///< the first figure taken from it
  double carries = 0;  ///< money, of the public purse in present value
  double share = 0;    ///< of |net result| in present value; infinite where that is 0

  /// More than a tenth: then the result itself is called illustrative.
  [[nodiscard]] bool is_large() const { return share > 0.1; }
  /// More than ten times the net result, which is then close to 0 for what makes it up: a
  /// percentage of it would say nothing.
  [[nodiscard]] bool dwarfs_net() const { return share > 10.0; }
};

/// Every illustrative source that is cited by a figure of the scenario, in the order of keys.
[[nodiscard]] std::vector<IllustrativeSource> illustrative_sources(const Scenario& scenario,
                                                                   const Model& model,
                                                                   const Values& values);

}  // namespace soem
