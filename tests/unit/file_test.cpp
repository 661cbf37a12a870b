// SPDX-License-Identifier: MIT
#include "soem/load/file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "soem/load/yaml.hpp"

namespace soem {
namespace {

class ReadFile : public testing::Test {
 protected:
  ReadFile() {
    std::string pattern = testing::TempDir() + "file_test_XXXXXX";
    directory_ = mkdtemp(pattern.data());
  }
  ~ReadFile() override { std::filesystem::remove_all(directory_); }

  [[nodiscard]] std::string put(const std::string& text) const {
    const std::string path = directory_ + "/a.yaml";
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  std::string directory_;
};

TEST_F(ReadFile, GivesEveryByteAsItIs) {
  const std::string large(300'000, 'x');
  for (const std::string& text : {std::string(), std::string("a: 1\r\n\0\xFF", 8), large}) {
    const auto result = read_file(put(text));
    ASSERT_TRUE(std::holds_alternative<std::string>(result));
    EXPECT_EQ(std::get<std::string>(result), text);
  }
}

TEST_F(ReadFile, SaysInTheSystemsWordsWhyNot) {
  for (const std::string& path : {directory_ + "/missing.yaml", directory_}) {
    const auto result = read_file(path);
    ASSERT_TRUE(std::holds_alternative<ReadFailure>(result)) << path;
    EXPECT_FALSE(std::get<ReadFailure>(result).reason.empty());
  }
}

TEST_F(ReadFile, StopsReadingWhenTheFileIsTooLargeAnyway) {
  const auto result = read_file(put(std::string(kMostBytes + (std::size_t{8} << 20), 'x')));
  ASSERT_TRUE(std::holds_alternative<std::string>(result));
  EXPECT_GT(std::get<std::string>(result).size(), kMostBytes);
  EXPECT_LT(std::get<std::string>(result).size(), kMostBytes + (std::size_t{1} << 20));
}

TEST_F(ReadFile, ReadsADeviceWithoutAnEnd) {
  const auto result = read_file("/dev/zero");
  ASSERT_TRUE(std::holds_alternative<std::string>(result));
  EXPECT_GT(std::get<std::string>(result).size(), kMostBytes);
}

}  // namespace
}  // namespace soem
