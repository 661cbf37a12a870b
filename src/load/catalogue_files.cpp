// SPDX-License-Identifier: MIT
#include "soem/load/catalogue_files.hpp"

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

std::vector<const CatalogueText*> CatalogueFiles::read_files() const {
  std::vector<const CatalogueText*> out;
  for (const auto& [name, entry] : read_) out.push_back(texts_->find(name));
  return out;
}

}  // namespace soem
