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

  [[nodiscard]] Span point(const YAML::Mark& mark) const { return point(offset(mark)); }
  [[nodiscard]] Span point(std::size_t offset) const { return span(offset, 1); }
  [[nodiscard]] std::string_view text() const { return source_.text(); }

  [[nodiscard]] bool stands_at(std::size_t offset, char c) const {
    return text().substr(offset).starts_with(c);
  }

  /// Where nothing stands: for an empty list item its dash, since yaml-cpp gives the place of what
  /// follows.
  [[nodiscard]] std::size_t offset_of_null(const YAML::Mark& mark) const {
    const std::size_t next = offset(mark);
    const std::string_view rest = text().substr(next);
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (rest.starts_with(word)) return next;
    }
    const std::size_t previous = text().substr(0, next).find_last_not_of(" \t\r\n");
    return previous != std::string_view::npos && text()[previous] == '-' ? previous : next;
  }

  /// What stands before byte `offset` in its line.
  [[nodiscard]] std::string_view before(std::size_t offset) const {
    const std::size_t start = source_.line_start(source_.line_of(offset));
    return text().substr(start, offset - start);
  }

  /// A scalar as written, to its end or to the end of its first line.
  [[nodiscard]] Span scalar(const YAML::Mark& mark, const std::string& value, bool quoted) const {
    const std::size_t from = offset(mark);
    const std::size_t line = source_.line_of(from);
    const std::string_view rest = source_.line(line).substr(
        std::min(from - source_.line_start(line), source_.line(line).size()));
    if (!quoted) return span(from, rest.starts_with(value) ? value.size() : rest.size());
    const char quote = rest.empty() ? ' ' : rest.front();
    if (quote != '"' && quote != '\'') return span(from, 1);  // a block scalar: its indicator
    std::size_t end = 1;
    for (; end < rest.size(); ++end) {
      const bool doubled = quote == '\'' && rest.substr(end).starts_with("''");
      const bool escape = quote == '"' && rest[end] == '\\';
      if (doubled || escape) {
        ++end;
      } else if (rest[end] == quote) {
        break;
      }
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
  /// Where the last thing that could be read begins.
  [[nodiscard]] std::size_t last() const { return last_; }
  /// The innermost list or map that begins with `bracket` and is still open.
  [[nodiscard]] std::optional<Span> open_bracket(char bracket) const {
    for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
      if (places_.stands_at(frame->node.span.offset, bracket)) return frame->node.span;
    }
    return std::nullopt;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_) {
      diagnostics_.report(
          MessageId::SecondDocument, places_.point(mark), "a second YAML document begins here",
          "one file holds one scenario, whose outermost keys all begin in the same column");
      throw Stop{};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node;
    node.span = places_.point(last_ = places_.offset_of_null(mark));
    if (anchor != 0) {
      node.kind = NodeKind::Invalid;
      refuse_anchor(mark, "quote a text that begins with & or *");
    }
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    last_ = places_.offset(mark);
    const bool of_refused_key = !stack_.empty() && stack_.back().has_key && stack_.back().drop;
    if (!of_refused_key) refuse_anchor(mark);
    Node node;
    node.kind = NodeKind::Invalid;
    node.span = places_.point(mark);
    add(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    last_ = places_.offset(mark);
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
    bool has_key = false;  // the key of the next value has been seen
    bool drop = false;     // its value is to be left out: the key was refused
    bool refused = false;  // the whole map was refused
    MapKey key;
  };

  void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    last_ = places_.offset(mark);
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
    if (stack_.back().refused) node.kind = NodeKind::Invalid;
    stack_.pop_back();
    drop_duplicate_keys(node);
    add(std::move(node));
  }

  /// Reports every key that stood earlier in the same map, and leaves its value out. By sorting, so
  /// that a map of many keys costs no more than its length.
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
          MessageId::DuplicateKey, key.span,
          fmt::format("key '{}' stands twice in one map", key.text),
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
    frame.drop = !may_be_key(node);
    if (frame.drop) {
      frame.node.incomplete = true;
      frame.refused = frame.refused || is_placeholder(node);
    } else {
      frame.key = {std::move(node.text), node.span};
    }
  }

  /// `amount: {{amount}}` is a map whose key is a map.
  bool is_placeholder(const Node& key) const {
    return key.kind == NodeKind::Map && places_.stands_at(key.span.offset, '{');
  }

  bool may_be_key(const Node& node) {
    if (node.kind == NodeKind::Invalid) return false;
    if (node.kind != NodeKind::Scalar || node.text.empty()) {
      diagnostics_.report(MessageId::KeyNotText, node.span, "a key must be a word",
                          is_placeholder(node)
                              ? "double braces are a template's placeholder; write the value itself"
                              : "write  key: value");
      return false;
    }
    if (node.text == "<<" && !node.quoted) {
      diagnostics_.report(MessageId::MergeKey, node.span, "the merge key '<<' is not read",
                          "write the keys out, so that each value has its own line");
      return false;
    }
    return true;
  }

  void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_anchor(mark);
  }

  void refuse_anchor(
      const YAML::Mark& mark,
      std::string hint = "write the value out, so that each number has one place and one source") {
    diagnostics_.report(MessageId::AnchorOrAlias, places_.point(mark),
                        "anchors (&name) and aliases (*name) are not read", std::move(hint));
  }

  void refuse_tag(const YAML::Mark& mark, std::string tag) {
    constexpr std::string_view kStandard = "tag:yaml.org,2002:";  // how the library spells !!
    if (tag.starts_with(kStandard)) tag.replace(0, kStandard.size(), "!!");
    diagnostics_.report(MessageId::Tag, places_.point(mark),
                        fmt::format("the YAML tag '{}' is not read", tag),
                        "delete it, or quote a text that begins with '!'");
  }

  Diagnostics& diagnostics_;
  Places places_;
  std::vector<Frame> stack_;
  std::optional<Node> root_;
  std::size_t count_ = 0;
  std::size_t last_ = 0;
};

