// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>

#include "soem/catalogue/catalogue.hpp"
#include "soem/load/catalogue_texts.hpp"

namespace soem {

/// The catalogue of one run of diagnostics: each file is read when it is first asked for, and
/// becomes a source text that messages and explanations can point into. Cheap to make; one for each
/// thread.
class CatalogueFiles : public Catalogue {
 public:
  /// `diagnostics` must live as long as the catalogue.
  CatalogueFiles(std::shared_ptr<const CatalogueTexts> texts, Diagnostics& diagnostics)
      : texts_(std::move(texts)), diagnostics_(diagnostics) {}

  [[nodiscard]] const Entry* find(std::string_view name) override;
  [[nodiscard]] bool has(std::string_view name) const override;
  [[nodiscard]] std::vector<std::string_view> names() const override;
  [[nodiscard]] const std::string& version() const override { return texts_->version(); }
  /// Those of the user that were asked for, by name.
  [[nodiscard]] std::vector<const CatalogueText*> own_files() const;

 private:
  std::shared_ptr<const CatalogueTexts> texts_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::optional<Entry>, std::less<>> read_;
};

/// The names of `texts`, for any diagnostics.
[[nodiscard]] NamesFor names_of(std::shared_ptr<const CatalogueTexts> texts);

}  // namespace soem
