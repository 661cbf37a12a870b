// SPDX-License-Identifier: MIT
#include "soem/shard/results.hpp"

#include <utility>

#include "soem/shard/bytes.hpp"

namespace soem {
namespace {

constexpr std::size_t kWord = 8;

void put(ByteWriter& out, const Moments& moments) {
  out.number(moments.count);
  out.real(moments.mean);
  out.real(moments.squares);
  out.real(moments.min);
  out.real(moments.max);
  out.number(moments.not_negative);
}

void put(ByteWriter& out, const FigureMoments& moments) {
  put(out, moments.all);
  for (const std::uint64_t count : moments.counts) out.number(count);
  out.reals(moments.sums);
}

void get(ByteReader& in, Moments& moments) {
  moments.count = in.number();
  moments.mean = in.real();
  moments.squares = in.real();
  moments.min = in.real();
  moments.max = in.real();
  moments.not_negative = in.number();
}

void get(ByteReader& in, FigureMoments& moments) {
  get(in, moments.all);
  for (std::uint64_t& count : moments.counts) count = in.number();
  for (double& sum : moments.sums) sum = in.real();
}

void put(ByteWriter& out, const SpreadState& spread) {
  out.number(spread.kept.size());
  out.reals(spread.kept);
  out.number(spread.counts.size());
  for (const std::uint64_t count : spread.counts) out.small_number(count);
  out.real(spread.low);
  out.real(spread.width);
}

void get(ByteReader& in, SpreadState& spread) {
  spread.kept = in.reals(in.number());
  spread.counts.resize(in.count(1));
  for (std::uint64_t& count : spread.counts) count = in.small_number();
  spread.low = in.real();
  spread.width = in.real();
}

void put(ByteWriter& out, const Reach& reach) {
  out.number(reach.count);
  out.real(reach.min);
  out.real(reach.max);
  out.number(reach.in_plus);
}

void get(ByteReader& in, Reach& reach) {
  reach.count = in.number();
  reach.min = in.real();
  reach.max = in.real();
  reach.in_plus = in.number();
}

void put(ByteWriter& out, const IndexSums& sums) {
  for (const IndexSums::OfReplicate& one : sums.replicates) {
    out.real(one.products);
    out.real(one.squares);
    out.real(one.variance);
  }
  out.number(sums.count);
}

void get(ByteReader& in, IndexSums& sums) {
  for (IndexSums::OfReplicate& one : sums.replicates) {
    one.products = in.real();
    one.squares = in.real();
    one.variance = in.real();
  }
  sums.count = in.number();
}

void put(ByteWriter& out, double value) { out.real(value); }
void get(ByteReader& in, double& value) { value = in.real(); }
void put(ByteWriter& out, std::uint64_t value) { out.number(value); }
void get(ByteReader& in, std::uint64_t& value) { value = in.number(); }

template <typename Part>
void put(ByteWriter& out, const std::vector<Part>& parts) {
  out.number(parts.size());
  for (const Part& part : parts) put(out, part);
}

template <typename Part>
void get(ByteReader& in, std::vector<Part>& parts) {
  parts.resize(in.count(kWord));  // nothing here takes less
  for (Part& part : parts) get(in, part);
}

void put(ByteWriter& out, const DrawTable& table) {
  out.number(table.columns());
  for (std::size_t column = 0; column < table.columns(); ++column) {
    for (std::size_t draw = 0; draw < table.draws(); ++draw) out.real(table.at(column, draw));
  }
}

/// False where it does not have so many columns.
bool get(ByteReader& in, DrawTable& table, std::size_t columns, std::size_t draws) {
  if (in.number() != columns) return false;
  const std::vector<double> values = in.reals(columns * draws);
  if (values.size() != columns * draws) return false;
  table = DrawTable(columns, draws);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t column = i / draws, draw = i % draws;
    table.block(draw / kLanes)[column * kLanes + draw % kLanes] = values[i];
  }
  return true;
}

}  // namespace

std::string encode(const TallyState& state) {
  ByteWriter out;
  out.number(state.first_leaf);
  out.number(state.leaves);
  out.number(state.draws);
  out.number(state.fan_draws);
  out.number(state.input_draws);
  put(out, state.figures);
  put(out, state.inputs);
  put(out, state.spreads);
  put(out, state.reaches);
  put(out, state.fan);
  put(out, state.several);
  put(out, state.at_bound);
  put(out, state.drawn);
  put(out, state.gave);
  put(out, state.indices);
  return out.take();
}

std::optional<TallyState> decode_tally_state(std::string_view bytes) {
  ByteReader in(bytes);
  TallyState state;
  state.first_leaf = in.number();
  state.leaves = in.number();
  state.draws = in.number();
  state.fan_draws = in.number();
  state.input_draws = in.number();
  get(in, state.figures);
  get(in, state.inputs);
  get(in, state.spreads);
  get(in, state.reaches);
  get(in, state.fan);
  get(in, state.several);
  get(in, state.at_bound);
  get(in, state.drawn);
  get(in, state.gave);
  get(in, state.indices);
  if (!in.done()) return std::nullopt;
  return state;
}

std::string encode(const RowFigures& rows) {
  ByteWriter out;
  out.number(rows.first);
  out.number(rows.count);
  out.reals(rows.values);
  out.number(rows.errors.size());
  for (const auto& [row, words] : rows.errors) {
    out.number(row);
    out.text(words);
  }
  return out.take();
}

std::optional<RowFigures> decode_row_figures(std::string_view bytes, std::size_t figures) {
  ByteReader in(bytes);
  RowFigures rows;
  rows.first = in.number();
  rows.count = in.number();
  if (rows.count > kLeafDraws) return std::nullopt;
  rows.values = in.reals(rows.count * figures);
  rows.errors.resize(in.count(2 * kWord));
  std::size_t least = 0;
  for (auto& [row, words] : rows.errors) {
    row = in.number();
    words = in.text();
    if (row < least || row >= rows.count) return std::nullopt;
    least = row + 1;
  }
  if (!in.done() || rows.values.size() != rows.count * figures) return std::nullopt;
  return rows;
}

std::string encode_draws(const Leaf& leaf) {
  ByteWriter out;
  out.number(leaf.number);
  out.number(leaf.draws);
  put(out, leaf.inputs);
  put(out, leaf.figures);
  return out.take();
}

std::optional<Leaf> decode_draws(std::string_view bytes, std::size_t inputs, std::size_t figures) {
  ByteReader in(bytes);
  Leaf leaf;
  leaf.number = in.number();
  leaf.draws = in.number();
  if (leaf.draws == 0 || leaf.draws > kLeafDraws) return std::nullopt;
  if (!get(in, leaf.inputs, inputs, leaf.draws) || !get(in, leaf.figures, figures, leaf.draws) ||
      !in.done()) {
    return std::nullopt;
  }
  return leaf;
}

}  // namespace soem
