// SPDX-License-Identifier: MIT
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sections.hpp"
#include "soem/render/illustrative.hpp"

namespace soem {
namespace {

std::string verdict(const Paper& paper, double net, Valuation valuation) {
  const bool discounted = valuation == Valuation::Discounted;
  if (paper.breaks_even(net, std::string(kTotal))) {
    return paper.say(discounted ? Text::NeitherGainsNorLoses : Text::NeitherUndiscounted);
  }
  const Text gains = discounted ? Text::Gains : Text::GainsUndiscounted;
  const Text loses = discounted ? Text::Loses : Text::LosesUndiscounted;
  return paper.say(net < 0 ? loses : gains, paper.money(std::fabs(net)), paper.currency());
}

/// What a payer advances at most, and when it has the money back; empty for one that never does.
std::string advance(const Paper& paper, const std::string& payer) {
  const Summary& summary = paper.summary();
  const Figure* deepest = summary.find("peak_financing_year", payer);
  const Figure& peak = *summary.find("peak_financing", payer);
  if (!deepest->value || paper.breaks_even(*peak.value, payer)) return "";
  const std::string need = paper.value(peak);
  const Figure* payback = summary.find("payback_year", payer);
  if (!payback->value) return paper.say(Text::NotInPlus, payer, need, paper.value(*deepest));
  return paper.say(Text::InPlusFrom, payer, need, paper.value(*deepest), paper.value(*payback));
}

}  // namespace

Paragraph answer(const Paper& paper) {
  const Valuation valuation = paper.main_valuation();
  const auto net = [&](const std::string& payer) {
    return *paper.summary().find(figure_name("net", valuation), payer)->value;
  };
  std::string headline = verdict(paper, net(std::string(kTotal)), valuation);
  if (is_illustrative(paper.first().illustrative)) {
    headline = paper.say(Text::IllustrativeAnswer, headline);
  }
  Paragraph out{std::move(headline), {}};
  std::vector<std::string> gains, losses, advances;
  for (const Column& column : paper.columns()) {
    if (column.payer == kTotal) continue;
    const double of_payer = net(column.payer);
    if (!paper.breaks_even(of_payer, column.payer)) {
      (of_payer > 0 ? gains : losses)
          .push_back(fmt::format("{} {}", column.payer, paper.money(std::fabs(of_payer))));
    }
    const std::string advanced = advance(paper, column.payer);
    if (!advanced.empty()) advances.push_back(advanced);
  }
  const auto point = [&](Text text, const std::vector<std::string>& parts) {
    if (parts.empty()) return;
    out.points.push_back(paper.say(text, fmt::format("{}", fmt::join(parts, "; "))));
  };
  point(Text::WhoGains, gains);
  point(Text::WhoPays, losses);
  if (paper.shows(Valuation::Undiscounted)) point(Text::OutOfPocket, advances);
  return out;
}

}  // namespace soem
