// SPDX-License-Identifier: MIT
#include "soem/cli/sweep.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "soem/cli/asked_options.hpp"
#include "soem/cli/cli.hpp"
#include "soem/cli/job.hpp"
#include "soem/cli/output.hpp"
#include "soem/cli/progress.hpp"
#include "soem/cli/sweep_axes.hpp"
#include "soem/cli/sweep_table.hpp"
#include "soem/cli/swept_file.hpp"
#include "soem/cli/terminal.hpp"
#include "soem/cli/workers.hpp"
#include "soem/contract/named.hpp"
#include "soem/load/settings.hpp"
#include "soem/render/sweep_page.hpp"
#include "soem/render/sweep_rows.hpp"
#include "soem/shard/results.hpp"
#include "soem/sweep/latin_hypercube.hpp"
#include "soem/text/decimal.hpp"

namespace soem {
namespace {

enum class Format : std::uint8_t { Table, Csv, Json, Markdown };  // order of the option's words

constexpr std::size_t kRowsOfLeaf = 4096;
constexpr std::size_t kMostUnasked = 1'000'000'000;  ///< rows without --yes-large
constexpr std::size_t kMostOnPage = 1000;

class Sweep {
 public:
  /// With `parts`, the figures come from them instead of being calculated.
  Sweep(const Invocation& invocation, const Parts* parts, Diagnostics& diagnostics)
      : invocation_(invocation),
        parts_(parts),
        diagnostics_(diagnostics),
        format_(static_cast<Format>(invocation.choice("format"))) {
    if (parts_) kept_ = kept_inputs(parts_->texts());
  }

  /// Only measures what it would cost.
  int measure_into(MeasuredJob& job) {
    measured_ = &job;
    return run();
  }

  int run() {
    const auto jobs = jobs_of(invocation_, diagnostics_);
    if (!jobs || !options_fit() || !read_shard(invocation_, shard_, diagnostics_)) return kUsage;
    if (const int code = read_rows(); code != kDone) return code;
    if (const int code = load(); code != kDone) return code;
    if (!size_is_fine()) return kUsage;
    if (parts_) {
      const int code = find_pieces();
      return code == kDone ? write(*jobs) : code;
    }
    combinations_.emplace(file_.swept_case(), diagnostics_, asked_);
    if (!combinations_->prepare(*rows_, diagnostics_)) return kInvalidInput;
    if (measured_) return measure(*jobs);
    return shard_ ? write_part(*jobs) : write(*jobs);
  }

 private:
  [[nodiscard]] bool is_page() const {
    return !shard_ && !measured_ && (format_ == Format::Table || format_ == Format::Markdown);
  }
  [[nodiscard]] const std::string& path() const { return invocation_.operands()[0]; }

  bool refuse(std::string text, std::string hint) {
    diagnostics_.report(MessageId::BadOptionValue, std::nullopt, std::move(text), std::move(hint));
    return false;
  }

  bool options_fit() {
    const std::string table = invocation_.value("table");
    if (!read_sample()) return false;
    if (table.empty() && sample_ == 0 && invocation_.values("set").empty()) {
      diagnostics_.report(MessageId::MissingArgument, std::nullopt,
                          "'soem sweep' needs values to go through",
                          "add  --set PATH=FROM:TO:STEP  or  --table FILE.csv  or  --lhs N");
      return false;
    }
    if (!table.empty() && sample_ > 0) {
      return refuse("'--table' and '--lhs' both say what to go through", "keep one of them");
    }
    if (!invocation_.value("csv-dialect").empty() && format_ != Format::Csv) {
      return refuse("'--csv-dialect' is about CSV", "add  --format csv");
    }
    if (table == "-" && path() == "-") {
      return refuse("standard input (-) is named twice", "it can be read once");
    }
    std::vector<std::string> inputs{path()};
    if (!table.empty()) inputs.push_back(table);
    return !overwrites_input(invocation_.output(), inputs, diagnostics_);
  }

