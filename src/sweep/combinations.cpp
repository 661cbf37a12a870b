// SPDX-License-Identifier: MIT
#include "soem/sweep/combinations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <unordered_map>

#include "prepared.hpp"
#include "reread.hpp"
#include "shape_paths.hpp"
#include "soem/figures/calculation.hpp"
#include "soem/plan/contract_columns.hpp"

namespace soem {
namespace {

/// Shapes kept ready; more than a sweep alternates between.
constexpr std::size_t kMostShapes = 512;
constexpr std::size_t kMostErrors = 65'536;

/// Nobody starts or completes where the number is 0, which decides what else is legal.
bool zero_matters(const std::string& path) {
  return path.starts_with("participants") || path.starts_with("groups");
}

constexpr ValueForm kZeroMark = 1u << 31;

/// The forms and numbers of some rows, path by path.
struct Columns {
  std::vector<std::vector<ValueForm>> forms;
  std::vector<std::vector<double>> numbers;
};

}  // namespace

class Combinations::Body {
 public:
  Body(const SweptCase& of, const Diagnostics& sources, std::vector<AskedFigure> asked)
      : reader_(*of.tree, of.base->name, of.base->variant, of.settings, of.names, sources),
        asked_(std::move(asked)) {
    for (const Payer& payer : of.base->payers) payers_.push_back(payer.id);
    for (const Outcome& outcome : of.base->outcomes()) outcomes_.push_back(outcome.id);
  }

  bool prepare(const Rows& rows, Diagnostics& diagnostics) {
    const auto found = find_shape_paths(rows, reader_, diagnostics);
    if (!found) return false;
    is_shape_ = *found;
    has_values_ = std::find(is_shape_.begin(), is_shape_.end(), false) != is_shape_.end();
    return true;
  }

  RowFigures calculate(const Rows& rows, std::size_t first, std::size_t count) const {
    RowFigures out{
        first,
        count,
        std::vector<double>(asked_.size() * count, std::numeric_limits<double>::quiet_NaN()),
        {}};
    if (!has_values_) {
      for (std::size_t r = 0; r < count; ++r) strictly(rows, first + r, out);
      return out;
    }
    const Columns columns = columns_of(rows, first, count);
    for (const auto& [key, members] : by_shape(columns, count)) {
      of_one_shape(rows, columns, key, members, out);
    }
    std::sort(out.errors.begin(), out.errors.end());
    return out;
  }

  std::optional<Scenario> scenario(const Rows& rows, std::size_t row) const {
    return reread_row(reader_, rows, row).scenario;
  }

  [[nodiscard]] const std::vector<AskedFigure>& asked() const { return asked_; }

 private:
  using Shapes = std::map<std::string, std::vector<std::size_t>>;

  Columns columns_of(const Rows& rows, std::size_t first, std::size_t count) const {
    Columns out;
    for (std::size_t p = 0; p < rows.paths().size(); ++p) {
      std::vector<ValueForm>& forms = out.forms.emplace_back(count);
      std::vector<double>& numbers = out.numbers.emplace_back(count);
      rows.forms(p, first, forms);
      rows.numbers(p, first, numbers);
      if (!zero_matters(rows.paths()[p].path)) continue;
      for (std::size_t r = 0; r < count; ++r) {
        if (is_number(forms[r]) && numbers[r] == 0.0) forms[r] |= kZeroMark;
      }
    }
    return out;
  }

  /// What rows of one shape have in common, as bytes.
  [[nodiscard]] std::string key_of(const Columns& columns, std::size_t r) const {
    std::string key;
    const auto put = [&](auto value) {
      const auto bytes = std::bit_cast<std::array<char, sizeof value>>(value);
      key.append(bytes.data(), bytes.size());
    };
    for (std::size_t p = 0; p < is_shape_.size(); ++p) {
      put(columns.forms[p][r]);
      if (is_shape_[p]) put(columns.numbers[p][r]);
    }
    return key;
  }

