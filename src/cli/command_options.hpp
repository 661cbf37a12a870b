// SPDX-License-Identifier: MIT
//
// The options of every command, their words and defaults. Commands ask for them by name; the help
// and docs/command-line.md list them in this order.
#pragma once

#include "soem/cli/arguments.hpp"
#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/job.hpp"

namespace soem::command_options {

inline constexpr std::string_view kViews[] = {"summary", "years", "lines"};
inline constexpr std::string_view kFormats[] = {"table", "csv", "json", "md"};
inline constexpr std::string_view kDialects[] = {"rfc4180", "excel-da"};
inline constexpr std::string_view kCheckFormats[] = {"table", "tap", "junit", "github", "json"};
inline constexpr std::string_view kColors[] = {"auto", "always", "never"};
inline constexpr std::string_view kBys[] = {"payer", "area", "line", "committee", "group"};
inline constexpr std::string_view kPrices[] = {"discounted", "undiscounted", "both"};
inline constexpr std::string_view kLanguages[] = {"en", "da"};

// Options that mean the same wherever they stand.
inline constexpr OptionSpec kOutput{"output", 'o', "FILE",
                                    {},       "",  "write to FILE, whole or not at all"};
inline constexpr OptionSpec kColor{"color", 0,      "WHEN",
                                   kColors, "auto", "colour and bold type; NO_COLOR is obeyed"};
inline constexpr OptionSpec kSet{
    "set", 0, "PATH=VALUE", {}, "", "calculate with another value; may be repeated", true};
inline constexpr OptionSpec kJobs{
    "jobs", 0, "N", {}, "", "threads; by default as many as the machine runs at once"};
inline constexpr OptionSpec kCsvDialect{
    "csv-dialect", 0, "DIALECT", kDialects, "", "excel-da opens right in a Danish Excel"};
inline constexpr OptionSpec kHelp{"help", 'h', "", {}, "", "show this text"};

inline constexpr OperandSpec kFiles{"FILE", "needs a scenario file",
                                    "name one or more files, or - for standard input"};

inline constexpr OperandSpec kNothing{"", "", "", 0, 0};

inline constexpr OptionSpec kRunOptions[] = {
    {"view", 0, "VIEW", kViews, "", "key figures, every year, or every line"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    {"by", 0, "KEY", kBys, "payer", "how a page breaks the net result down"},
    {"prices", 0, "PRICES", kPrices, "both", "which amounts a page shows"},
    {"lang", 0, "LANG", kLanguages, "en", "the language of a page"},
    {"chart", 0, "WHEN", kColors, "auto", "draw the cumulative net result on a page"},
    kCsvDialect,
    {"figures", 0, "LIST", {}, "", "only these figures, such as net.pv,bcr:total"},
    {"fail-if", 0, "TEST", {}, "", "exit 1 if a result is so, such as 'bcr < 1'", true},
    {"variant", 0, "NAME", {}, "", "only this variant (or base); may be repeated", true},
    {"total", 0, "", {}, "", "the files added up, too"},
    kSet,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr std::string_view kExplainFormats[] = {"table", "md", "json"};

inline constexpr OptionSpec kExplainOptions[] = {
    {"format", 0, "FORMAT", kExplainFormats, "table", "text for people, Markdown, or JSON"},
    kSet,
    {"variant", 0, "NAME", {}, "", "explain the figure of a variant"},
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr std::string_view kDigits[] = {"rounded", "full"};
inline constexpr OperandSpec kOneFile{"FILE", "needs a scenario file",
                                      "name a file, or - for standard input", 1, 1};
inline constexpr OptionSpec kVariant{"variant", 0, "NAME", {}, "", "start from this variant"};

inline constexpr OptionSpec kSweepOptions[] = {
    {"set",
     0,
     "PATH=SPEC",
     {},
     "",
     "A,B,C or FROM:TO:STEP or FROM:TO/COUNT; may be repeated",
     true},
    {"table", 0, "FILE", {}, "", "a CSV of overrides: paths on top, a scenario a row"},
    {"lhs", 0, "N", {}, "", "instead, N rows of a Latin hypercube over 'uncertainty'"},
    {"seed", 0, "S", {}, "", "of the Latin hypercube; 1 by default"},
    {"figures", 0, "LIST", {}, "", "the columns, such as net.pv,bcr:total"},
    {"format", 0, "FORMAT", kFormats, "csv", "rows for programs, or a page for few of them"},
    kCsvDialect,
    {"digits", 0, "DIGITS", kDigits, "rounded", "of money 2 decimals and of ratios 9, or all"},
    {"yes-large", 0, "", {}, "", "write more than a thousand million rows"},
    kShardOption,
    kVariant,
    kJobs,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr std::string_view kSamplers[] = {"random", "lhs", "sobol"};
inline constexpr std::string_view kSimulationViews[] = {"summary", "years", "inputs", "drivers",
                                                        "voi"};
inline constexpr std::string_view kFans[] = {"first", "all"};
inline constexpr std::string_view kFanPrices[] = {"undiscounted", "discounted"};

inline constexpr OptionSpec kSimulateOptions[] = {
    {"draws", 0, "N", {}, "", "how many; 10,000 by default"},
    {"seed", 0, "S", {}, "", "of the random numbers; 1 by default"},
    {"sampler", 0, "SAMPLER", kSamplers, "random", "where they come from; sobol needs far fewer"},
    {"figures", 0, "LIST", {}, "", "which figures, such as net.pv,bcr:total"},
    {"view", 0, "VIEW", kSimulationViews, "", "the figures, every year, what was drawn, …"},
    {"drivers", 0, "", {}, "", "which uncertain numbers drive the figures (Sobol)"},
    {"voi", 0, "", {}, "", "what it would be worth to know them before investing"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    {"samples", 0, "FILE", {}, "", "write every draw to FILE, as CSV"},
    {"fan", 0, "DRAWS", kFans, "first", "years from the first 65,536 draws, or from all"},
    {"prices", 0, "PRICES", kFanPrices, "undiscounted", "of the cumulative net result by year"},
    {"exact", 0, "", {}, "", "keep all draws, so that all percentiles are exact"},
    kShardOption,
    kSet,
    kVariant,
    kJobs,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr OperandSpec kPartFiles{"PART", "needs the parts of a job",
                                        "name all files that --shard wrote, in any order"};
inline constexpr OptionSpec kMergeOptions[] = {
    {"format", 0, "FORMAT", kFormats, "", "a page as text or md, or rows; as the job said"},
    {"view", 0, "VIEW", kSimulationViews, "", "of a simulation, as for  soem simulate"},
    kCsvDialect,
    {"digits", 0, "DIGITS", kDigits, "", "of a sweep, as for  soem sweep"},
    {"samples", 0, "FILE", {}, "", "write every draw to FILE, as CSV, if the parts have them"},
    kJobs,
    kOutput,
    kColor,
    kHelp,
};

// Those of sweep and simulate, to be typed as they are for the job.
inline constexpr OptionSpec kPlanOptions[] = {
    {"draws", 0, "N", {}, "", "of a simulation; 10,000 by default"},
    {"sampler", 0, "SAMPLER", kSamplers, "", "of a simulation"},
    {"drivers", 0, "", {}, "", "of a simulation"},
    {"voi", 0, "", {}, "", "of a simulation"},
    {"samples", 0, "FILE", {}, "", "of a simulation; nothing is written"},
    {"fan", 0, "DRAWS", kFans, "", "of a simulation"},
    {"prices", 0, "PRICES", kFanPrices, "", "of a simulation"},
    {"exact", 0, "", {}, "", "of a simulation"},
    {"set", 0, "PATH=SPEC", {}, "", "a value, or of a sweep several; may be repeated", true},
    {"table", 0, "FILE", {}, "", "of a sweep"},
    {"lhs", 0, "N", {}, "", "of a sweep"},
    {"digits", 0, "DIGITS", kDigits, "", "of a sweep"},
    {"yes-large", 0, "", {}, "", "of a sweep"},
    {"seed", 0, "S", {}, "", "of what is drawn"},
    {"figures", 0, "LIST", {}, "", "which figures"},
    {"view", 0, "VIEW", kSimulationViews, "", "of the job's result"},
    {"format", 0, "FORMAT", kFormats, "", "of the job's result"},
    {"csv-dialect", 0, "DIALECT", kDialects, "", "of the job's result"},
    {"output", 'o', "FILE", {}, "", "of the job's result; nothing is written"},
    kVariant,
    kJobs,
    kCatalogOption,
    kColor,
    kHelp,
};

inline constexpr OperandSpec kOneOrTwoFiles{"FILE", "needs a scenario file",
                                            "name one or two files, or - for standard input", 1, 2};
inline constexpr OptionSpec kCompareOptions[] = {
    {"variant", 0, "NAME", {}, "", "a variant (or base); given twice: of A, then of B", true},
    {"catalog", 0, "DIR", {}, "", "your own figures on top; given twice: of A, then of B", true},
    {"figures", 0, "LIST", {}, "", "only these figures, such as net.pv,bcr:total"},
    {"top", 0, "N", {}, "", "only the N inputs that matter most"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    kSet,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr OptionSpec kSensitivityOptions[] = {
    {"range", 0, "SHARE", {}, "", "vary every number by this share of it, such as 20%"},
    {"vary", 0, "PATH", {}, "", "only this path; may be repeated", true},
    {"two-way",
     0,
     "PATH PATH",
     {},
     "",
     "a table of two paths, each with =SPEC or by --range",
     false,
     2},
    {"figure", 0, "FIGURE", {}, "", "whose result; net.pv by default"},
    {"payer", 0, "PAYER", {}, "", "of whom; the total by default"},
    {"top", 0, "N", {}, "", "only the N paths that matter most"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    kSet,
    kVariant,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr OptionSpec kBreakevenOptions[] = {
    {"vary", 0, "PATH", {}, "", "whose value is looked for; may be repeated", true},
    {"figure", 0, "FIGURE", {}, "", "what is brought to 0; net.pv by default"},
    {"payer", 0, "PAYER", {}, "", "who breaks even; the total by default; may be repeated", true},
    {"by-year", 0, "YEAR", {}, "", "the cumulative net result at the end of this year"},
    {"between", 0, "LOW:HIGH", {}, "", "where to look; by default wherever it is legal"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    kCsvDialect,
    kSet,
    kVariant,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr std::string_view kContractViews[] = {"summary", "years", "payments", "flows",
                                                      "payoff"};
inline constexpr OptionSpec kContractOptions[] = {
    {"contract", 0, "ID", {}, "", "only this contract; may be repeated", true},
    {"outcome", 0, "ID", {}, "", "whose success rate the pay-off varies"},
    {"format", 0, "FORMAT", kFormats, "table", "a page as text or md, or rows for programs"},
    {"view", 0, "VIEW", kContractViews, "", "which rows; the summary by default"},
    {"lang", 0, "LANG", kLanguages, "en", "the language of a page"},
    kCsvDialect,
    kSet,
    kVariant,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr OperandSpec kScenarios{"PATH", "needs a scenario file or a directory",
                                        "name files, directories or - for standard input"};

inline constexpr OptionSpec kCheckOptions[] = {
    {"format", 0, "FORMAT", kCheckFormats, "table", "how the result is written"},
    {"update", 0, "", {}, "", "write what is calculated into missed expectations"},
    {"quiet", 'q', "", {}, "", "only what fails: no warnings, no files that are ok"},
    kJobs,
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr OperandSpec kNewFile{"FILE", "", "", 0, 1};
inline constexpr OptionSpec kInitOptions[] = {
    {"quick", 0, "", {}, "", "the smallest useful scenario, a first estimate"},
    kColor,
    kHelp,
};

inline constexpr std::string_view kCatalogFormats[] = {"table", "csv", "json", "md", "yaml"};
inline constexpr OperandSpec kCatalogVerb{"VERB", "needs list, show, search or export",
                                          "such as  soem catalog list"};
inline constexpr OptionSpec kCatalogOptions[] = {
    {"area", 0, "AREA", {}, "", "only this area, such as income_transfers"},
    {"kind", 0, "KIND", {}, "", "only this kind, such as price, index or effect"},
    {"tag", 0, "TAG", {}, "", "only official, published or illustrative values"},
    {"stale", 0, "DAYS", {}, "", "only what nobody has checked for more than DAYS"},
    {"date", 0, "DATE", {}, "", "the day that --stale counts from; today by default"},
    {"on", 0, "DATE", {}, "", "the value in force on that day; the latest by default"},
    {"format", 0, "FORMAT", kCatalogFormats, "", "a page, rows, or the file itself (show)"},
    kCsvDialect,
    {"lang", 0, "LANG", kLanguages, "en", "the language of a page"},
    kCatalogOption,
    kOutput,
    kColor,
    kHelp,
};

inline constexpr OptionSpec kSchemaOptions[] = {kOutput, kColor, kHelp};

}  // namespace soem::command_options
