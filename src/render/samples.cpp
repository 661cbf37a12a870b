// SPDX-License-Identifier: MIT
#include "soem/render/samples.hpp"

#include <algorithm>
#include <cmath>

#include "soem/figures/summary.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/text_buffer.hpp"

namespace soem {

std::string samples_head(const Scenario& scenario, std::span<const AskedFigure> asked,
                         CsvDialect dialect) {
  const bool excel = dialect == CsvDialect::ExcelDa;
  std::string out = excel ? "\xEF\xBB\xBF"
                            "draw"
                          : "draw";
  const auto add = [&](const std::string& name) {
    out += excel ? ';' : ',';
    out += csv_field(name, dialect);
  };
  for (const UncertainInput& input : scenario.uncertainty.inputs) add(input.name);
  for (const AskedFigure& one : asked) {
    const std::string payer = one.is_of_contract()                 ? one.party
                              : one.payer < scenario.payers.size() ? scenario.payers[one.payer].id
                                                                   : std::string(kTotal);
    add(one.figure + ':' + payer);
  }
  return out + (excel ? "\r\n" : "\n");
}

std::string samples_rows(const Leaf& leaf, CsvDialect dialect) {
  const bool excel = dialect == CsvDialect::ExcelDa;
  constexpr std::size_t kUsualField = 20;
  TextBuffer out(leaf.draws * kUsualField * (leaf.inputs.columns() + leaf.figures.columns() + 1));
  const auto add = [&](const DrawTable& table, std::size_t draw) {
    for (std::size_t column = 0; column < table.columns(); ++column) {
      out.put(excel ? ';' : ',');
      const double value = table.at(column, draw);
      if (std::isnan(value)) continue;
      std::string text = shortest(value);
      if (excel) std::replace(text.begin(), text.end(), '.', ',');
      out.put(text);
    }
  };
  for (std::size_t draw = 0; draw < leaf.draws; ++draw) {
    out.put(std::to_string(leaf.number * kLeafDraws + draw + 1));
    add(leaf.inputs, draw);
    add(leaf.figures, draw);
    out.put(excel ? "\r\n" : "\n");
  }
  return std::move(out).take();
}

}  // namespace soem
