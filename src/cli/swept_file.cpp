// SPDX-License-Identifier: MIT
#include "soem/cli/swept_file.hpp"

#include "soem/catalogue/write_out.hpp"
#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/variant_option.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/load/digest.hpp"

namespace soem {

JsonHead SweptFile::json_head(std::vector<std::string> words) const {
  JsonHead head{{}, std::move(words), {}, seed};
  for (const InputFile& file : inputs) head.inputs.push_back({file.path, sha256(file.text)});
  const Scenario& scenario = base->scenario;
  head.cases.push_back({&scenario, scenario.name, static_cast<std::size_t>(scenario.horizon)});
  return head;
}

int load_swept_file(const std::string& path, std::vector<Setting> settings,
                    const Invocation& invocation, SweptFile& file, Diagnostics& diagnostics,
                    const KeptInputs* kept) {
  if (kept) {
    file.catalogue = kept->catalogue;
  } else {
    auto catalogue = open_catalogue(invocation, diagnostics);
    if (const int* code = std::get_if<int>(&catalogue)) return *code;
    file.catalogue = std::get<0>(std::move(catalogue));
  }
  LoadedTree loaded = kept ? load_tree(kept->chain, diagnostics) : load_tree(path, diagnostics);
  if (!loaded.root) return loaded.unreadable ? kCannotReadOrWrite : kInvalidInput;
  file.names = names_of(file.catalogue);
  CatalogueFiles files(file.catalogue, diagnostics);
  CatalogueNames names(files);
  auto read = read_scenario_file(*loaded.root, path, settings, std::move(loaded.overrides), names,
                                 diagnostics);
  if (!read || diagnostics.has_errors()) return kInvalidInput;
  if (keep_variants(*read, invocation.values("variant"), diagnostics) > 0) return kUsage;
  // What can be said of the result of the base is not said of the rows; so it is not said at all.
  Diagnostics quiet = diagnostics.with_nothing_said();
  file.base = calculate(std::move(read->cases.front()), quiet);
  if (!file.base) {
    for (const Diagnostic& one : quiet.all()) {
      if (info(one.id).severity == Severity::Error) {
        diagnostics.report(one.id, one.span, one.text, one.hints);
      }
    }
    return kInvalidInput;
  }
  file.tree = std::move(*loaded.root);
  file.written = file.tree;
  names.write_out(file.written, diagnostics);
  file.inputs = std::move(loaded.inputs);
  add_own_files(files, file.inputs);
  file.own = files.own_files();
  file.settings = std::move(settings);
  return kDone;
}

}  // namespace soem
