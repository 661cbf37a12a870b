// SPDX-License-Identifier: MIT
#include "soem/cli/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "soem/load/catalogue_texts.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

constexpr std::string_view kOneJob =
    "all parts must come from one job: the same files, options and "
    "soem";

bool is_of_this_soem(const PartFile& file, Diagnostics& diagnostics) {
  if (file.head().version == kVersion) return true;
  diagnostics.report(MessageId::ForeignPart, std::nullopt,
                     fmt::format("'{}' was written by soem {}; this is soem {}", file.path(),
                                 file.head().version, kVersion),
                     "merge parts with the soem that calculated them");
  return false;
}

/// "part 3 of 8 is", "parts 3, 7-9 of 64 are"
void report_missing(std::span<const std::uint64_t> numbers, std::uint64_t of,
                    Diagnostics& diagnostics) {
  const std::string list = array_list(numbers);
  const bool one = numbers.size() == 1;
  diagnostics.report(
      MessageId::MissingPart, std::nullopt,
      fmt::format("part{} {} of {} {} missing", one ? "" : "s", list, of, one ? "is" : "are"),
      fmt::format("calculate {} again, on Slurm with  sbatch --array={}", one ? "it" : "them",
                  list));
}

}  // namespace

std::optional<Parts> Parts::open(std::span<const std::string> paths, Diagnostics& diagnostics) {
  std::map<std::uint64_t, PartFile> by_number;
  const PartFile* first = nullptr;
  bool one_job = true;
  for (const std::string& path : paths) {
    auto file = PartFile::open(path, diagnostics);
    if (!file) continue;
    if (!is_of_this_soem(*file, diagnostics)) {
      one_job = false;
      continue;
    }
    const std::uint64_t number = file->head().shard.number;
    if (first) {
      const std::string other = difference(file->head(), first->head());
      if (!other.empty()) {
        diagnostics.report(
            MessageId::ForeignPart, std::nullopt,
            fmt::format("'{}' belongs to another job than '{}': {}", path, first->path(), other),
            std::string(kOneJob));
        one_job = false;
        continue;
      }
    }
    const auto [at, is_new] = by_number.emplace(number, std::move(*file));
    if (!is_new) {
      diagnostics.report(MessageId::DoublePart, std::nullopt,
                         fmt::format("'{}' and '{}' are both part {} of {}", at->second.path(),
                                     path, number, at->second.head().shard.of),
                         "name one of them");
      continue;
    }
    if (!first) first = &at->second;
  }
  if (!first) return std::nullopt;
  std::vector<std::uint64_t> missing;
  const std::uint64_t of = first->head().shard.of;
  for (std::uint64_t number = 1; number <= of; ++number) {
    if (!by_number.contains(number)) missing.push_back(number);
  }
  if (one_job && !missing.empty()) report_missing(missing, of, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  Parts out;
  for (auto& [number, file] : by_number) out.files_.push_back(std::move(file));
  const auto pieces = out.pieces(SectionKind::Texts);
  const auto bytes = pieces.empty() ? std::nullopt : pieces[0].read();
  auto texts = bytes ? decode_part_texts(*bytes) : std::nullopt;
  if (!texts || texts->chain.size() > kLongestChain) {
    report_bad_part(out.files_[0].path(), "it does not hold what the job read", diagnostics);
    return std::nullopt;
  }
  out.texts_ = std::move(*texts);
  return out;
}

std::vector<Parts::Piece> Parts::pieces(SectionKind kind) const {
  std::vector<Piece> out;
  for (const PartFile& file : files_) {
    for (const PartFile::Section& section : file.sections()) {
      if (section.kind == kind) out.push_back({&file, section});
    }
  }
  return out;
}

KeptInputs kept_inputs(const PartTexts& texts) {
  KeptInputs out;
  for (const PartTexts::File& file : texts.chain) out.chain.push_back({file.path, file.text});
  std::vector<KeptEntry> own;
  for (const OwnEntry& one : texts.own) own.push_back({one.name, one.path, one.file, one.text});
  out.catalogue = kept_catalogue(std::move(own), texts.catalogue_version);
  return out;
}

}  // namespace soem
