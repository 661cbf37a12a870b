// SPDX-License-Identifier: MIT
#include "soem/cli/job.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "soem/load/digest.hpp"
#include "soem/version.hpp"

namespace soem {
namespace {

/// Options that change only how a result is shown.
constexpr std::array<std::string_view, 4> kShown = {"format", "view", "csv-dialect", "digits"};
/// Options that no result depends on, and those of which a part keeps more than the words.
constexpr std::array<std::string_view, 8> kPassing = {"output",  "color",     "jobs",    "shard",
                                                      "catalog", "yes-large", "samples", "help"};

/// Views that show what is calculated only for them, or for the flag of the same name.
constexpr std::array<std::string_view, 2> kCalculatedViews = {"drivers", "voi"};

std::string word_or_nothing(const Invocation& invocation, std::string_view option) {
  return find_option(invocation.command(), option) ? invocation.value(option) : "";
}

bool is_in(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string word_of(std::string_view option, std::string_view value) {
  return fmt::format("--{}={}", option, value);
}

std::string digest_of(const CatalogueTexts& catalogue) {
  Sha256 digest;
  digest.add(catalogue.version());
  for (const CatalogueText& one : catalogue.all()) {
    digest.add(fmt::format("\n{} {} ", one.name, one.text.size()));
    digest.add(one.text);
  }
  return digest.digits();
}

}  // namespace

bool read_shard(const Invocation& invocation, std::optional<Shard>& to, Diagnostics& diagnostics) {
  const std::string word = invocation.value("shard");
  if (word.empty()) return true;
  to = parse_shard(word);
  if (!to) {
    diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                       fmt::format("option '--shard' takes I/N, part I of N, not '{}'", word),
                       fmt::format("I is 1 to N, and N at most {}: --shard 3/8", kMostShards));
    return false;
  }
  if (invocation.output().empty() && isatty(STDOUT_FILENO) == 1) {
    diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                       "a part file is nothing for a terminal", "add  --output FILE");
    return false;
  }
  return true;
}

std::vector<PartInput> digests_of(const SweptFile& file) {
  std::vector<PartInput> out;
  for (const InputFile& one : file.inputs) out.push_back({one.path, sha256(one.text)});
  return out;
}

PartHead part_head(const Invocation& invocation, const SweptFile& file,
                   std::vector<PartInput> inputs, std::size_t leaves, const Shard& shard) {
  PartHead head;
  head.version = kVersion;
  head.command = invocation.command().name;
  head.file = invocation.operands()[0];
  for (const OptionSpec& option : invocation.command().options) {
    if (is_in(kPassing, option.name)) continue;
    std::vector<std::string>& words = is_in(kShown, option.name) ? head.shown : head.words;
    if (option.value.empty() && invocation.flag(option.name)) {
      words.push_back(fmt::format("--{}", option.name));
    }
    for (const std::string& value : invocation.values(option.name)) {
      words.push_back(word_of(option.name, value));
    }
  }
  for (const std::string_view asked : kCalculatedViews) {
    const std::string flag = fmt::format("--{}", asked);
    const bool there = std::find(head.words.begin(), head.words.end(), flag) != head.words.end();
    if (!there && word_or_nothing(invocation, "view") == asked) head.words.push_back(flag);
  }
  head.inputs = std::move(inputs);
  head.catalogue = digest_of(*file.catalogue);
  head.keeps_draws = !word_or_nothing(invocation, "samples").empty();
  head.leaves = leaves;
  head.shard = shard;
  return head;
}

PartTexts part_texts(const SweptFile& file, std::string table) {
  PartTexts texts;
  for (std::size_t i = 0; i < file.inputs.size() - file.own.size(); ++i) {
    texts.chain.push_back({file.inputs[i].path, file.inputs[i].text});
  }
  for (const CatalogueText* one : file.own) {
    texts.own.push_back({one->name, one->path, one->file, std::string(one->text)});
  }
  texts.catalogue_version = file.catalogue->version();
  texts.table = std::move(table);
  return texts;
}

std::vector<std::string> job_words(const PartHead& head, const Invocation& merge) {
  std::vector<std::string> words = head.words;
  if (const std::string view = merge.value("view"); !view.empty()) {
    // A view shows one thing: what was calculated for another is not asked for any more.
    std::erase_if(words, [&](const std::string& word) {
      return is_in(kCalculatedViews, word.substr(2)) && word.substr(2) != view;
    });
  }
  std::string format = merge.value("format");
  const bool with_samples = !merge.value("samples").empty();
  for (const std::string& word : head.shown) {
    const std::string name = word.substr(2, word.find('=') - 2);
    if (name == "format" && format.empty()) format = word.substr(word.find('=') + 1);
    // Of CSV it speaks only where CSV is still asked for.
    if (name == "csv-dialect" && !with_samples &&
        (format != "csv" || !merge.value("format").empty())) {
      continue;
    }
    if (merge.value(name).empty()) words.push_back(word);
  }
  for (const OptionSpec& option : merge.command().options) {
    for (const std::string& value : merge.values(option.name)) {
      words.push_back(word_of(option.name, value));
    }
  }
  if (head.command == "sweep") words.emplace_back("--yes-large");  // it has been written once
  words.emplace_back("--");
  words.push_back(head.file);
  return words;
}

}  // namespace soem
