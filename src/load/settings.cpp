// SPDX-License-Identifier: MIT
#include "soem/load/settings.hpp"

#include <algorithm>

#include "soem/load/bytes.hpp"
#include "soem/load/yaml.hpp"

namespace soem {

Settings::Settings(std::span<const std::string> words, Diagnostics& diagnostics) {
  for (const std::string& one : words) read(one, diagnostics);
}

void Settings::read(const std::string& words, Diagnostics& diagnostics) {
  const std::uint32_t source = diagnostics.add_source(SourceText("--set", words));
  if (!check_bytes(source, diagnostics)) return;
  const std::string_view text = words;
  const auto part = [&](std::size_t from, std::size_t to) {  // without the spaces around it
    while (from < to && text[from] == ' ') ++from;
    while (from < to && text[to - 1] == ' ') --to;
    return Span{source, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)};
  };
  const auto at = [&](const Span& span) {
    return std::string(text.substr(span.offset, span.length));
  };
  const std::size_t equals = std::min(text.find('='), text.size());
  const Span path = part(0, equals);
  const Span value = part(std::min(equals + 1, text.size()), text.size());
  if (path.length == 0 || value.length == 0) {
    diagnostics.report(MessageId::BadOptionValue, part(0, text.size()),
                       "'--set' needs a path and a value",
                       "write  --set PATH=VALUE, such as  --set outcomes.job.rate=40%");
    return;
  }
  Node node;
  if (text[value.offset] == '[' || text[value.offset] == '{') {
    const std::uint32_t of_value =
        diagnostics.add_source(SourceText("--set " + at(path), at(value)));
    auto tree = load_yaml(of_value, diagnostics);
    if (!tree) return;
    node = std::move(*tree);
  } else {
    node.kind = NodeKind::Scalar;
    node.text = at(value);
    node.span = value;
  }
  values_.push_back(std::move(node));
  settings_.push_back({at(path), path, &values_.back()});
}

}  // namespace soem
