// SPDX-License-Identifier: MIT
//
// Four ways to change a value that must come to the same: written into the file, set by a variant,
// by --set, or in a file that extends this one. On random scenarios, with random values at random
// places, good and bad: where the changed file has errors, so must the others. Seeds are fixed.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "../support/load.hpp"
#include "random_numbers.hpp"
#include "random_scenario.hpp"
#include "soem/load/yaml.hpp"
#include "soem/scenario/paths.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/decimal.hpp"

namespace soem::test {
namespace {

constexpr std::uint64_t kSeeds = 400;

Node tree_of(const std::string& yaml) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText("x", yaml));
  return *load_yaml(source, diagnostics);
}

/// A single value of a file: its path, and where it is written.
struct Written {
  std::string path, text;
  Span span;
};

void collect(const Node& node, const std::string& path, std::vector<Written>& out) {
  if (node.kind == NodeKind::Scalar && !node.quoted) out.push_back({path, node.text, node.span});
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const std::string step =
        node.kind == NodeKind::Map ? node.keys[i].text : item_step(node.children[i], i);
    collect(node.children[i], join(path, step), out);
  }
}

std::vector<Written> values_of(const std::string& yaml) {
  std::vector<Written> all, out;
  collect(tree_of(yaml), "", all);
  for (const Written& one : all) {
    // What a path may not set, and what speaks of the file's own horizon, which a variant cannot
    // move (limits hold for the file's).
    const bool of_file = one.path == "soem" || one.path.ends_with(".id") || one.path == "horizon" ||
                         one.path == "start_year" || one.path.starts_with("payers.") ||
                         one.path.starts_with("sources.") || one.path.starts_with("authors.");
    if (!of_file) out.push_back(one);
  }
  return out;
}

/// Another value for a place: a number near the one that is there, or a word from elsewhere.
std::string another(const Written& value, const std::vector<Written>& all, oracle::Random& random) {
  const auto parsed = parse_decimal(value.text);
  const auto* number = std::get_if<Decimal>(&parsed);
  if (!number || random.chance(10)) return random.pick(all).text;
  if (number->whole && random.chance(50)) {
    return std::to_string(static_cast<long>(number->value) + random.between(-1, 1));
  }
  return shortest(number->value * random.pick<double>({0.5, 0.9, 0.99, 1.01, 1.5}));
}

/// What a file says that extends one with `node` in it and changes one value of that.
std::string overlay(const Node& node, std::string_view path, const std::string& text) {
  if (path.empty()) return text;
  const std::string step(first_step(path));
  const std::string_view rest = path.substr(std::min(path.size(), step.size() + 1));
  if (node.kind == NodeKind::Map) {
    return "{" + step + ": " + overlay(*node.find(step), rest, text) + "}";
  }
  std::string whole;  // of a list without ids
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& item = node.children[i];
    const bool chosen = item_step(item, i) == step;
    if (chosen && item.kind == NodeKind::Map) {
      return "[{id: " + step + ", " + overlay(item, rest, text).substr(1) + "]";
    }
    whole += (whole.empty() ? "" : ", ") + (chosen ? text : item.text);
  }
  return "[" + whole + "]";
}

/// The figures, or that there were errors.
std::string result_of(const Loaded& loaded, const std::string& variant = "base") {
  if (loaded.file) return all_figures(loaded.of(variant));
  return "errors";
}

class Changes {
 public:
  Changes(std::string yaml, std::uint64_t seed) : yaml_(std::move(yaml)), random_(seed) {
    const std::vector<Written> all = values_of(yaml_);
    for (int count = random_.between(1, 3); count > 0; --count) {
      const Written chosen = random_.pick(all);
      changes_.insert_or_assign(chosen.span.offset,
                                std::pair(chosen, another(chosen, all, random_)));
    }
  }

