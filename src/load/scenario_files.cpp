// SPDX-License-Identifier: MIT
#include "soem/load/scenario_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace soem {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_scenario(const fs::directory_entry& entry) {
  const std::string extension = entry.path().extension().string();
  if (extension != ".yaml" && extension != ".yml") return false;
  // A link to nothing is kept: reading it says what is wrong. A pipe would wait for ever.
  std::error_code none;
  return entry.is_regular_file(none) || (entry.is_symlink(none) && !entry.exists(none));
}

void report_unreadable(const fs::path& directory, const std::error_code& why,
                       Diagnostics& diagnostics) {
  diagnostics.report(MessageId::CannotRead, std::nullopt,
                     fmt::format("cannot read '{}': {}", directory.string(), why.message()));
}

void collect(const fs::path& directory, std::vector<std::string>& files, Diagnostics& diagnostics) {
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_hidden(entry->path())) continue;
    std::error_code none;
    const bool link = entry->is_symlink(none);
    if (!link && entry->is_directory(none)) {
      collect(entry->path(), files, diagnostics);
    } else if (is_scenario(*entry)) {
      files.push_back(entry->path().lexically_normal().string());
    }
  }
  if (error) report_unreadable(directory, error, diagnostics);
}

std::vector<std::string> files_in(const std::string& directory, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  std::vector<std::string> files = yaml_files_below(directory, diagnostics);
  if (files.empty() && diagnostics.error_count() == errors_before) {
    diagnostics.report(MessageId::CannotRead, std::nullopt,
                       fmt::format("there is no scenario in '{}'", directory),
                       "scenarios are files whose names end in .yaml or .yml");
  }
  return files;
}

}  // namespace

std::vector<std::string> yaml_files_below(const std::string& directory, Diagnostics& diagnostics) {
  std::vector<std::string> files;
  collect(directory, files, diagnostics);
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> scenario_files(std::span<const std::string> paths,
                                        Diagnostics& diagnostics) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    std::error_code none;
    const bool directory = path != "-" && fs::is_directory(path, none);
    for (std::string& file :
         directory ? files_in(path, diagnostics) : std::vector<std::string>{path}) {
      if (seen.insert(fs::path(file).lexically_normal().string()).second) {
        out.push_back(std::move(file));
      }
    }
  }
  return out;
}

}  // namespace soem
