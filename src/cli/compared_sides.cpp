// SPDX-License-Identifier: MIT
#include "soem/cli/compared_sides.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/catalogue/write_out.hpp"
#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/variant_option.hpp"
#include "soem/load/catalogue_files.hpp"

namespace soem {
namespace {

std::string word(const std::vector<std::string>& given, std::size_t side,
                 const std::string& otherwise) {
  if (given.empty()) return otherwise;
  return given[std::min(side, given.size() - 1)];
}

class SideReader {
 public:
  SideReader(std::span<const Setting> settings, ComparedResults& results, Diagnostics& diagnostics)
      : settings_(settings), results_(results), diagnostics_(diagnostics) {}

  /// kDone, or an exit code.
  int read(const ComparedSide& side, std::optional<Calculation>& out) {
    const bool same_file = !sides_.empty() && sides_.front().file == side.file;
    const bool same_catalogue = same_file && sides_.front().catalogue == side.catalogue;
    if (!same_file) {
      tree_ = load_tree(side.file, diagnostics_);
      if (!tree_.root) return tree_.unreadable ? kCannotReadOrWrite : kInvalidInput;
      add_inputs(tree_.inputs);
    }
    sides_.push_back(side);
    if (!same_catalogue) {
      if (same_file) diagnostics_.begin_case("with the catalogue of B");
      if (const int code = read_cases(side); code != kDone) return code;
    }
    return calculate_case(side, out);
  }

 private:
  int read_cases(const ComparedSide& side) {
    const auto catalogue = open_catalogue(side.catalogue, diagnostics_);
    if (const int* code = std::get_if<int>(&catalogue)) return *code;
    CatalogueFiles files(std::get<0>(catalogue), diagnostics_);
    CatalogueNames names(files);
    const std::size_t faults = diagnostics_.fault_count();
    file_ =
        read_scenario_file(*tree_.root, side.file, settings_, tree_.overrides, names, diagnostics_);
    if (!file_ || diagnostics_.fault_count() != faults) return kInvalidInput;
    std::vector<InputFile> own;
    add_own_files(files, own);
    add_inputs(own);
    return kDone;
  }

  int calculate_case(const ComparedSide& side, std::optional<Calculation>& out) {
    ScenarioFile file = *file_;
    if (keep_variants(file, {side.variant}, diagnostics_) > 0) return kUsage;
    // What can be said of one result alone, soem run says.
    Diagnostics quiet = diagnostics_.with_nothing_said();
    out = calculate(std::move(file.cases.front()), quiet);
    if (out) return kDone;
    for (const Diagnostic& one : quiet.all()) {
      if (info(one.id).severity == Severity::Error) {
        diagnostics_.report(one.id, one.span, one.text, one.hints);
      }
    }
    return kInvalidInput;
  }

  void add_inputs(const std::vector<InputFile>& inputs) {
    for (const InputFile& input : inputs) {
      const bool known =
          std::any_of(results_.inputs.begin(), results_.inputs.end(),
                      [&](const InputFile& other) { return other.path == input.path; });
      if (!known) results_.inputs.push_back(input);
    }
  }

  std::span<const Setting> settings_;
  ComparedResults& results_;
  Diagnostics& diagnostics_;
  std::vector<ComparedSide> sides_;
  LoadedTree tree_;                   ///< of the last file
  std::optional<ScenarioFile> file_;  ///< the same, under the last catalogue
};

}  // namespace

std::optional<std::array<ComparedSide, 2>> compared_sides(const Invocation& invocation,
                                                          Diagnostics& diagnostics) {
  const std::vector<std::string>& files = invocation.operands();
  const std::vector<std::string>& variants = invocation.values("variant");
  const std::vector<std::string>& catalogues = invocation.values("catalog");
  for (const auto& [option, given] : {std::pair("variant", &variants), {"catalog", &catalogues}}) {
    if (given->size() <= 2) continue;
    diagnostics.report(
        MessageId::BadOptionValue, std::nullopt,
        fmt::format("'--{}' is given {} times, but there are two sides", option, given->size()),
        "give it once for both, or twice: A's, then B's");
    return std::nullopt;
  }
  const bool two = files.size() == 2 || variants.size() == 2 || catalogues.size() == 2;
  if (!two && catalogues.empty()) {
    diagnostics.report(MessageId::MissingArgument, std::nullopt,
                       "'soem compare' needs two results to compare",
                       "name a second file, or two of  --variant NAME  or  --catalog DIR");
    return std::nullopt;
  }
  const std::string usual = default_catalogue_directory();
  std::array<ComparedSide, 2> out;
  for (std::size_t side = 0; side < out.size(); ++side) {
    out[side] = {word(files, side, ""), word(variants, side, std::string(kBaseVariant)),
                 word(catalogues, side, usual)};
  }
  if (!two) out[0].catalogue = usual;
  const auto& [a, b] = out;
  if (a.file == b.file && a.variant == b.variant && a.catalogue == b.catalogue) {
    diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                       "A and B are the same file, variant and catalogue",
                       "soem run  shows the result of one");
    return std::nullopt;
  }
  return out;
}

int load_sides(const std::array<ComparedSide, 2>& sides, std::span<const Setting> settings,
               ComparedResults& results, Diagnostics& diagnostics) {
  SideReader reader(settings, results, diagnostics);
  const int of_a = reader.read(sides[0], results.a);
  // So that one run shows the errors of both; under one file they would be the same.
  if (of_a != kDone && sides[0].file == sides[1].file) return of_a;
  const int of_b = reader.read(sides[1], results.b);
  return std::max(of_a, of_b);
}

}  // namespace soem
