// SPDX-License-Identifier: MIT
#include "soem/shard/part_head.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/shard/bytes.hpp"

namespace soem {
namespace {

constexpr std::size_t kLeastText = 8;  ///< bytes of an empty one

/// "--seed=2" as "--seed 2".
std::string typed(std::string word) {
  if (const std::size_t sign = word.find('='); sign != std::string::npos) word[sign] = ' ';
  return word;
}

std::string difference_of_words(const std::vector<std::string>& part,
                                const std::vector<std::string>& other) {
  const auto not_in = [](const std::vector<std::string>& words) {
    return [&words](const std::string& word) {
      return std::find(words.begin(), words.end(), word) == words.end();
    };
  };
  const auto more = std::find_if(part.begin(), part.end(), not_in(other));
  const auto less = std::find_if(other.begin(), other.end(), not_in(part));
  if (more != part.end() && less != other.end()) {
    return fmt::format("it has {} and not {}", typed(*more), typed(*less));
  }
  if (more != part.end()) return fmt::format("it has {}", typed(*more));
  if (less != other.end()) return fmt::format("it has no {}", typed(*less));
  return part == other ? "" : "its options have another order";
}

}  // namespace

std::string difference(const PartHead& part, const PartHead& other) {
  if (part.version != other.version) {
    return fmt::format("it was written by soem {}, not {}", part.version, other.version);
  }
  if (part.command != other.command) {
    return fmt::format("it is of 'soem {}', not 'soem {}'", part.command, other.command);
  }
  if (part.file != other.file) {
    return fmt::format("it is about '{}', not '{}'", part.file, other.file);
  }
  if (std::string words = difference_of_words(part.words, other.words); !words.empty()) {
    return words;
  }
  for (std::size_t i = 0; i < std::min(part.inputs.size(), other.inputs.size()); ++i) {
    if (part.inputs[i] == other.inputs[i]) continue;
    return part.inputs[i].path == other.inputs[i].path
               ? fmt::format("'{}' was another file when it was calculated", part.inputs[i].path)
               : fmt::format("it read '{}', not '{}'", part.inputs[i].path, other.inputs[i].path);
  }
  if (part.inputs.size() != other.inputs.size()) return "it read other files";
  if (part.catalogue != other.catalogue) return "it was calculated with another catalogue";
  if (part.keeps_draws != other.keeps_draws) {
    return part.keeps_draws ? "it has --samples" : "it has no --samples";
  }
  if (part.shard.of != other.shard.of) {
    return fmt::format("it is one of {} parts, not of {}", part.shard.of, other.shard.of);
  }
  return part.leaves == other.leaves ? "" : "it was cut from another number of leaves";
}

std::string encode(const PartHead& head) {
  ByteWriter out;
  out.text(head.version);
  out.text(head.command);
  out.text(head.file);
  out.texts(head.words);
  out.texts(head.shown);
  out.number(head.inputs.size());
  for (const PartInput& input : head.inputs) {
    out.text(input.path);
    out.text(input.sha256);
  }
  out.text(head.catalogue);
  out.number(head.keeps_draws ? 1 : 0);
  out.number(head.leaves);
  out.number(head.shard.number);
  out.number(head.shard.of);
  return out.take();
}

std::optional<PartHead> decode_part_head(std::string_view bytes) {
  ByteReader in(bytes);
  PartHead head;
  head.version = in.text();
  head.command = in.text();
  head.file = in.text();
  head.words = in.texts();
  head.shown = in.texts();
  head.inputs.resize(in.count(2 * kLeastText));
  for (PartInput& input : head.inputs) {
    input.path = in.text();
    input.sha256 = in.text();
  }
  head.catalogue = in.text();
  head.keeps_draws = in.number() != 0;
  head.leaves = in.number();
  head.shard.number = in.number();
  head.shard.of = in.number();
  const auto are_options = [](const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return word.starts_with("--"); });
  };
  const bool legal = head.shard.number >= 1 && head.shard.number <= head.shard.of &&
                     head.shard.of <= kMostShards && are_options(head.words) &&
                     are_options(head.shown);
  if (!in.done() || !legal) return std::nullopt;
  return head;
}

std::string encode(const PartTexts& texts) {
  ByteWriter out;
  out.number(texts.chain.size());
  for (const PartTexts::File& file : texts.chain) {
    out.text(file.path);
    out.text(file.text);
  }
  out.number(texts.own.size());
  for (const OwnEntry& entry : texts.own) {
    out.text(entry.name);
    out.text(entry.path);
    out.text(entry.file);
    out.text(entry.text);
  }
  out.text(texts.catalogue_version);
  out.text(texts.table);
  return out.take();
}

std::optional<PartTexts> decode_part_texts(std::string_view bytes) {
  ByteReader in(bytes);
  PartTexts texts;
  texts.chain.resize(in.count(2 * kLeastText));
  for (PartTexts::File& file : texts.chain) {
    file.path = in.text();
    file.text = in.text();
  }
  texts.own.resize(in.count(4 * kLeastText));
  for (OwnEntry& entry : texts.own) {
    entry.name = in.text();
    entry.path = in.text();
    entry.file = in.text();
    entry.text = in.text();
  }
  texts.catalogue_version = in.text();
  texts.table = in.text();
  if (!in.done() || texts.chain.empty()) return std::nullopt;
  return texts;
}

}  // namespace soem
