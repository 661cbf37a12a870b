// SPDX-License-Identifier: MIT
#include "soem/sweep/grid.hpp"

#include <algorithm>
#include <cmath>

#include "soem/text/decimal.hpp"

namespace soem {
namespace {

/// Values of one axis that are kept ready.
constexpr std::size_t kMostReady = 65'536;

std::size_t count_of(const GridAxis& axis) {
  if (const auto* list = std::get_if<std::vector<ListedValue>>(&axis.values)) return list->size();
  return value_count(std::get<DecimalSteps>(axis.values));
}

}  // namespace

std::optional<std::size_t> grid_size(std::span<const std::size_t> counts) {
  constexpr std::size_t kMost = 1'000'000'000'000'000'000;  // 10^18
  std::size_t size = 1;
  for (const std::size_t count : counts) {
    if (count > 0 && size > kMost / count) return std::nullopt;
    size *= count;
  }
  return size;
}

Grid::Grid(std::vector<GridAxis> axes)
    : Rows([&] {
        std::vector<SweptPath> paths;
        for (const GridAxis& axis : axes) paths.push_back(axis.path);
        return paths;
      }()) {
  axes_.reserve(axes.size());
  for (GridAxis& axis : axes) {
    Axis& one = axes_.emplace_back();
    one.given = std::move(axis);
    one.count = count_of(one.given);
    if (one.count > kMostReady) continue;
    for (std::size_t i = 0; i < one.count; ++i) one.ready.push_back(make(one, i));
  }
  for (auto axis = axes_.rbegin(); axis != axes_.rend(); ++axis) {
    axis->stride = size_;
    size_ *= axis->count;
  }
}

Grid::Ready Grid::make(const Axis& axis, std::size_t i) {
  if (const auto* list = std::get_if<std::vector<ListedValue>>(&axis.given.values)) {
    const ListedValue& value = (*list)[i];
    const ValueForm form =
        value.node.kind == NodeKind::Scalar ? form_of(value.node.text) : kWordsForm;
    if (!is_number(form)) {
      return {kWordsForm + static_cast<ValueForm>(i), 0.0, value.words};
    }
    const double number = std::get<Decimal>(parse_decimal(value.node.text)).value;
    return {form, number, shortest(number)};
  }
  const DecimalSteps& steps = std::get<DecimalSteps>(axis.given.values);
  const double number = std::get<Decimal>(parse_decimal(steps.text(i))).value;
  return {kNumberForm | (steps.percent ? kPercentMark : 0), number, shortest(number)};
}

template <typename Visit>
void Grid::for_runs(const Axis& axis, std::size_t first, std::size_t count, Visit visit) {
  std::size_t at = index(axis, first), until_next = axis.stride - first % axis.stride;
  for (std::size_t r = 0; r < count;) {
    const std::size_t run = std::min(until_next, count - r);
    visit(at, r, run);
    r += run;
    until_next = axis.stride;
    at = at + 1 == axis.count ? 0 : at + 1;
  }
}

void Grid::forms(std::size_t path, std::size_t first, std::span<ValueForm> out) const {
  const Axis& axis = axes_[path];
  if (std::holds_alternative<DecimalSteps>(axis.given.values)) {  // all have one form
    std::fill(out.begin(), out.end(), axis.ready.empty() ? make(axis, 0).form : axis.ready[0].form);
    return;
  }
  for_runs(axis, first, out.size(), [&](std::size_t i, std::size_t r, std::size_t run) {
    const ValueForm form = axis.ready.empty() ? make(axis, i).form : axis.ready[i].form;
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(r), run, form);
  });
}

void Grid::numbers(std::size_t path, std::size_t first, std::span<double> out) const {
  const Axis& axis = axes_[path];
  for_runs(axis, first, out.size(), [&](std::size_t i, std::size_t r, std::size_t run) {
    const double number = axis.ready.empty() ? make(axis, i).number : axis.ready[i].number;
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(r), run, number);
  });
}

Node Grid::value(std::size_t path, std::size_t row) const {
  const Axis& axis = axes_[path];
  const std::size_t i = index(axis, row);
  if (const auto* list = std::get_if<std::vector<ListedValue>>(&axis.given.values)) {
    Node node = (*list)[i].node;
    node.span = axis.given.path.at;
    return node;
  }
  return scalar_at(axis.given.path, std::get<DecimalSteps>(axis.given.values).text(i));
}

void Grid::print(std::size_t path, std::size_t row, std::string& out) const {
  const Axis& axis = axes_[path];
  const std::size_t i = index(axis, row);
  out += axis.ready.empty() ? make(axis, i).printed : axis.ready[i].printed;
}

TextColumn Grid::texts(std::size_t path, std::size_t first, std::size_t count) const {
  const Axis& axis = axes_[path];
  TextColumn out;
  out.places.reserve(count);
  for_runs(axis, first, count, [&](std::size_t i, std::size_t, std::size_t run) {
    const std::size_t from = out.bytes.size();
    out.bytes += axis.ready.empty() ? make(axis, i).printed : axis.ready[i].printed;
    out.places.insert(out.places.end(), run, {from, out.bytes.size() - from});
  });
  return out;
}

}  // namespace soem
