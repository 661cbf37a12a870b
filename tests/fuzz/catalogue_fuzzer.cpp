// SPDX-License-Identifier: MIT
//
// Any bytes as a fact file of the catalogue: they end in diagnostics or in an entry, and a scenario
// that uses the entry ends in diagnostics or in finite figures.
#include <cmath>
#include <cstdlib>

#include "soem/catalogue/write_out.hpp"
#include "soem/diag/print.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/scenario/cases.hpp"
#include "soem/load/yaml.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// The fuzzed file as `x`, and what is built in.
class WithOneFile : public soem::Catalogue {
 public:
  WithOneFile(const soem::Entry& entry, soem::Diagnostics& diagnostics)
      : entry_(entry), built_in_(soem::built_in_catalogue(), diagnostics) {}

  const soem::Entry* find(std::string_view name) override {
    return name == "x" ? &entry_ : built_in_.find(name);
  }
  [[nodiscard]] bool has(std::string_view name) const override {
    return name == "x" || built_in_.has(name);
  }
  [[nodiscard]] std::vector<std::string_view> names() const override {
    std::vector<std::string_view> all = built_in_.names();
    all.emplace_back("x");  // sorts behind all others
    return all;
  }
  [[nodiscard]] const std::string& version() const override { return built_in_.version(); }

 private:
  const soem::Entry& entry_;
  soem::CatalogueFiles built_in_;
};

/// A scenario that names `x` wherever a name may stand, in the year of its last value.
std::string scenario_with(const soem::Entry& entry) {
  std::string unit = "'";
  for (const char c : entry.unit.empty() ? "week" : entry.unit)
    unit += c == '\'' ? "''" : std::string(1, c);
  unit += "'";
  std::string effect = "10 %", price = "{kommune: 5, stat: 5}", split, tax = "{kommune: 25 %}",
              frame;
  switch (entry.kind) {
    case soem::NameKind::Price:
      price = "x";
      break;
    case soem::NameKind::Split:
      split = ", split: x";
      break;
    case soem::NameKind::Ladder:
      split = ", split: {ladder: x, from_week: 1}";
      unit = "week";
      break;
    case soem::NameKind::Rate:
      tax = "x";
      break;
    case soem::NameKind::Effect:
      effect = "x";
      break;
    case soem::NameKind::Index:
      frame = "price_index: x\n";
      price = "{kommune: 5, price_year: 2020}";
      break;
    case soem::NameKind::Discount:
      frame = "discount: x\n";
      break;
  }
  const int year = static_cast<int>(entry.values.back().from.year());
  return "soem: 1\ntitle: T\nstart_year: 2025\nhorizon: 3\nparticipants: {intake: {2025: 10}}\n" +
         frame + "price_year: " + std::to_string(year) +
         "\noutcomes:\n  - id: job\n    evidence: 1\n    effect: " + effect +
         "\n    consequences:\n      - {id: benefit, change: -4, unit: " + unit +
         ", price: " + price + split + "}\n      - {id: tax, tax_of: benefit, price: " + tax +
         "}\n";
}

void use(const soem::Entry& entry, soem::Diagnostics& diagnostics) {
  const std::uint32_t source =
      diagnostics.add_source(soem::SourceText("fuzz.yaml", scenario_with(entry)));
  const auto root = soem::load_yaml(source, diagnostics);
  if (!root) return;
  WithOneFile catalogue(entry, diagnostics);
  soem::CatalogueNames names(catalogue);
  auto file = soem::read_scenario_file(*root, "fuzz.yaml", {}, {}, names, diagnostics);
  require(file.has_value() == !diagnostics.has_errors());
  if (!file) return;
  const auto one = soem::calculate(std::move(file->cases.front()), diagnostics);
  if (!one) return;  // reported as result-too-large
  for (const soem::Figure& figure : one->summary.figures) {
    require(figure.value ? std::isfinite(*figure.value) : !figure.reason.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  soem::Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(soem::SourceText("x.yaml", text));
  const soem::CatalogueText file{.name = "x", .path = "other.x", .file = "x.yaml", .text = text};
  const std::optional<soem::Entry> entry = soem::read_entry_text(file, source, diagnostics);
  require(entry.has_value() == !diagnostics.has_errors());
  if (entry) use(*entry, diagnostics);
  (void)soem::print(diagnostics, {.color = false});
  return 0;
}
