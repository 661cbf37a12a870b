// SPDX-License-Identifier: MIT
//
// What a view gives, as the CSV that a reader of it would get.
#pragma once

#include <string>

#include "csv.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/views.hpp"

namespace soem::test {

/// The text of view `view`, whose rows `give` hands to the writer it is given.
template <typename Give>
std::string csv_text(RowView view, Give give) {
  std::string out;
  CsvWriter writer(
      [&](std::string_view text) {
        out += text;
        return true;
      },
      CsvDialect::Rfc4180, columns(view));
  give(writer);
  writer.finish();
  return out;
}

}  // namespace soem::test
