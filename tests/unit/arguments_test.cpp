// SPDX-License-Identifier: MIT
#include "soem/cli/arguments.hpp"

#include <gtest/gtest.h>

#include "soem/cli/commands.hpp"

namespace soem {
namespace {

using Words = std::vector<std::string>;

/// What `words` mean; the test fails when they are not a command.
Invocation run_of(const Words& words) {
  Diagnostics diagnostics;
  const Arguments arguments = parse_arguments(words, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty())
      << testing::PrintToString(words) << diagnostics.all().at(0).text;
  const auto* run = std::get_if<Invocation>(&arguments);
  EXPECT_NE(run, nullptr) << testing::PrintToString(words);
  return run ? *run : Invocation(*find_command("run"));
}

TEST(ParseArguments, ReadsFilesInTheirOrder) {
  EXPECT_EQ(run_of({"run", "a.yaml"}).operands(), Words{"a.yaml"});
  EXPECT_EQ(run_of({"run", "b.yaml", "a.yaml", "æ.yaml"}).operands(),
            (Words{"b.yaml", "a.yaml", "æ.yaml"}));
  EXPECT_EQ(run_of({"run", "a.yaml", "a.yaml"}).operands(), (Words{"a.yaml", "a.yaml"}));
}

TEST(ParseArguments, TakesADashForStandardInput) {
  EXPECT_EQ(run_of({"run", "-"}).operands(), Words{"-"});
  EXPECT_EQ(run_of({"run", "a.yaml", "-", "b.yaml"}).operands(), (Words{"a.yaml", "-", "b.yaml"}));
}

TEST(ParseArguments, TakesEverythingAfterTwoDashesForFiles) {
  EXPECT_EQ(run_of({"run", "--", "-odd.yaml"}).operands(), Words{"-odd.yaml"});
  EXPECT_EQ(run_of({"run", "--view", "years", "--", "--view"}).operands(), Words{"--view"});
  EXPECT_EQ(run_of({"run", "a.yaml", "--", "b.yaml"}).operands(), (Words{"a.yaml", "b.yaml"}));
}

TEST(ParseArguments, TakesANegativeNumberForTheValueOfTheOptionBeforeIt) {
  const auto between = [](const Words& words) { return run_of(words).value("between"); };
  EXPECT_EQ(between({"breakeven", "a.yaml", "--between", "-100:0"}), "-100:0");
  EXPECT_EQ(between({"breakeven", "--between=-100:0", "a.yaml"}), "-100:0");
  EXPECT_EQ(run_of({"run", "-o", "-1", "a.yaml"}).output(), "-1");
  EXPECT_EQ(run_of({"run", "--", "--set", "-1"}).operands(), (Words{"--set", "-1"}));
}

TEST(ParseArguments, HasDefaults) {
  const Invocation run = run_of({"run", "a.yaml"});
  EXPECT_EQ(run.word("view"), "");
  EXPECT_EQ(run.choice("view"), -1);
  EXPECT_EQ(run.word("format"), "table");
  EXPECT_EQ(run.color(), ColorChoice::Auto);
  EXPECT_EQ(run.output(), "");
  EXPECT_EQ(run_of({"run", "a.yaml", "-o", "-"}).output(), "");
}

TEST(ParseArguments, ReadsEveryValueOfEveryOption) {
  for (const OptionSpec& option : find_command("run")->options) {
    for (const std::string_view choice : option.choices) {
      const std::string name = "--" + std::string(option.name), word(choice);
      EXPECT_EQ(run_of({"run", name, word, "a.yaml"}).word(option.name), word);
      EXPECT_EQ(run_of({"run", "a.yaml", name + "=" + word}).word(option.name), word);
    }
  }
  const std::pair<std::string, ColorChoice> colors[] = {
      {"auto", ColorChoice::Auto}, {"always", ColorChoice::Always}, {"never", ColorChoice::Never}};
  for (const auto& [word, color] : colors) {
    EXPECT_EQ(run_of({"run", "--color", word, "a.yaml"}).color(), color);
  }
}

TEST(ParseArguments, ReadsWhereTheResultGoes) {
  for (const Words& words :
       {Words{"run", "--output", "out.csv", "a.yaml"}, Words{"run", "a.yaml", "--output=out.csv"},
        Words{"run", "-o", "out.csv", "a.yaml"}, Words{"run", "a.yaml", "-o", "out.csv"}}) {
    const Invocation run = run_of(words);
    EXPECT_EQ(run.output(), "out.csv");
    EXPECT_EQ(run.operands(),
              Words{"a.yaml"});  // an option's value is not taken for a file, nor a file for it
  }
  EXPECT_EQ(run_of({"run", "--output=a=b", "a.yaml"}).output(), "a=b");
}

TEST(ParseArguments, LeavesTheWordAfterAnOptionAlone) {
  const Invocation run = run_of({"run", "--view", "years", "b.yaml", "--format", "csv", "a.yaml"});
  EXPECT_EQ(run.operands(), (Words{"b.yaml", "a.yaml"}));
  EXPECT_EQ(run.word("view"), "years");
  EXPECT_EQ(run.word("format"), "csv");
}

struct Fault {
  Words words;
  MessageId id;
  std::string in_hint;  // part of the first hint
};

TEST(ParseArguments, SaysWhatIsWrongAndWhatIsMeant) {
  const Fault table[] = {
      {{}, MessageId::MissingArgument, "soem --help"},
      {{"run"}, MessageId::MissingArgument, "standard input"},
      {{"run", "--view", "years"}, MessageId::MissingArgument, "standard input"},
      {{"rnu", "a.yaml"}, MessageId::UnknownCommand, "'run'"},
      {{"a.yaml"}, MessageId::UnknownCommand, "soem --help"},
      {{"--versoin"}, MessageId::UnknownOption, "'--version'"},
      {{"run", "--veiw", "years", "a.yaml"}, MessageId::UnknownOption, "'--view'"},
      {{"run", "--veiw=years", "a.yaml"}, MessageId::UnknownOption, "'--view'"},
      {{"run", "-x", "a.yaml"}, MessageId::UnknownOption, "--help"},
      {{"run", "--zzz", "a.yaml"}, MessageId::UnknownOption, "--help"},
      {{"run", "--view", "year", "a.yaml"}, MessageId::BadOptionValue, "'years'"},
      {{"run", "--format", "xlsx", "a.yaml"}, MessageId::BadOptionValue, ""},
      {{"run", "--color=blue", "a.yaml"}, MessageId::BadOptionValue, ""},
      {{"run", "--output=", "a.yaml"}, MessageId::BadOptionValue, ""},
      {{"run", "--output", "", "a.yaml"}, MessageId::BadOptionValue, ""},
      {{"run", "a.yaml", "--view"}, MessageId::BadOptionValue, ""},
      {{"run", "a.yaml", "-o"}, MessageId::BadOptionValue, ""},
      {{"run", "--help=x"}, MessageId::BadOptionValue, ""},
      {{"run", "--view", "years", "--view", "summary", "a.yaml"},
       MessageId::RepeatedArgument,
       "one"},
      {{"run", "--view=years", "--view=years", "a.yaml"}, MessageId::RepeatedArgument, "one"},
      {{"run", "-o", "x", "--output=y", "a.yaml"}, MessageId::RepeatedArgument, "one"},
      {{"run", "-", "-"}, MessageId::RepeatedArgument, "once"},
  };
  for (const Fault& fault : table) {
    SCOPED_TRACE(testing::PrintToString(fault.words));
    Diagnostics diagnostics;
    EXPECT_TRUE(std::holds_alternative<UsageError>(parse_arguments(fault.words, diagnostics)));
    ASSERT_EQ(diagnostics.all().size(), 1u);
    const Diagnostic& one = diagnostics.all()[0];
    EXPECT_EQ(one.id, fault.id);
    EXPECT_FALSE(one.span);
    if (fault.in_hint.empty()) continue;
    ASSERT_FALSE(one.hints.empty());
    EXPECT_NE(one.hints[0].text.find(fault.in_hint), std::string::npos) << one.hints[0].text;
  }
}

TEST(ParseArguments, ReportsEveryUnknownOptionAtOnce) {
  Diagnostics diagnostics;
  const Arguments result =
      parse_arguments({"run", "--veiw", "years", "--zzz", "a.yaml"}, diagnostics);
  EXPECT_TRUE(std::holds_alternative<UsageError>(result));
  EXPECT_EQ(diagnostics.all().size(), 2u);
}

std::string text_of(const Words& words) {
  Diagnostics diagnostics;
  const Arguments arguments = parse_arguments(words, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty()) << testing::PrintToString(words);
  const auto* text = std::get_if<HelpText>(&arguments);
  EXPECT_NE(text, nullptr) << testing::PrintToString(words);
  return text ? text->text : "";
}

TEST(ParseArguments, GivesHelpAndVersion) {
  EXPECT_EQ(text_of({"--version"}).substr(0, 5), "soem ");
  EXPECT_TRUE(text_of({"--version"}).ends_with('\n'));
  for (const Words& words : {Words{"--help"}, Words{"-h"}, Words{"help"}}) {
    EXPECT_EQ(text_of(words), overview_help());
  }
  const std::string of_run = command_help(*find_command("run"));
  for (const Words& words :
       {Words{"run", "--help"}, Words{"run", "-h"}, Words{"help", "run"},
        Words{"run", "a.yaml", "--help"}, Words{"run", "--view", "years", "-h"}}) {
    EXPECT_EQ(text_of(words), of_run) << testing::PrintToString(words);
  }
}

TEST(Commands, HaveHelpThatNamesEveryOption) {
  for (const CommandSpec& command : all_commands()) {
    EXPECT_EQ(find_command(command.name), &command);
    EXPECT_NE(overview_help().find(std::string(command.summary)), std::string::npos);
    const std::string help = command_help(command);
    for (const OptionSpec& option : command.options) {
      EXPECT_NE(help.find("--" + std::string(option.name)), std::string::npos) << option.name;
      EXPECT_NE(help.find(option.help), std::string::npos) << option.name;
      for (const std::string_view choice : option.choices) {
        EXPECT_NE(help.find(choice), std::string::npos) << option.name;
      }
    }
  }
  EXPECT_EQ(find_command("nothing"), nullptr);
}

TEST(Commands, HaveHelpThatFitsOnAPage) {
  std::string all = overview_help();
  for (const CommandSpec& command : all_commands()) all += command_help(command);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    EXPECT_LE(end - at, 80u) << all.substr(at, end - at);
    at = end + 1;
  }
}

}  // namespace
}  // namespace soem
