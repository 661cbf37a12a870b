// SPDX-License-Identifier: MIT
#include "soem/load/yaml.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

using namespace std::string_literals;

struct Loaded {
  explicit Loaded(const std::string& text) {
    const std::uint32_t source = diagnostics.add_source(SourceText("x", text));
    root = load_yaml(source, diagnostics);
  }

  Diagnostics diagnostics;
  std::optional<Node> root;
};

std::string quoted(const std::string& text) { return testing::PrintToString(text.substr(0, 80)); }

/// `id@offset` of every diagnostic.
std::string messages(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& one : diagnostics.all()) {
    if (!out.empty()) out += ' ';
    out += std::string(info(one.id).name) + '@' + std::to_string(one.span->offset);
  }
  return out;
}

/// A tree as one line: {key: text, …}, [text, …], ~ for null, ! for what was refused, "quoted".
std::string shape(const Node& node) {
  std::string out;
  switch (node.kind) {
    case NodeKind::Null:
      return "~";
    case NodeKind::Invalid:
      return "!";
    case NodeKind::Scalar:
      return node.quoted ? '"' + node.text + '"' : node.text;
    case NodeKind::List:
      for (const Node& item : node.children) out += (out.empty() ? "" : ", ") + shape(item);
      return '[' + out + ']';
    case NodeKind::Map:
      EXPECT_EQ(node.keys.size(), node.children.size());
      for (std::size_t i = 0; i < node.keys.size(); ++i) {
        out += (out.empty() ? "" : ", ") + node.keys[i].text + ": " + shape(node.children[i]);
      }
      return '{' + out + '}';
  }
  return out;
}

struct Good {
  std::string text, shape;
};

TEST(LoadYaml, ReadsTheForms) {
  const Good table[] = {
      {"a: 1\nb: x y\n", "{a: 1, b: x y}"},
      {"a: 1", "{a: 1}"},
      {"a:\n  b: 1\n  c: [2, 3]\n", "{a: {b: 1, c: [2, 3]}}"},
      {"a:\n- 1\n- b: 2\n  c: 3\n", "{a: [1, {b: 2, c: 3}]}"},
      {"{a: {}, b: []}", "{a: {}, b: []}"},
      {"a: '1'\nb: \"x\\\"y\"\nc: 'it''s'\n", "{a: \"1\", b: \"x\"y\", c: \"it's\"}"},
      {"a: |\n  one\n  two\nb: >-\n  three\n  four\n", "{a: \"one\ntwo\n\", b: \"three four\"}"},
      {"a: # comment\n  1 # two\n", "{a: 1}"},
      {"a: x\n  y\n", "{a: x y}"},
      {"cost: 100\n  200\n", "{cost: 100 200}"},
      {"a: 5#x\n", "{a: 5#x}"},
      {"a: yes\nb: 017\nc: .nan\n", "{a: yes, b: 017, c: .nan}"},  // words, for others to judge
      {"? a\n: 1\n", "{a: 1}"},
      {"---\na: 1\n", "{a: 1}"},
      {"a: 1\n...\n", "{a: 1}"},
      {"%YAML 1.2\n---\na: 1\n", "{a: 1}"},
      {"a: 1\r\nb:\r\n  - x\r\n", "{a: 1, b: [x]}"},  // CRLF
      {"\uFEFF"
       "a: 1\n",
       "{a: 1}"},  // a byte-order mark
      {"Måned: æøå\n日: 😀\n", "{Måned: æøå, 日: 😀}"},
      {"a:\nb: ~\nc: null\nd: ''\n", "{a: ~, b: ~, c: ~, d: \"\"}"},
      {"[1,,2]", "[1, ~, 2]"},
      {"{x, y: 1}", "{x: ~, y: 1}"},
      {"\"<<\": 1", "{<<: 1}"},
      {"x: 1\na:1\n", "{x: 1, a:1: ~}"},  // a space is missing
      {"{a:1}", "{a:1: ~}"},
      {"a: [b: 1]", "{a: [{b: 1}]}"},
      {"text", "text"},
      {"- a", "[a]"},
      {"a: ! 5", "{a: \"5\"}"},  // "!" says: a text
  };
  for (const Good& c : table) {
    const Loaded loaded(c.text);
    EXPECT_EQ(messages(loaded.diagnostics), "") << quoted(c.text);
    ASSERT_TRUE(loaded.root) << quoted(c.text);
    EXPECT_EQ(shape(*loaded.root), c.shape) << quoted(c.text);
  }
}

