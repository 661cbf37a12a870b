// SPDX-License-Identifier: MIT
//
// Which catalogue a command uses: what is built in, with a user's own files on top.
#pragma once

#include <string>
#include <variant>

#include "soem/cli/commands.hpp"
#include "soem/load/catalogue_texts.hpp"

namespace soem {

/// For the table of a command that reads the catalogue.
constexpr OptionSpec kCatalogOption{
    "catalog", 0, "DIR", {}, "", "your own figures on top; SOEM_CATALOG by default"};

/// The value of the environment variable SOEM_CATALOG; empty: nothing on top.
[[nodiscard]] std::string default_catalogue_directory();

/// The value of --catalog, else of the environment variable SOEM_CATALOG; empty: nothing on top.
[[nodiscard]] std::string catalogue_directory(const Invocation& invocation);

/// The catalogue with `directory` on top (empty: nothing), or the exit code of what has been
/// reported.
[[nodiscard]] std::variant<std::shared_ptr<const CatalogueTexts>, int> open_catalogue(
    const std::string& directory, Diagnostics& diagnostics);

/// The same for a command with one catalogue.
[[nodiscard]] std::variant<std::shared_ptr<const CatalogueTexts>, int> open_catalogue(
    const Invocation& invocation, Diagnostics& diagnostics);

}  // namespace soem
