// SPDX-License-Identifier: MIT
#include "soem/render/words.hpp"

#include <fmt/format.h>

#include <array>

namespace soem {
namespace {

using enum Text;

enum class Use : std::uint8_t { Term, Plain };
constexpr Use kTerm = Use::Term;    // a label that the glossary explains
constexpr Use kPlain = Use::Plain;  // sentences, and words that only soem needs

struct Entry {
  Text text;
  Use use;
  std::string_view english, danish;
};

constexpr std::array<Entry, kTextCount> kTexts = {{
    {Years, kTerm, "Years", "År"},
    {YearsRange, kPlain, "{}-{}, {} years", "{}-{}, {} år"},
    {Money, kTerm, "Money", "Beløb"},
    {MoneyBasis, kPlain, "{} in prices of {}; costs are negative, gains positive",
     "{} i {}-priser; omkostninger er negative, gevinster positive"},
    {MoneyOfContracts, kPlain,
     "{0} in prices of {1}, figures of contracts nominal but for .pv; costs are negative, gains "
     "positive",
     "{0} i {1}-priser, aftalers tal i løbende priser undtagen .pv; omkostninger er negative, "
     "gevinster positive"},
    {Discount, kTerm, "Discount", "Diskontering"},
    {RateOnly, kPlain, "{} a year", "{} om året"},
    {RateInYears, kPlain, "{} in years {}-{}", "{} i år {}-{}"},
    {RateFromYear, kPlain, "{} from year {}", "{} fra år {}"},
    {TimingStart, kPlain, "amounts of {} count in full", "beløb i {} tæller fuldt ud"},
    {TimingMid, kPlain, "amounts fall in the middle of their year", "beløb falder midt i deres år"},
    {TimingEnd, kPlain, "amounts fall at the end of their year",
     "beløb falder i slutningen af deres år"},
    {Payers, kTerm, "Payers", "Aktører"},
    {UntouchedPayers, kPlain, "{}: no costs and no consequences",
     "{}: ingen omkostninger og ingen konsekvenser"},
    {Variant, kTerm, "Variant", "Variant"},
    {Tool, kPlain, "By", "Værktøj"},
    {ToolAndFile, kPlain, "soem {}, catalogue {}, file {}", "soem {}, katalog {}, fil {}"},
    {IllustrativeFigures, kTerm, "Illustrative", "Illustrative tal"},
    {IllustrativeCarries, kPlain, "{} ({} of the net result)", "{} ({} af nettoresultatet)"},
    {IllustrativeDwarfs, kPlain, "{} (far more than the net result)",
     "{} (langt mere end nettoresultatet)"},

    {IllustrativeAnswer, kPlain, "ILLUSTRATIVE: {}", "ILLUSTRATIVT: {}"},
    {Gains, kPlain, "The public purse gains {} {} in present value.",
     "Det offentlige får et budgetøkonomisk overskud på {} {} i nutidsværdi."},
    {Loses, kPlain, "The public purse loses {} {} in present value.",
     "Det offentlige får et budgetøkonomisk underskud på {} {} i nutidsværdi."},
    {NeitherGainsNorLoses, kPlain, "The public purse neither gains nor loses in present value.",
     "Det offentlige hverken vinder eller taber i nutidsværdi."},
    {GainsUndiscounted, kPlain, "The public purse gains {} {}, undiscounted.",
     "Det offentlige får et budgetøkonomisk overskud på {} {}, udiskonteret."},
    {LosesUndiscounted, kPlain, "The public purse loses {} {}, undiscounted.",
     "Det offentlige får et budgetøkonomisk underskud på {} {}, udiskonteret."},
    {NeitherUndiscounted, kPlain, "The public purse neither gains nor loses, undiscounted.",
     "Det offentlige hverken vinder eller taber, udiskonteret."},
    {WhoGains, kPlain, "Gains: {}.", "Gevinst: {}."},
    {WhoPays, kPlain, "Pays: {}.", "Tab: {}."},
    {OutOfPocket, kPlain, "Out of pocket at most: {}.", "Største udlæg: {}."},
    {InPlusFrom, kPlain, "{} {} in {}, in plus from {} on", "{} {} i {}, i plus fra og med {}"},
    {NotInPlus, kPlain, "{} {} in {}, not in plus within the horizon",
     "{} {} i {}, ikke i plus inden for horisonten"},

    {PresentValueIn, kPlain, "Present value, {}", "Nutidsværdi, {}"},
    {UndiscountedIn, kPlain, "Undiscounted, {}", "Udiskonteret, {}"},
    {Costs, kTerm, "Costs", "Omkostninger"},
    {SavedCosts, kTerm, "Saved costs", "Sparede omkostninger"},
    {Consequences, kTerm, "Consequences", "Konsekvenser"},
    {NetResult, kTerm, "Net result", "Budgetøkonomisk nettoresultat"},
    {Realisable, kTerm, "of which realisable", "heraf realiserbart"},
    {NetResultUndiscounted, kTerm, "Net result, undiscounted", "Nettoresultat, udiskonteret"},
    {PaidBackFrom, kTerm, "Paid back from", "Tilbagebetalingsår"},
    {PaidBackDiscounted, kTerm, "Paid back from, discounted", "Tilbagebetalingsår, diskonteret"},
    {Discounted, kTerm, "discounted", "diskonteret"},
    {PeakFinancing, kTerm, "Peak financing need", "Største finansieringsbehov"},
    {PeakFinancingYear, kPlain, "in", "i"},
    {Total, kTerm, "total", "i alt"},
    {NotPublic, kPlain, "* not public money: in no total",
     "* ikke offentlige midler: med i ingen sum"},

    {IsItWorthIt, kPlain, "Is it worth it?", "Kan det betale sig?"},
    {BenefitCostRatio, kTerm, "Benefit-cost ratio", "Nytte-omkostningsforhold"},
    {ReturnPerKrone, kTerm, "Return per krone", "Afkast pr. krone"},
    {InternalRateOfReturn, kTerm, "Internal rate of return", "Intern rente"},
    {NetPerParticipant, kTerm, "Net per participant", "Nettoresultat pr. deltager"},
    {NetPerParticipantUndiscounted, kTerm, "Net per participant, undiscounted",
     "Nettoresultat pr. deltager, udiskonteret"},
    {Undiscounted, kTerm, "undiscounted", "udiskonteret"},
    {CostItCouldCarry, kTerm, "Cost it could carry per head", "Højeste omkostning pr. deltager"},
    {BreakevenRate, kTerm, "Break-even rate, {}", "Break-even-succesrate, {}"},
    {BreakevenEffect, kTerm, "Break-even effect, {}", "Break-even-effekt, {}"},
    {Several, kPlain, "several", "flere"},
    {SeveralRates, kPlain, "{}: the present value is 0 at {}", "{}: nutidsværdien er 0 ved {}"},
    {AndAt, kPlain, ", at ", ", ved "},
    {People, kTerm, "People", "Deltagere"},
    {StartAndComplete, kPlain, "{} start, {} complete", "{} starter, {} gennemfører"},
    {AdditionalSuccesses, kPlain, "{}: {} additional successes",
     "{}: {} ekstra personer med succes"},
    {ObservedByRate, kPlain, "{} observed, rate {}, baseline {}",
     "{} observeret, succesrate {}, basisalternativ {}"},
    {Observed, kPlain, "{} observed", "{} observeret"},
    {Pockets, kPlain, "Pockets", "Kasser"},
    {WrongPocket, kPlain, "{} of the gains go to other payers than those who bear the cost",
     "{} af gevinsterne tilfalder andre aktører end dem, der bærer omkostningen"},

    {VariantsPresentValue, kPlain, "Variants: net result in present value, {}",
     "Varianter: nettoresultat i nutidsværdi, {}"},
    {VariantsUndiscounted, kPlain, "Variants: net result, undiscounted, {}",
     "Varianter: nettoresultat, udiskonteret, {}"},
    {Case, kTerm, "Case", "Beregning"},
    {BaseCase, kTerm, "base case", "basisberegning"},
    {ShortBenefitCostRatio, kTerm, "B/C ratio", "Nytte/omk."},
    {ShortPaidBack, kTerm, "Paid back", "Tjent ind"},

    {NetByPresentValue, kPlain, "Net result by {}, present value, {}",
     "Nettoresultat fordelt på {}, nutidsværdi, {}"},
    {NetByUndiscounted, kPlain, "Net result by {}, undiscounted, {}",
     "Nettoresultat fordelt på {}, udiskonteret, {}"},
    {LinesPresentValue, kPlain, "Line by line, present value, {}",
     "Linje for linje, nutidsværdi, {}"},
    {LinesUndiscounted, kPlain, "Line by line, undiscounted, {}",
     "Linje for linje, udiskonteret, {}"},
    {Area, kTerm, "Area", "Hovedområde"},
    {Line, kTerm, "Line", "Linje"},
    {Committee, kTerm, "Committee", "Politisk udvalg"},
    {Group, kTerm, "Group", "Målgruppe"},
    {ByPayer, kPlain, "payer", "aktører"},
    {ByArea, kPlain, "area", "hovedområder"},
    {ByLine, kPlain, "line", "linjer"},
    {ByCommittee, kPlain, "committee", "politiske udvalg"},
    {ByGroup, kPlain, "group", "målgrupper"},
    {NoArea, kPlain, "no area", "uden hovedområde"},
    {NoCommittee, kPlain, "no committee", "uden udvalg"},
    {SharedLines, kTerm, "shared", "fælles"},
    {WholeTargetGroup, kPlain, "the whole target group", "hele målgruppen"},
    {ResidualValue, kTerm, "{}, residual value", "{}, restværdi"},

    {PublicPurse, kPlain, "The public purse year by year, {}", "Det offentlige år for år, {}"},
    {PublicPurseUndiscounted, kPlain, "The public purse year by year, undiscounted, {}",
     "Det offentlige år for år, udiskonteret, {}"},
    {PublicPurseDiscounted, kPlain, "The public purse year by year, discounted, {}",
     "Det offentlige år for år, diskonteret, {}"},
    {PublicPurseByUndiscounted, kPlain, "The public purse year by year by {}, undiscounted, {}",
     "Det offentlige år for år fordelt på {}, udiskonteret, {}"},
    {PublicPurseByDiscounted, kPlain, "The public purse year by year by {}, discounted, {}",
     "Det offentlige år for år fordelt på {}, diskonteret, {}"},
    {NetByDiscounted, kPlain, "Net result by {}, discounted, {}",
     "Nettoresultat fordelt på {}, diskonteret, {}"},
    {CumulativeByUndiscounted, kPlain, "Cumulative net result by {}, undiscounted, {}",
     "Akkumuleret nettoresultat fordelt på {}, udiskonteret, {}"},
    {CumulativeByDiscounted, kPlain, "Cumulative net result by {}, discounted, {}",
     "Akkumuleret nettoresultat fordelt på {}, diskonteret, {}"},
    {Year, kTerm, "Year", "År"},
    {ShortSavedCosts, kTerm, "Saved costs", "Sparede omk."},
    {Net, kTerm, "Net", "Netto"},
    {Factor, kTerm, "Factor", "Faktor"},
    {NetDiscounted, kTerm, "Net, discounted", "Netto, disk."},
    {Sum, kTerm, "Sum", "Sum"},
    {PresentValue, kTerm, "PV", "Nutidsværdi"},

    {ChartUndiscounted, kPlain, "Cumulative net result at the end of the year, undiscounted",
     "Akkumuleret nettoresultat ved årets udgang, udiskonteret"},
    {ChartDiscounted, kPlain, "Cumulative net result at the end of the year, discounted",
     "Akkumuleret nettoresultat ved årets udgang, diskonteret"},
    {ChartScale, kPlain, "One block is {} {}; the line is zero; < in plus from that year on.",
     "En blok er {} {}; stregen er nul; < i plus fra og med det år."},
    {ChartRows, kPlain, "One row is {} years and shows the end of the last.",
     "En række er {} år og viser udgangen af det sidste."},

    {FigureName, kTerm, "Figure", "Nøgletal"},
    {VariantNamed, kPlain, "variant", "variant"},
    {TotalOfOne, kPlain, "Total of {} scenario", "I alt for {} scenarie"},
    {TotalOfSeveral, kPlain, "Total of {} scenarios", "I alt for {} scenarier"},

    {CatalogueTitle, kPlain, "Catalogue {}: {} of {} entries", "Katalog {}: {} af {} opslag"},
    {CatalogueHint, kPlain, "soem catalog show NAME tells all about one of them.",
     "soem catalog show NAVN fortæller alt om et af dem."},
    {EntryName, kTerm, "Name", "Navn"},
    {EntryValue, kTerm, "Value", "Værdi"},
    {EntryFrom, kTerm, "From", "Fra"},
    {EntryTag, kTerm, "Tag", "Mærke"},
    {EntryConfidence, kTerm, "Confidence", "Sikkerhed"},
    {EntryPriceYear, kTerm, "Prices", "Prisår"},
    {EntryEnded, kPlain, "ended", "ophørt"},
    {EntryWithoutNumber, kPlain, "no number", "intet tal"},
    {EntryNotInForce, kPlain, "not in force", "gælder ikke"},
    {EntryAgainst, kPlain, "{} against {}", "{} mod {}"},
    {EntryOfficial, kPlain, "official", "officiel"},
    {EntryPublished, kPlain, "published", "publiceret"},
    {EntryIllustrative, kPlain, "illustrative", "illustrativ"},
    {EntryHigh, kPlain, "high", "høj"},
    {EntryMedium, kPlain, "medium", "middel"},
    {EntryLow, kPlain, "low", "lav"},
    {EntryKindLabel, kTerm, "Kind", "Art"},
    {KindPrice, kPlain, "price", "pris"},
    {KindSplit, kPlain, "split", "fordeling"},
    {KindLadder, kPlain, "reimbursement ladder", "refusionstrappe"},
    {KindIndex, kPlain, "price index", "prisindeks"},
    {KindDiscount, kPlain, "discount rule", "diskonteringsregel"},
    {KindEffect, kPlain, "effect", "effekt"},
    {KindRate, kPlain, "share", "andel"},
    {EntryPaidBy, kTerm, "Paid by", "Betales af"},
    {EntryTaxable, kTerm, "Taxable", "Skattepligtig"},
    {EntryTaxableYes, kPlain, "yes, taxed as income", "ja, beskattes som indkomst"},
    {EntryIndex, kTerm, "Index", "Indeks"},
    {EntryAfterLast, kTerm, "After the last", "Efter sidste"},
    {EntryGoesOn, kPlain, "it goes on", "værdien gælder fortsat"},
    {EntryIsAnError, kPlain, "using it is an error", "brug af den er en fejl"},
    {EntryEvidence, kTerm, "Evidence", "Evidens"},
    {EvidenceMeta, kPlain, "level 1: meta-study or randomised",
     "niveau 1: metastudie eller lodtrækning"},
    {EvidenceControlled, kPlain, "level 2: with a comparison group",
     "niveau 2: med sammenligningsgruppe"},
    {EvidenceBeforeAfter, kPlain, "level 3: before and after", "niveau 3: før og efter"},
    {DirectionPositive, kPlain, "positive effect", "positiv effekt"},
    {DirectionNull, kPlain, "no effect", "ingen effekt"},
    {DirectionAdverse, kPlain, "adverse effect", "modsat effekt"},
    {EntryChecked, kTerm, "Checked", "Kontrolleret"},
    {EntryOtherName, kPlain, "In Danish", "På engelsk"},
    {EntryFile, kPlain, "File", "Fil"},
    {EntrySource, kPlain, "Source", "Kilde"},

    {IncomeTransfers, kTerm, "income transfers", "indkomstoverførsler"},
    {Employment, kTerm, "employment effort", "beskæftigelsesindsats"},
    {Tax, kTerm, "tax on income", "skat af indkomst"},
    {SocialAdults, kTerm, "social services for adults", "sociale serviceydelser for voksne"},
    {SocialChildren, kTerm, "social measures for children and youth",
     "sociale foranstaltninger for børn og unge"},
    {SpecialSchooling, kTerm, "special schooling", "specialskole"},
    {Education, kTerm, "education", "uddannelse"},
    {Health, kTerm, "health services", "sundhedsydelser"},
    {Justice, kTerm, "police, courts and prison service", "politi, retsvæsen og kriminalforsorg"},
    {Housing, kTerm, "housing", "bolig"},
    {OtherArea, kTerm, "other areas", "øvrige områder"},
}};

struct ReasonEntry {
  ReasonId id;
  std::string_view danish;
};

constexpr std::array<ReasonEntry, kReasonCount> kReasons = {{
    {ReasonId::None, ""},
    {ReasonId::NetCostPvNotPositive, "nutidsværdien af nettoomkostningen er ikke over 0"},
    {ReasonId::NeverPaidBack, "aldrig inden for horisonten"},
    {ReasonId::NeverBelowZero, "det akkumulerede nettoresultat er aldrig under 0"},
    {ReasonId::SameSignAtEveryRate, "nutidsværdien har samme fortegn ved enhver rente"},
    {ReasonId::NoNetResult, "nettoresultatet er 0 i alle år"},
    {ReasonId::NoChangeOfSign, "det årlige nettoresultat skifter aldrig fortegn"},
    {ReasonId::OneOfSeveralRates, "en af {} renter, hvor nutidsværdien er 0"},
    {ReasonId::NobodyStarts, "ingen starter"},
    {ReasonId::NobodyCompletes, "ingen gennemfører"},
    {ReasonId::NoSuccesses, "der er ingen ekstra personer med succes"},
    {ReasonId::NotOneOutcome, "der er ikke præcis ét effektmål"},
    {ReasonId::OnlyNetEffect, "effektmålet angiver kun nettoeffekten"},
    {ReasonId::ConsequencesNotPositive, "konsekvenserne er ikke over 0"},
    {ReasonId::NetCostNotPositive, "nettoomkostningen er ikke over 0"},
    {ReasonId::ConsequencesBelowZeroFor, "konsekvenserne er under 0 for {}"},
    {ReasonId::NetCostBelowZeroFor, "nettoomkostningen er under 0 for {}"},
    {ReasonId::IndependentOfRate, "nettoresultatet afhænger ikke af den"},
    {ReasonId::OutsideZeroToOne, "ingen mellem 0 og 100 %"},
}};

struct AreaEntry {
  std::string_view area;  // its word in the schema
  Text text;
};

constexpr AreaEntry kAreas[] = {
    {"income_transfers", IncomeTransfers},
    {"employment", Employment},
    {"tax", Tax},
    {"social_adults", SocialAdults},
    {"social_children", SocialChildren},
    {"special_schooling", SpecialSchooling},
    {"education", Education},
    {"health", Health},
    {"justice", Justice},
    {"housing", Housing},
    {"other", OtherArea},
};

constexpr bool in_order_of_ids() {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (kTexts[i].text != static_cast<Text>(i)) return false;
  }
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (kReasons[i].id != static_cast<ReasonId>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_ids());

const Entry& entry(Text text) { return kTexts[static_cast<std::size_t>(text)]; }

}  // namespace

std::string_view pattern(Text text, Language language) {
  return language == Language::English ? entry(text).english : entry(text).danish;
}

bool is_term(Text text) { return entry(text).use == kTerm; }

std::string_view area_name(std::string_view area, Language language) {
  for (const AreaEntry& known : kAreas) {
    if (known.area == area) return pattern(known.text, language);
  }
  return area;
}

std::string_view pattern(ReasonId reason, Language language) {
  return language == Language::English ? english_pattern(reason)
                                       : kReasons[static_cast<std::size_t>(reason)].danish;
}

std::string words(const Reason& reason, Language language) {
  return fmt::format(fmt::runtime(pattern(reason.id, language)), reason.detail);
}

}  // namespace soem