  /// --lhs and --seed.
  bool read_sample() {
    if (!read_whole(invocation_, "lhs", 1, kMostWhole, sample_, diagnostics_) ||
        !read_whole(invocation_, "seed", 0, kMostWhole, seed_, diagnostics_)) {
      return false;
    }
    if (sample_ == 0 && !invocation_.value("seed").empty()) {
      return refuse("'--seed' is about what is drawn", "add  --lhs N");
    }
    return true;
  }

  /// Reads the grid, or the table and the values that all of its rows have.
  int read_rows() {
    const std::string table = invocation_.value("table");
    if (sample_ > 0) {  // its rows hang on the scenario
      settings_.emplace(invocation_.values("set"), diagnostics_);
      return diagnostics_.has_errors() ? kUsage : kDone;
    }
    if (table.empty()) {
      auto axes = read_axes(invocation_.values("set"), "--set", diagnostics_);
      if (!axes) return kUsage;
      std::vector<std::size_t> counts;
      for (const GridAxis& axis : *axes) {
        const auto* list = std::get_if<std::vector<ListedValue>>(&axis.values);
        counts.push_back(list ? list->size() : value_count(std::get<DecimalSteps>(axis.values)));
      }
      if (!grid_size(counts)) {
        refuse("there are more combinations than can be counted", "leave out some values");
        return kUsage;
      }
      rows_ = std::make_unique<Grid>(std::move(*axes));
      return kDone;
    }
    settings_.emplace(invocation_.values("set"), diagnostics_);
    if (diagnostics_.has_errors()) return kUsage;
    auto read = read_table(table, parts_ ? &parts_->texts().table : nullptr, diagnostics_);
    if (const int* code = std::get_if<int>(&read)) return *code;
    table_digest_ = std::move(std::get<ReadTable>(read).digest);
    table_source_ = std::get<ReadTable>(read).source;
    std::unique_ptr<OverrideTable> rows = std::move(std::get<ReadTable>(read).rows);
    if (rows->has_labels()) {
      columns_.label = [of = rows.get()](std::size_t row) -> std::string_view {
        return of->label(row);
      };
    }
    rows_ = std::move(rows);
    return kDone;
  }

  int load() {
    std::vector<Setting> settings;
    if (settings_) settings.assign(settings_->all().begin(), settings_->all().end());
    const int code = load_swept_file(path(), std::move(settings), invocation_, file_, diagnostics_,
                                     parts_ ? &kept_ : nullptr);
    if (code != kDone) return code;
    if (sample_ > 0 && !draw()) return kUsage;
    const auto choices = figure_choices(asked_figures(invocation_));
    add_contract_figures(choices, *file_.base);
    const Summary& summary = file_.base->summary;
    const auto asked = ask(choices, summary, diagnostics_);
    if (!asked) return kUsage;
    asked_ = *asked;
    for (const AskedFigure& one : asked_) {
      const std::string& payer = payer_of(one, summary);
      columns_.figures.push_back(
          {fmt::format("{}:{}", one.figure, payer), summary.find(one.figure, payer)->unit});
    }
    columns_.full_digits = invocation_.choice("digits") == 1;
    return kDone;
  }

  bool draw() {
    const Scenario& scenario = file_.base->scenario;
    auto made = LatinHypercube::make(scenario, sample_, seed_);
    if (auto* fault = std::get_if<LatinHypercube::Fault>(&made)) {
      return refuse(std::move(fault->text), std::move(fault->hint));
    }
    for (const std::string& note : notes_of_fixed(scenario.uncertainty)) {
      say("soem: note: " + note + '\n');
    }
    rows_ = std::move(std::get<0>(made));
    return true;
  }

  bool size_is_fine() {
    const std::size_t size = rows_->size();
    if (is_page() && size > kMostOnPage) {
      return refuse(fmt::format("{} combinations are too many for a page", size),
                    fmt::format("a page shows at most {}; write  --format csv", kMostOnPage));
    }
    if (size <= kMostUnasked || invocation_.flag("yes-large")) return true;
    return refuse(
        fmt::format("there are {} combinations", fixed(static_cast<double>(size), 0, ",", ".")),
        "more than a thousand million rows are written only with  --yes-large");
  }

