// SPDX-License-Identifier: MIT
#include "soem/load/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/parser.h>

#include <sstream>

#include "soem/load/bytes.hpp"
#include "syntax_report.hpp"
#include "tree_builder.hpp"

namespace soem {
namespace {

/// yaml-cpp skips directives without a word, and nothing but  %YAML 1.2  can be skipped without a
/// loss.
bool has_directive(std::uint32_t source, Diagnostics& diagnostics) {
  const SourceText& text = diagnostics.source(source);
  for (std::size_t i = 0; i < text.line_count(); ++i) {
    std::string_view line = text.line(i);
    if (i == 0) line.remove_prefix(byte_order_mark_length(line));
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || line[first] == '#') continue;
    if (line[0] != '%') return false;
    if (line.starts_with("%YAML 1.")) continue;
    const std::size_t start = text.line_start(i) + (text.line(i).size() - line.size());
    diagnostics.report(
        MessageId::YamlSyntax,
        Span{source, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(line.size())},
        "YAML directives are not read", "delete the line, or quote a text that begins with %");
    return true;
  }
  return false;
}

}  // namespace

std::optional<Node> load_yaml(std::uint32_t source, Diagnostics& diagnostics,
                              std::string_view holds) {
  if (!check_bytes(source, diagnostics) || has_directive(source, diagnostics)) return std::nullopt;
  TreeBuilder builder(source, diagnostics);
  // Without the closing "..." yaml-cpp accepts a quotation mark that is never closed.
  const std::string& text = diagnostics.source(source).text();
  std::istringstream stream(text.substr(byte_order_mark_length(text)) + "\n...\n");
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    report_syntax(error, builder, diagnostics);
    return std::nullopt;
  }
  std::optional<Node>& root = builder.root();
  if (!root || root->kind == NodeKind::Null) {
    diagnostics.report(
        MessageId::EmptyFile, Span{source, 0, 1}, fmt::format("the file holds no {}", holds),
        holds == "scenario"
            ? "scenarios/first-estimate.yaml, shown in the README, is a small one to start from"
            : "");
    return std::nullopt;
  }
  return std::move(root);
}

}  // namespace soem