struct Bad {
  std::string text, messages, shape;  // shape: what is left, or "" for nothing
};

void expect_refused(const Bad& c) {
  const Loaded loaded(c.text);
  EXPECT_EQ(messages(loaded.diagnostics), c.messages) << quoted(c.text);
  EXPECT_EQ(loaded.root ? shape(*loaded.root) : "", c.shape) << quoted(c.text);
}

TEST(LoadYaml, RefusesDuplicateKeysAndKeepsTheFirst) {
  const Bad table[] = {
      {"a: 1\nb: 2\na: 3\n", "duplicate-key@10", "{a: 1, b: 2}"},
      {"{a: 1, a: 2}", "duplicate-key@7", "{a: 1}"},
      {"a: 1\n'a': 2\n", "duplicate-key@5", "{a: 1}"},
      {"x: {b: 1, b: 2}\n", "duplicate-key@10", "{x: {b: 1}}"},
      {"a: 1\na: 2\na: 3\nb: 4\nb: 5\n", "duplicate-key@5 duplicate-key@10 duplicate-key@20",
       "{a: 1, b: 4}"},
      {"a: {b: 1}\nb: 2\n", "", "{a: {b: 1}, b: 2}"},  // not in one map
      {"a: 1\nA: 2\n", "", "{a: 1, A: 2}"},
  };
  for (const Bad& c : table) expect_refused(c);
}

TEST(LoadYaml, PointsFromADuplicateKeyToTheFirst) {
  const Loaded loaded("a: 1\nb: 2\na: 3\n");
  const Diagnostic& duplicate = loaded.diagnostics.all().at(0);
  ASSERT_EQ(duplicate.hints.size(), 1u);
  ASSERT_TRUE(duplicate.hints[0].span);
  EXPECT_EQ(duplicate.hints[0].span->offset, 0u);
  EXPECT_EQ(duplicate.hints[0].span->length, 1u);
}

TEST(LoadYaml, RefusesASecondDocumentInEveryDisguise) {
  const Bad table[] = {
      {"a: 1\n---\nb: 2\n", "second-document@5", ""}, {"a: 1\n---\n", "second-document@5", ""},
      {"a: 1\n...\nb: 2\n", "second-document@9", ""}, {"{a: 1}\nb: 2\n", "second-document@7", ""},
      {"{a: 1} b", "second-document@7", ""},          {"[1]\nb: 1\n", "second-document@4", ""},
      {" a: 1\nb: 2\n", "second-document@6", ""},     {"- a\nb: 1\n", "second-document@4", ""},
  };
  for (const Bad& c : table) expect_refused(c);
}

TEST(LoadYaml, RefusesAnchorsAliasesTagsAndMergeKeys) {
  const Bad table[] = {
      {"a: &x 5\nb: *x\n", "anchor-or-alias@3 anchor-or-alias@11", "{a: 5, b: !}"},
      {"a: &x {b: 1}\n", "anchor-or-alias@3", "{a: {b: 1}}"},
      {"a: &x\n", "anchor-or-alias@3", "{a: !}"},
      {"&k a: 1\n", "anchor-or-alias@0", "{a: 1}"},
      {"&a [*a]", "anchor-or-alias@0 anchor-or-alias@4", "[!]"},  // a walk would never end
      {"a: *x\n", "anchor-or-alias@3", ""},
      {"*x : 1\n", "anchor-or-alias@0", ""},
      {"a: !!int 5", "tag@3", "{a: !}"},
      {"a: !!str 5", "tag@3", "{a: !}"},
      {"a: !own 5", "tag@3", "{a: !}"},
      {"!!map {a: 1}", "tag@0", "{a: 1}"},
      {"!own\n- 1\n", "tag@0", "[1]"},
      {"a: 1\n<<: {b: 2}\n", "merge-key@5", "{a: 1}"},
      {"a: {<<: {b: 2}, c: 3}\n", "merge-key@4", "{a: {c: 3}}"},
  };
  for (const Bad& c : table) expect_refused(c);
}

