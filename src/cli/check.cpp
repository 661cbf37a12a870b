// SPDX-License-Identifier: MIT
#include "soem/cli/check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "soem/cli/catalogue_option.hpp"
#include "soem/cli/check_file.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/progress.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/workers.hpp"
#include "soem/diag/print.hpp"
#include "soem/load/scenario_files.hpp"
#include "soem/render/check_report.hpp"

namespace soem {
namespace {

enum class Format : std::uint8_t {
  Table,
  Tap,
  Junit,
  Github,
  Json
};  // order of the option's words

struct CheckOptions {
  std::vector<std::string> paths;
  Format format = Format::Table;
  ColorChoice color = ColorChoice::Auto;
  std::string output;
  bool quiet = false, update = false;
  std::size_t jobs = 1;
  std::shared_ptr<const CatalogueTexts> catalogue;
};

std::unique_ptr<CheckReport> report_for(const CheckOptions& options) {
  const bool to_terminal = options.output.empty() && isatty(STDOUT_FILENO) == 1;
  switch (options.format) {
    case Format::Tap:
      return check_tap();
    case Format::Junit:
      return check_junit();
    case Format::Github:
      return check_github();
    case Format::Json:
      return check_json();
    case Format::Table:
      break;
  }
  return check_table(use_color(options.color, to_terminal) ? colored_style() : plain_style(),
                     options.quiet);
}

/// The result on its way out: at once to standard output, at the end to a file, because only one
/// file at a time can be protected from an interruption (see Output), and --update writes others.
class Result {
 public:
  explicit Result(std::string path) : path_(std::move(path)) {}

  void write(const std::string& text) {
    text_ += text;
    if (!path_.empty() || state_ != WriteResult::Ok) return;
    state_ = standard_output_.write(text_);
    text_.clear();
  }

  /// The exit code of the writing.
  int finish(Diagnostics& diagnostics) {
    if (!path_.empty()) return deliver(text_, path_, diagnostics);
    if (state_ == WriteResult::Ok) state_ = standard_output_.finish();
    return state_ == WriteResult::Failed ? report_failure(standard_output_, "", diagnostics)
                                         : kDone;
  }

 private:
  std::string path_, text_;
  Output standard_output_{""};
  WriteResult state_ = WriteResult::Ok;
};

/// What --update did. Missed expectations that are left have a tolerance, which means nothing once
/// the figure is undefined, and deleting it is for the author to do.
void say_rewritten(const CheckedFile& file) {
  for (const CheckedExpectation& one : file.expectations) {
    if (!one.rewritten.empty()) {
      say(fmt::format("{}:{}: {} is now {}\n", file.path, one.line, one.rewritten, one.written));
    } else if (!one.result.holds) {
      say(fmt::format("{}:{}: {} stays: the figure is undefined; delete the tolerance first\n",
                      file.path, one.line, one.written));
    }
  }
}

/// Checks every file, and shows what there is to show about each in the order of the files: first
/// the words about it, then its result.
class Checking {
 public:
  Checking(const CheckOptions& options, const std::vector<std::string>& files)
      : options_(options),
        files_(files),
        report_(report_for(options)),
        result_(options.output),
        progress_(files.size(), "files"),
        words_{.color = use_color(options.color, isatty(STDERR_FILENO) == 1),
               .warnings = !options.quiet} {}

  void run() {
    result_.write(report_->begin());
    in_order(
        files_.size(), options_.jobs,
        [&](std::size_t i) { return check_file(files_[i], options_.catalogue); },
        [&](FileCheck check) { take(std::move(check)); },
        [&](std::size_t done) { progress_.show(done); });
    progress_.clear();
    result_.write(report_->end(totals_));
  }

  int finish(Diagnostics& diagnostics) {
    const int written = result_.finish(diagnostics);
    if (written != kDone || not_rewritten_) return kCannotReadOrWrite;
    if (totals_.invalid > 0) return kInvalidInput;
    if (totals_.missed > 0) return kMissed;
    return totals_.unreadable > 0 ? kCannotReadOrWrite : kDone;
  }

 private:
  void take(FileCheck check) {
    const bool to_update = options_.update && check.file.verdict == Verdict::Missed;
    const bool updated = to_update && update_expectations(check, options_.catalogue);
    not_rewritten_ = not_rewritten_ || to_update != updated;
    progress_.clear();
    say(print(check.diagnostics, words_));
    if (updated) say_rewritten(check.file);
    totals_.add(check.file);
    result_.write(report_->add(check.file));
  }

  const CheckOptions& options_;
  const std::vector<std::string>& files_;
  std::unique_ptr<CheckReport> report_;
  Result result_;
  Progress progress_;
  PrintOptions words_;
  CheckTotals totals_;
  bool not_rewritten_ = false;
};

bool standard_input_is_updated(const CheckOptions& options, Diagnostics& diagnostics) {
  if (!options.update || std::count(options.paths.begin(), options.paths.end(), "-") == 0) {
    return false;
  }
  diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                     "option '--update' cannot rewrite standard input", "name a file");
  return true;
}

}  // namespace

int check(const Invocation& invocation, Diagnostics& diagnostics) {
  const auto jobs = jobs_of(invocation, diagnostics);
  if (!jobs) return kUsage;
  auto catalogue = open_catalogue(invocation, diagnostics);
  if (const int* code = std::get_if<int>(&catalogue)) return *code;
  const CheckOptions options{invocation.operands(),
                             static_cast<Format>(invocation.choice("format")),
                             invocation.color(),
                             invocation.output(),
                             invocation.flag("quiet"),
                             invocation.flag("update"),
                             *jobs,
                             std::move(std::get<0>(catalogue))};
  if (standard_input_is_updated(options, diagnostics)) return kUsage;
  const std::vector<std::string> files = scenario_files(options.paths, diagnostics);
  const bool unreadable = diagnostics.has_errors();
  if (overwrites_input(options.output, files, diagnostics)) return kUsage;
  if (files.empty()) return kCannotReadOrWrite;
  Checking checking(options, files);
  checking.run();
  const int code = checking.finish(diagnostics);
  return code == kDone && unreadable ? kCannotReadOrWrite : code;
}

}  // namespace soem