/// yaml-cpp's terse messages in words that say what to look for.
struct SyntaxWords {
  std::string_view library, text, hint;
};
const SyntaxWords kSyntaxWords[] = {
    {YAML::ErrorMsg::END_OF_MAP, "this line does not fit the map it stands in",
     "check the indentation; each key stands on its own line as  key: value"},
    {YAML::ErrorMsg::END_OF_SEQ, "this line does not fit the list it stands in",
     "check the indentation; items of one list begin with '- ' in the same column"},
    {YAML::ErrorMsg::MAP_KEY, "a key stands where none can be", "check the indentation"},
    {YAML::ErrorMsg::BLOCK_ENTRY, "a '- ' stands where no list can be",
     "check the indentation; a list begins on a line of its own"},
    {YAML::ErrorMsg::FLOW_END, "a bracket is closed that was not opened", "delete it or open it"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab stands in the indentation", "indent with spaces"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "this character cannot begin a value",
     "quote a text that begins with % @ or `"},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "a line of --- or ... stands inside quotation marks",
     "close the quotation mark before it"},
    {YAML::ErrorMsg::CHAR_IN_BLOCK, "a text stands behind '|' or '>'",
     "begin the text on the next line, or quote a text that begins with '|' or '>'"},
};

/// One syntax error in plain words. The library's mark tells where it gave up, often lines after
/// the slip, so the text around the mark and what is still open are looked at too.
class SyntaxReport {
 public:
  SyntaxReport(const TreeBuilder& builder, Diagnostics& diagnostics)
      : builder_(builder), places_(builder.places()), diagnostics_(diagnostics) {}

