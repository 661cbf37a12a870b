// SPDX-License-Identifier: MIT
//
// Effects and consequences: sections 3 and 4 of docs/method.md.
#include <algorithm>

#include "lowering.hpp"

namespace soem {
namespace {

class OutcomeLowering {
 public:
  OutcomeLowering(const Scenario& scenario, std::size_t segment, const Outcome& outcome,
                  NodeId completing_starters, Model& model)
      : scenario_(scenario),
        segment_(segment),
        outcome_(outcome),
        model_(model),
        people_(model.segments[segment]),
        graph_(model.graph) {
    const bool completed = outcome.basis == Basis::Completed;
    completers_ = completed ? people_.completers : completing_starters;
  }

  OutcomeNodes lower() {
    subject_ = add_subject("outcomes." + outcome_.id, scenario_.segments[segment_], graph_);
    NodeId net;  // e(c) before adjustments
    OutcomeNodes nodes;
    if (outcome_.has_gross()) {
      const NodeId rate = by_cohort(&Success::rate, &CycleFactors::rate, Concept::Rate);
      const NodeId baseline =
          by_cohort(&Success::baseline, &CycleFactors::baseline, Concept::Baseline);
      net = graph_.difference(rate, baseline);
      nodes.gross = graph_.product({completers_, rate});
    } else {
      net = by_cohort(&Success::effect, &CycleFactors::rate, Concept::Effect);
    }
    std::vector<NodeId> factors{completers_, net};
    for (const auto& [name, slot] : outcome_.adjustments) factors.push_back(graph_.slot(slot));
    nodes.successes = graph_.product(factors);
    name(nodes.successes, Concept::Successes, subject_);
    if (nodes.gross != kNoNode) name(nodes.gross, Concept::GrossSuccesses, subject_);
    successes_ = nodes.successes;
    persistence_ = persistence();
    name(persistence_, Concept::Persistence, subject_);
    nodes.people = completers_;
    nodes.persistence = persistence_;
    done_.resize(outcome_.consequences.size());
    const auto lower_all = [&](bool taxes) {
      for (std::size_t i = 0; i < outcome_.consequences.size(); ++i) {
        if (outcome_.consequences[i].tax_of.has_value() == taxes) lower_consequence(i);
      }
    };
    lower_all(false);
    lower_all(true);
    return nodes;
  }

 private:
  void name(NodeId node, Concept meaning, std::uint32_t subject,
            std::uint32_t payer = NodeName::kNone) {
    graph_.name(node, {.meaning = meaning, .subject = subject, .payer = payer});
  }

  /// One part of the success rate, times its business-cycle factor: a scalar where every cohort has
  /// the same, else a series over completion years.
  NodeId by_cohort(SlotId Success::*part, SlotId CycleFactors::*factor, Concept meaning) {
    const NodeId usual = graph_.slot(outcome_.success.*part);
    const auto& business_cycle = scenario_.segments[segment_].business_cycle;
    if (outcome_.by_cohort.empty() && business_cycle.empty()) return usual;
    std::vector<NodeId> cohorts;
    for (int c = 0; c < scenario_.horizon; ++c) {
      const CalendarYear year = scenario_.calendar_year(c);
      NodeId value = usual;
      const auto own = outcome_.by_cohort.find(year);
      if (own != outcome_.by_cohort.end() && own->second.*part != kNoSlot) {
        value = graph_.slot(own->second.*part);
      }
      const auto cycle = business_cycle.find(year);
      if (cycle != business_cycle.end()) {
        value = graph_.product({value, graph_.slot(cycle->second.*factor)});
      }
      cohorts.push_back(value);
    }
    const NodeId series = graph_.assemble(Rank::Year, cohorts);
    name(series, meaning, subject_);
    return series;
  }

  /// a(τ), the share of the effect left τ years after completion.
  NodeId persistence() {
    const NodeId first_year_share = graph_.slot(outcome_.first_year_share);
    const int years = outcome_.years.value_or(kToHorizon);
    if (!outcome_.retention_is_list) {
      return graph_.fade(first_year_share, graph_.slot(outcome_.retention.front()),
                         outcome_.first_year, years);
    }
    const NodeId listed = listed_series(outcome_.retention);
    const int length = static_cast<int>(outcome_.retention.size());
    return graph_.fade_listed(first_year_share, listed, outcome_.first_year,
                              years == kToHorizon ? length : std::min(years, length));
  }

