// SPDX-License-Identifier: MIT
#include "soem/cli/terminal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>

namespace soem {
namespace {

/// Sets or unsets a variable of the environment until the test is over.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* const before = std::getenv(name)) before_ = before;
    set(value);
  }
  ~Variable() { set(before_ ? before_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) {
    if (value)
      setenv(name_, value, 1);
    else
      unsetenv(name_);
  }
  const char* name_;
  std::optional<std::string> before_;
};

struct Case {
  const char* no_color;
  const char* term;
  bool is_terminal, colored;
};

TEST(UseColor, AsksTheTerminalAndTheEnvironment) {
  const Case table[] = {
      {nullptr, "xterm", true, true}, {nullptr, "xterm", false, false},
      {"1", "xterm", true, false},    {"", "xterm", true, true},
      {nullptr, "dumb", true, false}, {nullptr, nullptr, true, false},
  };
  for (const Case& c : table) {
    const Variable no_color("NO_COLOR", c.no_color), term("TERM", c.term);
    EXPECT_EQ(use_color(ColorChoice::Auto, c.is_terminal), c.colored);
    EXPECT_TRUE(use_color(ColorChoice::Always, c.is_terminal));
    EXPECT_FALSE(use_color(ColorChoice::Never, c.is_terminal));
  }
}

}  // namespace
}  // namespace soem
