// SPDX-License-Identifier: MIT
//
// A scenario read again with other values: the slow and strict way, which every row that is not
// beyond doubt goes, so that a sweep accepts and says exactly what `soem run --set` does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "soem/document/node.hpp"
#include "soem/scenario/cases.hpp"
#include "soem/scenario/names.hpp"

namespace soem {

struct Reread {
  std::optional<Scenario> scenario;  ///< empty where it is invalid
  Diagnostics diagnostics;           ///< of this reading alone

  /// The first error in one line, with its id: what a column of errors says.
  [[nodiscard]] std::string first_error() const;
};

class Rereader {
 public:
  /// `tree` holds what one case is made of (of_one_case()); `settings` come before those of rows.
  Rereader(Node tree, std::string name, std::string variant, std::vector<Setting> settings,
           NamesFor names, const Diagnostics& sources);

  [[nodiscard]] Reread read(std::span<const Setting> settings) const;

 private:
  Node tree_;
  std::string name_, variant_;
  std::vector<Setting> settings_;
  NamesFor names_;
  Diagnostics sources_;
};

/// `error` as one line.
[[nodiscard]] std::string in_one_line(const Diagnostic& error);

}  // namespace soem
