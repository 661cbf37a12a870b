// SPDX-License-Identifier: MIT
#include "soem/cli/output.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace soem {
namespace {

namespace fs = std::filesystem;

/// A directory of its own for each test, removed with everything in it.
class OutputToFile : public testing::Test {
 protected:
  OutputToFile() {
    std::string pattern = testing::TempDir() + "output_test_XXXXXX";
    directory_ = mkdtemp(pattern.data());
  }
  ~OutputToFile() override { fs::remove_all(directory_); }

  [[nodiscard]] std::string path(const std::string& name) const { return directory_ + "/" + name; }

  [[nodiscard]] std::string content(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }

  /// Names in the directory, sorted.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(directory_))
      out.push_back(entry.path().filename());
    std::sort(out.begin(), out.end());
    return out;
  }

  [[nodiscard]] mode_t mode(const std::string& name) const {
    struct stat status {};
    EXPECT_EQ(stat(path(name).c_str(), &status), 0);
    return status.st_mode & 07777u;
  }

  std::string directory_;
};

using Names = std::vector<std::string>;

TEST_F(OutputToFile, AppearsWholeWhenItIsFinished) {
  Output output(path("out.csv"));
  EXPECT_EQ(output.write("one\n"), WriteResult::Ok);
  EXPECT_FALSE(fs::exists(path("out.csv")));
  EXPECT_EQ(output.write("two\n"), WriteResult::Ok);
  EXPECT_EQ(output.finish(), WriteResult::Ok);
  EXPECT_EQ(content("out.csv"), "one\ntwo\n");
  EXPECT_EQ(names(), Names{"out.csv"});
  EXPECT_EQ(output.error(), "");
}

TEST_F(OutputToFile, LeavesNothingBehindWhenItIsNotFinished) {
  {
    Output output(path("out.csv"));
    EXPECT_EQ(output.write("half"), WriteResult::Ok);
    EXPECT_EQ(names().size(), 1u);  // beside its final place, under another name
  }
  EXPECT_EQ(names(), Names{});
}

TEST_F(OutputToFile, LeavesTheOldFileAloneUntilItIsFinished) {
  put("out.csv", "old");
  {
    Output output(path("out.csv"));
    EXPECT_EQ(output.write("new"), WriteResult::Ok);
    EXPECT_EQ(content("out.csv"), "old");
  }
  EXPECT_EQ(content("out.csv"), "old");
  EXPECT_EQ(names(), Names{"out.csv"});
}

TEST_F(OutputToFile, ReplacesAFileAndKeepsItsMode) {
  put("out.csv", "a much longer old text");
  fs::permissions(path("out.csv"), fs::perms(0604));
  Output output(path("out.csv"));
  EXPECT_EQ(output.write("new"), WriteResult::Ok);
  EXPECT_EQ(output.finish(), WriteResult::Ok);
  EXPECT_EQ(content("out.csv"), "new");
  EXPECT_EQ(mode("out.csv"), 0604u);
  EXPECT_EQ(names(), Names{"out.csv"});
}

TEST_F(OutputToFile, GivesANewFileTheModeThatTheUserWants) {
  const mode_t before = umask(027);
  Output output(path("out.csv"));
  EXPECT_EQ(output.finish(), WriteResult::Ok);
  EXPECT_EQ(umask(before), 027u);  // and leaves the mask as it was
  EXPECT_EQ(mode("out.csv"), 0640u);
}

TEST_F(OutputToFile, WritesThroughASymbolicLink) {
  put("real.csv", "old");
  fs::create_symlink("real.csv", path("link.csv"));
  Output output(path("link.csv"));
  EXPECT_EQ(output.write("new"), WriteResult::Ok);
  EXPECT_EQ(output.finish(), WriteResult::Ok);
  EXPECT_TRUE(fs::is_symlink(path("link.csv")));
  EXPECT_EQ(content("real.csv"), "new");
  EXPECT_EQ(names(), (Names{"link.csv", "real.csv"}));
}

TEST_F(OutputToFile, WritesAnEmptyAndALargeFile) {
  Output empty(path("empty"));
  EXPECT_EQ(empty.finish(), WriteResult::Ok);
  EXPECT_EQ(content("empty"), "");
  const std::string text(3'000'000, 'x');
  Output large(path("large"));
  EXPECT_EQ(large.write(text), WriteResult::Ok);
  EXPECT_EQ(large.finish(), WriteResult::Ok);
  EXPECT_EQ(content("large"), text);
}

TEST_F(OutputToFile, FailsInADirectoryThatIsNotThere) {
  Output output(path("missing/out.csv"));
  EXPECT_EQ(output.write("x"), WriteResult::Failed);
  EXPECT_EQ(output.finish(), WriteResult::Failed);
  EXPECT_NE(output.error(), "");
  EXPECT_EQ(names(), Names{});
}

TEST_F(OutputToFile, FailsOnADirectory) {
  fs::create_directory(path("sub"));
  Output output(path("sub"));
  EXPECT_EQ(output.write("x"), WriteResult::Failed);
  EXPECT_NE(output.error(), "");
  EXPECT_EQ(names(), Names{"sub"});
}

TEST_F(OutputToFile, FailsWhenTheDiskIsFull) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  Output output("/dev/full");
  EXPECT_EQ(output.write("x"), WriteResult::Failed);
  EXPECT_EQ(output.finish(), WriteResult::Failed);
  EXPECT_NE(output.error(), "");
  EXPECT_TRUE(fs::exists("/dev/full"));
}

TEST_F(OutputToFile, WritesStraightToADevice) {
  Output output("/dev/null");
  EXPECT_EQ(output.write("x"), WriteResult::Ok);
  EXPECT_EQ(output.finish(), WriteResult::Ok);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(OutputToFile, CallsAReaderThatWentAwayNoError) {
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  const int reader = open(path("pipe").c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(reader, 0);
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  Output output(path("pipe"));
  EXPECT_EQ(output.write("first"), WriteResult::Ok);
  char buffer[16];
  EXPECT_EQ(read(reader, buffer, sizeof buffer), 5);
  close(reader);
  EXPECT_EQ(output.write("second"), WriteResult::ReaderGone);
  EXPECT_EQ(output.error(), "");
  std::signal(SIGPIPE, before);
}

/// Standard output, caught in a file while the test runs.
TEST_F(OutputToFile, GoesToStandardOutputWithoutAPath) {
  const int saved = dup(STDOUT_FILENO);
  ASSERT_GE(saved, 0);
  const int file = open(path("caught").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_GE(file, 0);
  std::fflush(stdout);
  ASSERT_GE(dup2(file, STDOUT_FILENO), 0);
  close(file);
  WriteResult written, finished;
  {
    Output output("");
    written = output.write("result\n");
    finished = output.finish();
  }
  ASSERT_GE(dup2(saved, STDOUT_FILENO), 0);
  close(saved);
  EXPECT_EQ(written, WriteResult::Ok);
  EXPECT_EQ(finished, WriteResult::Ok);
  EXPECT_EQ(content("caught"), "result\n");
}

}  // namespace
}  // namespace soem
