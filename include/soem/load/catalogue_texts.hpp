// SPDX-License-Identifier: MIT
//
// The catalogue as texts: what is built into the program, and a user's own files on top. Read once,
// then never changed, so that any number of threads may share it.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "soem/catalogue/entry.hpp"

namespace soem {

struct CatalogueText {
  std::string name;  ///< the file's stem, by which scenarios know it
  std::string path;  ///< dotted, from the root: income_transfers.kontanthjaelp_30_other
  std::string file;  ///< what messages call it: catalogue/health/x.yaml, or the user's own path
  std::string_view text;  ///< lives as long as the catalogue
  bool built_in = true;   ///< false: a user's own
};

class CatalogueTexts {
 public:
  CatalogueTexts(const CatalogueTexts&) = delete;
  CatalogueTexts& operator=(const CatalogueTexts&) = delete;

  /// The file of that name, or null.
  [[nodiscard]] const CatalogueText* find(std::string_view name) const;
  /// All files, sorted by name.
  [[nodiscard]] const std::vector<CatalogueText>& all() const { return texts_; }
  /// What is in `text`, one of all(), read once for all threads; empty where anything about it is
  /// to be reported. Its spans have source 0.
  [[nodiscard]] const std::optional<Entry>& sound_entry(const CatalogueText& text) const;
  /// "2026.11", or "2026.11 + DIR" with the edition of DIR behind it where it states one.
  [[nodiscard]] const std::string& version() const { return version_; }

 private:
  friend class CatalogueReader;
  CatalogueTexts() = default;

  struct Reading {
    std::once_flag once;
    std::optional<Entry> entry;
  };

  std::vector<CatalogueText> texts_;
  std::unique_ptr<Reading[]> readings_;  ///< one a text, in their order
  std::list<std::string> own_;           ///< texts of a user's files
  std::string version_;
};

struct CatalogueTextsResult {
  std::shared_ptr<const CatalogueTexts> texts;  ///< null where there was any error
  bool unreadable = false;                      ///< some file or directory could not be read
};

/// What is built in, with every *.yaml and *.yml in `directory` and below on top (empty: nothing):
/// a file replaces the built-in one of the same name. Reports what cannot be read, names that are
/// no ids, and names that stand twice in the directory. What is in the files is looked at when they
/// are asked for.
[[nodiscard]] CatalogueTextsResult read_catalogue(const std::string& directory,
                                                  Diagnostics& diagnostics);

/// A file of a user's own catalogue that was read before, and is gone.
struct KeptEntry {
  std::string name, path, file, text;  ///< as in CatalogueText
};

/// What is built in with `kept` on top, under the `version` that it had.
[[nodiscard]] std::shared_ptr<const CatalogueTexts> kept_catalogue(std::vector<KeptEntry> kept,
                                                                   std::string version);

/// What is built in, read once.
[[nodiscard]] const std::shared_ptr<const CatalogueTexts>& built_in_catalogue();

/// Reads source number `source` of `diagnostics`, which holds `text`.
[[nodiscard]] std::optional<Entry> read_entry_text(const CatalogueText& text, std::uint32_t source,
                                                   Diagnostics& diagnostics);

}  // namespace soem
