// SPDX-License-Identifier: MIT
//
// The events of the YAML library as a Node tree. What the library would let through in silence is
// refused here: duplicate keys, anchors, tags, merge keys, second documents, deep nesting.
#pragma once

#include <yaml-cpp/eventhandler.h>

#include <optional>
#include <vector>

#include "places.hpp"
#include "soem/document/node.hpp"

namespace soem {

/// Ends the parse from inside an event; what is wrong has been reported.
struct Stop {};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::uint32_t number, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), places_(number, diagnostics.source(number)) {}

  [[nodiscard]] std::optional<Node>& root() { return root_; }
  [[nodiscard]] const Places& places() const { return places_; }
  /// Where the last thing that could be read begins.
  [[nodiscard]] std::size_t last() const { return last_; }
  /// The innermost list or map that begins with `bracket` and is still open.
  [[nodiscard]] std::optional<Span> open_bracket(char bracket) const;

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override;

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override;
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override;
  void OnMapEnd() override { close(); }

 private:
  struct Frame {
    Node node;
    bool has_key = false;  // the key of the next value has been seen
    bool drop = false;     // its value is to be left out: the key was refused
    bool refused = false;  // the whole map was refused
    MapKey key;
  };

  void open(NodeKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);

  void close();

  /// Reports every key that stood earlier in the same map, and leaves its value out. By sorting, so
  /// that a map of many keys costs no more than its length.
  void drop_duplicate_keys(Node& map);

  /// Files a finished node: as the root, an item, a key, or the value of the key before it.
  void add(Node node);

  void take_key(Frame& frame, Node node);

  /// `amount: {{amount}}` is a map whose key is a map.
  bool is_placeholder(const Node& key) const;

  bool may_be_key(const Node& node);

  void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor);

  void refuse_anchor(
      const YAML::Mark& mark,
      std::string hint = "write the value out, so that each number has one place and one source");

  void refuse_tag(const YAML::Mark& mark, std::string tag);

  Diagnostics& diagnostics_;
  Places places_;
  std::vector<Frame> stack_;
  std::optional<Node> root_;
  std::size_t count_ = 0;
  std::size_t last_ = 0;
};

}  // namespace soem
