// SPDX-License-Identifier: MIT
#include "soem/load/settings.hpp"

#include "soem/load/yaml.hpp"

namespace soem {

Settings::Settings(std::span<const std::string> words, Diagnostics& diagnostics) {
  for (const std::string& one : words) read(one, diagnostics);
}

void Settings::read(const std::string& words, Diagnostics& diagnostics) {
  const std::uint32_t source = diagnostics.add_source(SourceText("--set", words));
  const auto span = [&](std::size_t from, std::size_t length) {
    return Span{source, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(length)};
  };
  const std::size_t equals = words.find('=');
  const std::size_t value_at =
      equals == std::string::npos ? equals : words.find_first_not_of(' ', equals + 1);
  if (equals == std::string::npos || equals == 0 || value_at == std::string::npos) {
    diagnostics.report(MessageId::BadOptionValue, span(0, words.size()),
                       "'--set' needs a path and a value",
                       "write  --set PATH=VALUE, such as  --set outcomes.job.rate=40%");
    return;
  }
  const std::size_t path_end = words.find_last_not_of(' ', equals - 1) + 1;
  const std::string path = words.substr(0, path_end);
  const std::string value = words.substr(value_at, words.find_last_not_of(' ') + 1 - value_at);
  Node node;
  if (value.starts_with('[') || value.starts_with('{')) {
    const std::uint32_t of_value = diagnostics.add_source(SourceText("--set " + path, value));
    auto tree = load_yaml(of_value, diagnostics);
    if (!tree) return;
    node = std::move(*tree);
  } else {
    node.kind = NodeKind::Scalar;
    node.text = value;
    node.span = span(value_at, value.size());
  }
  values_.push_back(std::move(node));
  settings_.push_back({path, span(0, path_end), &values_.back()});
}

}  // namespace soem