TEST(LoadYaml, RefusesAnAliasBombInItsOwnLength) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string n = std::to_string(i), alias = "*a" + std::to_string(i - 1);
    bomb += "a" + n + ": &a" + n + " [" + alias;
    for (int j = 1; j < 10; ++j) bomb += ", " + alias;
    bomb += "]\n";
  }
  const Loaded loaded(bomb);
  EXPECT_EQ(loaded.diagnostics.error_count(), 10u + 9u * 10u);  // ten anchors, ninety aliases
}

TEST(LoadYaml, RefusesKeysThatAreNotWords) {
  const Bad table[] = {
      {"~: 1", "key-not-text@0", "{}"},
      {": 1\n", "key-not-text@0", "{}"},
      {"'': 1\n", "key-not-text@0", "{}"},
      {"? [a]\n: 1\n", "key-not-text@2", "{}"},
      {"{[a]: 1, b: 2}", "key-not-text@1", "{b: 2}"},
      {"a: {{ name }}\n", "key-not-text@4", "{a: !}"},  // a template nobody has filled in
  };
  for (const Bad& c : table) expect_refused(c);
}

TEST(LoadYaml, KnowsTheMapsThatLostAKey) {
  EXPECT_TRUE(Loaded("? [a]\n: 1\nb: 2\n").root->incomplete);
  EXPECT_TRUE(Loaded("<<: {a: 1}\nb: 2\n").root->incomplete);
  EXPECT_FALSE(Loaded("a: {<<: {b: 1}}\n").root->incomplete);
  EXPECT_TRUE(Loaded("a: {<<: {b: 1}}\n").root->children.at(0).incomplete);
  EXPECT_FALSE(Loaded("a: 1\n").root->incomplete);
}

TEST(LoadYaml, RefusesWhatIsNotWellFormedWithOneMessage) {
  const std::string table[] = {
      "a: \"abc",         "a: 'abc",
      "a: \"abc\nb: 1\n", "a: [1, 2",
      "a: {b: 1",         "a: ]\n",
      "a:1\nb: 2\n",      "a: b: c\n",
      "a: 1\n  b: 2\n",   "a: 1\n- b\n",
      "a: - b\n",         "a: @b\n",
      "a: %b\n",          "a: `b\n",
      "a: \"\\q\"",       "a: \"\\ud800\"",
      "a:\n\tb: 1\n",     "%YAML 2.0\n---\na: 1",
      "a: \"b\" c\n",     std::string(1025, 'k') + ": 1\n",  // a key of more than 1024 bytes
  };
  for (const std::string& text : table) {
    const Loaded loaded(text);
    EXPECT_FALSE(loaded.root) << quoted(text);
    ASSERT_EQ(loaded.diagnostics.all().size(), 1u) << quoted(text);
    EXPECT_EQ(loaded.diagnostics.all()[0].id, MessageId::YamlSyntax) << quoted(text);
  }
}

TEST(LoadYaml, PointsToTheSlipItself) {
  const Bad table[] = {
      {"a: \"abc\nb: 1\n", "yaml-syntax@3", ""},  // the quotation mark that is not closed
      {"a: 1\nb: 'abc\nc: 2\n", "yaml-syntax@8", ""},
      {"a: ]\n", "yaml-syntax@3", ""},
      {"a: @b\n", "yaml-syntax@3", ""},
      {"a:\n\tb: 1\n", "yaml-syntax@3", ""},  // the tab
      {"%TAG ! tag:example.org,2026:\n---\na: 1\n", "yaml-syntax@0", ""},
  };
  for (const Bad& c : table) expect_refused(c);
}

TEST(LoadYaml, RefusesBytesBeforeReadingThem) {
  const Bad table[] = {
      {"a: 1\rb: 2", "control-character@4", ""},
      {"a: 1\n\uFEFF"
       "b: 2",
       "control-character@5", ""},
      {"a: \0b"s, "control-character@3", ""},
      {"a\0:\0 \0001\0"s, "not-utf8@0", ""},
      {"Sk\xF8"
       "d: 1",
       "not-utf8@2", ""},
  };
  for (const Bad& c : table) expect_refused(c);
}

