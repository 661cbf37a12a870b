// SPDX-License-Identifier: MIT
#include "syntax_report.hpp"

#include <fmt/format.h>

namespace soem {
namespace {

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

}  // namespace

void report_syntax(const YAML::Exception& error, const TreeBuilder& builder,
                   Diagnostics& diagnostics) {
  SyntaxReport(builder, diagnostics).report(error);
}

}  // namespace soem