  Shapes by_shape(const Columns& columns, std::size_t count) const {
    // Bytes, not bools, and path by path: millions of rows are compared with the row before them.
    std::vector<std::uint8_t> differs(count);
    for (std::size_t p = 0; p < is_shape_.size(); ++p) {
      const ValueForm* const forms = columns.forms[p].data();
      for (std::size_t r = 1; r < count; ++r) differs[r] |= forms[r] != forms[r - 1] ? 1u : 0u;
      if (!is_shape_[p]) continue;
      const double* const numbers = columns.numbers[p].data();
      for (std::size_t r = 1; r < count; ++r) differs[r] |= numbers[r] != numbers[r - 1] ? 1u : 0u;
    }
    Shapes out;
    for (std::size_t r = 0; r < count;) {
      std::vector<std::size_t>& members = out[key_of(columns, r)];
      do {
        members.push_back(r++);
      } while (r < count && differs[r] == 0);
    }
    return out;
  }

  std::shared_ptr<const Prepared> find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = prepared_.find(key);
    return found == prepared_.end() ? nullptr : found->second;
  }

  void keep(const std::string& key, std::shared_ptr<const Prepared> prepared) const {
    const std::lock_guard lock(mutex_);
    if (prepared_.size() >= kMostShapes) prepared_.clear();
    prepared_.emplace(key, std::move(prepared));
  }

  /// Null where the row is of a shape that a plan cannot answer for.
  std::shared_ptr<const Prepared> prepare_shape(const Scenario& scenario, const Rows& rows,
                                                const Columns& columns, std::size_t r) const {
    auto slots = slots_of(scenario, rows.paths());
    bool any = false;
    for (std::size_t p = 0; p < slots.size(); ++p) {
      const ValueForm form = columns.forms[p][r] & ~kZeroMark;
      if (!is_number(form)) slots[p].clear();  // words may hold several numbers
      // A number that moves no slot here, though it does elsewhere: only reading it can tell.
      if (is_number(form) && !is_shape_[p] && slots[p].empty()) return nullptr;
      any = any || !slots[p].empty();
    }
    if (!any || !has_same_figures(scenario)) return nullptr;
    return std::make_shared<const Prepared>(scenario, slots, asked_, payers_.size());
  }

  [[nodiscard]] bool has_same_figures(const Scenario& scenario) const {
    const bool payers =
        std::equal(scenario.payers.begin(), scenario.payers.end(), payers_.begin(), payers_.end(),
                   [](const Payer& payer, const std::string& id) { return payer.id == id; });
    const bool outcomes = std::equal(
        scenario.outcomes().begin(), scenario.outcomes().end(), outcomes_.begin(), outcomes_.end(),
        [](const Outcome& outcome, const std::string& id) { return outcome.id == id; });
    const bool years = std::all_of(asked_.begin(), asked_.end(), [&](const AskedFigure& one) {
      return !one.year || *one.year < scenario.horizon;
    });
    return payers && outcomes && years;
  }

  void of_one_shape(const Rows& rows, const Columns& columns, const std::string& key,
                    const std::vector<std::size_t>& members, RowFigures& out) const {
    std::shared_ptr<const Prepared> prepared = find(key);
    std::size_t next = 0;
    for (; !prepared && next < members.size(); ++next) {
      Reread read = reread_row(reader_, rows, out.first + members[next]);
      if (!read.scenario) {
        out.errors.emplace_back(members[next], read.first_error());
        continue;
      }
      prepared = prepare_shape(*read.scenario, rows, columns, members[next]);
      if (prepared) {
        keep(key, prepared);
        break;  // this row too is the plan's: a row's bits must not depend on who came first
      }
      evaluate_strictly(std::move(read), members[next], out);
    }
    if (prepared) quickly(rows, columns, key, *prepared, std::span(members).subspan(next), out);
  }

