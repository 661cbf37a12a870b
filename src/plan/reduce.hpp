// SPDX-License-Identifier: MIT
//
// The model's graph as terms over the varied inputs: one function for each operation that the
// algebra knows. What depends on no varied slot is a number already; what the algebra does not know
// is a Call of the model's own operation. No formula of the model stands here, only what each
// operation of the graph does to a sum of terms.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "expressions.hpp"
#include "soem/model/evaluate.hpp"

namespace soem::plan {

/// By slot: the number of the input that moves it, or kNotVaried.
constexpr std::uint32_t kNotVaried = 0xffffffff;
using InputOfSlot = std::vector<std::uint32_t>;

class Reducer {
 public:
  /// `slots`: the values of those that are not varied. Refers to graph and expressions.
  Reducer(const Graph& graph, std::span<const double> slots, const InputOfSlot& inputs,
          Expressions& expressions);

  /// The value of a node.
  const Form& form(NodeId id);
  /// Σ_y of a series' form.
  Form total(const Form& series);

 private:
  Form reduce(NodeId id);
  Form constant_node(NodeId id);
  Form assemble(const GraphNode& node);
  Form sum(const GraphNode& node);
  Form product(const GraphNode& node);
  Form quotient(NodeId id);
  Form convolve(NodeId id);
  Form fade(NodeId id);
  Form fade_listed(NodeId id);
  Form compound(const GraphNode& node);
  Form shift(const GraphNode& node);
  Form discount(NodeId id);
  Form call(NodeId id);

  [[nodiscard]] bool varies(NodeId id) const { return varies_[static_cast<std::size_t>(id)]; }
  static Form number(double value);
  /// A scalar's form as one term.
  Form single(const Form& form);
  Form series_of(std::span<const double> values);
  ProfileId in_year(std::size_t year);
  /// The fade of a number as share of the first year, untouched otherwise.
  std::vector<double> fade_with(NodeId id, double first_year_share);
  [[nodiscard]] std::size_t horizon() const { return expressions_.horizon(); }

  const Graph& graph_;
  Expressions& expressions_;
  const InputOfSlot& inputs_;
  Values values_;
  std::vector<bool> varies_;
  std::vector<std::optional<Form>> forms_;
};

}  // namespace soem::plan
