// SPDX-License-Identifier: MIT
#include "soem/cli/catalog.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "soem/catalogue/search.hpp"
#include "soem/cli/catalog_options.hpp"
#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/load/catalogue_files.hpp"
#include "soem/render/catalogue_page.hpp"
#include "soem/render/catalogue_rows.hpp"
#include "soem/text/nearest.hpp"

namespace soem {
namespace {

class CatalogCommand {
 public:
  CatalogCommand(CatalogOptions options, std::shared_ptr<const CatalogueTexts> texts,
                 Diagnostics& diagnostics)
      : options_(std::move(options)),
        texts_(texts),
        catalogue_(std::move(texts), diagnostics),
        diagnostics_(diagnostics) {}

  /// Fills `out`; returns the exit code.
  int run(const Style& style, std::string& out) {
    if (options_.verb == CatalogVerb::Show && !names_are_known()) return kUsage;
    std::vector<const Entry*> entries;
    for (const std::string_view name : wanted_names()) {
      const Entry* entry = catalogue_.find(name);
      if (entry) check_links(*entry);
      if (entry) entries.push_back(entry);
    }
    if (diagnostics_.has_errors()) return kInvalidInput;
    std::erase_if(entries, [&](const Entry* entry) { return !is_wanted(*entry); });
    if (options_.verb == CatalogVerb::Search) entries = search_entries(entries, options_.words);
    switch (options_.format) {
      case CatalogFormat::Table:
      case CatalogFormat::Markdown:
        out = pages(entries, style);
        break;
      case CatalogFormat::Csv:
      case CatalogFormat::Json:
        out = rows(entries);
        break;
      case CatalogFormat::Yaml:
        for (const Entry* entry : entries) out = texts_->find(entry->name)->text;  // there is one
        break;
    }
    return kDone;
  }

 private:
  [[nodiscard]] std::vector<std::string_view> wanted_names() const {
    if (options_.verb != CatalogVerb::Show) return catalogue_.names();
    return {options_.words.begin(), options_.words.end()};
  }

  bool names_are_known() {
    bool known = true;
    const std::vector<std::string_view> names = catalogue_.names();
    for (const std::string& name : options_.words) {
      if (catalogue_.has(name)) continue;
      known = false;
      diagnostics_.report(
          MessageId::UnknownEntry, std::nullopt, fmt::format("the catalogue has no '{}'", name),
          did_you_mean(name, names, fmt::format("look for it:  soem catalog search {}", name)));
    }
    return known;
  }

  /// What an entry names must be there; whether it is of use is the scenario's business.
  void check_links(const Entry& entry) {
    const auto check = [&](const std::string& name, const Span& span) {
      if (name.empty() || catalogue_.has(name)) return;
      diagnostics_.report(MessageId::UnknownEntry, span,
                          fmt::format("the catalogue has no '{}'", name),
                          did_you_mean(name, catalogue_.names()));
    };
    check(entry.index, entry.index_span);
    if (entry.split.kind == NodeKind::Scalar) check(entry.split.text, entry.split.span);
  }

  [[nodiscard]] const DatedValue* shown_value(const Entry& entry) const {
    return options_.on ? value_on(entry, *options_.on) : &entry.values.back();
  }

  /// All of them, or the one in force on the day that was asked for.
  [[nodiscard]] std::vector<const DatedValue*> shown_values(const Entry& entry) const {
    std::vector<const DatedValue*> out;
    const bool one_each =
        options_.on || options_.verb == CatalogVerb::List || options_.verb == CatalogVerb::Search;
    if (one_each) {
      if (const DatedValue* value = shown_value(entry)) out.push_back(value);
      return out;
    }
    for (const DatedValue& value : entry.values) out.push_back(&value);
    return out;
  }

  [[nodiscard]] bool is_wanted(const Entry& entry) const {
    if (!options_.area.empty() && entry.area != options_.area) return false;
    if (options_.kind && entry.kind != *options_.kind) return false;
    if (options_.checked_before &&
        std::chrono::sys_days(entry.checked) >= *options_.checked_before) {
      return false;
    }
    if (!options_.tag) return true;
    const DatedValue* value = shown_value(entry);
    return value && value->tag == *options_.tag;
  }

  std::string pages(const std::vector<const Entry*>& entries, const Style& style) const {
    std::string out;
    const auto print = [&](const Page& page) {
      if (!out.empty()) out += "\n\n";
      out +=
          options_.format == CatalogFormat::Table ? print_text(page, style) : print_markdown(page);
    };
    if (options_.verb == CatalogVerb::Show) {
      for (const Entry* entry : entries) {
        print(catalogue_entry(*entry, shown_values(*entry), texts_->find(entry->name)->file,
                              options_.language));
      }
      return out;
    }
    std::vector<ShownEntry> shown;
    for (const Entry* entry : entries) shown.push_back({entry, shown_value(*entry)});
    const CatalogueHead head{texts_->version(), texts_->all().size()};
    print(options_.verb == CatalogVerb::Search ? catalogue_finds(head, shown, options_.language)
                                               : catalogue_list(head, shown, options_.language));
    return out;
  }

  std::string rows(const std::vector<const Entry*>& entries) const {
    std::string out;
    const TextSink sink = [&](std::string_view text) {
      out += text;
      return true;
    };
    std::unique_ptr<RowWriter> writer;
    if (options_.format == CatalogFormat::Json) {
      writer = catalogue_json(sink, texts_->version());
    } else {
      writer = std::make_unique<CsvWriter>(sink, options_.dialect, catalogue_columns());
    }
    for (const Entry* entry : entries) {
      for (const DatedValue* value : shown_values(*entry)) catalogue_rows(*entry, *value, *writer);
    }
    writer->finish();
    return out;
  }

  CatalogOptions options_;
  std::shared_ptr<const CatalogueTexts> texts_;
  CatalogueFiles catalogue_;
  Diagnostics& diagnostics_;
};

}  // namespace

int catalog(const Invocation& invocation, Diagnostics& diagnostics) {
  CatalogOptions options = catalog_options(invocation, diagnostics);
  if (diagnostics.has_errors()) return kUsage;
  auto opened = open_catalogue(invocation, diagnostics);
  if (const int* code = std::get_if<int>(&opened)) return *code;
  auto texts = std::get<std::shared_ptr<const CatalogueTexts>>(std::move(opened));
  std::vector<std::string> files;
  for (const CatalogueText& text : texts->all()) files.push_back(text.file);
  if (overwrites_input(invocation.output(), files, diagnostics, "catalogue file")) return kUsage;
  const bool to_terminal = invocation.output().empty() && isatty(STDOUT_FILENO);
  const Style style = use_color(invocation.color(), to_terminal) ? colored_style() : plain_style();
  std::string out;
  const int code =
      CatalogCommand(std::move(options), std::move(texts), diagnostics).run(style, out);
  return code == kDone ? deliver(out, invocation.output(), diagnostics) : code;
}

}  // namespace soem
