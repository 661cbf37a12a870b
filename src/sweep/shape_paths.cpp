// SPDX-License-Identifier: MIT
#include "shape_paths.hpp"

#include <algorithm>
#include <cmath>

#include "prepared.hpp"

namespace soem {
namespace {

/// Rows that are tried to find one that is valid.
constexpr std::size_t kMostProbes = 200;

/// Errors that speak of the path, not of the value.
bool is_about_path(MessageId id) {
  return id == MessageId::UnknownPath || id == MessageId::NotSettable ||
         id == MessageId::PathSetTwice;
}

/// Errors that another value of the same kind would not cure.
bool is_about_kind(MessageId id) {
  return id == MessageId::WrongType || id == MessageId::NotANumber || id == MessageId::NotOneOf ||
         id == MessageId::PercentHere || id == MessageId::KeyNotApplicable ||
         id == MessageId::UnknownPayer || id == MessageId::AmbiguousNumber ||
         id == MessageId::BadYears || id == MessageId::BadId;
}

/// Row 0, the last, then rows spread evenly, whatever the number of rows.
std::size_t probe(std::size_t size, std::size_t k) {
  if (k == 0) return 0;
  if (k == 1) return size - 1;
  constexpr double kGolden = 0.6180339887498949;
  const double place = static_cast<double>(k) * kGolden;
  return std::min(
      size - 1, static_cast<std::size_t>((place - std::floor(place)) * static_cast<double>(size)));
}

ValueForm form_at(const Rows& rows, std::size_t path, std::size_t row) {
  ValueForm form = kLeftAsItIs;
  rows.forms(path, row, {&form, 1});
  return form;
}

/// The first and the last row that state path `p`.
std::optional<std::pair<std::size_t, std::size_t>> stated(const Rows& rows, std::size_t p) {
  constexpr std::size_t kPiece = 4096;
  std::optional<std::pair<std::size_t, std::size_t>> out;
  std::vector<ValueForm> forms;
  const auto scan = [&](std::size_t first, std::size_t count) {
    forms.resize(count);
    rows.forms(p, first, forms);
    for (std::size_t r = 0; r < count; ++r) {
      if (forms[r] == kLeftAsItIs) continue;
      if (!out) out = {first + r, first + r};
      out->second = first + r;
    }
  };
  scan(0, 1);
  if (out) {
    scan(rows.size() - 1, 1);
    return out;
  }
  for (std::size_t first = 0; first < rows.size() && !out; first += kPiece) {
    scan(first, std::min(kPiece, rows.size() - first));
  }
  return out;
}

template <typename Test>
bool any(const Diagnostics& said, Test test) {
  return std::any_of(said.all().begin(), said.all().end(),
                     [&](const Diagnostic& one) { return test(one.id); });
}

template <typename Test>
bool pass_on(const Diagnostics& said, Test test, Diagnostics& diagnostics) {
  bool any = false;
  for (const Diagnostic& one : said.all()) {
    if (!test(one.id)) continue;
    diagnostics.report(one.id, one.span, one.text, one.hints);
    any = true;
  }
  return any;
}

/// Each path alone, then all of them together.
bool paths_are_usable(const Rows& rows, std::vector<std::optional<bool>>& is_shape,
                      const Rereader& reader, Diagnostics& diagnostics) {
  std::vector<Node> values;
  values.reserve(rows.paths().size());
  std::vector<Setting> together;
  bool usable = true;
  for (std::size_t p = 0; p < rows.paths().size(); ++p) {
    const auto ends = stated(rows, p);
    if (!ends) continue;
    const SweptPath& path = rows.paths()[p];
    const auto alone = [&](std::size_t row) {
      const Node value = rows.value(p, row);
      const Setting setting{path.path, path.at, &value};
      return reader.read({&setting, 1});
    };
    const Reread first = alone(ends->first);
    values.push_back(rows.value(p, ends->first));
    together.push_back({path.path, path.at, &values.back()});
    if (first.scenario) {
      is_shape[p] = slots_of(*first.scenario, {&path, 1})[0].empty();
      continue;
    }
    if (pass_on(first.diagnostics, is_about_path, diagnostics)) {
      usable = false;
      continue;
    }
    const Reread last = alone(ends->second);
    if (last.scenario) is_shape[p] = slots_of(*last.scenario, {&path, 1})[0].empty();
    if (last.scenario || !any(last.diagnostics, is_about_kind)) continue;
    if (pass_on(first.diagnostics, is_about_kind, diagnostics)) usable = false;
  }
  if (usable && pass_on(reader.read(together).diagnostics, is_about_path, diagnostics)) {
    usable = false;
  }
  return usable;
}

}  // namespace

Reread reread_row(const Rereader& reader, const Rows& rows, std::size_t row) {
  std::vector<Node> values;
  values.reserve(rows.paths().size());
  std::vector<Setting> settings;
  for (std::size_t p = 0; p < rows.paths().size(); ++p) {
    if (form_at(rows, p, row) == kLeftAsItIs) continue;
    values.push_back(rows.value(p, row));
    settings.push_back({rows.paths()[p].path, rows.paths()[p].at, &values.back()});
  }
  return reader.read(settings);
}

std::optional<std::vector<bool>> find_shape_paths(const Rows& rows, const Rereader& reader,
                                                  Diagnostics& diagnostics) {
  std::vector<std::optional<bool>> is_shape(rows.paths().size());
  if (!paths_are_usable(rows, is_shape, reader, diagnostics)) return std::nullopt;
  // A path that no valid row states alone (one share of a split) shows what it is in a whole row.
  for (std::size_t k = 0; k < std::min(rows.size(), kMostProbes); ++k) {
    if (std::all_of(is_shape.begin(), is_shape.end(), [](auto& one) { return one.has_value(); })) {
      break;
    }
    const std::size_t row = probe(rows.size(), k);
    const Reread read = reread_row(reader, rows, row);
    if (!read.scenario) continue;
    const auto slots = slots_of(*read.scenario, rows.paths());
    for (std::size_t p = 0; p < slots.size(); ++p) {
      if (!is_shape[p] && form_at(rows, p, row) != kLeftAsItIs) is_shape[p] = slots[p].empty();
    }
  }
  std::vector<bool> out;
  for (const std::optional<bool>& one : is_shape) out.push_back(one.value_or(true));
  return out;
}

}  // namespace soem