  void quickly(const Rows& rows, const Columns& columns, const std::string& key,
               const Prepared& prepared, std::span<const std::size_t> members,
               RowFigures& out) const {
    const std::vector<std::size_t>& paths = prepared.paths();
    std::vector<double> inputs(paths.size() * kLanes), results(asked_.size() * kLanes);
    std::vector<double> row(paths.size()), slots = prepared.slot_values();
    std::array<std::size_t, kLanes> lanes{};
    std::size_t used = 0;
    Plan::Scratch scratch;
    const auto flush = [&] {
      if (used == 0) return;
      for (std::size_t lane = used; lane < kLanes; ++lane) {  // any legal values will do
        for (std::size_t i = 0; i < paths.size(); ++i) {
          inputs[i * kLanes + lane] = inputs[i * kLanes];
        }
      }
      std::array<bool, kLanes> trusted{};
      prepared.evaluate(inputs, results, trusted, scratch, used);
      for (std::size_t lane = 0; lane < used; ++lane) {
        if (!trusted[lane]) {
          strictly(rows, out.first + lanes[lane], out);
          continue;
        }
        for (std::size_t a = 0; a < asked_.size(); ++a) {
          out.values[a * out.count + lanes[lane]] = results[a * kLanes + lane];
        }
      }
      used = 0;
    };
    for (const std::size_t r : members) {
      for (std::size_t i = 0; i < paths.size(); ++i) row[i] = columns.numbers[paths[i]][r];
      const Prepared::Doubt doubt = prepared.doubt(row, slots);
      if (doubt.kind == Prepared::Doubt::Kind::OneRange) {
        out_of_range(rows, columns, key, doubt.path, r, out);
      } else if (doubt.kind == Prepared::Doubt::Kind::Other) {
        strictly(rows, out.first + r, out);
      } else {
        for (std::size_t i = 0; i < paths.size(); ++i) inputs[i * kLanes + used] = row[i];
        lanes[used++] = r;
        if (used == kLanes) flush();
      }
    }
    flush();
  }

  /// The words about one value out of its range do not depend on the other values; they are kept.
  void out_of_range(const Rows& rows, const Columns& columns, const std::string& key,
                    std::size_t path, std::size_t r, RowFigures& out) const {
    const std::string of = fmt::format("{} {} ", path, columns.numbers[path][r]) + key;
    {
      const std::lock_guard lock(mutex_);
      const auto known = errors_.find(of);
      if (known != errors_.end()) {
        out.errors.emplace_back(r, known->second);
        return;
      }
    }
    const std::size_t before = out.errors.size();
    strictly(rows, out.first + r, out);
    if (out.errors.size() == before) return;
    const std::lock_guard lock(mutex_);
    if (errors_.size() < kMostErrors) errors_.emplace(of, out.errors.back().second);
  }

  void strictly(const Rows& rows, std::size_t row, RowFigures& out) const {
    Reread read = reread_row(reader_, rows, row);
    if (read.scenario) return evaluate_strictly(std::move(read), row - out.first, out);
    out.errors.emplace_back(row - out.first, read.first_error());
  }

  void evaluate_strictly(Reread read, std::size_t r, RowFigures& out) const {
    Diagnostics said = read.diagnostics.with_nothing_said();
    const auto calculation = soem::calculate(std::move(*read.scenario), said);
    if (!calculation) {
      for (const Diagnostic& one : said.all()) {
        if (info(one.id).severity != Severity::Error) continue;
        out.errors.emplace_back(r, in_one_line(one));
        return;
      }
    }
    std::vector<double> row;
    for (const AskedFigure& asked : asked_) {
      const std::string_view payer = asked.payer < payers_.size() ? payers_[asked.payer] : kTotal;
      row.push_back(value_of(asked, payer, calculation->summary));
    }
    const Scenario& scenario = calculation->scenario;
    ContractColumns(scenario, *calculation->model, asked_)
        .fill(slot_values(scenario), calculation->values, row);
    for (std::size_t a = 0; a < row.size(); ++a) out.values[a * out.count + r] = row[a];
  }

  Rereader reader_;
  std::vector<AskedFigure> asked_;
  std::vector<std::string> payers_, outcomes_;  ///< of the base
  std::vector<bool> is_shape_;                  ///< by path: its numbers move no slot
  bool has_values_ = false;                     ///< some path is no shape
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, std::shared_ptr<const Prepared>> prepared_;
  mutable std::unordered_map<std::string, std::string> errors_;
};

Combinations::Combinations(const SweptCase& of, const Diagnostics& sources,
                           std::vector<AskedFigure> asked)
    : body_(std::make_unique<Body>(of, sources, std::move(asked))) {}
Combinations::~Combinations() = default;
Combinations::Combinations(Combinations&&) noexcept = default;
Combinations& Combinations::operator=(Combinations&&) noexcept = default;

bool Combinations::prepare(const Rows& rows, Diagnostics& diagnostics) {
  return body_->prepare(rows, diagnostics);
}

RowFigures Combinations::calculate(const Rows& rows, std::size_t first, std::size_t count) const {
  return body_->calculate(rows, first, count);
}

std::optional<Scenario> Combinations::scenario(const Rows& rows, std::size_t row) const {
  return body_->scenario(rows, row);
}

const std::vector<AskedFigure>& Combinations::asked() const { return body_->asked(); }

}  // namespace soem
