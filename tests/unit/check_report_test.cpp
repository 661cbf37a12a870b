// SPDX-License-Identifier: MIT
//
// What the formats of `soem check` do with names that mean something to them. Their shape is shown
// by the command-line cases.
#include "soem/render/check_report.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

CheckedFile broken(std::string path, std::string error) {
  CheckedFile file;
  file.path = std::move(path);
  file.verdict = Verdict::Invalid;
  file.first_error = std::move(error);
  file.error_line = 3;
  file.errors = 1;
  return file;
}

TEST(CheckGithub, EscapesWhatSeparatesItsFields) {
  EXPECT_EQ(check_github()->add(broken("./a,b:100%.yaml", "65 %, really: no\n::error::x")),
            "::error file=a%2Cb%3A100%25.yaml,line=3,title=invalid scenario::"
            "65 %25, really: no ::error::x\n");
}

TEST(CheckJunit, EscapesMarkupAndLeavesOutWhatXmlCannotSay) {
  const std::string out = check_junit()->add(broken("<a>&\"b\".yaml", "\x01 \xEF\xBF\xBF \xFF"));
  EXPECT_NE(out.find("<testsuite name=\"&lt;a&gt;&amp;&quot;b&quot;.yaml\""), std::string::npos);
  EXPECT_NE(out.find("<error message=\"  \uFFFD \uFFFD\">"), std::string::npos) << out;
}

TEST(CheckTap, EscapesWhatWouldBeADirective) {
  const std::string out = check_tap()->add(broken("a # TODO \\.yaml", "say \"no\""));
  EXPECT_NE(out.find("not ok 1 - a \\# TODO \\\\.yaml calculates\n"), std::string::npos) << out;
  EXPECT_NE(out.find("  message: \"say \\\"no\\\"\"\n"), std::string::npos) << out;
}

TEST(CheckTable, NeverSteersTheTerminal) {
  const std::string out =
      check_table(plain_style(), false)->add(broken("\x1b[2J.yaml", "\x1b]0;title\x07"));
  EXPECT_EQ(out.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace soem
