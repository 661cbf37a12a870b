// SPDX-License-Identifier: MIT
#include "soem/load/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <numeric>
#include <sstream>
#include <utility>

#include "soem/load/bytes.hpp"
#include "soem/text/utf8.hpp"

namespace soem {
namespace {

/// Ends the parse from inside an event; what is wrong has been reported.
struct Stop {};

/// Turns yaml-cpp's marks (0-based line, 0-based column in bytes) into spans of our own text.
class Places {
 public:
  Places(std::uint32_t number, const SourceText& source)
      : number_(number), source_(source), mark_length_(byte_order_mark_length(source.text())) {}

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
    if (mark.is_null() || line >= source_.line_count()) return source_.text().size();
    const std::size_t within = static_cast<std::size_t>(std::max(mark.column, 0));
    const std::size_t start = source_.line_start(line) + (line == 0 ? mark_length_ : 0);
    return std::min(start + within, source_.line_start(line) + source_.line(line).size());
  }

  [[nodiscard]] Span point(const YAML::Mark& mark) const { return span(offset(mark), 1); }

  /// A scalar as written, to its end or to the end of its first line.
  [[nodiscard]] Span scalar(const YAML::Mark& mark, const std::string& value, bool quoted) const {
    const std::size_t from = offset(mark);
    const std::size_t line = source_.line_of(from);
    const std::string_view rest =
        source_.line(line).substr(std::min(from - source_.line_start(line), source_.line(line).size()));
    if (!quoted) return span(from, rest.starts_with(value) ? value.size() : rest.size());
    const char quote = rest.empty() ? ' ' : rest.front();
    if (quote != '"' && quote != '\'') return span(from, 1);  // a block scalar: its indicator
    std::size_t end = 1;
    while (end < rest.size() && rest[end] != quote) {
      const bool escape = quote == '"' && rest[end] == '\\';
      end += escape ? 2u : 1u;
    }
    return span(from, std::min(end + 1, rest.size()));
  }

 private:
  [[nodiscard]] Span span(std::size_t from, std::size_t length) const {
    return {number_, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(length)};
  }

  std::uint32_t number_;
  const SourceText& source_;
  std::size_t mark_length_;  // yaml-cpp does not count a byte-order mark as a column
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::uint32_t number, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), places_(number, diagnostics.source(number)) {}

  [[nodiscard]] std::optional<Node>& root() { return root_; }
  [[nodiscard]] const Places& places() const { return places_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_) {
      diagnostics_.report(MessageId::SecondDocument, places_.point(mark),
                          "a second YAML document begins here",
                          "one file holds one scenario; also check the indentation of the line");
      throw Stop{};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_anchor(mark, anchor);
    Node node;
    node.span = places_.point(mark);
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse_anchor(mark);
    Node node;
    node.kind = NodeKind::Invalid;
    node.span = places_.point(mark);
    add(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_anchor(mark, anchor);
    Node node;
    node.kind = NodeKind::Scalar;
    node.quoted = tag == "!";
    node.text = value;
    node.span = places_.scalar(mark, value, node.quoted);
    if (!tag.empty() && tag != "?" && tag != "!") {
      refuse_tag(mark, tag);
      node.kind = NodeKind::Invalid;
    }
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(NodeKind::List, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(NodeKind::Map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Node node;
    bool has_key = false;   // the key of the next value has been seen
    bool drop = false;      // its value is to be left out: the key was refused
    MapKey key;
  };

  void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check_anchor(mark, anchor);
    if (!tag.empty() && tag != "?" && tag != "!") refuse_tag(mark, tag);
    if (stack_.size() == kMostDepth) {
      diagnostics_.report(MessageId::TooDeep, places_.point(mark),
                          fmt::format("values are nested more than {} deep", kMostDepth),
                          "no scenario needs that; look for an unclosed bracket");
      throw Stop{};
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.span = places_.point(mark);
    stack_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    drop_duplicate_keys(node);
    add(std::move(node));
  }

  /// Reports every key that stood earlier in the same map, and leaves its value out. By sorting, so that a
  /// map of many keys costs no more than its length.
  void drop_duplicate_keys(Node& map) {
    std::vector<std::size_t> order(map.keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const int compared = map.keys[a].text.compare(map.keys[b].text);
      return compared != 0 ? compared < 0 : a < b;
    });
    std::vector<bool> twice(map.keys.size(), false);
    bool any = false;
    std::size_t first = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
      const MapKey& key = map.keys[order[i]];
      if (key.text != map.keys[order[first]].text) {
        first = i;
        continue;
      }
      any = twice[order[i]] = true;
      diagnostics_.report(
          MessageId::DuplicateKey, key.span, fmt::format("key '{}' stands twice in one map", key.text),
          {{map.keys[order[first]].span, "it stands here first; keep one of the two"}});
    }
    if (!any) return;
    Node kept;
    for (std::size_t i = 0; i < twice.size(); ++i) {
      if (twice[i]) continue;
      kept.keys.push_back(std::move(map.keys[i]));
      kept.children.push_back(std::move(map.children[i]));
    }
    map.keys = std::move(kept.keys);
    map.children = std::move(kept.children);
  }

  /// Files a finished node: as the root, an item, a key, or the value of the key before it.
  void add(Node node) {
    if (++count_ > kMostValues) {
      diagnostics_.report(MessageId::TooManyValues, node.span,
                          fmt::format("the file holds more than {} values", kMostValues),
                          "large tables belong in a CSV file");
      throw Stop{};
    }
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = stack_.back();
    if (frame.node.kind == NodeKind::List) {
      frame.node.children.push_back(std::move(node));
    } else if (!frame.has_key) {
      take_key(frame, std::move(node));
    } else {
      if (!frame.drop) {
        frame.node.keys.push_back(std::move(frame.key));
        frame.node.children.push_back(std::move(node));
      }
      frame.has_key = false;
    }
  }

  void take_key(Frame& frame, Node node) {
    frame.has_key = true;
    frame.drop = true;
    if (node.kind == NodeKind::Invalid) return;
    if (node.kind != NodeKind::Scalar || node.text.empty()) {
      diagnostics_.report(MessageId::KeyNotText, node.span, "a key must be a word",
                          node.kind == NodeKind::Map
                              ? "a name in braces is a template's placeholder, not YAML"
                              : "write  key: value");
      return;
    }
    if (node.text == "<<" && !node.quoted) {
      diagnostics_.report(MessageId::MergeKey, node.span, "the merge key '<<' is not read",
                          "write the keys out, so that each value has its own line");
      return;
    }
    frame.drop = false;
    frame.key = {std::move(node.text), node.span};
  }

  void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_anchor(mark);
  }

