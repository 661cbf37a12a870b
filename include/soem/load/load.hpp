// SPDX-License-Identifier: MIT
//
// Files → scenarios: bytes, YAML, the files it extends, the schema, every variant, in one step that
// reports every error.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/document/node.hpp"
#include "soem/load/catalogue_texts.hpp"
#include "soem/scenario/cases.hpp"

namespace soem {

class CatalogueFiles;

/// A file that was read on the way.
struct InputFile {
  std::string path;  ///< as given, or as the way from the file that extends it
  std::string text;
};

struct LoadResult {
  std::optional<ScenarioFile> file;  ///< empty where there was any error; diagnostics say which
  /// The file, its bases, then the user's own files of the catalogue that it names.
  std::vector<InputFile> inputs;
  bool unreadable = false;  ///< some file could not be read
};

/// Most files in a chain of `extends`.
constexpr std::size_t kLongestChain = 8;

/// Loads the scenario at `path` ("-": standard input) with `settings` on top. Names are looked up
/// in `catalogue`; where that is null, in what is built in.
[[nodiscard]] LoadResult load_file(const std::string& path, std::span<const Setting> settings,
                                   Diagnostics& diagnostics,
                                   std::shared_ptr<const CatalogueTexts> catalogue = nullptr);

/// A file and its bases as one tree, before anything in it is understood.
struct LoadedTree {
  std::optional<Node> root;  ///< empty where a file could not be read or is no YAML
  std::vector<Override> overrides;
  std::vector<InputFile> inputs;
  bool unreadable = false;
};

/// For what reads one scenario many times with other values: read_scenario_file() makes a scenario
/// of the tree.
[[nodiscard]] LoadedTree load_tree(const std::string& path, Diagnostics& diagnostics);

/// The same from texts that were read before: those of LoadedTree::inputs, at least one. No file is
/// touched.
[[nodiscard]] LoadedTree load_tree(std::span<const InputFile> texts, Diagnostics& diagnostics);

/// Adds the user's own files of the catalogue that the scenario names.
void add_own_files(const CatalogueFiles& catalogue, std::vector<InputFile>& inputs);

/// load_file() for a text that is already there, as source number `source`, which the results will
/// call `name`.
[[nodiscard]] std::optional<ScenarioFile> load_text(
    std::uint32_t source, std::string name, std::span<const Setting> settings,
    Diagnostics& diagnostics, std::shared_ptr<const CatalogueTexts> catalogue = nullptr);

}  // namespace soem