  NodeId listed_series(const std::vector<SlotId>& slots) {
    std::vector<NodeId> elements;
    for (const SlotId slot : slots) {
      if (elements.size() == static_cast<std::size_t>(scenario_.horizon)) break;
      elements.push_back(graph_.slot(slot));
    }
    return graph_.assemble(Rank::Age, elements);
  }

  /// What one success changes, and what that is over all of them.
  struct Use {
    NodeId change = kNoNode;  ///< q, a scalar or by τ
    NodeId per_success =
        kNoNode;  ///< a(τ) · q(τ); kNoNode for a consequence of being in the programme
    NodeId units = kNoNode;   ///< units(y): additional use of the service in year y
    NodeId growth = kNoNode;  ///< (1 + growth)^y
    NodeId price = kNoNode;   ///< of one unit, over all payers
  };

  Use use(const Consequence& consequence, std::uint32_t subject) {
    Use out;
    out.change = consequence.change_is_list ? listed_series(consequence.change)
                                            : graph_.slot(consequence.change.front());
    if (consequence.is_money) {
      out.change = in_scenario_prices(out.change, consequence.price.price_year, scenario_, graph_,
                                      consequence.price.index);
    }
    if (consequence.when == When::During) {
      out.units = graph_.product({people_.present, out.change});
    } else {
      out.per_success = graph_.product({persistence_, out.change});
      name(out.per_success, Concept::UnitsPerSuccess, subject);
      out.units = graph_.convolve(successes_, out.per_success, consequence.delay);
    }
    name(out.units, Concept::Units, subject);
    out.growth = graph_.compound(graph_.slot(consequence.growth));
    name(out.growth, Concept::GrowthFactor, subject);
    return out;
  }

  struct PayerPrice {
    std::size_t payer;
    NodeId price;
    NodeId units = kNoNode;  ///< those the payer bears; kNoNode: all of the consequence
  };

  /// A reimbursement ladder gives each payer a part of the units, by τ.
  std::vector<PayerPrice> on_ladder(const Consequence& consequence, const Ladder& ladder,
                                    const Use& use, NodeId whole, std::uint32_t subject) {
    std::vector<NodeId> inputs{use.change, graph_.slot(ladder.from_week),
                               graph_.constant(ladder.weeks_per_unit)};
    for (const auto& [week, share] : ladder.state_share) {
      inputs.push_back(graph_.constant(week));
      inputs.push_back(graph_.slot(share));
    }
    const NodeId of_state = graph_.ladder(inputs);
    name(of_state, Concept::StateShare, subject);
    const NodeId of_kommune = graph_.difference(graph_.constant(1.0), of_state);
    std::vector<PayerPrice> out;
    for (const auto& [payer, share] :
         {std::pair(ladder.kommune, of_kommune), std::pair(ladder.state, of_state)}) {
      const NodeId borne = graph_.product({use.per_success, share});
      const NodeId units = graph_.convolve(successes_, borne, consequence.delay);
      const auto number = static_cast<std::uint32_t>(payer);
      name(borne, Concept::UnitsPerSuccess, subject, number);
      name(units, Concept::Units, subject, number);
      out.push_back({payer, whole, units});
    }
    return out;
  }

  /// Each payer's own price, where the file states them so.
  std::vector<PayerPrice> stated_prices(const Consequence& consequence) {
    std::vector<PayerPrice> out;
    for (const PayerShare& entry : consequence.price.by_payer) {
      out.push_back({entry.payer, in_prices(consequence, entry.share)});
    }
    return out;
  }

  NodeId in_prices(const Consequence& consequence, SlotId amount) {
    // Where the unit is money, the change was converted and the entries are shares.
    if (consequence.is_money) return graph_.slot(amount);
    return in_scenario_prices(graph_.slot(amount), consequence.price.price_year, scenario_, graph_,
                              consequence.price.index);
  }