  void refuse_anchor(const YAML::Mark& mark) {
    diagnostics_.report(MessageId::AnchorOrAlias, places_.point(mark),
                        "anchors (&name) and aliases (*name) are not read",
                        "write the value out, so that each number has one place and one source");
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    diagnostics_.report(MessageId::Tag, places_.point(mark),
                        fmt::format("the YAML tag '{}' is not read", tag),
                        "delete it; the schema knows what kind of value belongs here");
  }

  Diagnostics& diagnostics_;
  Places places_;
  std::vector<Frame> stack_;
  std::optional<Node> root_;
  std::size_t count_ = 0;
};

/// yaml-cpp's terse messages in words that say what to look for.
struct SyntaxWords {
  std::string_view library, text, hint;
};
const SyntaxWords kSyntaxWords[] = {
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "a '{' is not closed", "add the missing '}'"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "a '[' is not closed", "add the missing ']'"},
    {YAML::ErrorMsg::END_OF_MAP, "this line does not fit the map it stands in",
     "check the indentation; each key stands on its own line as  key: value"},
    {YAML::ErrorMsg::END_OF_SEQ, "this line does not fit the list it stands in",
     "check the indentation; items of one list begin with '- ' in the same column"},
    {YAML::ErrorMsg::MAP_VALUE, "a ':' stands where no key can be",
     "check the indentation, and quote a text that holds ': '"},
    {YAML::ErrorMsg::MAP_KEY, "a key stands where none can be", "check the indentation"},
    {YAML::ErrorMsg::BLOCK_ENTRY, "a '- ' stands where no list can be", "check the indentation"},
    {YAML::ErrorMsg::FLOW_END, "a bracket is closed that was not opened", "delete it or open it"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab stands in the indentation",
     "indent with spaces"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "this character cannot begin a value",
     "quote a text that begins with % @ or `"},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "a quotation mark is not closed", "add the missing mark"},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "a quotation mark is not closed", "add the missing mark"},
};

void report_syntax(const YAML::Exception& error, const Places& places, Diagnostics& diagnostics) {
  const bool alias = error.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR) ||
                     error.msg.starts_with(YAML::ErrorMsg::ALIAS_NOT_FOUND);
  if (alias) {
    diagnostics.report(MessageId::AnchorOrAlias, places.point(error.mark),
                       "anchors (&name) and aliases (*name) are not read",
                       "quote a text that begins with & or *");
    return;
  }
  for (const SyntaxWords& words : kSyntaxWords) {
    if (error.msg == words.library) {
      diagnostics.report(MessageId::YamlSyntax, places.point(error.mark), std::string(words.text),
                         std::string(words.hint));
      return;
    }
  }
  diagnostics.report(MessageId::YamlSyntax, places.point(error.mark),
                     fmt::format("not well-formed YAML: {}", error.msg));
}

}  // namespace

std::optional<Node> load_yaml(std::uint32_t source, Diagnostics& diagnostics) {
  if (!check_bytes(source, diagnostics)) return std::nullopt;
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
    report_syntax(error, builder.places(), diagnostics);
    return std::nullopt;
  }
  std::optional<Node>& root = builder.root();
  if (!root || root->kind == NodeKind::Null) {
    diagnostics.report(MessageId::EmptyFile, Span{source, 0, 1}, "the file holds no scenario",
                       "the smallest scenario is shown in the manual, docs/scenario.md");
    return std::nullopt;
  }
  return std::move(root);
}

}  // namespace soem
