// SPDX-License-Identifier: MIT
//
// The scenario that sweep, sensitivity, breakeven and simulate start from: one file, one case,
// understood and calculated as it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/cli/arguments.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/load.hpp"
#include "soem/render/json_rows.hpp"
#include "soem/sweep/combinations.hpp"

namespace soem {

struct SweptFile {
  Node tree;
  Node written;  ///< with its names of the catalogue written out
  NamesFor names;
  std::shared_ptr<const CatalogueTexts> catalogue;
  std::vector<InputFile> inputs;          ///< the file and its bases, then `own`
  std::vector<const CatalogueText*> own;  ///< the user's files of the catalogue that it names
  std::optional<Calculation> base;
  std::vector<Setting> settings;
  std::optional<std::uint64_t> seed;  ///< of what is drawn

  [[nodiscard]] SweptCase swept_case() const {
    return {&tree, &base->scenario, settings, names, &written};
  }
  /// What stands before the rows of JSON; `words`: the settings, as given.
  [[nodiscard]] JsonHead json_head(std::vector<std::string> words) const;
};

/// What a scenario was read from, when it was read before (cli/parts.hpp).
struct KeptInputs {
  std::vector<InputFile> chain;  ///< the file, then its bases
  std::shared_ptr<const CatalogueTexts> catalogue;
};

/// Loads `path` with `settings`, which must outlive the result; keeps the case that --variant
/// names, else the base. With `kept`, no file is touched. Returns kDone, or an exit code after
/// diagnostics.
int load_swept_file(const std::string& path, std::vector<Setting> settings,
                    const Invocation& invocation, SweptFile& file, Diagnostics& diagnostics,
                    const KeptInputs* kept = nullptr);

}  // namespace soem
