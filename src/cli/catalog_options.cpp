// SPDX-License-Identifier: MIT
#include "soem/cli/catalog_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "soem/catalogue/schema.hpp"
#include "soem/scenario/values.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

constexpr std::string_view kVerbs[] = {"list", "show", "search", "export"};

class CatalogOptionReader {
 public:
  CatalogOptionReader(const Invocation& invocation, Diagnostics& diagnostics)
      : invocation_(invocation), diagnostics_(diagnostics) {}

  CatalogOptions read() {
    verb();
    if (diagnostics_.has_errors()) return out_;
    const bool for_programs = out_.verb == CatalogVerb::Export;
    const int format = invocation_.choice("format");
    out_.format = format >= 0    ? static_cast<CatalogFormat>(format)
                  : for_programs ? CatalogFormat::Csv
                                 : CatalogFormat::Table;
    out_.dialect = static_cast<CsvDialect>(std::max(invocation_.choice("csv-dialect"), 0));
    out_.language = static_cast<Language>(invocation_.choice("lang"));
    if (const auto area = position("area", schema::kArea.words)) {
      out_.area = schema::kArea.words[*area];
    }
    if (const auto kind = position("kind", entry_kind_words())) {
      out_.kind = static_cast<EntryKind>(*kind);
    }
    if (const auto tag = position("tag", tag_words())) out_.tag = static_cast<Tag>(*tag);
    out_.on = date("on");
    stale();
    combinations();
    return out_;
  }

 private:
  void refuse(std::string text, std::string hint) {
    diagnostics_.report(MessageId::BadOptionValue, std::nullopt, std::move(text), std::move(hint));
  }

  void verb() {
    const std::string& word = invocation_.operands()[0];
    const auto found = std::find(std::begin(kVerbs), std::end(kVerbs), word);
    if (found == std::end(kVerbs)) {
      diagnostics_.report(MessageId::UnknownCommand, std::nullopt,
                          fmt::format("'soem catalog' has no '{}'", word),
                          did_you_mean(word, kVerbs, "it has list, show, search and export"));
      return;
    }
    out_.verb = static_cast<CatalogVerb>(found - std::begin(kVerbs));
    out_.words.assign(invocation_.operands().begin() + 1, invocation_.operands().end());
    const bool takes_words = out_.verb == CatalogVerb::Show || out_.verb == CatalogVerb::Search;
    if (takes_words && out_.words.empty()) {
      const bool show = out_.verb == CatalogVerb::Show;
      diagnostics_.report(MessageId::MissingArgument, std::nullopt,
                          fmt::format("'soem catalog {}' needs {}", word,
                                      show ? "the name of an entry" : "a word to look for"),
                          show ? "soem catalog list  has them all" : "");
    } else if (!takes_words && !out_.words.empty()) {
      diagnostics_.report(
          MessageId::RepeatedArgument, std::nullopt,
          fmt::format("'soem catalog {}' has no use for '{}'", word, out_.words.front()),
          "soem catalog show NAME  shows one entry, search WORD  finds some");
    }
  }

  std::optional<std::size_t> position(std::string_view option,
                                      std::span<const std::string_view> words) {
    const std::string given = invocation_.value(option);
    if (given.empty()) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), given);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    refuse(fmt::format("option '--{}' is '{}'", option, given),
           did_you_mean(given, words, fmt::format("it takes {}", fmt::join(words, ", "))));
    return std::nullopt;
  }

  std::optional<std::chrono::year_month_day> date(std::string_view option) {
    const std::string given = invocation_.value(option);
    if (given.empty()) return std::nullopt;
    const auto parsed = parse_date(given);
    if (!parsed) {
      refuse(fmt::format("option '--{}' is '{}', which is no date", option, given),
             "write year, month and day as 2026-11-01");
    }
    return parsed;
  }

  void stale() {
    const std::string given = invocation_.value("stale");
    const auto date_given = date("date");
    if (given.empty()) {
      if (date_given) refuse("'--date' is the day that '--stale' counts from", "add  --stale DAYS");
      return;
    }
    constexpr std::size_t kMostDigits = 5;
    if (!all_digits(given) || given.size() > kMostDigits) {
      return refuse(fmt::format("option '--stale' is '{}', which is no number of days", given),
                    "write a whole number, such as  --stale 365");
    }
    // The only place where soem looks at the clock; the manual says so.
    const auto today =
        date_given ? std::chrono::sys_days(*date_given)
                   : std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    out_.checked_before = today - std::chrono::days(std::stoi(given));
  }

  void combinations() {
    const bool shows = out_.verb == CatalogVerb::Show;
    if (!invocation_.value("csv-dialect").empty() && out_.format != CatalogFormat::Csv) {
      refuse("'--csv-dialect' is about CSV", "add  --format csv");
    }
    if (out_.format == CatalogFormat::Yaml && !shows) {
      refuse("'--format yaml' copies the files of single entries", "name them:  catalog show NAME");
    }
    const bool page = out_.format == CatalogFormat::Table || out_.format == CatalogFormat::Markdown;
    if (out_.verb == CatalogVerb::Export && page) {
      refuse("'soem catalog export' writes rows for programs", "soem catalog list  has pages");
    }
    for (const std::string_view option : {"area", "kind", "tag", "stale"}) {
      if (shows && !invocation_.value(option).empty()) {
        refuse(fmt::format("'--{}' chooses entries; 'show' is told which", option),
               "soem catalog list  chooses");
      }
    }
    if (out_.format == CatalogFormat::Yaml && out_.words.size() > 1) {
      refuse("'--format yaml' copies one file", "name one entry");
    }
    if (out_.format == CatalogFormat::Yaml && out_.on) {
      refuse("'--format yaml' copies a file as it is", "leave out  --on");
    }
  }

  const Invocation& invocation_;
  Diagnostics& diagnostics_;
  CatalogOptions out_;
};

}  // namespace

CatalogOptions catalog_options(const Invocation& invocation, Diagnostics& diagnostics) {
  return CatalogOptionReader(invocation, diagnostics).read();
}

}  // namespace soem
