// SPDX-License-Identifier: MIT
//
// --set PATH=VALUE: words of the command line as changes to scenarios. VALUE is written as in a
// file; a list or a map in YAML's short form: --set 'outcomes.job.retention=[90 %, 80 %]'.
#pragma once

#include <list>
#include <span>
#include <string>
#include <vector>

#include "soem/document/node.hpp"
#include "soem/scenario/cases.hpp"

namespace soem {

/// Each PATH=VALUE is a source text of its own, so that messages can point into it.
class Settings {
 public:
  /// Reports words that are no PATH=VALUE.
  Settings(std::span<const std::string> words, Diagnostics& diagnostics);

  [[nodiscard]] std::span<const Setting> all() const { return settings_; }

 private:
  void read(const std::string& words, Diagnostics& diagnostics);

  std::list<Node> values_;  ///< the settings point to them
  std::vector<Setting> settings_;
};

}  // namespace soem
