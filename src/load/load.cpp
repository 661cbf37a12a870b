// SPDX-License-Identifier: MIT
#include "soem/load/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "soem/catalogue/write_out.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/load/file.hpp"
#include "soem/load/yaml.hpp"
#include "soem/scenario/merge.hpp"
#include "soem/scenario/structure.hpp"

namespace soem {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";

/// A file and those it extends, merged into one tree.
class ChainLoader {
 public:
  ChainLoader(LoadResult& result, Diagnostics& diagnostics, std::span<const InputFile> texts = {})
      : result_(result), diagnostics_(diagnostics), texts_(texts) {}

  /// `asked_by`: where the file that extends this one names it.
  std::optional<Node> load(const std::string& path, std::optional<Span> asked_by) {
    const auto source = read(path, asked_by);
    return source ? load_source(*source, path) : std::nullopt;
  }

  std::optional<Node> load_source(std::uint32_t source, const std::string& path) {
    std::optional<Node> own = load_yaml(source, diagnostics_);
    if (!own) return own;
    const Node* extends = own->find("extends");
    if (!extends || extends->kind != NodeKind::Scalar || extends->text.empty()) return own;
    const std::string base_path = path_of_base(path, extends->text);
    if (texts_.empty() && !enter(base_path, extends->span)) return std::nullopt;
    std::optional<Node> base = load(base_path, extends->span);
    if (!base) return std::nullopt;
    if (base->kind != NodeKind::Map) {
      check_structure(*base, diagnostics_);
      return std::nullopt;
    }
    return merge_base(std::move(*base), *own, overrides_, diagnostics_);
  }

  /// Names the first file of the chain.
  void begin(const std::string& path) { chain_.push_back(identity(path)); }

  [[nodiscard]] std::vector<Override> take_overrides() { return std::move(overrides_); }

 private:
  [[nodiscard]] std::string path_of_base(const std::string& path, const std::string& base) const {
    if (!texts_.empty()) return next_text_ < texts_.size() ? texts_[next_text_].path : base;
    const fs::path folder = path == kStandardInput ? fs::path() : fs::path(path).parent_path();
    return shortest(folder / base);
  }

  /// Without the detours, unless a link on the way makes them mean something.
  static std::string shortest(const fs::path& path) {
    const fs::path normal = path.lexically_normal();
    std::string out =
        identity(normal.string()) == identity(path.string()) ? normal.string() : path.string();
    return out == kStandardInput ? "./-" : out;  // a file of that name
  }

  /// The same for every way of writing a path.
  static std::string identity(const std::string& path) {
    if (path == kStandardInput) return path;
    std::error_code unknown;
    const fs::path canonical = fs::weakly_canonical(path, unknown);
    return unknown ? path : canonical.string();
  }

  bool enter(const std::string& path, const Span& span) {
    std::string id = identity(path);
    if (std::find(chain_.begin(), chain_.end(), id) != chain_.end()) {
      diagnostics_.report(MessageId::ExtendsChain, span,
                          fmt::format("'{}' extends itself, through {} file{}", path, chain_.size(),
                                      chain_.size() == 1 ? "" : "s"),
                          "a scenario cannot be built on itself; name another base");
      return false;
    }
    if (chain_.size() >= kLongestChain) {
      diagnostics_.report(MessageId::ExtendsChain, span,
                          fmt::format("more than {} scenarios extend each other", kLongestChain),
                          "bring some of them together");
      return false;
    }
    chain_.push_back(std::move(id));
    return true;
  }

  std::variant<std::string, ReadFailure> text_of(const std::string& path) {
    if (texts_.empty()) return read_file(path);
    if (next_text_ == texts_.size()) return ReadFailure{"its text was not kept"};
    return texts_[next_text_++].text;
  }

  std::optional<std::uint32_t> read(const std::string& path, std::optional<Span> asked_by) {
    auto text = text_of(path);
    if (const auto* failure = std::get_if<ReadFailure>(&text)) {
      diagnostics_.report(MessageId::CannotRead, asked_by,
                          fmt::format("cannot read '{}': {}", path, failure->reason));
      result_.unreadable = true;
      return std::nullopt;
    }
    result_.inputs.push_back({path, std::get<std::string>(text)});
    const std::string shown = path == kStandardInput ? "<stdin>" : path;
    return diagnostics_.add_source(SourceText(shown, std::move(std::get<std::string>(text))));
  }

  LoadResult& result_;
  Diagnostics& diagnostics_;
  std::span<const InputFile> texts_;  ///< instead of files, in the order they are asked for
  std::size_t next_text_ = 0;
  std::vector<std::string> chain_;
  std::vector<Override> overrides_;
};

/// `result` takes a user's own files of the catalogue that the scenario names.
std::optional<ScenarioFile> finish(std::optional<Node> root, std::string name,
                                   std::span<const Setting> settings, ChainLoader& chain,
                                   std::size_t errors_before, Diagnostics& diagnostics,
                                   std::shared_ptr<const CatalogueTexts> texts,
                                   LoadResult& result) {
  if (!root) return std::nullopt;
  CatalogueFiles catalogue(texts ? std::move(texts) : built_in_catalogue(), diagnostics);
  CatalogueNames names(catalogue);
  // A tree with refused parts is read all the same, for the errors in the rest of it.
  auto file = read_scenario_file(*root, std::move(name), settings, chain.take_overrides(), names,
                                 diagnostics);
  add_own_files(catalogue, result.inputs);
  if (diagnostics.fault_count() != errors_before) return std::nullopt;
  return file;
}

}  // namespace

void add_own_files(const CatalogueFiles& catalogue, std::vector<InputFile>& inputs) {
  for (const CatalogueText* text : catalogue.own_files()) {
    inputs.push_back({text->file, std::string(text->text)});
  }
}

namespace {

LoadedTree load_tree(const std::string& path, std::span<const InputFile> texts,
                     Diagnostics& diagnostics) {
  LoadResult result;
  ChainLoader chain(result, diagnostics, texts);
  chain.begin(path);
  LoadedTree out;
  out.root = chain.load(path, std::nullopt);
  out.overrides = chain.take_overrides();
  out.inputs = std::move(result.inputs);
  out.unreadable = result.unreadable;
  return out;
}

}  // namespace

LoadedTree load_tree(const std::string& path, Diagnostics& diagnostics) {
  return load_tree(path, {}, diagnostics);
}

LoadedTree load_tree(std::span<const InputFile> texts, Diagnostics& diagnostics) {
  return load_tree(texts.front().path, texts, diagnostics);
}

LoadResult load_file(const std::string& path, std::span<const Setting> settings,
                     Diagnostics& diagnostics, std::shared_ptr<const CatalogueTexts> catalogue) {
  LoadResult result;
  const std::size_t errors_before = diagnostics.fault_count();
  ChainLoader chain(result, diagnostics);
  chain.begin(path);
  auto root = chain.load(path, std::nullopt);
  result.file = finish(std::move(root), path, settings, chain, errors_before, diagnostics,
                       std::move(catalogue), result);
  return result;
}

std::optional<ScenarioFile> load_text(std::uint32_t source, std::string name,
                                      std::span<const Setting> settings, Diagnostics& diagnostics,
                                      std::shared_ptr<const CatalogueTexts> catalogue) {
  LoadResult ignored;
  const std::size_t errors_before = diagnostics.fault_count();
  ChainLoader chain(ignored, diagnostics);
  chain.begin(name);
  auto root = chain.load_source(source, name);
  return finish(std::move(root), std::move(name), settings, chain, errors_before, diagnostics,
                std::move(catalogue), ignored);
}

}  // namespace soem
