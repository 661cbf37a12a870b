// SPDX-License-Identifier: MIT
#include "soem/load/catalogue_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "load/built_in_catalogue.hpp"
#include "soem/catalogue/read_entry.hpp"
#include "soem/catalogue/schema.hpp"
#include "soem/load/file.hpp"
#include "soem/load/scenario_files.hpp"
#include "soem/load/yaml.hpp"
#include "soem/scenario/structure.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEditionFile = "catalogue.yaml";
/// What stands before the paths of built-in files in messages.
constexpr std::string_view kRoot = "catalogue/";

/// health/almen_praksis_borger.yaml → health.almen_praksis_borger
std::string dotted(const fs::path& path) {
  std::string out = fs::path(path).replace_extension().generic_string();
  std::replace(out.begin(), out.end(), '/', '.');
  return out;
}

bool by_name(const CatalogueText& a, const CatalogueText& b) { return a.name < b.name; }

/// What catalogue.yaml gives as its version; empty where it has faults.
std::string edition(std::string file, std::string_view text, Diagnostics& diagnostics) {
  const std::size_t faults_before = diagnostics.fault_count();
  const std::uint32_t source =
      diagnostics.add_source(SourceText(std::move(file), std::string(text)));
  const std::optional<Node> root = load_yaml(source, diagnostics, "edition of a catalogue");
  if (!root) return "";
  check_structure(*root, edition_schema(), diagnostics);
  if (diagnostics.fault_count() != faults_before) return "";
  return printable(root->find("version")->text);
}

}  // namespace

class CatalogueReader {
 public:
  explicit CatalogueReader(Diagnostics& diagnostics)
      : texts_(new CatalogueTexts), diagnostics_(diagnostics) {}

  void built_in() {
    for (const BuiltInFile& file : built_in_files()) {
      const std::string shown = std::string(kRoot).append(file.path);
      if (file.path == kEditionFile) {
        texts_->version_ = edition(shown, file.text, diagnostics_);
        continue;
      }
      const fs::path path(file.path);
      texts_->texts_.push_back({path.stem().string(), dotted(path), shown, file.text, true});
    }
    std::sort(texts_->texts_.begin(), texts_->texts_.end(), by_name);
  }

  void overlay(const std::string& directory) {
    std::error_code unknown;
    const auto type = fs::status(directory, unknown).type();
    if (type != fs::file_type::directory) {
      const std::string why = type == fs::file_type::not_found ? "No such file or directory"
                              : unknown                        ? unknown.message()
                                                               : "it is no directory";
      return unreadable(directory, why);
    }
    const std::size_t errors_before = diagnostics_.error_count();
    const std::vector<std::string> files = yaml_files_below(directory, diagnostics_);
    unreadable_ = unreadable_ || diagnostics_.error_count() != errors_before;
    texts_->version_ += fmt::format(" + {}", printable(directory));
    std::vector<CatalogueText> own;
    for (const std::string& file : files) add(file, directory, own);
    if (own.empty() && diagnostics_.error_count() == errors_before) {
      unreadable(directory, "it holds no file whose name ends in .yaml or .yml");
    }
    std::stable_sort(own.begin(), own.end(), by_name);
    for (std::size_t i = 1; i < own.size(); ++i) {
      if (own[i].name != own[i - 1].name) continue;
      diagnostics_.report(MessageId::DuplicateEntry, std::nullopt,
                          fmt::format("'{}' and '{}' are both called '{}'", own[i - 1].file,
                                      own[i].file, own[i].name),
                          "scenarios know a file by its name alone; rename one of them");
    }
    replace_by(std::move(own));
  }

  void overlay(std::vector<KeptEntry> kept, std::string version) {
    std::vector<CatalogueText> own;
    for (KeptEntry& one : kept) {
      texts_->own_.push_back(std::move(one.text));
      own.push_back({std::move(one.name), std::move(one.path), std::move(one.file),
                     texts_->own_.back(), false});
    }
    std::sort(own.begin(), own.end(), by_name);
    replace_by(std::move(own));
    texts_->version_ = std::move(version);
  }

  CatalogueTextsResult take(std::size_t faults_before) {
    CatalogueTextsResult result;
    result.unreadable = unreadable_;
    if (diagnostics_.fault_count() != faults_before) return result;
    texts_->readings_ = std::make_unique<CatalogueTexts::Reading[]>(texts_->texts_.size());
    result.texts = std::move(texts_);
    return result;
  }

