// SPDX-License-Identifier: MIT
//
// Any words as paths and as PATH=VALUE, on a scenario that has everything a path can meet: they end
// in a message or in a changed scenario, and what a path names is where it says.
//
// The input is lines; each is a word of --set, and what stands before its '=' is tried as a path
// of its own.
#include <cstdlib>
#include <sstream>

#include "soem/catalogue/write_out.hpp"
#include "soem/diag/print.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/load/settings.hpp"
#include "soem/load/yaml.hpp"
#include "soem/model/model.hpp"
#include "soem/scenario/paths.hpp"

namespace {

constexpr const char* kScenario = R"(soem: 1
title: Job
start_year: 2025
horizon: 6
price_year: 2025
price_index: {2023: 100, 2025: 104}
discount: fm-2021
payers: [kommune, stat, {id: fond, public: false}]
sources: {eval: {title: Evaluation}}
participants: {completion: [50 %, 35 %], present: [100 %, 60 %]}
groups:
  - {id: light, intake: {2025: 25, 2026: 5}, set: {outcomes.job.rate: 55 %, costs.course.amount: 9}}
  - {id: heavy, intake: {from: 2025, to: 2026, each: 10}, source: eval}
costs:
  - {id: rooms, amount: 100, per: year, years: 2025-2026, split: {kommune: 60 %, stat: 40 %}, price_year: 2023}
  - {id: course, amount: 20, per: participant_year, payer: kommune, residual_value: {amount: 2, year: 2026}}
saved_costs:
  - {id: usual, amount: 5, per: success, outcome: job, payer: fond}
outcomes:
  - id: job
    rate: 40 %
    baseline: 25 %
    evidence: 2
    retention: [100 %, 90 %]
    by_cohort: {2026: {rate: 30 %}}
    adjustments: {attribution: 80 %}
    consequences:
      - {id: benefit, change: -46, unit: week, price: {kommune: 2240, stat: 560}, growth: 1 %}
      - {id: tax, kind: income, change: [1, 2], unit: DKK, price: {stat: 40 %}, realisable: 50 %}
      - {id: transfer, change: [-40, -9.5], unit: week, split: {ladder: {1: 80 %, 5: 40 %}, from_week: 27}, price: {amount: 90, price_year: 2023, index: {2023: 98, 2025: 103}, taxable: true}}
      - {id: lost_tax, tax_of: transfer, price: {kommune: 25 %}}
      - {id: named, change: -2, unit: month, price: kontanthjaelp_30_other, split: {ladder: refusion-2016}}
      - {id: care, change: -1, unit: month, when: during, price: {amount: 90, unit: week, split: {stat: 100 %}}}
  - {id: home, effect: 10 %, evidence: 1, basis: started}
business_cycle: {2026: 90 %}
variants:
  low: {outcomes.*.adjustments.attribution: 70 %, discount.rate: 2 %}
  short: {horizon: 3, groups.light.intake.2025: 3}
)";

void require(bool holds) {
  if (!holds) std::abort();
}

const soem::Node& tree() {
  static const soem::Node root = [] {
    soem::Diagnostics diagnostics;
    auto read =
        soem::load_yaml(diagnostics.add_source(soem::SourceText("x", kScenario)), diagnostics);
    require(read.has_value());
    return *read;
  }();
  return root;
}

/// Every path that a pattern stands for stands for itself, and what is set there is found there.
void try_path(const std::string& pattern) {
  const auto expanded = soem::expand_path(tree(), pattern);
  if (const auto* fault = std::get_if<soem::PathFault>(&expanded)) {
    require(!fault->text.empty());
    return;
  }
  soem::Node value;
  value.kind = soem::NodeKind::Scalar;
  value.text = "123";
  for (const std::string& path : std::get<std::vector<std::string>>(expanded)) {
    const auto again = soem::expand_path(tree(), path);
    require(std::get<std::vector<std::string>>(again) == std::vector{path});
    soem::Node root = tree();
    const auto found = soem::find_targets(root, path);
    const auto& targets = std::get<std::vector<soem::PathTarget>>(found);
    // What loses its id cannot be found again.
    const bool loses_id = path.ends_with(".id") || targets[0].holder->kind == soem::NodeKind::List;
    soem::set_targets(root, targets, {}, value);
    const soem::Node* set = soem::find_path(root, path);
    require(loses_id || (set && set->text == "123"));
    (void)soem::remove_path(root, path);
  }
}

void try_settings(const std::vector<std::string>& words) {
  soem::Diagnostics diagnostics;
  require(diagnostics.add_source(soem::SourceText("fuzz.yaml", kScenario)) == 0);  // as the tree's
  const soem::Settings settings(words, diagnostics);
  const std::size_t refused = diagnostics.fault_count();
  soem::CatalogueFiles catalogue(soem::built_in_catalogue(), diagnostics);
  soem::CatalogueNames names(catalogue);
  const auto file =
      soem::read_scenario_file(tree(), "fuzz.yaml", settings.all(), {}, names, diagnostics);
  require(file.has_value() == (diagnostics.fault_count() == refused));
  // What a valid case comes to is the other fuzzer's business, but a case must be one.
  if (file) (void)soem::lower(file->cases.back());
  (void)soem::print(diagnostics, {.color = false});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
  std::vector<std::string> words;
  constexpr std::size_t kMostWords = 12;  // more of them find nothing more, only slower
  for (std::string line; words.size() < kMostWords && std::getline(lines, line);) {
    try_path(line.substr(0, line.find('=')));
    words.push_back(line);
  }
  try_settings(words);
  return 0;
}
