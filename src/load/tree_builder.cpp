// SPDX-License-Identifier: MIT
#include "tree_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "soem/load/yaml.hpp"

namespace soem {

std::optional<Span> TreeBuilder::open_bracket(char bracket) const {
  for (auto frame = stack_.rbegin(); frame != stack_.rend(); ++frame) {
    if (places_.stands_at(frame->node.span.offset, bracket)) return frame->node.span;
  }
  return std::nullopt;
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (root_) {
    diagnostics_.report(
        MessageId::SecondDocument, places_.point(mark), "a second YAML document begins here",
        "one file holds one scenario, whose outermost keys all begin in the same column");
    throw Stop{};
  }
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  Node node;
  node.span = places_.point(last_ = places_.offset_of_null(mark));
  if (anchor != 0) {
    node.kind = NodeKind::Invalid;
    refuse_anchor(mark, "quote a text that begins with & or *");
  }
  add(std::move(node));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  last_ = places_.offset(mark);
  const bool of_refused_key = !stack_.empty() && stack_.back().has_key && stack_.back().drop;
  if (!of_refused_key) refuse_anchor(mark);
  Node node;
  node.kind = NodeKind::Invalid;
  node.span = places_.point(mark);
  add(std::move(node));
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
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

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value) {
  open(NodeKind::List, mark, tag, anchor);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(NodeKind::Map, mark, tag, anchor);
}

void TreeBuilder::open(NodeKind kind, const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor) {
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

void TreeBuilder::close() {
  Node node = std::move(stack_.back().node);
  if (stack_.back().refused) node.kind = NodeKind::Invalid;
  stack_.pop_back();
  drop_duplicate_keys(node);
  add(std::move(node));
}

void TreeBuilder::drop_duplicate_keys(Node& map) {
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

void TreeBuilder::add(Node node) {
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

void TreeBuilder::take_key(Frame& frame, Node node) {
  frame.has_key = true;
  frame.drop = !may_be_key(node);
  if (frame.drop) {
    frame.node.incomplete = true;
    frame.refused = frame.refused || is_placeholder(node);
  } else {
    frame.key = {std::move(node.text), node.span};
  }
}

bool TreeBuilder::is_placeholder(const Node& key) const {
  return key.kind == NodeKind::Map && places_.stands_at(key.span.offset, '{');
}

bool TreeBuilder::may_be_key(const Node& node) {
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

void TreeBuilder::check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (anchor != 0) refuse_anchor(mark);
}

void TreeBuilder::refuse_anchor(const YAML::Mark& mark, std::string hint) {
  diagnostics_.report(MessageId::AnchorOrAlias, places_.point(mark),
                      "anchors (&name) and aliases (*name) are not read", std::move(hint));
}

void TreeBuilder::refuse_tag(const YAML::Mark& mark, std::string tag) {
  constexpr std::string_view kStandard = "tag:yaml.org,2002:";  // how the library spells !!
  if (tag.starts_with(kStandard)) tag.replace(0, kStandard.size(), "!!");
  diagnostics_.report(MessageId::Tag, places_.point(mark),
                      fmt::format("the YAML tag '{}' is not read", tag),
                      "delete it, or quote a text that begins with '!'");
}

}  // namespace soem
