// SPDX-License-Identifier: MIT
#include "explain_words.hpp"

#include <fmt/format.h>

#include <array>

namespace soem {
namespace {

struct Words {
  Concept meaning;
  std::string_view words;
  bool share;
  std::string_view by = "";  ///< what an age counts from
};

constexpr std::array kWords = {
    Words{Concept::None, "", false},
    Words{Concept::DiscountFactor, "discount factor", false},
    Words{Concept::Intake, "people who start", false},
    Words{Concept::CompletionProfile, "share who complete", true, ", by years since the start"},
    Words{Concept::Completers, "people who complete", false},
    Words{Concept::CompletingStarters, "starters, in the year they would complete", false},
    Words{Concept::PresenceProfile, "share present", true, ", by years since the start"},
    Words{Concept::Present, "people present", false},
    Words{Concept::Rate, "success rate", true},
    Words{Concept::Baseline, "baseline", true},
    Words{Concept::Effect, "net effect", true},
    Words{Concept::Successes, "additional successes", false},
    Words{Concept::GrossSuccesses, "observed successes", false},
    Words{Concept::Persistence, "share of the effect left", true, ", by years since completion"},
    Words{Concept::UnitsPerSuccess, "units per success", false, ", by years since completion"},
    Words{Concept::Units, "units", false},
    Words{Concept::GrowthFactor, "price growth factor", false},
    Words{Concept::Price, "price per unit", false},
    Words{Concept::StateShare, "share of the state", true, ", by years since completion"},
    Words{Concept::CostQuantity, "quantity", false},
    Words{Concept::Flow, "amount", false},
    Words{Concept::RealisableFlow, "realisable amount", false},
    Words{Concept::Costs, "costs", false},
    Words{Concept::SavedCosts, "saved costs", false},
    Words{Concept::Consequences, "consequences", false},
    Words{Concept::RealisableConsequences, "realisable consequences", false},
    Words{Concept::Net, "net result", false},
    Words{Concept::NetRealisable, "realisable net result", false},
};

constexpr bool in_enumeration_order() {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (static_cast<std::size_t>(kWords[i].meaning) != i) return false;
  }
  return true;
}
static_assert(in_enumeration_order());

std::string_view aspect_words(Aspect aspect) {
  switch (aspect) {
    case Aspect::Yearly:
      return "";
    case Aspect::YearlyDiscounted:
      return ", discounted";
    case Aspect::Sum:
      return ", all years";
    case Aspect::PresentValue:
      return ", present value";
    case Aspect::Cumulative:
      return ", cumulative";
    case Aspect::CumulativeDiscounted:
      return ", cumulative and discounted";
  }
  return "";
}

const Words& entry(Concept meaning) { return kWords[static_cast<std::size_t>(meaning)]; }

/// "job.cash_benefit" for "outcomes.job.consequences.cash_benefit": a formula has little room.
std::string brief(std::string subject) {
  constexpr std::string_view kOutcomes = "outcomes.", kConsequences = ".consequences.";
  if (!subject.starts_with(kOutcomes)) return subject;
  subject.erase(0, kOutcomes.size());
  const std::size_t at = subject.find(kConsequences);
  if (at != std::string::npos) subject.replace(at, kConsequences.size(), ".");
  return subject;
}

}  // namespace

std::string words_for(const NodeName& name, const Scenario& scenario, const Graph& graph) {
  std::string out(entry(name.meaning).words);
  const bool of_line = name.meaning == Concept::Flow || name.meaning == Concept::RealisableFlow;
  if (of_line) out = name.meaning == Concept::Flow ? "" : "realisable part of ";
  if (name.subject != NodeName::kNone) {
    out += (of_line ? "" : " of ") + brief(graph.subject(name.subject));
  }
  if (name.payer != NodeName::kNone) {
    out += of_line ? " for " : name.meaning == Concept::Price ? " to " : " of ";
    out +=
        name.payer < scenario.payers.size() ? scenario.payers[name.payer].id : "the public purse";
  }
  out += aspect_words(name.aspect);
  return out;
}

std::string title_for(const NodeName& name, Rank rank, const Scenario& scenario,
                      const Graph& graph) {
  std::string out = words_for(name, scenario, graph);
  out += entry(name.meaning).by;
  if (rank == Rank::Year) out += ", by year";
  if (out[0] >= 'a' && out[0] <= 'z' && out.find('.') > out.find(' ')) {
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  }
  return out;
}

bool is_share(Concept meaning) { return entry(meaning).share; }

std::string slot_words(const Slot& slot) {
  const std::size_t last = slot.path.rfind('.');
  std::string word = slot.path.substr(last == std::string::npos ? 0 : last + 1);
  if (last == std::string::npos) return word;
  const std::string before = slot.path.substr(0, last);
  const std::string parent = before.substr(before.rfind('.') + 1);
  if (slot.path.starts_with("discount.")) return "discount rate";
  if (slot.path.starts_with("price_index.")) return "price index of " + word;
  if (word == "from_week") return word;
  if (parent == "index") return "price index of " + word;
  if (parent == "price" && word != "amount") {
    return (slot.quantity == Quantity::Share ? "share of " : "price to ") + word;
  }
  if (parent == "split") return "share of " + word;
  if (parent == "adjustments") return word;
  return word.find_first_not_of("0123456789") == std::string::npos ? parent + " " + word : word;
}

}  // namespace soem
