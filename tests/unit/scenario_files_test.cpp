// SPDX-License-Identifier: MIT
#include "soem/load/scenario_files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace soem {
namespace {

namespace fs = std::filesystem;

class ScenarioFiles : public testing::Test {
 protected:
  ScenarioFiles() : before_(fs::current_path()) {
    std::string pattern = testing::TempDir() + "scenario_files_XXXXXX";
    directory_ = mkdtemp(pattern.data());
    fs::current_path(directory_);
  }
  ~ScenarioFiles() override {
    fs::current_path(before_);
    fs::remove_all(directory_);
  }

  static void put(const fs::path& path) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path) << "soem: 1\n";
  }

  std::vector<std::string> found(const std::vector<std::string>& paths) {
    return scenario_files(paths, diagnostics_);
  }

  Diagnostics diagnostics_;

 private:
  fs::path before_, directory_;
};

using Paths = std::vector<std::string>;

TEST_F(ScenarioFiles, OfADirectoryAreSortedAndFoundBelowIt) {
  for (const char* path :
       {"s/b.yaml", "s/a.yml", "s/sub/c.yaml", "s/B.yaml", "s/notes.md", "s/base.part", "s/yaml"}) {
    put(path);
  }
  EXPECT_EQ(found({"s"}), (Paths{"s/B.yaml", "s/a.yml", "s/b.yaml", "s/sub/c.yaml"}));
  EXPECT_EQ(found({"./s/"}), (Paths{"s/B.yaml", "s/a.yml", "s/b.yaml", "s/sub/c.yaml"}));
  EXPECT_FALSE(diagnostics_.has_errors());
}

TEST_F(ScenarioFiles, HiddenOnesArePassedOver) {
  for (const char* path : {"s/a.yaml", "s/.b.yaml", "s/.git/c.yaml"}) put(path);
  EXPECT_EQ(found({"s"}), Paths{"s/a.yaml"});
  EXPECT_EQ(found({"s/.git"}), Paths{"s/.git/c.yaml"}) << "unless they are named";
}

TEST_F(ScenarioFiles, LinksToDirectoriesAreNotFollowed) {
  put("s/sub/a.yaml");
  fs::create_directory_symlink("..", "s/sub/loop");
  fs::create_directory_symlink("s/sub", "link");
  fs::create_symlink("sub/a.yaml", "s/also.yaml");
  EXPECT_EQ(found({"s"}), (Paths{"s/also.yaml", "s/sub/a.yaml"}));
  EXPECT_EQ(found({"link"}), Paths{"link/a.yaml"}) << "unless they are named";
}

TEST_F(ScenarioFiles, ALinkToNothingIsLeftToTheReader) {
  fs::create_directory("s");
  fs::create_symlink("nothing", "s/a.yaml");
  EXPECT_EQ(found({"s"}), Paths{"s/a.yaml"});
}

TEST_F(ScenarioFiles, APipeInADirectoryIsNoScenario) {
  put("s/a.yaml");
  ASSERT_EQ(mkfifo("s/pipe.yaml", 0600), 0);
  EXPECT_EQ(found({"s"}), Paths{"s/a.yaml"});
}

TEST_F(ScenarioFiles, NamedOnesStandAsTheyAreGivenAndOnce) {
  put("s/a.yaml");
  EXPECT_EQ(found({"./s/a.yaml", "nowhere.txt", "-", "s", "s/a.yaml"}),
            (Paths{"./s/a.yaml", "nowhere.txt", "-"}));
}

TEST_F(ScenarioFiles, ADirectoryWithoutAnyIsAnError) {
  put("s/notes.md");
  put("t/a.yaml");
  EXPECT_EQ(found({"s", "t"}), Paths{"t/a.yaml"});
  ASSERT_EQ(diagnostics_.error_count(), 1U);
  EXPECT_EQ(diagnostics_.all()[0].text, "there is no scenario in 's'");
}

}  // namespace
}  // namespace soem
