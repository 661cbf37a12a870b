// SPDX-License-Identifier: MIT
#include "soem/load/settings.hpp"

#include <gtest/gtest.h>

#include "soem/diag/print.hpp"

namespace soem {
namespace {

struct Read {
  Diagnostics diagnostics;
  Settings settings;

  explicit Read(std::vector<std::string> words) : settings(words, diagnostics) {}

  [[nodiscard]] const Setting& only() const {
    EXPECT_EQ(settings.all().size(), 1u) << print(diagnostics, {});
    return settings.all().front();
  }
  [[nodiscard]] std::string marked(const Span& span) const {
    return diagnostics.source(span.source).text().substr(span.offset, span.length);
  }
};

TEST(Settings, SplitAtTheFirstEqualsSign) {
  const Read read({"outcomes.job.rate=40 %"});
  EXPECT_EQ(read.only().path, "outcomes.job.rate");
  EXPECT_EQ(read.only().value->text, "40 %");
  EXPECT_EQ(read.only().value->kind, NodeKind::Scalar);
  const Read title({"title=a = b"});
  EXPECT_EQ(title.only().value->text, "a = b");
}

TEST(Settings, KeepPathAndValueWithoutTheSpacesAroundThem) {
  const Read read({"  outcomes.job.rate =  40 %  "});
  EXPECT_EQ(read.only().path, "outcomes.job.rate");
  EXPECT_EQ(read.only().value->text, "40 %");
  EXPECT_EQ(read.marked(read.only().path_span), "outcomes.job.rate");
  EXPECT_EQ(read.marked(read.only().value->span), "40 %");
}

TEST(Settings, ReadListsAndMapsAsYaml) {
  const Read list({"outcomes.job.retention=[90 %, 80 %]"});
  ASSERT_EQ(list.only().value->kind, NodeKind::List);
  EXPECT_EQ(list.only().value->children[1].text, "80 %");
  const Read map({"participants.intake={2025: 40}"});
  ASSERT_EQ(map.only().value->kind, NodeKind::Map);
  EXPECT_EQ(map.only().value->keys[0].text, "2025");
  EXPECT_EQ(map.diagnostics.source(map.only().value->span.source).name(),
            "--set participants.intake");
}

TEST(Settings, KeepTheirOrderAndTheirValues) {
  const Read read({"a=1", "b=[2]", "c=3", "d=4"});
  ASSERT_EQ(read.settings.all().size(), 4u);
  EXPECT_EQ(read.settings.all()[0].value->text, "1");
  EXPECT_EQ(read.settings.all()[1].value->children[0].text, "2");
  EXPECT_EQ(read.settings.all()[3].value->text, "4");
  EXPECT_EQ(read.settings.all()[3].path, "d");
}

TEST(Settings, RefuseWordsThatAreNoPathAndValue) {
  for (const std::string words :
       {"", " ", "=", "horizon", "horizon=", "horizon = ", "=5", "  =5"}) {
    const Read read({words});
    EXPECT_TRUE(read.settings.all().empty()) << words;
    ASSERT_EQ(read.diagnostics.all().size(), 1u) << words;
    EXPECT_EQ(read.diagnostics.all()[0].id, MessageId::BadOptionValue) << words;
  }
}

TEST(Settings, RefuseBytesThatWouldReachTheOutput) {
  for (const std::string words : {"title=\xff", "title=a\nb\x01", "\x1b[2J=5", "title=a\rb"}) {
    const Read read({words});
    EXPECT_TRUE(read.settings.all().empty()) << words;
    EXPECT_TRUE(read.diagnostics.has_errors()) << words;
  }
}

TEST(Settings, ReportYamlThatIsNone) {
  for (const std::string words : {"a=[1, 2", "a={b: 1", "a=[1] 2", "a={b: 1, b: 2}", "a=[*x]"}) {
    const Read read({words});
    EXPECT_TRUE(read.diagnostics.has_errors()) << words;
  }
}

}  // namespace
}  // namespace soem
