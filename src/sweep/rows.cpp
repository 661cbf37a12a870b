// SPDX-License-Identifier: MIT
#include "soem/sweep/rows.hpp"

#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {

ValueForm form_of(std::string_view text) {
  const auto parsed = parse_decimal(text);
  const auto* number = std::get_if<Decimal>(&parsed);
  if (!number) return kWordsForm;
  const bool odd_whole =
      !number->whole && !number->percent && std::floor(number->value) == number->value;
  return kNumberForm | (number->percent ? kPercentMark : 0) |
         (number->grouped || odd_whole ? kOddMark : 0);
}

Node scalar_at(const SweptPath& path, std::string text) {
  Node node;
  node.kind = NodeKind::Scalar;
  node.text = std::move(text);
  node.span = path.at;
  return node;
}

TextColumn Rows::texts(std::size_t path, std::size_t first, std::size_t count) const {
  TextColumn out;
  out.places.reserve(count);
  for (std::size_t r = 0; r < count; ++r) {
    const std::size_t from = out.bytes.size();
    print(path, first + r, out.bytes);
    out.places.emplace_back(from, out.bytes.size() - from);
  }
  return out;
}

}  // namespace soem