TEST(LoadYaml, CallsAFileWithoutValuesEmpty) {
  for (const std::string text :
       {"", "\n", "   ", "# comment\n", "---\n", "---\n...\n", "~", "null", "\uFEFF", "\r\n"}) {
    expect_refused({text, "empty-file@0", ""});
  }
}

TEST(LoadYaml, AllowsThirtyTwoLevelsAndNotOneMore) {
  const auto nested = [](const std::string& open, const std::string& close, int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "1";
    for (int i = 0; i < depth; ++i) text += close;
    return text;
  };
  EXPECT_TRUE(Loaded(nested("[", "]", 32)).root);
  EXPECT_TRUE(Loaded(nested("{a: ", "}", 32)).root);
  EXPECT_TRUE(Loaded(nested("- ", "", 32)).root);
  expect_refused({nested("[", "]", 33), "too-deep@32", ""});
  expect_refused({nested("{a: ", "}", 33), "too-deep@128", ""});  // 32 · 4 bytes
  expect_refused({nested("- ", "", 33), "too-deep@64", ""});
  const Loaded hostile(std::string(100'000, '['));
  ASSERT_EQ(hostile.diagnostics.all().size(), 1u);
  EXPECT_EQ(hostile.diagnostics.all()[0].id, MessageId::TooDeep);
}

TEST(LoadYaml, AllowsTwoHundredThousandValuesAndNotOneMore) {
  const auto list_of = [](std::size_t items) {
    std::string text = "[1";
    for (std::size_t i = 1; i < items; ++i) text += ",1";
    return text + "]";
  };
  const Loaded most(list_of(199'999));  // the list itself is a value, too
  EXPECT_EQ(messages(most.diagnostics), "");
  const Loaded more(list_of(200'000));
  ASSERT_EQ(more.diagnostics.all().size(), 1u);
  EXPECT_EQ(more.diagnostics.all()[0].id, MessageId::TooManyValues);
  EXPECT_FALSE(more.root);
}

/// The part of `text` that `span` covers.
std::string covered(const std::string& text, const Span& span) {
  return text.substr(span.offset, span.length);
}

TEST(LoadYaml, KnowsWhereEveryScalarStands) {
  const std::string start = "Måned: 5\nø: [æ, 'å', 3]\nb: {日: \"x\\\"y\"} # c\nc: 'it''s' # c\n";
  for (const std::string& text : {start, "\uFEFF" + start}) {
    const Loaded loaded(text);
    ASSERT_TRUE(loaded.root);
    const Node& root = *loaded.root;
    EXPECT_EQ(covered(text, root.keys[0].span), "Måned");
    EXPECT_EQ(covered(text, root.children[0].span), "5");
    EXPECT_EQ(covered(text, root.keys[1].span), "ø");
    EXPECT_EQ(covered(text, root.children[1].span), "[");
    EXPECT_EQ(covered(text, root.children[1].children[0].span), "æ");
    EXPECT_EQ(covered(text, root.children[1].children[1].span), "'å'");
    EXPECT_EQ(covered(text, root.children[1].children[2].span), "3");
    EXPECT_EQ(covered(text, root.children[2].keys[0].span), "日");
    EXPECT_EQ(covered(text, root.children[2].children[0].span), "\"x\\\"y\"");
    EXPECT_EQ(covered(text, root.children[3].span), "'it''s'");
  }
}

TEST(Node, FindsAValueByItsKey) {
  const Loaded loaded("a: 1\nb: [2]\n");
  ASSERT_TRUE(loaded.root);
  ASSERT_NE(loaded.root->find("b"), nullptr);
  EXPECT_EQ(shape(*loaded.root->find("b")), "[2]");
  EXPECT_EQ(loaded.root->find("c"), nullptr);
  EXPECT_EQ(loaded.root->find("a")->find("a"), nullptr);  // a scalar has no keys
}

}  // namespace
}  // namespace soem
