// SPDX-License-Identifier: MIT
#include "soem/simulation/tally.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

#include "body.hpp"
#include "first_draws.hpp"
#include "moments.hpp"
#include "quantiles.hpp"
#include "replicate_error.hpp"
#include "tally_check.hpp"

namespace soem {
namespace {

using simulation::BinRule;
using simulation::MergeTree;
using simulation::Quantiles;

/// Numbers of a fan that are kept at most, 16 MiB of them; beyond it they are counted in bins, from
/// the second leaf on.
constexpr std::size_t kMostOfFan = std::size_t{1} << 21;
constexpr std::size_t kFanBins = 4096;
constexpr double kFanMargin = 0.5;

bool is_whole(const std::string& figure) {
  return figure.starts_with("payback_year") || figure == "peak_financing_year" ||
         figure == "irr_roots";
}

std::optional<double> sd_of(const Moments& moments) {
  if (moments.count < 2) return std::nullopt;
  return std::sqrt(moments.squares / static_cast<double>(moments.count - 1));
}

void add_column(Quantiles& to, const DrawTable& table, std::size_t column) {
  for (std::size_t first = 0; first < table.draws(); first += kLanes) {
    to.add(table.block(first / kLanes) + column * kLanes, std::min(kLanes, table.draws() - first));
  }
}

void add_counts(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& more) {
  to.resize(std::max(to.size(), more.size()));
  for (std::size_t i = 0; i < more.size(); ++i) to[i] += more[i];
}

}  // namespace

class Tally::Body {
 public:
  Body(const Simulation::Body& of, std::size_t first, std::size_t count)
      : of_(of),
        counted_(!of.settings.exact && of.settings.draws > kExactDraws),
        first_(first),
        count_(count),
        next_(first),
        figures_(of.asked.size(), MergeTree<FigureMoments>(first)),
        inputs_(of.scenario.uncertainty.inputs.size(), MergeTree<Moments>(first)),
        several_(of.asked.size()),
        at_bound_(of.numbers.moved.size()),
        first_draws_(first) {
    assert(first + count <= of.leaf_count());
    for (const AskedFigure& one : of.asked) {
      BinRule rule;
      rule.whole = is_whole(one.figure);
      spreads_.emplace_back(rule);
    }
    const std::size_t columns = of.fan_leaves() > 0 ? of.budgets() * of.years() : 0;
    reaches_.resize(columns);
    fan_counted_ = !of.settings.exact && columns * of.fan_leaves() * kLeafDraws > kMostOfFan;
    if (fan_counted_) {
      fan_spreads_.assign(columns, Quantiles(BinRule{kFanBins, kFanMargin, false}));
    }
    fan_kept_.resize(fan_counted_ ? 0 : columns);
  }

  [[nodiscard]] std::size_t leaves_to_learn() const {
    if (count_ == 0) return 0;
    const std::size_t of_figures = counted_ ? of_.first_leaves() : 0;
    const std::size_t of_fan = fan_counted_ && first_ < of_.fan_leaves() ? 1 : 0;
    const std::size_t needed = std::max(of_figures, of_fan);
    return first_ == 0 && count_ >= needed ? 0 : needed;
  }

  void learn(const Leaf& leaf) {
    assert(leaf.number == learned_ && learned_ < leaves_to_learn());
    for (std::size_t a = 0; counted_ && a < figures_.size(); ++a) {
      add_column(spreads_[a], leaf.figures, a);
    }
    const auto keep_bins = [](std::vector<Quantiles>& spreads) {
      for (Quantiles& spread : spreads) {
        spread.begin_counting();
        spread.forget();
      }
    };
    if (leaf.number == 0 && fan_counted_ && first_ < of_.fan_leaves()) {
      for (std::size_t c = 0; c < fan_spreads_.size(); ++c) {
        add_column(fan_spreads_[c], leaf.fan, c);
      }
      keep_bins(fan_spreads_);
    }
    if (++learned_ == of_.first_leaves() && counted_) keep_bins(spreads_);
  }

  void add(Leaf leaf) {
    assert(leaf.number == next_ && learned_ == leaves_to_learn());
    for (std::size_t a = 0; a < figures_.size(); ++a) {
      figures_[a].add(leaf.figure_moments[a]);
      add_column(spreads_[a], leaf.figures, a);
    }
    add_counts(several_, leaf.several);
    add_counts(at_bound_, leaf.at_bound);
    if (!leaf.input_moments.empty()) {
      for (std::size_t i = 0; i < inputs_.size(); ++i) inputs_[i].add(leaf.input_moments[i]);
      input_draws_ += leaf.draws;
    }
    draws_ += leaf.draws;
    ++next_;
    if (counted_ && learned_ == 0 && next_ == of_.first_leaves()) {
      for (Quantiles& spread : spreads_) spread.begin_counting();
    }
    if (leaf.fan.columns() > 0) add_fan(leaf);
    if (keeps_draws() && leaf.number < of_.first_leaves()) first_draws_.add(leaf);
  }

