// SPDX-License-Identifier: MIT
#include "first_draws.hpp"

#include <algorithm>
#include <cmath>

#include "rank_correlation.hpp"

namespace soem::simulation {

bool is_net_result(std::string_view figure) {
  constexpr std::string_view kOfScenario[] = {"net.pv", "net.undiscounted", "net_realisable.pv",
                                              "net_realisable.undiscounted"};
  constexpr std::string_view kOfContract[] = {".net_with.pv", ".net_with.undiscounted", ".gain"};
  const auto ends = [&](std::string_view end) { return figure.ends_with(end); };
  if (figure.starts_with("contract.")) return std::ranges::any_of(kOfContract, ends);
  return std::ranges::find(kOfScenario, figure) != std::end(kOfScenario);
}

void FirstDraws::add(Leaf& leaf) {
  draws_ += leaf.draws;
  indices_.resize(leaf.indices.size(), MergeTree<IndexSums>(first_));
  for (std::size_t i = 0; i < indices_.size(); ++i) indices_[i].add(leaf.indices[i]);
  inputs_.push_back(std::move(leaf.inputs));
  figures_.push_back(std::move(leaf.figures));
}

void FirstDraws::add(const TallyState& more, std::span<const unsigned> levels) {
  indices_.resize(more.indices.size(), MergeTree<IndexSums>(first_));
  for (std::size_t i = 0; i < indices_.size(); ++i) {
    for (std::size_t n = 0; n < levels.size(); ++n) indices_[i].add(more.indices[i][n], levels[n]);
  }
  const auto table_of = [&](const std::vector<std::vector<double>>& columns) {
    DrawTable table(columns.size(), static_cast<std::size_t>(more.input_draws));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      for (std::size_t d = 0; d < table.draws(); ++d) {
        table.block(d / kLanes)[c * kLanes + d % kLanes] = columns[c][d];
      }
    }
    return table;
  };
  draws_ += more.input_draws;
  inputs_.push_back(table_of(more.drawn));
  figures_.push_back(table_of(more.gave));
}

void FirstDraws::put(TallyState& into) const {
  if (draws_ == 0) return;
  for (std::size_t i = 0; i < inputs_.front().columns(); ++i) {
    into.drawn.push_back(column(inputs_, i));
  }
  for (std::size_t f = 0; f < figures_.front().columns(); ++f) {
    into.gave.push_back(column(figures_, f));
  }
  for (const MergeTree<IndexSums>& tree : indices_) into.indices.push_back(tree.nodes());
}

std::vector<double> FirstDraws::column(const std::vector<DrawTable>& of, std::size_t number) {
  std::vector<double> out;
  for (const DrawTable& table : of) {
    for (std::size_t d = 0; d < table.draws(); ++d) out.push_back(table.at(number, d));
  }
  return out;
}

std::vector<SortedColumn> FirstDraws::sorted_inputs() const {
  std::vector<SortedColumn> out;
  for (std::size_t i = 0; i < inputs_.front().columns(); ++i) out.emplace_back(column(inputs_, i));
  return out;
}

Drivers FirstDraws::drivers(const std::vector<std::vector<std::size_t>>& groups) const {
  Drivers out;
  out.draws = draws_;
  out.groups = groups;
  for (std::size_t i = 0; i < indices_.size(); ++i) {
    const IndexSums sums = indices_[i].whole();
    out.indices.push_back({i / groups.size(), i % groups.size(), sobol_indices(sums), sums.count});
  }
  const std::vector<SortedColumn> inputs = sorted_inputs();
  for (std::size_t f = 0; f < figures_.front().columns(); ++f) {
    const SortedColumn results(column(figures_, f));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      out.ranks.push_back({f, i, rank_correlation(inputs[i], results)});
    }
  }
  return out;
}

std::vector<InformationResult> FirstDraws::information(std::span<const AskedFigure> asked) const {
  std::vector<InformationResult> out;
  const std::vector<SortedColumn> inputs = sorted_inputs();
  for (std::size_t f = 0; f < asked.size(); ++f) {
    if (!is_net_result(asked[f].figure)) continue;
    const std::vector<double> results = column(figures_, f);
    if (results.size() < kLeastInformationDraws ||
        std::ranges::any_of(results, [](double one) { return !std::isfinite(one); })) {
      continue;
    }
    out.push_back({f, std::nullopt, information_of_all(results)});
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      out.push_back({f, i, information_of(inputs[i], results)});
    }
  }
  return out;
}

}  // namespace soem::simulation
