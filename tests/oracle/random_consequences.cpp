// SPDX-License-Identifier: MIT

#include <algorithm>

#include "scenario_builder.hpp"

namespace soem::oracle {
namespace {

const std::vector<std::string> kConsequenceStems = {"cash_benefit", "tax", "shelter-days", "d",
                                                    "admissions"};

// The units that a price may have for a consequence counted in `unit`.
std::vector<std::string> convertible_units(const std::string& unit) {
  if (unit == "year") {
    return {"year", "month", "week", "day"};
  }
  if (unit == "month" || unit == "week") {
    return {"year", "month", "week"};
  }
  if (unit == "day") {
    return {"year", "day"};
  }
  return {unit};
}

}  // namespace

void ScenarioBuilder::draw_consequences(Drawn<Outcome>& outcome) {
  const int count = random_.chance(8) ? 0 : random_.between(1, 4);
  std::set<std::string> used;
  std::vector<Drawn<Consequence>> lines;
  Node list = Node::sequence();
  for (int index = 0; index < count; ++index) {
    lines.push_back(draw_consequence(fresh_id(kConsequenceStems, used)));
  }
  draw_taxes(lines, used);
  // A tax may stand before its benefit.
  if (random_.chance(30)) {
    random_.shuffle(lines);
  }
  for (const Drawn<Consequence>& line : lines) {
    outcome.value.consequences.push_back(line.value);
    list.append(line.node);
  }
  if (count > 0) {
    outcome.node.add("consequences", list);
  }
}

// Taxes on some of the benefits; now and then two on one, as of two payers of their own.
void ScenarioBuilder::draw_taxes(std::vector<Drawn<Consequence>>& lines,
                                 std::set<std::string>& used) {
  std::vector<std::string> benefits;
  for (const Drawn<Consequence>& line : lines) {
    if (line.value.kind == Kind::Expenditure) {
      benefits.push_back(line.value.id);
    }
  }
  while (!benefits.empty() && random_.chance(25)) {
    const std::string benefit = random_.pick(benefits);
    Drawn<Consequence> tax{Consequence{}, Node::mapping()};
    tax.value.id = fresh_id(kConsequenceStems, used);
    tax.value.tax_of = benefit;
    tax.value.unit = scenario_.currency;
    tax.node.add("id", id_text(tax.value.id));
    tax.node.add("tax_of", id_text(benefit));
    const Drawn<ShareByPayer> shares =
        draw_split(random_.chance(20) ? kWhole : random_.between(0, kWhole));
    tax.value.price.payers = shares.value;
    tax.node.add("price", shares.node);
    draw_realisable(tax);
    describe(tax);
    lines.push_back(tax);
  }
}

ScenarioBuilder::Drawn<Consequence> ScenarioBuilder::draw_consequence(const std::string& id) {
  Drawn<Consequence> consequence{Consequence{}, Node::mapping()};
  Consequence& value = consequence.value;
  value.id = id;
  consequence.node.add("id", id_text(id));
  value.unit = random_.pick<std::string>({scenario_.currency, scenario_.currency, "week", "month",
                                          "year", "day", "admission", "place"});
  consequence.node.add("unit", value.unit);
  if (random_.chance(40)) {
    value.kind = random_.chance(60) ? Kind::Income : Kind::Expenditure;
    consequence.node.add("kind", value.kind == Kind::Income ? "income" : "expenditure");
  }
  draw_change(consequence);
  draw_price(consequence);
  if (random_.chance(20)) {
    const Number growth = share_between(random_, -300, 300);
    value.growth = growth.value;
    consequence.node.add("growth", growth.text);
  }
  draw_realisable(consequence);
  describe(consequence);
  return consequence;
}

void ScenarioBuilder::draw_realisable(Drawn<Consequence>& consequence) {
  if (random_.chance(25)) {
    const Number realisable = share_between(random_, 0, kWhole);
    consequence.value.realisable = realisable.value;
    consequence.node.add("realisable", realisable.text);
  }
}

void ScenarioBuilder::describe(Drawn<Consequence>& consequence) {
  add_decoration(consequence.node, "name", {"Cash benefit", "\"Kontanthjælp\""});
  add_decoration(consequence.node, "area", {"income_transfers"});
  const Consequence& value = consequence.value;
  if (value.price.payers.size() == 1 && !value.split && !value.ladder) {
    add_decoration(consequence.node, "committee", {"Employment"});
  }
  add_source(consequence.node);
}

void ScenarioBuilder::draw_change(Drawn<Consequence>& consequence) {
  Consequence& value = consequence.value;
  const double limit = value.unit == scenario_.currency ? 90'000.0 : 60.0;
  // Mostly gains, so that ratios, paybacks and break-evens exist in a good part of the scenarios.
  const int percent_negative = value.kind == Kind::Expenditure ? 85 : 15;
  value.during = random_.chance(15);
  if (value.during || random_.chance(20)) {
    consequence.node.add("when", value.during ? "during" : "after");
  }
  if (!value.during && random_.chance(25)) {
    value.delay =
        random_.between(0, random_.chance(90) ? 3 : std::min(scenario_.horizon + 1, kMostYears));
    consequence.node.add("delay", std::to_string(value.delay));
  }
  if (value.during || random_.chance(55)) {
    const Number change = change_up_to(random_, limit, percent_negative);
    value.change = change.value;
    consequence.node.add("change", change.text);
    return;
  }
  std::vector<double> changes;
  Node list = Node::sequence();
  const int longest = random_.chance(90) ? std::min(scenario_.horizon, 6) : scenario_.horizon;
  const int shortest = longest == scenario_.horizon && random_.chance(50) ? longest : 1;
  for (int length = random_.between(shortest, longest); length > 0; --length) {
    const Number change = change_up_to(random_, limit, percent_negative);
    changes.push_back(change.value);
    list.append(Node::scalar(change.text));
  }
  value.change = changes;
  consequence.node.add("change", list);
}

void ScenarioBuilder::draw_price(Drawn<Consequence>& consequence) {
  Consequence& value = consequence.value;
  Price& price = value.price;
  Node node = Node::mapping();
  if (random_.chance(20)) {
    draw_payment(consequence.node, may_have_ladder(value), value.split.emplace(), value.ladder);
    if (value.ladder) {
      value.split.reset();
    }
  }
  if (value.unit == scenario_.currency) {
    // The payers' shares of the amount; what is missing to 100 % stays outside the public purse.
    const Drawn<ShareByPayer> shares =
        draw_split(random_.chance(60) ? kWhole : random_.between(0, kWhole));
    price.payers = shares.value;
    node = shares.node;
  } else if (random_.chance(50)) {
    for (const std::string& payer : some_payers()) {
      const Number amount = amount_up_to(random_, 60'000.0);
      price.payers[payer] = amount.value;
      node.add(payer, amount.text);
    }
    add_source(node);
  } else {
    draw_gross(value, node);
  }
  draw_price_level(price, node);
  add_decoration(node, "taxable", {"true", "false"});
  consequence.node.add("price", node);
}

void ScenarioBuilder::draw_gross(Consequence& consequence, Node& node) {
  Price& price = consequence.price;
  const Number amount = amount_up_to(random_, 60'000.0);
  price.amount = amount.value;
  node.add("amount", amount.text);
  const bool is_redistributed = consequence.split || consequence.ladder;
  if (!is_redistributed || random_.chance(50)) {
    draw_payment(node, may_have_ladder(consequence), price.payers, price.ladder);
  }
  if (random_.chance(80)) {
    price.unit = random_.pick(convertible_units(consequence.unit));
    node.add("unit", price.unit);
  }
}

// The ladder counts weeks from completion, and is between these two payers.
bool ScenarioBuilder::may_have_ladder(const Consequence& consequence) const {
  const auto pays = [this](const std::string& id) {
    return std::any_of(scenario_.payers.begin(), scenario_.payers.end(),
                       [&](const Payer& payer) { return payer.id == id; });
  };
  const std::string& unit = consequence.unit;
  return !consequence.during && (unit == "week" || unit == "month" || unit == "year") &&
         pays("stat") && pays("kommune");
}

// A `split`: into `split`, or as a ladder where one may stand.
void ScenarioBuilder::draw_payment(Node& node, bool may_have_ladder, ShareByPayer& split,
                                   std::optional<Ladder>& ladder) {
  if (!may_have_ladder || random_.chance(30)) {
    const Drawn<ShareByPayer> shares = draw_split(kWhole);
    split = shares.value;
    node.add("split", shares.node);
    return;
  }
  const Drawn<Ladder> drawn = draw_ladder();
  ladder = drawn.value;
  node.add("split", drawn.node);
}

ScenarioBuilder::Drawn<Ladder> ScenarioBuilder::draw_ladder() {
  Drawn<Ladder> ladder{Ladder{}, Node::mapping()};
  Node steps = Node::mapping();
  int week = 1;
  for (int step = random_.between(1, 5); step > 0; --step) {
    const Number share = share_between(random_, 0, kWhole);
    ladder.value.state_share[week] = share.value;
    steps.add(std::to_string(week), share.text);
    week += random_.between(1, random_.chance(80) ? 30 : 300);
  }
  ladder.node.add("ladder", steps);
  if (random_.chance(75)) {
    ladder.value.from_week = random_.between(1, random_.chance(95) ? 60 : 5200);
    ladder.node.add("from_week", std::to_string(ladder.value.from_week));
  }
  add_source(ladder.node);
  return ladder;
}

// The price year, by the scenario's index or by one of the price's own, which may convert nothing.
void ScenarioBuilder::draw_price_level(Price& price, Node& node) {
  if (!random_.chance(15)) {
    price.price_year = draw_price_year();
  } else {
    Node index = Node::mapping();
    const int year = scenario_.price_year + random_.between(-12, 6);
    for (const int of : std::set<int>{year, scenario_.price_year, scenario_.price_year - 20}) {
      const Number level = draw_index_level();
      price.index[of] = level.value;
      index.add(std::to_string(of), level.text);
    }
    node.add("index", index);
    if (random_.chance(90)) {
      price.price_year = year;
    }
  }
  if (price.price_year) {
    node.add("price_year", std::to_string(*price.price_year));
  }
}

}  // namespace soem::oracle