  int report_invalid() {
    diagnostics_.report(MessageId::InvalidCombination, std::nullopt,
                        fmt::format("{} of {} combinations {} no valid scenario", invalid_,
                                    rows_->size(), invalid_ == 1 ? "is" : "are"),
                        is_page() ? "the footnotes say why" : "the column 'error' says why");
    return kMissed;
  }

  [[nodiscard]] std::size_t leaf_count() const {
    return (rows_->size() + kRowsOfLeaf - 1) / kRowsOfLeaf;
  }
  [[nodiscard]] std::size_t rows_before(std::size_t leaf) const {
    return std::min(rows_->size(), leaf * kRowsOfLeaf);
  }

  /// The figures of a leaf; of parts empty where they do not hold them.
  [[nodiscard]] std::optional<RowFigures> figures_of(std::size_t leaf) const {
    const std::size_t first = rows_before(leaf), count = rows_before(leaf + 1) - first;
    if (!parts_) return combinations_->calculate(*rows_, first, count);
    const auto bytes = pieces_[leaf].read();
    auto figures = bytes ? decode_row_figures(*bytes, asked_.size()) : std::nullopt;
    if (!figures || figures->first != first || figures->count != count) return std::nullopt;
    return figures;
  }

  int report_unfit(const PartFile& file) {
    report_bad_part(file.path(), "it does not hold the results of its job", diagnostics_);
    return kInvalidInput;
  }

  int find_pieces() {
    pieces_ = parts_->pieces(SectionKind::Rows);
    return pieces_.size() == leaf_count() ? kDone : report_unfit(parts_->files().back());
  }

  int write(std::size_t jobs) {
    const int code = is_page() ? write_page() : write_rows(jobs);
    return code == kDone && invalid_ > 0 ? report_invalid() : code;
  }

  int write_page() {
    static_assert(kMostOnPage <= kRowsOfLeaf);
    const auto figures = figures_of(0);
    if (!figures) return report_unfit(*pieces_[0].file);
    invalid_ = figures->errors.size();
    const Page page = sweep_page(file_.base->scenario, *rows_, *figures, columns_);
    const bool to_terminal = invocation_.output().empty() && isatty(STDOUT_FILENO) == 1;
    const Style style =
        use_color(invocation_.color(), to_terminal) ? colored_style() : plain_style();
    return deliver(format_ == Format::Table ? print_text(page, style) : print_markdown(page),
                   invocation_.output(), diagnostics_);
  }

  /// A leaf as text, or as bytes of a part.
  struct Piece {
    std::string text;
    std::size_t invalid = 0;
    bool there = false;
  };

  /// `work` gives the pieces of these leaves, `put` writes each. Returns the first result that is
  /// not Ok.
  template <typename Work, typename Put>
  WriteResult in_leaves(const LeafRange& range, std::size_t jobs, const Work& work,
                        const Put& put) {
    const std::size_t first = rows_before(range.first);
    Progress progress(rows_before(range.first + range.count) - first, "combinations");
    const auto show = [&](std::size_t leaves) {
      progress.show(rows_before(range.first + leaves) - first);
    };
    WriteResult result = WriteResult::Ok;
    std::size_t taken = 0;
    const auto take = [&](const Piece& piece) {
      if (!piece.there) {
        report_unfit(*pieces_[range.first + taken].file);
        return false;
      }
      invalid_ += piece.invalid;
      result = put(piece.text);
      show(++taken);
      return result == WriteResult::Ok;
    };
    constexpr std::size_t kLeavesAhead = 4;
    in_order(
        range.count, jobs, [&](std::size_t i) { return work(range.first + i); }, take, show,
        kLeavesAhead * jobs);
    progress.clear();
    return result;
  }

