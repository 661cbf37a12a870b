// SPDX-License-Identifier: MIT
#include "soem/cli/row_output.hpp"

#include <unistd.h>

#include <algorithm>

#include "soem/cli/output.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/render/csv.hpp"
#include "soem/render/json_rows.hpp"

namespace soem {
namespace {

enum class Format : std::uint8_t { Table, Csv, Json, Markdown };  // order of the option's words

Format format_of(const Invocation& invocation) {
  return static_cast<Format>(invocation.choice("format"));
}

}  // namespace

bool writes_rows(const Invocation& invocation) {
  const Format format = format_of(invocation);
  return format == Format::Csv || format == Format::Json;
}

bool dialect_fits(const Invocation& invocation, Diagnostics& diagnostics) {
  if (invocation.value("csv-dialect").empty() || format_of(invocation) == Format::Csv) return true;
  diagnostics.report(MessageId::BadOptionValue, std::nullopt, "'--csv-dialect' is about CSV",
                     "add  --format csv");
  return false;
}

int write_result(const Invocation& invocation, const std::function<JsonHead()>& head,
                 std::span<const std::string_view> columns,
                 const std::function<void(RowWriter&)>& rows, const std::function<Page()>& page,
                 Diagnostics& diagnostics) {
  std::string text;
  const TextSink sink = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  const Format format = format_of(invocation);
  if (format == Format::Csv) {
    const auto dialect = static_cast<CsvDialect>(std::max(invocation.choice("csv-dialect"), 0));
    CsvWriter writer(sink, dialect, columns);
    rows(writer);
    writer.finish();
  } else if (format == Format::Json) {
    JsonRows writer(sink, head(), columns);
    rows(writer);
    writer.finish();
  } else {
    const bool to_terminal = invocation.output().empty() && isatty(STDOUT_FILENO) == 1;
    const Style style =
        use_color(invocation.color(), to_terminal) ? colored_style() : plain_style();
    text = format == Format::Table ? print_text(page(), style) : print_markdown(page());
  }
  return deliver(text, invocation.output(), diagnostics);
}

int write_result(const Invocation& invocation, const SweptFile& file,
                 std::span<const std::string_view> columns,
                 const std::function<void(RowWriter&)>& rows, const std::function<Page()>& page,
                 Diagnostics& diagnostics) {
  const auto head = [&] { return file.json_head(invocation.values("set")); };
  return write_result(invocation, head, columns, rows, page, diagnostics);
}

}  // namespace soem
