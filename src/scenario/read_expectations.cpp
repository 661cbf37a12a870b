// SPDX-License-Identifier: MIT
//
// `expect`: what the scenario must give. Figures and payers are known once it has been calculated;
// here it is checked that the variants and the sources exist.
#include <fmt/format.h>

#include <algorithm>

#include "reading.hpp"
#include "soem/text/decimal.hpp"
#include "soem/text/nearest.hpp"

namespace soem {

double tolerance_of_digits(std::string_view value_as_written) {
  const auto half = parse_decimal(fmt::format("5e{}", last_place(value_as_written) - 1));
  const auto* decimal = std::get_if<Decimal>(&half);
  return decimal ? decimal->value : 0.0;
}

namespace {

Expectation read_expectation(const Node& item, std::size_t number, Reading& reading) {
  RecordView view(reading, item, schema::kExpectation, fmt::format("expect.{}", number));
  view.check_source();
  Expectation out;
  out.figure = view.text("figure");
  out.payer = view.text("payer");
  out.variant = view.text("variant");
  if (const auto year = view.year("year")) out.year = static_cast<int>(*year);
  out.at = item.span;
  out.value_at = view.span_of_value("value");
  out.figure_at = view.span_of_value("figure");
  out.payer_at = view.span_of_value("payer");
  out.year_at = view.span_of_value("year");
  for (const std::string& source :
       view.citation() == kNoCitation
           ? std::vector<std::string>{}
           : reading.scenario.citations[static_cast<std::size_t>(view.citation())].sources) {
    out.citation += out.citation.empty() ? source : ", " + source;
  }
  const Node* value = view.find("value");
  const bool undefined = value && value->text == "undefined";
  if (value && !undefined) {
    out.value = number_or_nan(*value, Quantity::Result);
    out.tolerance = tolerance_of_digits(value->text);
  }
  const Node* tolerance = view.find("tolerance");
  if (!tolerance) return out;
  out.states_tolerance = true;
  if (undefined) {
    reading.diagnostics.report(
        MessageId::KeyNotApplicable, view.span_of_key("tolerance"),
        fmt::format("'{}' means nothing with  value: undefined", view.path("tolerance")));
  }
  out.tolerance = number_or_nan(*tolerance, Quantity::Tolerance);
  out.relative = tolerance->text.ends_with('%');
  return out;
}

}  // namespace

std::vector<Expectation> read_expectations(RecordView& file, Reading& reading) {
  std::vector<Expectation> out;
  const Node* list = file.find("expect");
  if (!list) return out;
  std::vector<std::string_view> variants{kBaseVariant};
  if (const Node* map = file.find("variants")) {
    for (const MapKey& key : map->keys) variants.push_back(key.text);
  }
  for (std::size_t i = 0; i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    if (item.kind != NodeKind::Map) continue;
    out.push_back(read_expectation(item, i, reading));
    const std::string& variant = out.back().variant;
    if (std::find(variants.begin(), variants.end(), variant) != variants.end()) continue;
    reading.diagnostics.report(MessageId::UnknownVariant, item.find("variant")->span,
                               fmt::format("there is no variant '{}'", variant),
                               did_you_mean(variant, variants, "add it to 'variants'"));
  }
  return out;
}

}  // namespace soem