  [[nodiscard]] bool add(const TallyState& more) {
    const simulation::StateShape shape{
        .figures = figures_.size(),
        .inputs = inputs_.size(),
        .columns = reaches_.size(),
        .moved = at_bound_.size(),
        .indices = of_.pick_freeze ? figures_.size() * of_.pick_freeze->groups().size() : 0,
        .leaves = of_.leaf_count(),
        .fan_leaves = of_.fan_leaves(),
        .first_leaves = of_.first_leaves(),
        .draws = of_.settings.draws,
        .counted = counted_,
        .fan_counted = fan_counted_,
        .with_draws = keeps_draws()};
    if (more.first_leaf != next_ || !simulation::may_be_state(more, shape)) return false;
    const std::size_t of_first = std::max(of_.first_leaves(), next_) - next_;
    add_nodes(figures_, more.figures, tree_levels(next_, more.leaves));
    add_nodes(inputs_, more.inputs, tree_levels(next_, std::min(more.leaves, of_first)));
    for (std::size_t a = 0; a < spreads_.size(); ++a) {
      if (!spreads_[a].add(more.spreads[a])) return false;
    }
    for (std::size_t c = 0; c < reaches_.size(); ++c) {
      simulation::reach_further(reaches_[c], more.reaches[c]);
      if (fan_counted_) {
        if (!fan_spreads_[c].add(more.fan[c])) return false;
      } else {
        const std::vector<double>& kept = more.fan[c].kept;
        fan_kept_[c].insert(fan_kept_[c].end(), kept.begin(), kept.end());
      }
    }
    if (keeps_draws() && more.input_draws > 0) {
      first_draws_.add(more, tree_levels(next_, std::min(more.leaves, of_first)));
    }
    add_counts(several_, more.several);
    add_counts(at_bound_, more.at_bound);
    draws_ += more.draws;
    fan_draws_ += more.fan_draws;
    input_draws_ += more.input_draws;
    next_ += more.leaves;
    return true;
  }

  [[nodiscard]] TallyState state() const {
    TallyState out;
    out.first_leaf = first_;
    out.leaves = next_ - first_;
    out.draws = draws_;
    out.fan_draws = fan_draws_;
    out.input_draws = input_draws_;
    for (const auto& tree : figures_) out.figures.push_back(tree.nodes());
    for (const auto& tree : inputs_) out.inputs.push_back(tree.nodes());
    for (const Quantiles& spread : spreads_) out.spreads.push_back(spread.state());
    out.reaches = reaches_;
    for (std::size_t c = 0; c < reaches_.size(); ++c) {
      out.fan.push_back(fan_counted_ ? fan_spreads_[c].state() : SpreadState{fan_values(c), {}});
    }
    out.several = several_;
    out.at_bound = at_bound_;
    first_draws_.put(out);
    return out;
  }

  [[nodiscard]] SimulationResult result() const {
    SimulationResult out;
    out.draws = draws_;
    for (std::size_t a = 0; a < figures_.size(); ++a) out.figures.push_back(figure(a));
    out.fan_draws = fan_draws_;
    for (std::size_t c = 0; c < reaches_.size(); ++c) {
      if (c % of_.years() == 0) out.fans.push_back({c / of_.years(), {}});
      out.fans.back().years.push_back(fan_year(c));
    }
    out.input_draws = input_draws_;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const Moments whole = inputs_[i].whole();
      out.inputs.push_back({i, whole.mean, sd_of(whole), whole.min, whole.max});
    }
    for (std::size_t m = 0; m < at_bound_.size(); ++m) {
      if (at_bound_[m] > 0) out.bounds.push_back({of_.numbers.moved[m].slots, at_bound_[m]});
    }
    if (of_.pick_freeze) out.drivers = first_draws_.drivers(of_.pick_freeze->groups());
    if (of_.settings.information) out.information = first_draws_.information(of_.asked);
    return out;
  }

 private:
  [[nodiscard]] bool keeps_draws() const {
    return of_.settings.drivers || of_.settings.information;
  }

  template <typename Part>
  static void add_nodes(std::vector<MergeTree<Part>>& trees,
                        const std::vector<std::vector<Part>>& nodes,
                        const std::vector<unsigned>& levels) {
    for (std::size_t t = 0; t < trees.size(); ++t) {
      for (std::size_t n = 0; n < levels.size(); ++n) trees[t].add(nodes[t][n], levels[n]);
    }
  }

