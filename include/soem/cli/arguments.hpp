// SPDX-License-Identifier: MIT
//
// What was typed, understood: argv → Arguments, or diagnostics, or a text the user asked for (help,
// version). No file is touched here.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "soem/diag/diagnostic.hpp"
#include "soem/render/report.hpp"

namespace soem {

enum class Format : std::uint8_t { Table, Csv };
enum class ColorChoice : std::uint8_t { Auto, Always, Never };

/// soem run FILE…
struct RunArguments {
  std::vector<std::string> files;  ///< as given; "-" is standard input
  View view = View::Default;
  Format format = Format::Table;
  ColorChoice color = ColorChoice::Auto;
  std::string output;  ///< empty: standard output
};

/// A text that was asked for; printing it is all there is to do.
struct HelpText {
  std::string text;
};

/// The command line could not be understood; the diagnostics say why.
struct UsageError {};

using Arguments = std::variant<RunArguments, HelpText, UsageError>;

[[nodiscard]] Arguments parse_arguments(const std::vector<std::string>& words,
                                        Diagnostics& diagnostics);

}  // namespace soem
