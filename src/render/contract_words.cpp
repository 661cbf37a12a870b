// SPDX-License-Identifier: MIT
#include "contract_words.hpp"

#include <array>

namespace soem {
namespace {

using enum ContractText;

struct Entry {
  ContractText text;
  std::string_view english, danish;
};

constexpr std::array<Entry, kContractTextCount> kTexts = {{
    {NominalMoney, "nominal {}; present values in prices of {}",
     "{} i løbende priser; nutidsværdier i {}-priser"},
    {Illustrative, "ILLUSTRATIVE", "ILLUSTRATIVT"},
    {TermOfContracts, "{} term of contracts", "{} vilkår i aftaler"},
    {TermsOfContracts, "{} terms of contracts", "{} vilkår i aftaler"},
    {NumberOfProjection, "{} number of the projection", "{} tal i fremskrivningen"},
    {NumbersOfProjection, "{} numbers of the projection", "{} tal i fremskrivningen"},

    {Without, "Without", "Uden aftale"},
    {Cost, "Cost, nominal", "Omkostning, løbende priser"},
    {Covered, "paid by the contract's money", "betalt af aftalens penge"},
    {PaymentsOf, "Payments of {}", "Betalinger fra {}"},
    {LargestPayments, "most, at any success rate", "højest, uanset succesrate"},
    {Observed, "Due by what has been observed", "Forfaldent efter opnåede resultater"},
    {ObservedForecast, "forecast for the same", "forventet for de samme"},
    {ToCome, "still to come", "endnu ikke opnået"},
    {Draws, "Investors put up", "Investorers træk"},
    {Receipts, "get back", "tilbagebetaling"},
    {Irr, "IRR, nominal", "intern rente, nominel"},
    {RealIrr, "IRR, real", "intern rente, real"},
    {AverageAnnual, "average annual return", "gennemsnitligt årligt afkast"},
    {Multiple, "receipts / draws", "tilbagebetaling / træk"},
    {PaybackDate, "money back by", "pengene tilbage"},
    {GuaranteeOf, "Guarantee of {}", "Garanti fra {}"},
    {BalanceOf, "Balance of {}", "Resultat for {}"},
    {WorkingCapital, "working capital", "driftskapital"},
    {NetOf, "Net result of {}, PV", "Netto for {}, nutidsværdi"},
    {NetOfAll, "Net result of all public payers, PV", "Netto i alt, nutidsværdi"},
    {LiquidityGap, "liquidity gap", "likviditetsgab"},
    {WrongPocket, "Wrong pocket", "Forkert kasse"},

    {NoMoneyMoves, "{}: no money moves; the payers finance it themselves.",
     "{}: ingen penge flyttes; betalerne finansierer selv indsatsen."},
    {Parties, "Parties: {}.", "Parter: {}."},
    {Metrics, "Measured: {}.", "Betalingsmål: {}."},
    {Rules, "Payment rules: {}.", "Betalingsregler: {}."},
    {ByYear, "{}: money in (+) and out (-)", "{}: penge ind (+) og ud (-)"},

    {Payments, "Payments, and what bounds them", "Betalinger, og hvad der begrænser dem"},
    {Payment, "Payment", "Betaling"},
    {Why, "Why", "Hvorfor"},
    {Date, "Date", "Dato"},
    {Result, "Result", "Resultat"},
    {ByTheRule, "By the rule", "Efter regel"},
    {Paid, "Paid", "Betalt"},
    {Months, "{} m", "{} md"},
    {DateIsMonth, "Dates are months in which the money falls.",
     "Datoer er måneder, hvor pengene falder."},
    {LevelMissed, "level missed", "niveau ej nået"},
    {PooledMissed, "pooled: missed", "samlet: ej nået"},
    {GateShut, "gate shut", "betingelse ej nået"},
    {CapPerPerson, "cap a person", "personloft"},
    {CapOfRule, "cap of rule", "regelloft"},
    {CapOfContract, "contract cap", "betalingsloft"},
    {CapOnReturn, "return cap", "afkastloft"},
    {Pooled, "pooled", "samlet"},
    {IsObserved, "observed", "opnået"},

    {Prices, "Prices, and where each party breaks even", "Priser, og hvor hver part går i nul"},
    {PriceOf, "Price of", "Pris for"},
    {PriceInContract, "Price", "Pris"},
    {PriceFrom, "{} from", "{} fra"},
    {PriceUpTo, "{} up to", "{} op til"},
    {PriceNote,
     "Those who finance it do not lose from their price on, a payer up to its own; everything else "
     "unchanged.",
     "De, der finansierer, taber ikke fra deres pris, en betaler ikke op til sin; alt andet "
     "uændret."},
    {FirstPrice, "Of several prices the first; the others in proportion.",
     "Af flere priser den første; de andre i samme forhold."},

    {OverReduction, "Result of each party over the reduction", "Hver parts resultat over faldet"},
    {OverRate, "Result of each party over the success rate of {}",
     "Hver parts resultat over succesraten for {}"},
    {Reduction, "Reduction", "Fald"},
    {Rate, "Rate", "Succesrate"},
    {ZeroOrMore, "0 or more", "0 eller mere"},
    {Never, "never", "aldrig"},
    {Always, "always", "altid"},
    {From, "from {}", "fra {}"},
    {UpTo, "to {}", "til {}"},
    {PayOffNote,
     "Payers: net result in present value with the contract. Others: money in less out.",
     "Betalere: nettoresultat i nutidsværdi med aftalen. Andre: penge ind minus penge ud."},
    {Investors, "investors", "investorer"},
}};

constexpr bool in_order_of_ids() {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (kTexts[i].text != static_cast<ContractText>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_ids());

struct Words {
  std::string_view english, danish;
};

constexpr Words kRoles[] = {
    // in the order of PartyRole
    {"payer", "betaler"},
    {"investor", "investor"},
    {"vehicle", "selskab"},
    {"supplier", "leverandør"},
    {"guarantor", "garant"},
    {"fee recipient", "honorarmodtager"},
    {"tax authority", "skattevæsen"},
};

constexpr Words kReasons[] = {
    {"nothing comes back", "intet kommer tilbage"},
    {"nothing is drawn", "intet er trukket"},
    {"never within the contract", "aldrig inden for aftalen"},
    {"a payer pays nothing on balance, or gains nothing",
     "en betaler betaler netto intet eller vinder intet"},
    {"the budget is never in minus", "budgettet er aldrig i minus"},
    {"below 0 at every rate", "under 0 ved enhver succesrate"},
    {"no success rate decides what is paid", "ingen succesrate afgør, hvad der betales"},
    {"it loses even at a price of 0", "taber også ved prisen 0"},
    {"it loses at any price", "taber ved enhver pris"},
    {"it does not lose at any price", "taber ikke ved nogen pris"},
    {"the price is 0", "prisen er 0"},
};

}  // namespace

std::string_view pattern(ContractText text, Language language) {
  const Entry& entry = kTexts[static_cast<std::size_t>(text)];
  return language == Language::English ? entry.english : entry.danish;
}

std::string_view role_name(PartyRole role, Language language) {
  const Words& words = kRoles[static_cast<std::size_t>(role)];
  return language == Language::English ? words.english : words.danish;
}

std::string_view reason_words(std::string_view english, Language language) {
  if (language == Language::English) return english;
  for (const Words& words : kReasons) {
    if (words.english == english) return words.danish;
  }
  return english;
}

}  // namespace soem
