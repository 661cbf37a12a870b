// SPDX-License-Identifier: MIT
#include "calculate.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "soem/diag/print.hpp"
#include "soem/load/load.hpp"

namespace soem::test {

std::string Calculation::messages() const { return print(*diagnostics, {}); }

std::optional<double> Calculation::figure(const std::string& name, const std::string& payer) const {
  const Figure* found = summary ? summary->find(name, payer) : nullptr;
  if (!found) {
    ADD_FAILURE() << "there is no figure " << name << " of " << payer;
    return std::nullopt;
  }
  return found->value;
}

const PayerBudget& Calculation::budget(const std::string& payer) const {
  static const PayerBudget none{};
  if (summary) {
    for (const PayerBudget& budget : summary->projection.budgets) {
      if (budget.payer == payer) return budget;
    }
  }
  ADD_FAILURE() << "there is no budget of " << payer;
  return none;
}

Calculation calculate(const std::string& yaml, const std::string& name) {
  Calculation out;
  out.diagnostics = std::make_unique<Diagnostics>();
  const std::uint32_t source = out.diagnostics->add_source(SourceText(name, yaml));
  auto file = load_text(source, name, {}, *out.diagnostics);
  if (file) out.scenario = std::move(file->cases.front());
  if (!out.scenario) return out;
  out.model = lower(*out.scenario);
  auto calculated = soem::calculate(*out.scenario, *out.diagnostics);
  if (calculated) out.summary = std::move(calculated->summary);
  return out;
}

std::vector<soem::Calculation> calculate_cases(const std::string& yaml, const std::string& name) {
  Diagnostics diagnostics;
  const std::uint32_t source = diagnostics.add_source(SourceText(name, yaml));
  std::vector<soem::Calculation> cases;
  if (auto file = load_text(source, name, {}, diagnostics)) {
    for (Scenario& scenario : file->cases) {
      if (auto one = soem::calculate(std::move(scenario), diagnostics)) {
        cases.push_back(std::move(*one));
      }
    }
  }
  EXPECT_FALSE(diagnostics.has_errors()) << print(diagnostics, {});
  return cases;
}

std::string source_file(const std::string& path) {
  std::ifstream file(std::string(SOEM_SOURCE_DIR "/") + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace soem::test