 private:
  void unreadable(const std::string& path, std::string_view why) {
    unreadable_ = true;
    diagnostics_.report(MessageId::CannotRead, std::nullopt,
                        fmt::format("cannot read the catalogue '{}': {}", path, why));
  }

  void add(const std::string& file, const std::string& directory, std::vector<CatalogueText>& own) {
    auto content = read_file(file);
    if (const auto* failure = std::get_if<ReadFailure>(&content)) {
      return unreadable(file, failure->reason);
    }
    const fs::path path = fs::path(file).lexically_relative(fs::path(directory).lexically_normal());
    texts_->own_.push_back(std::move(std::get<std::string>(content)));
    const std::string& text = texts_->own_.back();
    if (path == kEditionFile) {
      const std::string version = edition(file, text, diagnostics_);
      if (!version.empty()) texts_->version_ += ' ' + version;
      return;
    }
    std::string name = path.stem().string();
    if (!is_id(name)) {
      const std::string id = as_id(name);
      diagnostics_.report(MessageId::BadId, std::nullopt,
                          fmt::format("'{}' in the catalogue cannot be named in a scenario", file),
                          fmt::format("the name of a file is an id: lower-case letters a to z, "
                                      "digits, _ and -{}{}",
                                      id.empty() ? "" : ", such as ", id));
    }
    own.push_back({std::move(name), dotted(path), file, text, false});
  }

  void replace_by(std::vector<CatalogueText> own) {
    std::erase_if(texts_->texts_, [&](const CatalogueText& one) {
      return std::binary_search(own.begin(), own.end(), one, by_name);
    });
    std::move(own.begin(), own.end(), std::back_inserter(texts_->texts_));
    std::sort(texts_->texts_.begin(), texts_->texts_.end(), by_name);
  }

  std::shared_ptr<CatalogueTexts> texts_;
  Diagnostics& diagnostics_;
  bool unreadable_ = false;
};

const CatalogueText* CatalogueTexts::find(std::string_view name) const {
  const auto found = std::lower_bound(
      texts_.begin(), texts_.end(), name,
      [](const CatalogueText& text, std::string_view wanted) { return text.name < wanted; });
  return found != texts_.end() && found->name == name ? &*found : nullptr;
}

const std::optional<Entry>& CatalogueTexts::sound_entry(const CatalogueText& text) const {
  Reading& reading = readings_[static_cast<std::size_t>(&text - texts_.data())];
  std::call_once(reading.once, [&] {
    Diagnostics diagnostics;
    const std::uint32_t source =
        diagnostics.add_source(SourceText(text.file, std::string(text.text)));
    std::optional<Entry> entry = read_entry_text(text, source, diagnostics);
    if (diagnostics.all().empty()) reading.entry = std::move(entry);
  });
  return reading.entry;
}

const std::shared_ptr<const CatalogueTexts>& built_in_catalogue() {
  static const std::shared_ptr<const CatalogueTexts> kBuiltIn = [] {
    Diagnostics none;  // a test holds the files to that
    return read_catalogue("", none).texts;
  }();
  return kBuiltIn;
}

std::optional<Entry> read_entry_text(const CatalogueText& text, std::uint32_t source,
                                     Diagnostics& diagnostics) {
  const std::size_t faults_before = diagnostics.fault_count();
  const std::optional<Node> root = load_yaml(source, diagnostics, "catalogue entry");
  if (!root) return std::nullopt;
  std::optional<Entry> entry = read_entry(*root, text.name, text.path, diagnostics);
  if (diagnostics.fault_count() != faults_before) return std::nullopt;
  return entry;
}

CatalogueTextsResult read_catalogue(const std::string& directory, Diagnostics& diagnostics) {
  const std::size_t faults_before = diagnostics.fault_count();
  CatalogueReader reader(diagnostics);
  reader.built_in();
  if (!directory.empty()) reader.overlay(directory);
  return reader.take(faults_before);
}

std::shared_ptr<const CatalogueTexts> kept_catalogue(std::vector<KeptEntry> kept,
                                                     std::string version) {
  Diagnostics none;  // what is built in has no faults, and nothing else is looked at
  CatalogueReader reader(none);
  reader.built_in();
  reader.overlay(std::move(kept), std::move(version));
  return reader.take(0).texts;
}

}  // namespace soem
