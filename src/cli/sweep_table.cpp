// SPDX-License-Identifier: MIT
#include "soem/cli/sweep_table.hpp"

#include <fmt/format.h>

#include "soem/cli/cli.hpp"
#include "soem/load/bytes.hpp"
#include "soem/load/digest.hpp"
#include "soem/load/file.hpp"

namespace soem {
namespace {

constexpr std::size_t kMostTableBytes = std::size_t{1} << 30;

}  // namespace

std::variant<ReadTable, int> read_table(const std::string& path, const std::string* kept,
                                        Diagnostics& diagnostics) {
  std::variant<std::string, ReadFailure> content;
  if (kept) {
    content = *kept;
  } else {
    content = read_file(path, kMostTableBytes);
  }
  if (const auto* failure = std::get_if<ReadFailure>(&content)) {
    diagnostics.report(MessageId::CannotRead, std::nullopt,
                       fmt::format("cannot read '{}': {}", path, failure->reason));
    return kCannotReadOrWrite;
  }
  std::string& text = std::get<std::string>(content);
  ReadTable out;
  out.digest = sha256(text);
  const bool too_large = text.size() > kMostTableBytes;
  out.source = diagnostics.add_source(SourceText(path == "-" ? "<stdin>" : path, std::move(text)));
  if (too_large) {
    diagnostics.report(MessageId::FileTooLarge, Span{out.source, 0, 1},
                       "the table is larger than 1 GiB", "spread its rows over several files");
    return kInvalidInput;
  }
  if (!check_characters(out.source, diagnostics)) return kInvalidInput;
  out.rows = OverrideTable::read(out.source, diagnostics);
  if (!out.rows) return kInvalidInput;
  return out;
}

}  // namespace soem