  [[nodiscard]] std::string substituted() const {
    std::string out = yaml_;
    for (auto one = changes_.rbegin(); one != changes_.rend(); ++one) {
      const auto& [written, text] = one->second;
      out.replace(written.span.offset, written.span.length, text);
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string> settings() const {
    std::vector<std::string> out;
    for (const auto& [offset, change] : changes_) {
      out.push_back(change.first.path + "=" + change.second);
    }
    return out;
  }

  [[nodiscard]] std::string with_variant() const {
    std::string set;
    for (const auto& [offset, change] : changes_) {
      set += (set.empty() ? "" : ", ") + change.first.path + ": " + change.second;
    }
    const std::string variants = "variants: {changed: {" + set + "}}\n";
    const std::size_t flow = yaml_.find_first_not_of("- \n");
    if (yaml_[flow] != '{') return yaml_ + variants;
    const std::size_t end = yaml_.rfind('}');
    return yaml_.substr(0, end) + ", " + variants.substr(0, variants.size() - 1) +
           yaml_.substr(end);
  }

  /// False where two changes are to one list without ids, of which a file keeps one.
  [[nodiscard]] bool in_distinct_lists() const {
    std::set<std::string> lists;
    for (const auto& [offset, change] : changes_) {
      const std::string& path = change.first.path;
      const std::size_t dot = path.rfind('.');
      const bool entry = dot != std::string::npos && all_digits(path.substr(dot + 1));
      if (entry && !lists.insert(path.substr(0, dot)).second) return false;
    }
    return true;
  }

  /// Each change in a file of its own, which extends the one before; the last file is "own.yaml".
  [[nodiscard]] std::map<std::string, std::string> with_bases() const {
    std::map<std::string, std::string> files{{"0.yaml", yaml_}};
    const Node root = tree_of(yaml_);
    for (const auto& [offset, change] : changes_) {
      const std::string& path = change.first.path;
      const std::string key(first_step(path));
      const std::string_view rest =
          std::string_view(path).substr(std::min(path.size(), key.size() + 1));
      const std::size_t number = files.size();
      files[std::to_string(number) + ".yaml"] =
          "soem: 1\nextends: " + std::to_string(number - 1) + ".yaml\n" + key + ": " +
          overlay(*root.find(key), rest, change.second) + "\n";
    }
    files["own.yaml"] = "soem: 1\nextends: " + std::to_string(files.size() - 1) + ".yaml\n";
    return files;
  }

 private:
  std::string yaml_;
  oracle::Random random_;
  std::map<std::uint32_t, std::pair<Written, std::string>> changes_;
};

void compare(const std::string& yaml, std::uint64_t seed, std::size_t& valid) {
  const Changes changes(yaml, seed);
  const Loaded written = load(changes.substituted());
  const Loaded set = load(yaml, changes.settings());
  const Loaded variant = load(changes.with_variant());
  const Loaded extended = load_files(changes.with_bases(), "own.yaml");
  const std::string expected = result_of(written);
  const auto explained = [&](const Loaded& other) {
    return "written:\n" + written.messages() + "set:\n" + other.messages() + changes.with_variant();
  };
  EXPECT_EQ(result_of(set), expected) << explained(set);
  EXPECT_EQ(result_of(variant, "changed"), expected) << explained(variant);
  if (changes.in_distinct_lists()) {
    EXPECT_EQ(result_of(extended), expected) << explained(extended);
  }
  if (variant.file) {
    EXPECT_EQ(result_of(variant, "base"), result_of(load(yaml)));
  }
  if (written.file) ++valid;
}

TEST(ChangesByPath, AreTheSameAsAFileThatSaysSo) {
  std::size_t valid = 0;
  for (std::uint64_t seed = 30'001; seed <= 30'000 + kSeeds && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    compare(oracle::random_scenario(seed).yaml, seed, valid);
  }
  EXPECT_GT(valid, kSeeds / 4);
}

}  // namespace
}  // namespace soem::test
