// SPDX-License-Identifier: MIT
#include "soem/cli/catalogue_option.hpp"

#include <cstdlib>

#include "soem/cli/cli.hpp"

namespace soem {

std::string default_catalogue_directory() {
  const char* from_environment = std::getenv("SOEM_CATALOG");
  return from_environment ? from_environment : "";
}

std::string catalogue_directory(const Invocation& invocation) {
  std::string given = invocation.value(kCatalogOption.name);
  return given.empty() ? default_catalogue_directory() : given;
}

std::variant<std::shared_ptr<const CatalogueTexts>, int> open_catalogue(
    const std::string& directory, Diagnostics& diagnostics) {
  if (directory.empty()) return built_in_catalogue();
  CatalogueTextsResult result = read_catalogue(directory, diagnostics);
  if (result.texts) return std::move(result.texts);
  return result.unreadable ? kCannotReadOrWrite : kInvalidInput;
}

std::variant<std::shared_ptr<const CatalogueTexts>, int> open_catalogue(
    const Invocation& invocation, Diagnostics& diagnostics) {
  return open_catalogue(catalogue_directory(invocation), diagnostics);
}

}  // namespace soem
