// SPDX-License-Identifier: MIT
//
// All parts of one job, as soem merge is given them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "soem/cli/part_file.hpp"
#include "soem/cli/swept_file.hpp"

namespace soem {

class Parts {
 public:
  /// Opens every file, in any order, and reports whatever keeps them from being one job: what is no
  /// part, is missing, is there twice, or belongs to another job.
  [[nodiscard]] static std::optional<Parts> open(std::span<const std::string> paths,
                                                 Diagnostics& diagnostics);

  /// By number.
  [[nodiscard]] const std::vector<PartFile>& files() const { return files_; }
  /// What holds for all of them.
  [[nodiscard]] const PartHead& head() const { return files_[0].head(); }
  [[nodiscard]] const PartTexts& texts() const { return texts_; }

  /// A section of one of the files.
  struct Piece {
    const PartFile* file;
    PartFile::Section section;

    [[nodiscard]] std::optional<std::string> read() const { return file->read(section); }
  };
  /// Those of one kind, in the order of the parts.
  [[nodiscard]] std::vector<Piece> pieces(SectionKind kind) const;

 private:
  Parts() = default;

  std::vector<PartFile> files_;
  PartTexts texts_;
};

/// What the job read, for load_swept_file().
[[nodiscard]] KeptInputs kept_inputs(const PartTexts& texts);

}  // namespace soem
