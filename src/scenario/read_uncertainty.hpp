// SPDX-License-Identifier: MIT
//
// `uncertainty` and `correlation`. What they say is looked up in the file once; what that means
// for the slots is read for each case, after everything else.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reading.hpp"
#include "soem/scenario/paths.hpp"

namespace soem {

/// Paths that a pattern of `uncertainty` stands for, or why it stands for none.
struct StatedPattern {
  std::string pattern;
  Span at;
  std::variant<std::vector<std::string>, PathFault> paths;
};

/// One entry of `uncertainty`.
struct StatedInput {
  std::string name;
  Span at;
  Node entry;
  bool is_factor = false;
  std::vector<StatedPattern> patterns;  ///< the path itself, or those under `scales`
};

struct StatedUncertainty {
  std::vector<StatedInput> inputs;  ///< in the order of their names
  Node correlations;
  Node tree;  ///< of the file, to say what stands at a path
};

/// Takes `uncertainty` and `correlation` out of a file's tree and writes out the short forms that
/// their paths lead through.
[[nodiscard]] StatedUncertainty take_uncertainty(Node& file);

/// The same short forms in another tree of the file.
void write_out_for(const StatedUncertainty& stated, Node& tree);

/// Fills Scenario::uncertainty of a case whose slots and overrides have been read. `sound`: nothing
/// else of it is at fault; otherwise what may follow from that is left unsaid.
void read_uncertainty(const StatedUncertainty& stated, bool sound, Reading& reading);

/// The distribution of an entry, its numbers in the notation of `quantity`; empty where it is at
/// fault, which has been reported.
[[nodiscard]] std::optional<Distribution> read_distribution(const RecordView& entry,
                                                            Quantity quantity, Reading& reading);

/// Reports draws that leave what is legal for a number, alone or with others (shares of a whole,
/// rates that the business cycle moves), and sets the bounds of the drawn slots.
void check_drawn_limits(Reading& reading);

/// Reads `correlation`; the inputs are known.
void read_correlations(const StatedUncertainty& stated, Reading& reading);

}  // namespace soem
