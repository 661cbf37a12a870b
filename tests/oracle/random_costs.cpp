// SPDX-License-Identifier: MIT

#include <algorithm>

#include "scenario_builder.hpp"

namespace soem::oracle {
namespace {

const std::vector<std::string> kCostStems = {"staff", "it-system", "a", "programme", "0rent_2"};
const std::vector<std::string> kSavedStems = {"usual-offer", "saved_staff", "b", "course"};

std::string per_name(Per per) {
  switch (per) {
    case Per::Once:
      return "once";
    case Per::Year:
      return "year";
    case Per::Participant:
      return "participant";
    case Per::ParticipantYear:
      return "participant_year";
    case Per::Completer:
      return "completer";
    case Per::Success:
      return "success";
  }
  return "";
}

}  // namespace

void ScenarioBuilder::draw_cost_lines() {
  const auto draw_section = [this](const std::vector<std::string>& stems, int count) {
    std::set<std::string> used;
    std::vector<Drawn<CostLine>> lines;
    for (int line = 0; line < count; ++line) {
      lines.push_back(draw_cost_line(fresh_id(stems, used)));
    }
    return lines;
  };
  std::vector<Drawn<CostLine>> costs =
      draw_section(kCostStems, random_.chance(8) ? 0 : random_.between(1, 5));
  std::vector<Drawn<CostLine>> saved_costs =
      draw_section(kSavedStems, random_.chance(50) ? 0 : random_.between(1, 3));
  if (!costs.empty() && random_.chance(12)) {
    draw_cancelling_lines(costs, saved_costs);
  }
  random_.shuffle(saved_costs);
  Node cost_nodes = Node::sequence();
  for (const Drawn<CostLine>& line : costs) {
    scenario_.costs.push_back(line.value);
    cost_nodes.append(line.node);
  }
  Node saved_nodes = Node::sequence();
  for (const Drawn<CostLine>& line : saved_costs) {
    scenario_.saved_costs.push_back(line.value);
    saved_nodes.append(line.node);
  }
  if (!costs.empty()) {
    root_.add("costs", cost_nodes);
  }
  if (!saved_costs.empty()) {
    root_.add("saved_costs", saved_nodes);
  }
}

// A cost that saved costs undo to the last øre but not to the last bit, as 0.1 + 0.2 - 0.3 does:
// what is left has a sign and must count as 0.
void ScenarioBuilder::draw_cancelling_lines(std::vector<Drawn<CostLine>>& costs,
                                            std::vector<Drawn<CostLine>>& saved_costs) {
  Drawn<CostLine>& cost = costs.front();
  if (cost.value.residual_value) {
    return;
  }
  const int cents = random_.between(3, random_.chance(50) ? 1'000 : 900'000'000);
  const auto set_amount = [](Drawn<CostLine>& line, const Number& amount) {
    line.value.amount = amount.value;
    line.node.set("amount", amount.text);
  };
  set_amount(cost, amount_of_cents(cents));
  if (random_.chance(60)) {
    costs.erase(costs.begin() + 1, costs.end());
    saved_costs.clear();
  }
  const Drawn<CostLine> original = costs.front();
  for (const int part : parts_of(random_, cents, random_.between(1, 4))) {
    Drawn<CostLine> saved = original;
    set_amount(saved, amount_of_cents(part));
    saved.value.id = "undone-" + std::to_string(saved_costs.size());
    saved.node.set("id", saved.value.id);
    saved_costs.push_back(saved);
  }
}

ScenarioBuilder::Drawn<CostLine> ScenarioBuilder::draw_cost_line(const std::string& id) {
  Drawn<CostLine> line{CostLine{}, Node::mapping()};
  line.value.id = id;
  line.node.add("id", id_text(id));
  draw_cost_timing(line);
  const bool follows_people = line.value.per != Per::Once && line.value.per != Per::Year;
  const Number amount = amount_up_to(random_, follows_people ? 200'000.0 : 5'000'000.0);
  line.value.amount = amount.value;
  line.node.add("amount", amount.text);
  if (random_.chance(60)) {
    const std::string payer = random_.pick(scenario_.payers).id;
    line.value.split[payer] = 1.0;
    line.node.add("payer", payer);
  } else {
    const Drawn<ShareByPayer> split = draw_split(kWhole);
    line.value.split = split.value;
    line.node.add("split", split.node);
  }
  line.value.price_year = draw_price_year();
  if (line.value.price_year) {
    line.node.add("price_year", std::to_string(*line.value.price_year));
  }
  draw_residual_value(line);
  add_decoration(line.node, "name", {"Project staff", "\"Løn: 2 årsværk\""});
  add_decoration(line.node, "phase", {"setup", "operation", "evaluation", "administration"});
  // Reading: a committee lies inside one payer, so a line that several pay for has none.
  if (line.value.split.size() == 1) {
    add_decoration(line.node, "committee", {"Employment", "'Social services'"});
  }
  add_decoration(line.node, "note", {"estimate", "\"see #12\""});
  add_source(line.node);
  return line;
}

void ScenarioBuilder::draw_cost_timing(Drawn<CostLine>& line) {
  std::vector<Per> kinds = {Per::Once,      Per::Once,        Per::Year,
                            Per::Year,      Per::Participant, Per::ParticipantYear,
                            Per::Completer, Per::Success};
  std::vector<std::string> measured;
  for (const Outcome& outcome : scenario_.outcomes) {
    if (outcome.rate) {
      measured.push_back(outcome.id);
    }
  }
  if (measured.empty()) {
    kinds.pop_back();
  }
  CostLine& value = line.value;
  value.per = random_.pick(kinds);
  line.node.add("per", per_name(value.per));
  if (value.per == Per::Once) {
    if (random_.chance(60)) {
      value.year = year_in_horizon();
      line.node.add("year", std::to_string(*value.year));
    }
    return;
  }
  if (value.per == Per::Year) {
    draw_cost_years(line);
    return;
  }
  if (value.per == Per::Success) {
    value.outcome = random_.pick(measured);
    line.node.add("outcome", value.outcome);
  }
  // The last person the line follows must still be within the horizon after the delay.
  int last = latest_intake_;
  if (value.per == Per::ParticipantYear) {
    last += presence_length_ - 1;
  } else if (value.per != Per::Participant) {
    last += profile_length_ - 1;
  }
  const int longest_delay = std::min(scenario_.horizon - 1 - last, 6);
  if (random_.chance(35)) {
    value.delay = random_.between(0, longest_delay);
    line.node.add("delay", std::to_string(value.delay));
  }
}

void ScenarioBuilder::draw_cost_years(Drawn<CostLine>& line) {
  std::vector<int>& years = line.value.years;
  const int from = year_in_horizon();
  const int last = scenario_.start_year + scenario_.horizon - 1;
  if (from < last && random_.chance(60)) {
    const int to = random_.between(from + 1, last);
    for (int year = from; year <= to; ++year) {
      years.push_back(year);
    }
    line.node.add("years", std::to_string(from) + "-" + std::to_string(to));
    return;
  }
  std::set<int> chosen = {from};
  for (int more = random_.between(0, 4); more > 0; --more) {
    chosen.insert(year_in_horizon());
  }
  years.assign(chosen.begin(), chosen.end());
  if (random_.chance(25)) {
    random_.shuffle(years);
  }
  Node list = Node::sequence();
  for (const int year : years) {
    list.append(Node::scalar(std::to_string(year)));
  }
  line.node.add("years", list);
}

void ScenarioBuilder::draw_residual_value(Drawn<CostLine>& line) {
  if (!random_.chance(15)) {
    return;
  }
  const Number amount = amount_up_to(random_, 100'000.0);
  const int year = year_in_horizon();
  line.value.residual_value = ResidualValue{amount.value, year};
  Node residual = Node::mapping();
  residual.add("amount", amount.text);
  residual.add("year", std::to_string(year));
  line.node.add("residual_value", residual);
}

// --- Pieces shared by cost lines and consequences ---

std::vector<std::string> ScenarioBuilder::some_payers() {
  std::vector<std::string> ids;
  for (const Payer& payer : scenario_.payers) {
    ids.push_back(payer.id);
  }
  random_.shuffle(ids);
  ids.resize(static_cast<std::size_t>(random_.between(1, static_cast<int>(ids.size()))));
  return ids;
}

ScenarioBuilder::Drawn<ShareByPayer> ScenarioBuilder::draw_split(int whole) {
  Drawn<ShareByPayer> split{ShareByPayer{}, Node::mapping()};
  const std::vector<std::string> payers = some_payers();
  const std::vector<int> parts = parts_of(random_, whole, static_cast<int>(payers.size()));
  for (std::size_t index = 0; index < payers.size(); ++index) {
    const Number share = share_of(random_, parts[index]);
    split.value[payers[index]] = share.value;
    split.node.add(payers[index], share.text);
  }
  return split;
}

std::optional<int> ScenarioBuilder::draw_price_year() {
  if (random_.chance(60)) {
    return std::nullopt;
  }
  if (index_years_.empty() || random_.chance(15)) {
    return scenario_.price_year;
  }
  return random_.pick(index_years_);
}

int ScenarioBuilder::year_in_horizon() {
  return scenario_.start_year + random_.between(0, scenario_.horizon - 1);
}

std::string ScenarioBuilder::fresh_id(const std::vector<std::string>& stems,
                                      std::set<std::string>& used) {
  std::string id = random_.pick(stems);
  while (used.contains(id)) {
    // One draw a statement: the operands of + have no fixed order.
    id = random_.pick(stems);
    id += random_.pick<std::string>({"-", "_", "x"});
    id += std::to_string(random_.between(1, 99));
  }
  used.insert(id);
  return id;
}

std::string ScenarioBuilder::id_text(const std::string& id) {
  return random_.chance(5) ? "\"" + id + "\"" : id;
}

void ScenarioBuilder::add_decoration(Node& node, const std::string& key,
                                     const std::vector<std::string>& texts) {
  if (random_.chance(12)) {
    node.add(key, random_.pick(texts));
  }
}

void ScenarioBuilder::add_source(Node& node) {
  if (!sources_.empty() && random_.chance(40)) {
    node.add("source", random_.pick(sources_));
  }
}

}  // namespace soem::oracle