  void add_fan(Leaf& leaf) {
    for (std::size_t c = 0; c < reaches_.size(); ++c) {
      simulation::reach_further(reaches_[c], leaf.reaches[c]);
      if (!fan_counted_) continue;
      add_column(fan_spreads_[c], leaf.fan, c);
      if (leaf.number == 0 && learned_ == 0) fan_spreads_[c].begin_counting();
    }
    fan_draws_ += leaf.draws;
    if (!fan_counted_) fan_tables_.push_back(std::move(leaf.fan));
  }

  [[nodiscard]] FigureResult figure(std::size_t a) const {
    const FigureMoments whole = figures_[a].whole();
    const Moments& all = whole.all;
    FigureResult out;
    out.asked = of_.asked[a];
    out.defined = all.count;
    out.undefined = draws_ - all.count;
    out.several = several_[a];
    out.not_negative = all.not_negative;
    if (all.count == 0) return out;
    Spread& spread = out.spread.emplace();
    spread.mean = all.mean;
    spread.sd = sd_of(all);
    if (of_.settings.sampler != Sampler::Random) {
      spread.standard_error = simulation::replicate_error(whole);
    } else if (spread.sd) {
      spread.standard_error = *spread.sd / std::sqrt(static_cast<double>(all.count));
    }
    spread.min = all.min;
    spread.max = all.max;
    spread.percentiles = spreads_[a].percentiles(kFigurePercentiles, all.min, all.max);
    return out;
  }

  [[nodiscard]] FanYear fan_year(std::size_t column) const {
    const Reach& reach = reaches_[column];
    FanYear out;
    if (reach.count == 0) return out;
    out.in_plus = static_cast<double>(reach.in_plus) / static_cast<double>(reach.count);
    const auto found = fan_counted_
                           ? fan_spreads_[column].percentiles(kFanPercentiles, reach.min, reach.max)
                           : percentiles_of(column);
    std::copy(found.begin(), found.end(), out.percentiles.begin());
    return out;
  }

  /// The finite numbers of a column of a fan that is kept.
  [[nodiscard]] std::vector<double> fan_values(std::size_t column) const {
    std::vector<double> values = fan_kept_[column];
    values.reserve(static_cast<std::size_t>(fan_draws_));
    for (const DrawTable& table : fan_tables_) {
      for (std::size_t first = 0; first < table.draws(); first += kLanes) {
        const double* const block = table.block(first / kLanes) + column * kLanes;
        const std::size_t lanes = std::min(kLanes, table.draws() - first);
        std::copy_if(block, block + lanes, std::back_inserter(values),
                     [](double value) { return std::isfinite(value); });
      }
    }
    return values;
  }

  [[nodiscard]] std::vector<Percentile> percentiles_of(std::size_t column) const {
    std::vector<double> values = fan_values(column);
    const Reach& reach = reaches_[column];
    return simulation::exact_percentiles(values, kFanPercentiles, reach.min, reach.max);
  }

  const Simulation::Body& of_;
  bool counted_, fan_counted_ = false;
  std::size_t first_, count_;       ///< the leaves that this is a tally of
  std::size_t next_, learned_ = 0;  ///< leaf to come, leaves shown
  std::uint64_t draws_ = 0, fan_draws_ = 0, input_draws_ = 0;
  std::vector<MergeTree<FigureMoments>> figures_;
  std::vector<Quantiles> spreads_;  ///< by figure
  std::vector<MergeTree<Moments>> inputs_;
  std::vector<Reach> reaches_;                 ///< by payer and year
  std::vector<DrawTable> fan_tables_;          ///< by leaf, where the fan is kept
  std::vector<std::vector<double>> fan_kept_;  ///< by payer and year, from states
  std::vector<Quantiles> fan_spreads_;         ///< by payer and year, where it is counted
  std::vector<std::uint64_t> several_, at_bound_;
  simulation::FirstDraws first_draws_;
};

Tally::Tally(const Simulation& simulation) : Tally(simulation, 0, simulation.leaf_count()) {}
Tally::Tally(const Simulation& simulation, std::size_t first, std::size_t count)
    : body_(std::make_unique<Body>(*simulation.body_, first, count)) {}
Tally::~Tally() = default;
Tally::Tally(Tally&&) noexcept = default;
Tally& Tally::operator=(Tally&&) noexcept = default;

std::size_t Tally::leaves_to_learn() const { return body_->leaves_to_learn(); }
void Tally::learn(const Leaf& leaf) { body_->learn(leaf); }
void Tally::add(Leaf leaf) { body_->add(std::move(leaf)); }
bool Tally::add(const TallyState& state) { return body_->add(state); }
TallyState Tally::state() const { return body_->state(); }
SimulationResult Tally::result() const { return body_->result(); }

}  // namespace soem
