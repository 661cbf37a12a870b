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
  explicit Body(const Simulation::Body& of)
      : of_(of),
        counted_(!of.settings.exact && of.settings.draws > kExactDraws),
        figures_(of.asked.size()),
        inputs_(of.scenario.uncertainty.inputs.size()) {
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
  }

  void add(Leaf leaf) {
    assert(leaf.number == leaves_);
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
    ++leaves_;
    if (counted_ && leaves_ == of_.first_leaves()) {
      for (Quantiles& spread : spreads_) spread.begin_counting();
    }
    if (leaf.fan.columns() > 0) add_fan(leaf);
    if (keeps_draws() && leaf.number < of_.first_leaves()) first_draws_.add(leaf);
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

  void add_fan(Leaf& leaf) {
    for (std::size_t c = 0; c < reaches_.size(); ++c) {
      simulation::reach_further(reaches_[c], leaf.reaches[c]);
      if (!fan_counted_) continue;
      add_column(fan_spreads_[c], leaf.fan, c);
      if (leaf.number == 0) fan_spreads_[c].begin_counting();
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

  [[nodiscard]] std::vector<Percentile> percentiles_of(std::size_t column) const {
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(fan_draws_));
    for (const DrawTable& table : fan_tables_) {
      for (std::size_t first = 0; first < table.draws(); first += kLanes) {
        const double* const block = table.block(first / kLanes) + column * kLanes;
        const std::size_t lanes = std::min(kLanes, table.draws() - first);
        std::copy_if(block, block + lanes, std::back_inserter(values),
                     [](double value) { return std::isfinite(value); });
      }
    }
    const Reach& reach = reaches_[column];
    return simulation::exact_percentiles(values, kFanPercentiles, reach.min, reach.max);
  }

  const Simulation::Body& of_;
  bool counted_, fan_counted_ = false;
  std::size_t leaves_ = 0;
  std::uint64_t draws_ = 0, fan_draws_ = 0, input_draws_ = 0;
  std::vector<MergeTree<FigureMoments>> figures_;
  std::vector<Quantiles> spreads_;  ///< by figure
  std::vector<MergeTree<Moments>> inputs_;
  std::vector<Reach> reaches_;          ///< by payer and year
  std::vector<DrawTable> fan_tables_;   ///< by leaf, where the fan is kept
  std::vector<Quantiles> fan_spreads_;  ///< by payer and year, where it is counted
  std::vector<std::uint64_t> several_, at_bound_;
  simulation::FirstDraws first_draws_;
};

Tally::Tally(const Simulation& simulation) : body_(std::make_unique<Body>(*simulation.body_)) {}
Tally::~Tally() = default;
Tally::Tally(Tally&&) noexcept = default;
Tally& Tally::operator=(Tally&&) noexcept = default;

void Tally::add(Leaf leaf) { body_->add(std::move(leaf)); }
SimulationResult Tally::result() const { return body_->result(); }

}  // namespace soem
