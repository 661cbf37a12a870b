// SPDX-License-Identifier: MIT
//
// Part files, as docs/scale.md has them: a line that says what it is, sections, and a digest of all
// of it. They are written section by section while the part is calculated, and read the same way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/cli/output.hpp"
#include "soem/diag/diagnostic.hpp"
#include "soem/load/digest.hpp"
#include "soem/shard/part_head.hpp"

namespace soem {

/// What a section holds; each is four letters in the file.
enum class SectionKind : std::uint8_t {
  Head,   ///< PartHead; the first
  Texts,  ///< PartTexts; in part 1 only
  Rows,   ///< RowFigures of a leaf
  Draws,  ///< encode_draws() of a leaf
  Tally,  ///< TallyState
};

class PartWriter {
 public:
  /// To `output`, which outlives it.
  explicit PartWriter(Output& output) : output_(output) {}

  WriteResult begin(const PartHead& head, const PartTexts& texts);
  WriteResult section(SectionKind kind, std::string_view bytes);
  WriteResult finish();

 private:
  WriteResult write(std::string_view bytes);

  Output& output_;
  Sha256 digest_;
};

class PartFile {
 public:
  struct Section {
    SectionKind kind;
    std::uint64_t offset = 0, size = 0;
  };

  /// Reads all of it once: form, digest and head are right, or it is reported (cannot-read,
  /// bad-part) and there is none.
  [[nodiscard]] static std::optional<PartFile> open(const std::string& path,
                                                    Diagnostics& diagnostics);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const PartHead& head() const { return head_; }
  [[nodiscard]] const std::vector<Section>& sections() const { return sections_; }
  /// Empty where the file is no longer what it was.
  [[nodiscard]] std::optional<std::string> read(const Section& section) const;

 private:
  PartFile() = default;

  std::string path_;
  PartHead head_;
  std::vector<Section> sections_;
};

/// Reports that `path` is no sound part of a job.
void report_bad_part(const std::string& path, std::string_view why, Diagnostics& diagnostics);

}  // namespace soem