  int write_rows(std::size_t jobs) {
    const SweepText writer(
        format_ == Format::Csv ? SweepText::Format::Csv : SweepText::Format::Json,
        static_cast<CsvDialect>(std::max(invocation_.choice("csv-dialect"), 0)), columns_, *rows_);
    if (sample_ > 0) file_.seed = seed_;
    JsonHead head = file_.json_head(invocation_.values("set"));
    if (!table_digest_.empty()) head.inputs.push_back({invocation_.value("table"), table_digest_});
    Output output(invocation_.output());
    WriteResult result = output.write(writer.head(head));
    const auto work = [&](std::size_t leaf) {
      const auto figures = figures_of(leaf);
      return figures ? Piece{writer.rows(*figures), figures->errors.size(), true} : Piece{};
    };
    if (result == WriteResult::Ok) {
      result = in_leaves({0, leaf_count()}, jobs, work,
                         [&](const std::string& text) { return output.write(text); });
    }
    if (diagnostics_.has_errors()) return kInvalidInput;
    if (result == WriteResult::Ok) result = output.write(writer.tail());
    if (result == WriteResult::Ok) result = output.finish();
    return result == WriteResult::Failed
               ? report_failure(output, invocation_.output(), diagnostics_)
               : kDone;
  }

  int measure(std::size_t jobs) {
    JobCosts& costs = measured_->costs;
    costs.start = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    costs.leaves = leaf_count();
    measured_->size = rows_->size();
    measured_->noun = "combinations";
    measured_->threads = jobs;
    // A few from all over: a leaf in which the shape changes takes longer.
    constexpr std::size_t kSome = 8;
    const std::size_t some = std::min(kSome, costs.leaves);
    const SweepText writer(SweepText::Format::Csv, CsvDialect::Rfc4180, columns_, *rows_);
    for (std::size_t i = 0; i < some; ++i) {
      std::optional<RowFigures> figures;
      std::string text;
      const std::size_t leaf = costs.leaves / some * i;
      costs.leaf += seconds_of([&] { figures = figures_of(leaf); }) / static_cast<double>(some);
      costs.finish += seconds_of([&] { text = writer.rows(*figures); }) / static_cast<double>(some);
    }
    return kDone;
  }

  /// What is wrong with rows is said when the parts are merged.
  int write_part(std::size_t jobs) {
    std::vector<PartInput> inputs = digests_of(file_);
    if (!table_digest_.empty()) inputs.push_back({invocation_.value("table"), table_digest_});
    Output output(invocation_.output());
    PartWriter part(output);
    WriteResult result = part.begin(
        part_head(invocation_, file_, std::move(inputs), leaf_count(), *shard_),
        part_texts(file_, table_digest_.empty() ? "" : diagnostics_.source(table_source_).text()));
    const auto work = [&](std::size_t leaf) { return Piece{encode(*figures_of(leaf)), 0, true}; };
    if (result == WriteResult::Ok) {
      result = in_leaves(
          leaves_of(*shard_, leaf_count()), jobs, work,
          [&](const std::string& bytes) { return part.section(SectionKind::Rows, bytes); });
    }
    if (result == WriteResult::Ok) result = part.finish();
    return result == WriteResult::Failed
               ? report_failure(output, invocation_.output(), diagnostics_)
               : kDone;
  }

  const Invocation& invocation_;
  const Parts* parts_;
  Diagnostics& diagnostics_;
  MeasuredJob* measured_ = nullptr;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  KeptInputs kept_;
  std::optional<Shard> shard_;
  Format format_;
  std::optional<Settings> settings_;  ///< of all rows of a table
  SweptFile file_;
  std::unique_ptr<Rows> rows_;
  std::string table_digest_;
  std::uint32_t table_source_ = 0;
  std::optional<Combinations> combinations_;
  std::vector<Parts::Piece> pieces_;  ///< by leaf
  std::uint64_t sample_ = 0;          ///< rows of a Latin hypercube; 0: a grid or a table
  std::uint64_t seed_ = 1;
  std::vector<AskedFigure> asked_;
  SweepColumns columns_;
  std::size_t invalid_ = 0;
};

}  // namespace

int sweep(const Invocation& invocation, Diagnostics& diagnostics) {
  return Sweep(invocation, nullptr, diagnostics).run();
}

int measure_sweep(const Invocation& invocation, MeasuredJob& job, Diagnostics& diagnostics) {
  return Sweep(invocation, nullptr, diagnostics).measure_into(job);
}

int merge_sweep(const Invocation& invocation, const Parts& parts, Diagnostics& diagnostics) {
  return Sweep(invocation, &parts, diagnostics).run();
}

}  // namespace soem
