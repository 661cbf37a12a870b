// SPDX-License-Identifier: MIT
//
// A scenario as the oracle sees it: plain structs with final numbers, no text, no paths, no
// catalogue. Shares, rates and factors are fractions (12 % is 0.12), money is in the scenario's
// currency, years are calendar years unless a comment says otherwise. Start reading at Scenario.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace soem::oracle {

// A scalar holds for every year; a list is indexed from 0 and is 0 after its end.
using ScalarOrList = std::variant<double, std::vector<double>>;

using ShareByPayer = std::map<std::string, double>;

struct Payer {
  std::string id;
  bool is_public = true;  // false: has its own figures and is in no total
};

enum class Timing { Start, Middle, End };

struct Discount {
  // Year number u >= 1 from which a rate applies, up to the next entry; u = 1 is always present.
  std::map<int, double> schedule = {{1, 0.035}, {36, 0.025}, {71, 0.015}};
  Timing timing = Timing::Start;
};

struct Participants {
  std::map<int, double> intake;                // starters by calendar year; 0 where absent
  std::vector<double> completion = {1.0};      // g(l), l = 0 ... L-1
  std::optional<std::vector<double>> present;  // p(l); derived from g when absent
};

enum class Per { Once, Year, Participant, ParticipantYear, Completer, Success };

struct ResidualValue {
  double amount = 0.0;
  int year = 0;
};

struct CostLine {
  std::string id;
  double amount = 0.0;
  Per per = Per::Once;
  std::optional<int> year;        // Per::Once; absent means year 0 of the project
  std::vector<int> years;         // Per::Year
  int delay = 0;                  // lines that follow people only
  std::string outcome;            // Per::Success
  ShareByPayer split;             // sums to 1; one entry of 1 where the file says `payer`
  std::optional<int> price_year;  // absent: the scenario's
  std::optional<ResidualValue> residual_value;
};

enum class Kind { Expenditure, Income };

// The reimbursement ladder: stat pays the share of the step that a week on benefits falls in, and
// kommune the rest.
struct Ladder {
  std::map<int, double> state_share;  // by the first week of a step; week 1 is always present
  int from_week = 53;                 // reached at completion
};

// Four forms, told apart by `amount`, the consequence's unit and `ladder`:
//   amount absent, unit not the currency   payers = amounts per unit
//   amount absent, unit the currency       payers = shares of `change`, at most 1 in all
//   amount present                         payers = a split of it that sums to 1; or `ladder` is
//   amount and the consequence's split     payers may be empty
struct Price {
  std::optional<double> amount;
  std::string unit;  // of `amount`; empty means the consequence's unit
  ShareByPayer payers;
  std::optional<Ladder> ladder;
  std::optional<int> price_year;  // absent: the scenario's
  std::map<int, double> index;    // empty: the scenario's
};

struct Consequence {
  std::string id;
  // The id of a benefit of the same outcome, where this is the tax on it. Then `unit` is the
  // currency, price.payers are shares of the benefit, and only these and `realisable` count.
  std::string tax_of;
  ScalarOrList change = 0.0;
  std::string unit;
  bool during = false;
  int delay = 0;
  Kind kind = Kind::Expenditure;
  Price price;
  std::optional<ShareByPayer> split;  // redistributes the price's sum ...
  std::optional<Ladder> ladder;       // ... and so does this
  double growth = 0.0;
  double realisable = 1.0;
};

struct CohortOverride {
  std::optional<double> rate;
  std::optional<double> baseline;
  std::optional<double> effect;
};

enum class Basis { Completed, Started };

struct Outcome {
  std::string id;
  std::optional<double> rate;  // with baseline ...
  std::optional<double> baseline;
  std::optional<double> effect;             // ... or this alone
  bool own_rate = false;                    // a group's: a break-even leaves it alone
  std::map<int, CohortOverride> by_cohort;  // by completion year
  Basis basis = Basis::Completed;
  std::map<std::string, double> adjustments;
  int first_year = 0;
  double first_year_share = 1.0;
  std::optional<int> years;      // absent: to the horizon
  ScalarOrList retention = 1.0;  // a list's first entry is for tau = first_year
  std::vector<Consequence> consequences;
};

struct CycleFactors {
  double rate = 1.0;      // k_r, also k of an outcome that states `effect`
  double baseline = 1.0;  // k_b
};

struct Scenario {
  int start_year = 0;
  int horizon = 1;  // number of project years, 1-200
  std::string currency = "DKK";
  int price_year = 0;
  std::map<int, double> price_index;
  Discount discount;
  std::vector<Payer> payers = {{"kommune", true}, {"region", true}, {"stat", true}};
  Participants participants;
  std::vector<CostLine> costs;
  std::vector<CostLine> saved_costs;
  std::vector<Outcome> outcomes;
  std::map<int, CycleFactors> business_cycle;  // by completion year
};

}  // namespace soem::oracle
