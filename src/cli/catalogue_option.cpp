// SPDX-License-Identifier: MIT
#include "soem/cli/catalogue_option.hpp"

#include <cstdlib>

#include "soem/cli/cli.hpp"

namespace soem {

std::string catalogue_directory(const Invocation& invocation) {
  std::string given = invocation.value(kCatalogOption.name);
  if (!given.empty()) return given;
  const char* from_environment = std::getenv("SOEM_CATALOG");
  return from_environment ? from_environment : "";
}

std::variant<std::shared_ptr<const CatalogueTexts>, int> open_catalogue(
    const Invocation& invocation, Diagnostics& diagnostics) {
  const std::string directory = catalogue_directory(invocation);
  if (directory.empty()) return built_in_catalogue();
  CatalogueTextsResult result = read_catalogue(directory, diagnostics);
  if (result.texts) return std::move(result.texts);
  return result.unreadable ? kCannotReadOrWrite : kInvalidInput;
}

}  // namespace soem