  NodeId whole_price(const Consequence& consequence, const std::vector<PayerPrice>& stated) {
    const Price& price = consequence.price;
    if (price.gross != kNoSlot) {
      const NodeId gross = in_prices(consequence, price.gross);
      if (price.unit_factor == 1.0) return gross;
      return graph_.product({gross, graph_.constant(price.unit_factor)});
    }
    std::vector<NodeId> parts;
    for (const PayerPrice& one : stated) parts.push_back(one.price);
    return graph_.sum(parts, Rank::Scalar);
  }

  /// price_p: what each payer pays for one unit, in the scenario's price level.
  std::vector<PayerPrice> prices(const Consequence& consequence, Use& use, std::uint32_t subject) {
    const Price& price = consequence.price;
    const auto shares_of = [&](NodeId whole, const std::vector<PayerShare>& shares) {
      std::vector<PayerPrice> out;
      for (const PayerShare& entry : shares) {
        out.push_back({entry.payer, graph_.product({whole, graph_.slot(entry.share)})});
      }
      return out;
    };
    if (consequence.tax_of) return shares_of(use.price, price.by_payer);
    std::vector<PayerPrice> stated = stated_prices(consequence);
    use.price = whole_price(consequence, stated);
    if (price.ladder) return on_ladder(consequence, *price.ladder, use, use.price, subject);
    return price.split.empty() ? stated : shares_of(use.price, price.split);
  }

  void lower_consequence(std::size_t item) {
    const Consequence& consequence = outcome_.consequences[item];
    Line line;
    line.segment = segment_;
    line.item = item;
    line.path = "outcomes." + outcome_.id + ".consequences." + consequence.id;
    line.section = Section::Consequences;
    line.outcome = people_.outcomes.size();  // this outcome's nodes are filed after its lines
    const std::uint32_t subject = add_subject(line.path, scenario_.segments[segment_], graph_);
    Use of = consequence.tax_of ? done_[*consequence.tax_of] : use(consequence, subject);
    const std::vector<PayerPrice> by_payer = prices(consequence, of, subject);
    done_[item] = of;
    line.quantity = of.units;
    const auto volume = [&](NodeId units) {
      const NodeId grown = graph_.product({units, of.growth});
      return consequence.kind == FlowKind::Expenditure ? graph_.negate(grown) : grown;
    };
    const NodeId whole_volume = consequence.price.ladder ? kNoNode : volume(line.quantity);
    const NodeId realisable = graph_.slot(consequence.realisable);
    for (const PayerPrice& payer : by_payer) {
      const NodeId borne = payer.units == kNoNode ? whole_volume : volume(payer.units);
      const NodeId flow = graph_.product({borne, payer.price});
      const NodeId in_cash = graph_.product({flow, realisable});
      const auto number = static_cast<std::uint32_t>(payer.payer);
      // On a ladder both payers have the whole price, and a part of the units.
      name(payer.price, Concept::Price, subject, payer.units == kNoNode ? number : NodeName::kNone);
      name(flow, Concept::Flow, subject, number);
      name(in_cash, Concept::RealisableFlow, subject, number);
      line.payers.push_back({payer.payer, flow, in_cash});
    }
    model_.lines.push_back(std::move(line));
  }

  const Scenario& scenario_;
  std::size_t segment_;
  const Outcome& outcome_;
  Model& model_;
  const SegmentNodes& people_;
  Graph& graph_;
  std::uint32_t subject_ = NodeName::kNone;
  NodeId completers_ = kNoNode;
  NodeId successes_ = kNoNode;
  NodeId persistence_ = kNoNode;
  std::vector<Use> done_;  ///< by consequence; a tax uses those of what it is the tax on
};

}  // namespace

void lower_outcomes(const Scenario& scenario, std::size_t segment, NodeId completing_starters,
                    Model& model) {
  for (const Outcome& outcome : scenario.segments[segment].outcomes) {
    OutcomeNodes nodes =
        OutcomeLowering(scenario, segment, outcome, completing_starters, model).lower();
    model.segments[segment].outcomes.push_back(nodes);
  }
}

}  // namespace soem
