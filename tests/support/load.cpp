// SPDX-License-Identifier: MIT
#include "load.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "soem/diag/print.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/load.hpp"
#include "soem/load/settings.hpp"
#include "soem/text/decimal.hpp"

namespace soem::test {
namespace {

namespace fs = std::filesystem;

/// A directory that is gone when the test is.
class Directory {
 public:
  Directory() {
    std::string name = (fs::temp_directory_path() / "soem-test-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() { fs::remove_all(path_); }

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

std::string Loaded::messages() const { return print(*diagnostics, {}); }

std::string Loaded::ids() const {
  std::string out;
  for (const Diagnostic& one : diagnostics->all()) {
    out += (out.empty() ? "" : " ") + std::string(info(one.id).name);
  }
  return out;
}

const Scenario& Loaded::of(const std::string& variant) const {
  static const Scenario none;
  const Scenario* found = file ? file->find_case(variant) : nullptr;
  if (found) return *found;
  ADD_FAILURE() << "there is no case '" << variant << "'\n" << messages();
  return none;
}

Loaded load(const std::string& yaml, const std::vector<std::string>& settings) {
  Loaded out;
  out.diagnostics = std::make_unique<Diagnostics>();
  const Settings set(settings, *out.diagnostics);
  const std::uint32_t source = out.diagnostics->add_source(SourceText("test.yaml", yaml));
  out.file = load_text(source, "test.yaml", set.all(), *out.diagnostics);
  return out;
}

Loaded load_files(const std::map<std::string, std::string>& texts, const std::string& first,
                  const std::vector<std::string>& settings) {
  const Directory directory;
  for (const auto& [name, text] : texts) {
    const fs::path path = directory.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  Loaded out;
  out.diagnostics = std::make_unique<Diagnostics>();
  const Settings set(settings, *out.diagnostics);
  LoadResult result = load_file((directory.path() / first).string(), set.all(), *out.diagnostics);
  out.file = std::move(result.file);
  out.unreadable = result.unreadable;
  return out;
}

std::vector<double> values_at(const Scenario& scenario, const std::string& path) {
  std::vector<double> out;
  for (const Slot& slot : scenario.slots) {
    if (slot.path == path) out.push_back(slot.value);
  }
  return out;
}

double value_at(const Scenario& scenario, const std::string& path) {
  const std::vector<double> all = values_at(scenario, path);
  EXPECT_FALSE(all.empty()) << "there is no slot " << path;
  if (all.empty()) return 0.0;
  for (const double one : all) EXPECT_EQ(one, all.front()) << path;
  return all.front();
}

std::string all_figures(const Scenario& scenario) {
  Diagnostics ignored;
  const auto calculation = calculate(scenario, ignored);
  if (!calculation) return "too large";
  std::string out;
  for (const Figure& figure : calculation->summary.figures) {
    out += figure.name + " " + figure.payer + " " +
           (figure.value ? shortest(*figure.value) : figure.reason) + "\n";
  }
  return out;
}

}  // namespace soem::test