  void report(const YAML::Exception& error) {
    const std::string& message = error.msg;
    const std::size_t at = places_.offset(error.mark);
    const std::string_view before = places_.before(at);
    const std::string_view indentation = before.substr(0, before.find_first_not_of(" \t"));
    if (message.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR) ||
        message.starts_with(YAML::ErrorMsg::ALIAS_NOT_FOUND) ||
        message.starts_with(YAML::ErrorMsg::ANCHOR_NOT_FOUND)) {
      diagnostics_.report(MessageId::AnchorOrAlias, places_.point(at),
                          "anchors (&name) and aliases (*name) are not read",
                          "quote a text that begins with & or *");
    } else if (const std::size_t tab = indentation.find('\t'); tab != std::string_view::npos) {
      say(at - before.size() + tab, "a tab stands in the indentation", "indent with spaces");
    } else if (message == YAML::ErrorMsg::END_OF_MAP_FLOW) {
      not_closed(at, '{', "a '{' is not closed", "add the missing ',' or '}'");
    } else if (message == YAML::ErrorMsg::END_OF_SEQ_FLOW) {
      not_closed(at, '[', "a '[' is not closed", "add the missing ',' or ']'");
    } else if (const auto quote = open_quote(message)) {
      say(*quote, "this quotation mark is not closed", "add the missing mark");
    } else if (message == YAML::ErrorMsg::MAP_VALUE) {
      unexpected_colon(at, before);
    } else if (does_not_fit(message) && follows_closing(before)) {
      say(at, "something stands behind a closing quotation mark or bracket",
          "quote the whole text, or look for a quotation mark above that is not closed");
    } else if (is_escape(message)) {
      say(at - before.size() + std::min(before.rfind('\\'), before.size()),
          "a '\\' in double quotation marks begins an escape, and this is none",
          "write '\\\\' for '\\', or use single quotation marks");
    } else {
      from_table(at, message);
    }
  }

 private:
  void say(std::size_t at, std::string text, std::string hint) {
    diagnostics_.report(MessageId::YamlSyntax, places_.point(at), std::move(text), std::move(hint));
  }

  void from_table(std::size_t at, const std::string& message) {
    for (const SyntaxWords& words : kSyntaxWords) {
      if (message == words.library) {
        return say(at, std::string(words.text), std::string(words.hint));
      }
    }
    say(at, fmt::format("not well-formed YAML: {}", message), "");
  }

  void not_closed(std::size_t at, char bracket, std::string text, std::string hint) {
    std::vector<Hint> hints{{std::nullopt, std::move(hint)}};
    if (const auto opened = builder_.open_bracket(bracket)) {
      hints.push_back({opened, "it opens here"});
    }
    diagnostics_.report(MessageId::YamlSyntax, places_.point(at), std::move(text),
                        std::move(hints));
  }

  void unexpected_colon(std::size_t at, std::string_view before) {
    const bool second = before.find(": ") != std::string_view::npos;
    const std::string_view above = before.size() < at ? places_.before(at - before.size() - 1) : "";
    const std::string_view item =
        above.substr(std::min(above.find_first_not_of(' '), above.size()));
    constexpr std::string_view kHardSpace = "\xC2\xA0";
    const bool hard_space = before.find(kHardSpace) != std::string_view::npos ||
                            above.find(kHardSpace) != std::string_view::npos;
    say(at, "a ':' stands where no key can be",
        hard_space ? "this line or the one above holds a hard space (U+00A0); write plain spaces"
        : second   ? "quote a text that holds ': '"
        : item.starts_with('-') && !item.starts_with("- ")
            ? "a space is missing after '-' in the line above"
            : "check the indentation, and that the line above has its ': '");
  }

  static bool does_not_fit(const std::string& message) {
    return message == YAML::ErrorMsg::END_OF_MAP || message == YAML::ErrorMsg::END_OF_SEQ;
  }

  static bool follows_closing(std::string_view before) {
    const std::size_t last = before.find_last_not_of(" \t");
    return last != std::string_view::npos &&
           std::string_view("\"'}]").find(before[last]) != std::string_view::npos;
  }

  static bool is_escape(const std::string& message) {
    return message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE) ||
           message.starts_with(YAML::ErrorMsg::INVALID_HEX) ||
           message.starts_with(YAML::ErrorMsg::INVALID_UNICODE);
  }

  /// The quotation mark that has no partner, looked for from the last thing that could be read.
  [[nodiscard]] std::optional<std::size_t> open_quote(const std::string& message) const {
    if (message != YAML::ErrorMsg::DOC_IN_SCALAR && message != YAML::ErrorMsg::EOF_IN_SCALAR) {
      return std::nullopt;
    }
    const std::string_view text = places_.text();
    bool value_may_begin = true;
    for (std::size_t i = builder_.last(); i < text.size(); ++i) {
      const char c = text[i];
      const bool quote = (c == '"' || c == '\'') && value_may_begin;
      if (quote) {
        const std::size_t opened = i;
        for (++i; i < text.size() && text[i] != c; ++i) {
          if (c == '"' && text[i] == '\\') ++i;
        }
        if (i >= text.size()) return opened;
      } else if (c == '#' && (i == 0 || std::string_view(" \t\n").find(text[i - 1]) !=
                                            std::string_view::npos)) {
        while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
      }
      if (c != ' ' && c != '\t') {
        value_may_begin = !quote && std::string_view(":,[{-\n").find(c) != std::string_view::npos;
      }
    }
    return std::nullopt;
  }

  const TreeBuilder& builder_;
  const Places& places_;
  Diagnostics& diagnostics_;
};

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

std::optional<Node> load_yaml(std::uint32_t source, Diagnostics& diagnostics) {
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
    SyntaxReport(builder, diagnostics).report(error);
    return std::nullopt;
  }
  std::optional<Node>& root = builder.root();
  if (!root || root->kind == NodeKind::Null) {
    diagnostics.report(
        MessageId::EmptyFile, Span{source, 0, 1}, "the file holds no scenario",
        "scenarios/first-estimate.yaml, shown in the README, is a small one to start from");
    return std::nullopt;
  }
  return std::move(root);
}

}  // namespace soem
