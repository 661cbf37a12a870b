// SPDX-License-Identifier: MIT
//
// Every message has a sample and every sample an expectation. The samples themselves are run by
// tests/run_cases; the part of a sample's name before the first dot is the message it shows.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "../support/calculate.hpp"
#include "soem/diag/message_id.hpp"

namespace soem::test {
namespace {

/// Samples of several messages at once.
const std::set<std::string> kSeveralMessages = {"many-errors", "merge-key.with-alias",
                                                "cannot-read.one-of-two"};

/// Names in this directory that end in `extension`, without it.
std::set<std::string> names_with(const std::string& extension) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(SOEM_SOURCE_DIR "/tests/errors")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == extension) names.insert(path.stem().string());
  }
  return names;
}

std::set<std::string> samples() {
  std::set<std::string> names = names_with(".yaml");
  names.merge(names_with(".cmd"));
  return names;
}

std::string expectation(const std::string& sample) {
  return source_file("tests/errors/" + sample + ".txt");
}

bool shows(const std::string& text, std::string_view message) {
  return text.find(" [" + std::string(message) + "]\n") != std::string::npos;
}

TEST(ErrorSamples, ShowEveryMessage) {
  const std::set<std::string> all = samples(), expected = names_with(".txt");
  for (const MessageInfo& message : all_messages()) {
    const std::string name(message.name);
    ASSERT_TRUE(all.contains(name))
        << "tests/errors has neither " << name << ".yaml nor " << name << ".cmd";
    ASSERT_TRUE(expected.contains(name)) << "tests/errors has no " << name << ".txt";
    EXPECT_TRUE(shows(expectation(name), name)) << name << ".txt does not show " << name;
  }
}

TEST(ErrorSamples, ShowTheMessageTheyAreNamedAfterAndNoOther) {
  for (const std::string& sample : names_with(".txt")) {
    if (kSeveralMessages.contains(sample)) continue;
    const std::string own = sample.substr(0, sample.find('.')), text = expectation(sample);
    EXPECT_TRUE(shows(text, own)) << sample << ".txt does not show " << own;
    for (const MessageInfo& message : all_messages()) {
      if (message.name == own) continue;
      EXPECT_FALSE(shows(text, message.name)) << sample << ".txt shows " << message.name << ", too";
    }
  }
}

TEST(ErrorSamples, GoWithAnExpectationEach) {
  const std::set<std::string> all = samples(), expected = names_with(".txt");
  for (const std::string& sample : all) {
    EXPECT_TRUE(expected.contains(sample)) << sample << " has no .txt";
  }
  for (const std::string& text : expected) {
    EXPECT_TRUE(all.contains(text)) << text << ".txt has no sample";
    EXPECT_FALSE(expectation(text).empty()) << text << ".txt is empty";
  }
}

TEST(ErrorSamples, ShowManyMessagesInTheOrderOfTheFile) {
  const std::string text = expectation("many-errors"), file = "many-errors.yaml:";
  int messages = 0, last_line = 0;
  for (std::size_t at = text.find(file); at != std::string::npos; at = text.find(file, at + 1)) {
    const std::string line = text.substr(at, text.find('\n', at) - at);
    if (line.find(": error: ") == std::string::npos) continue;
    const int number = std::stoi(line.substr(file.size()));
    EXPECT_GE(number, last_line) << line;
    last_line = number;
    ++messages;
  }
  EXPECT_GE(messages, 10);
}

TEST(Messages, HaveDistinctNamesOfLowerCaseWords) {
  std::set<std::string_view> seen;
  for (const MessageInfo& message : all_messages()) {
    EXPECT_TRUE(seen.insert(message.name).second) << message.name << " stands twice";
    EXPECT_FALSE(message.name.empty());
    EXPECT_EQ(message.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << message.name;
  }
}

TEST(Messages, HaveAMeaningForTheManual) {
  for (const MessageInfo& message : all_messages()) {
    EXPECT_FALSE(message.meaning.empty()) << message.name;
    EXPECT_FALSE(message.meaning.ends_with('.')) << message.name;
  }
}

}  // namespace
}  // namespace soem::test
