// SPDX-License-Identifier: MIT
#include "soem/cli/sweep_axes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "soem/load/bytes.hpp"
#include "soem/load/yaml.hpp"

namespace soem {
namespace {

/// A part of the words, without the spaces around it.
Span part(std::uint32_t source, std::string_view text, std::size_t from, std::size_t to) {
  while (from < to && text[from] == ' ') ++from;
  while (from < to && text[to - 1] == ' ') --to;
  return {source, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)};
}

std::optional<ListedValue> listed(const std::string& words, const SweptPath& path,
                                  const std::string& option, Diagnostics& diagnostics) {
  if (words.front() != '[' && words.front() != '{') {
    return ListedValue{words, scalar_at(path, words)};
  }
  const std::uint32_t source =
      diagnostics.add_source(SourceText(fmt::format("{} {}", option, path.path), words));
  auto tree = load_yaml(source, diagnostics);
  if (!tree) return std::nullopt;
  return ListedValue{words, std::move(*tree)};
}

std::optional<GridAxis> read_axis(const std::string& words, const std::string& option,
                                  Diagnostics& diagnostics) {
  const std::uint32_t source = diagnostics.add_source(SourceText(option, words));
  if (!check_bytes(source, diagnostics)) return std::nullopt;
  const std::size_t equals = std::min(words.find('='), words.size());
  const Span path = part(source, words, 0, equals);
  const Span spec = part(source, words, std::min(equals + 1, words.size()), words.size());
  if (path.length == 0 || spec.length == 0) {
    diagnostics.report(MessageId::BadOptionValue, part(source, words, 0, words.size()),
                       fmt::format("'{}' needs a path and its values", option),
                       fmt::format("write  {0} PATH=A,B,C,  {0} PATH=FROM:TO:STEP  or  {0} "
                                   "PATH=FROM:TO/COUNT",
                                   option));
    return std::nullopt;
  }
  GridAxis axis{{words.substr(path.offset, path.length), path}, {}};
  const std::string text = words.substr(spec.offset, spec.length);
  SpecValues values = parse_spec(text);
  if (const auto* fault = std::get_if<SpecFault>(&values)) {
    diagnostics.report(MessageId::BadOptionValue, spec, fmt::format("'{}' {}", text, fault->text),
                       fault->hint);
    return std::nullopt;
  }
  if (auto* steps = std::get_if<DecimalSteps>(&values)) {
    axis.values = *steps;
    return axis;
  }
  std::vector<ListedValue>& list = axis.values.emplace<std::vector<ListedValue>>();
  for (const std::string& value : std::get<std::vector<std::string>>(values)) {
    auto one = listed(value, axis.path, option, diagnostics);
    if (!one) return std::nullopt;
    list.push_back(std::move(*one));
  }
  return axis;
}

}  // namespace

std::optional<std::vector<GridAxis>> read_axes(std::span<const std::string> words,
                                               const std::string& option,
                                               Diagnostics& diagnostics) {
  std::vector<GridAxis> axes;
  bool sound = true;
  for (const std::string& one : words) {
    auto axis = read_axis(one, option, diagnostics);
    sound = sound && axis.has_value();
    if (axis) axes.push_back(std::move(*axis));
  }
  if (!sound) return std::nullopt;
  return axes;
}

}  // namespace soem
