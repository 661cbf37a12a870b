// SPDX-License-Identifier: MIT
#include "soem/load/catalogue_files.hpp"

#include "soem/catalogue/write_out.hpp"

namespace soem {
namespace {

void move_spans(Node& node, std::uint32_t source) {
  node.span.source = source;
  for (MapKey& key : node.keys) key.span.source = source;
  for (Node& child : node.children) move_spans(child, source);
}

/// The same entry, with spans that point into source number `source`.
Entry in_source(Entry entry, std::uint32_t source) {
  for (DatedValue& value : entry.values) {
    value.from_span.source = source;
    move_spans(value.value, source);
  }
  move_spans(entry.split, source);
  entry.payer_span.source = entry.index_span.source = source;
  return entry;
}

}  // namespace

const Entry* CatalogueFiles::find(std::string_view name) {
  if (const auto known = read_.find(name); known != read_.end()) {
    return known->second ? &*known->second : nullptr;
  }
  const CatalogueText* text = texts_->find(name);
  if (!text) return nullptr;
  const std::uint32_t source =
      diagnostics_.add_source(SourceText(text->file, std::string(text->text)));
  const std::optional<Entry>& sound = texts_->sound_entry(*text);
  std::optional<Entry>& entry = read_[text->name];
  entry = sound ? in_source(*sound, source) : read_entry_text(*text, source, diagnostics_);
  return entry ? &*entry : nullptr;
}

bool CatalogueFiles::has(std::string_view name) const { return texts_->find(name) != nullptr; }

std::vector<std::string_view> CatalogueFiles::names() const {
  std::vector<std::string_view> out;
  out.reserve(texts_->all().size());
  for (const CatalogueText& text : texts_->all()) out.emplace_back(text.name);
  return out;
}

std::vector<const CatalogueText*> CatalogueFiles::own_files() const {
  std::vector<const CatalogueText*> out;
  for (const auto& [name, entry] : read_) {
    const CatalogueText* const text = texts_->find(name);
    if (!text->built_in) out.push_back(text);
  }
  return out;
}

namespace {

class NamesOfFiles : public Names {
 public:
  NamesOfFiles(std::shared_ptr<const CatalogueTexts> texts, Diagnostics& diagnostics)
      : files_(std::move(texts), diagnostics), names_(files_) {}

  void write_out(Node& scenario, Diagnostics& diagnostics) override {
    names_.write_out(scenario, diagnostics);
  }
  [[nodiscard]] const std::string& version() const override { return names_.version(); }

 private:
  CatalogueFiles files_;
  CatalogueNames names_;
};

}  // namespace

NamesFor names_of(std::shared_ptr<const CatalogueTexts> texts) {
  return [texts = std::move(texts)](Diagnostics& diagnostics) {
    return std::make_unique<NamesOfFiles>(texts, diagnostics);
  };
}

}  // namespace soem
