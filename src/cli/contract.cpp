// SPDX-License-Identifier: MIT
#include "soem/cli/contract.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/row_output.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/contract/review.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/contract_view.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class Command {
 public:
  Command(const Invocation& invocation, Diagnostics& diagnostics)
      : invocation_(invocation), diagnostics_(diagnostics) {}

  int run() {
    const std::string& path = invocation_.operands()[0];
    if (!dialect_fits(invocation_, diagnostics_) || !view_fits() ||
        overwrites_input(invocation_.output(), {&path, 1}, diagnostics_)) {
      return kUsage;
    }
    const Settings settings(invocation_.values("set"), diagnostics_);
    if (diagnostics_.has_errors()) return kUsage;
    const int loaded = load_swept_file(path, {settings.all().begin(), settings.all().end()},
                                       invocation_, file_, diagnostics_);
    if (loaded != kDone) return loaded;
    if (scenario().contracts.empty()) {
      diagnostics_.report(MessageId::MissingKey, std::nullopt,
                          fmt::format("'{}' has no 'contracts'", path),
                          "docs/contracts.md shows how one is written");
      return kInvalidInput;
    }
    if (!choose_contracts() || !choose_outcome()) return kUsage;
    settle_all();
    if (diagnostics_.has_errors()) return kInvalidInput;
    const auto language = static_cast<Language>(invocation_.choice("lang"));
    const auto view = static_cast<ContractView>(std::max(invocation_.choice("view"), 0));
    return write_result(
        invocation_, file_, contract_columns(view),
        [&](RowWriter& writer) { contract_rows(scenario(), results_, view, writer); },
        [&] { return contract_page(scenario(), results_, language); }, diagnostics_);
  }

 private:
  [[nodiscard]] const Scenario& scenario() const { return file_.base->scenario; }

  bool refuse(std::string text, std::string hint) {
    diagnostics_.report(MessageId::BadOptionValue, std::nullopt, std::move(text), std::move(hint));
    return false;
  }

  /// A page shows everything; a view is about rows.
  bool view_fits() {
    const std::string_view format = invocation_.word("format");
    if (invocation_.value("view").empty() || format == "csv" || format == "json") return true;
    return refuse("'--view' is about rows", "add  --format csv  or  --format json");
  }

  /// The position of `word` among `ids`; nothing, after a diagnostic, where it is none of them.
  std::optional<std::size_t> chosen(const std::string& word, std::string_view noun,
                                    const std::vector<std::string_view>& ids) {
    const auto found = std::find(ids.begin(), ids.end(), word);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    refuse(fmt::format("there is no {} '{}'", noun, word),
           did_you_mean(word, ids, fmt::format("the {}s are {}", noun, fmt::join(ids, ", "))));
    return std::nullopt;
  }

  bool choose_contracts() {
    std::vector<std::string_view> ids;
    for (const Contract& one : scenario().contracts) ids.push_back(one.id);
    for (const std::string& word : invocation_.values("contract")) {
      const auto number = chosen(word, "contract", ids);
      if (!number) return false;
      contracts_.push_back(*number);
    }
    if (!contracts_.empty()) return true;
    for (std::size_t i = 0; i < ids.size(); ++i) contracts_.push_back(i);
    return true;
  }

  bool choose_outcome() {
    const std::string word = invocation_.value("outcome");
    if (word.empty()) return true;
    std::vector<std::string_view> ids;
    for (const Outcome& one : scenario().outcomes()) ids.push_back(one.id);
    outcome_ = chosen(word, "outcome", ids);
    return outcome_.has_value();
  }

  void settle_all() {
    const std::vector<double> slots = slot_values(scenario());
    const Projected projected{&scenario(), file_.base->model.get(), &file_.base->values, slots};
    for (const std::size_t number : contracts_) {
      const Contract& one = scenario().contracts[number];
      results_.push_back(contract_result(one, projected, outcome_));
      review_contract(one, projected, results_.back().settlement, diagnostics_);
    }
  }

  const Invocation& invocation_;
  Diagnostics& diagnostics_;
  SweptFile file_;
  std::vector<std::size_t> contracts_;
  std::optional<std::size_t> outcome_;
  std::vector<ContractResult> results_;
};

}  // namespace

int contract(const Invocation& invocation, Diagnostics& diagnostics) {
  return Command(invocation, diagnostics).run();
}

}  // namespace soem
