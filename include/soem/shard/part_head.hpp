// SPDX-License-Identifier: MIT
//
// What a part file says about itself: which job it is a part of, and, in the first part, the texts
// that the job read, so that the parts can be merged where the files are not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/shard/shard.hpp"

namespace soem {

struct PartInput {
  std::string path, sha256;

  friend bool operator==(const PartInput&, const PartInput&) = default;
};

struct PartHead {
  std::string version;             ///< of soem
  std::string command;             ///< simulate or sweep
  std::string file;                ///< the operand, as given
  std::vector<std::string> words;  ///< options that the numbers hang on: "--seed=2"
  std::vector<std::string> shown;  ///< those that only change how it is shown: "--format=csv"
  std::vector<PartInput> inputs;
  std::string catalogue;     ///< sha256 of all of its texts
  bool keeps_draws = false;  ///< of simulate: every draw is in the part
  std::uint64_t leaves = 0;  ///< of the whole job
  Shard shard;
};

/// In words, the first thing that makes `part` and `other` parts of different jobs, as in "its
/// --seed is 2, not 1"; empty where they are parts of one.
[[nodiscard]] std::string difference(const PartHead& part, const PartHead& other);

[[nodiscard]] std::string encode(const PartHead& head);
/// Empty where the bytes are no head.
[[nodiscard]] std::optional<PartHead> decode_part_head(std::string_view bytes);

/// An entry of a user's own catalogue.
struct OwnEntry {
  std::string name, path, file, text;  ///< as in CatalogueText
};

struct PartTexts {
  struct File {
    std::string path, text;
  };
  std::vector<File> chain;  ///< the scenario, then the files that it extends
  std::vector<OwnEntry> own;
  std::string catalogue_version;
  std::string table;  ///< of a sweep
};

[[nodiscard]] std::string encode(const PartTexts& texts);
[[nodiscard]] std::optional<PartTexts> decode_part_texts(std::string_view bytes);

}  // namespace soem
