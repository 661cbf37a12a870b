// SPDX-License-Identifier: MIT
//
// One file of `soem check`: loaded, calculated and compared; and its expectations rewritten.
#pragma once

#include <string>

#include "soem/diag/diagnostic.hpp"
#include "soem/load/catalogue_texts.hpp"
#include "soem/render/check_report.hpp"

namespace soem {

/// A file and everything that was said about it. Files know nothing of each other, so that they can
/// be checked at the same time.
struct FileCheck {
  CheckedFile file;
  Diagnostics diagnostics;
  std::string text;  ///< of the file; empty where it could not be read
};

[[nodiscard]] FileCheck check_file(const std::string& path,
                                   const std::shared_ptr<const CatalogueTexts>& catalogue);

/// Rewrites the missed expectations of `check`, a file that was calculated: only the bytes of their
/// values change, and the file is replaced as a whole or not at all. `check` is then that of the
/// new text; what kept a value from being rewritten is among its diagnostics. Returns false where
/// the file could not be written.
bool update_expectations(FileCheck& check, const std::shared_ptr<const CatalogueTexts>& catalogue);

}  // namespace soem
