// SPDX-License-Identifier: MIT
//
// The algebra that the model's graph is reduced to. Every value that depends on a varied slot is
// written as a sum of terms
//
//     coefficient · scalar · profile(y) · basis(y)
//
// with a number, a product of varied scalars, a series of numbers, and a varied series (the stock
// of people with an effect, compound growth, discount factors). Equal parts are one and the same,
// so that lines share what they have in common; nothing is calculated before a figure needs it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "soem/model/graph.hpp"

namespace soem::plan {

enum class ProfileId : std::uint32_t {};
enum class ScalarId : std::uint32_t {};
enum class BasisId : std::uint32_t {};

constexpr ProfileId kOnes{0};   ///< 1 in every year; also what a scalar's terms have
constexpr ScalarId kUnit{0};    ///< the number 1
constexpr BasisId kNoBasis{0};  ///< 1 in every year

struct Term {
  ScalarId scalar = kUnit;
  BasisId basis = kNoBasis;
  ProfileId profile = kOnes;
  double coefficient = 0.0;
};

/// A sum of terms, no two of them alike but for the coefficient.
using Form = std::vector<Term>;

/// Adds equal terms up and leaves out those that are 0.
void collect(Form& form);

/// True where nothing in it is varied.
[[nodiscard]] bool is_constant(const Form& form);

/// True where any term has a varied series.
[[nodiscard]] bool has_basis(const Form& form);

/// Adds the terms of a form to another.
void append(const Form& from, Form& to);

/// Series of numbers over the horizon, each once.
class Profiles {
 public:
  explicit Profiles(std::size_t horizon);

  [[nodiscard]] std::size_t horizon() const { return horizon_; }
  [[nodiscard]] std::span<const double> operator[](ProfileId id) const {
    return std::span(all_).subspan(static_cast<std::size_t>(id) * horizon_, horizon_);
  }
  ProfileId add(std::span<const double> values);
  ProfileId times(ProfileId a, ProfileId b);
  ProfileId shifted(ProfileId id, std::size_t years);
  ProfileId convolved(ProfileId years, ProfileId ages, std::size_t delay);
  [[nodiscard]] bool is_zero(ProfileId id) const;
  [[nodiscard]] double total(ProfileId id) const;

 private:
  std::size_t horizon_;
  std::vector<double> all_;
  std::multimap<std::uint64_t, ProfileId> known_;  ///< by hash of the content
  std::map<std::pair<ProfileId, ProfileId>, ProfileId> products_;
};

/// A varied number: how it comes from others.
struct Scalar {
  enum class Kind : std::uint8_t {
    Unit,
    Input,       ///< `a`: which
    Product,     ///< of scalars a and b
    Reciprocal,  ///< of scalar a
    Linear,      ///< `form`: a sum of scalars
    Dot,         ///< Σ_y profile(y) · basis(y)
    Call,        ///< the value of call `a`
  };
  Kind kind = Kind::Unit;
  std::uint32_t a = 0, b = 0;
  BasisId basis = kNoBasis;
  ProfileId profile = kOnes;
  Form form = {};
};

/// A varied series: how it comes from others. It is 0 outside the years low … high.
struct BasisSeries {
  enum class Kind : std::uint8_t {
    None,
    Powers,  ///< scalar^(y − low)
    Stock,  ///< people(c) · scalar^(y − c) over the cohorts c of `profile` less than `years` ago
    Product,    ///< of bases a and b
    Later,      ///< basis a, `years` later
    Convolved,  ///< profile ⊛ (other_profile · basis a), `years` later
    Sum,        ///< `form`
    Chain,      ///< running product of the numbers or scalars in `form`, one a year, from 1
    Call,       ///< the values of call `a`
  };
  Kind kind = Kind::None;
  std::size_t low = 0, high = 0;
  ScalarId scalar = kUnit;
  BasisId a = kNoBasis, b = kNoBasis;
  ProfileId profile = kOnes, other_profile = kOnes;
  std::size_t years = 0;
  std::uint32_t call = 0;
  Form form = {};

  [[nodiscard]] std::size_t length() const { return high + 1 - low; }
};

/// One operation of the model that has no algebra here, done lane by lane by the model itself: a
/// graph of that one node, whose inputs are filled in.
struct Call {
  struct Input {
    NodeId node = kNoNode;  ///< of `graph`
    Form form;              ///< empty: a number, already among the values
  };
  Graph graph;
  NodeId node = kNoNode;
  std::vector<Input> inputs = {};
  std::vector<double> values = {};  ///< with the inputs that are numbers
};

class Expressions {
 public:
  explicit Expressions(std::size_t horizon);

  Profiles profiles;

  [[nodiscard]] const Scalar& scalar(ScalarId id) const {
    return scalars_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const BasisSeries& basis(BasisId id) const {
    return bases_[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }
  [[nodiscard]] std::size_t scalar_count() const { return scalars_.size(); }
  [[nodiscard]] std::size_t basis_count() const { return bases_.size(); }
  [[nodiscard]] std::size_t horizon() const { return profiles.horizon(); }

  ScalarId input(std::uint32_t number);
  ScalarId product(ScalarId a, ScalarId b);
  ScalarId reciprocal(ScalarId of);
  /// A sum as one scalar: itself where it is one already (then `coefficient` tells how often).
  ScalarId sum(const Form& form, double& coefficient);
  ScalarId dot(BasisId basis, ProfileId profile);
  ScalarId scalar_of_call(std::uint32_t call);

  BasisId powers(ScalarId of, std::size_t low, std::size_t count);
  BasisId stock(ProfileId people, BasisId powers, std::size_t delay);
  BasisId product(BasisId a, BasisId b);
  BasisId later(BasisId basis, std::size_t years);
  BasisId convolved(ProfileId numbers, ProfileId weights, BasisId basis, std::size_t delay);
  BasisId sum(Form form);
  BasisId chain(Form factors);
  BasisId basis_of_call(std::uint32_t call);
  std::uint32_t add(Call call);

  /// First and last year in which profile · basis is not 0; first > last where it is always.
  [[nodiscard]] std::pair<std::size_t, std::size_t> support(ProfileId profile, BasisId basis) const;

  /// a · b, for two terms.
  Term product(const Term& a, const Term& b);
  Form product(const Form& a, const Form& b);

 private:
  ScalarId add(Scalar scalar);
  BasisId add(BasisSeries basis);

  std::vector<Scalar> scalars_;
  std::vector<BasisSeries> bases_;
  std::vector<Call> calls_;
  std::map<std::pair<ScalarId, ScalarId>, ScalarId> products_;
  std::map<std::pair<BasisId, BasisId>, BasisId> basis_products_;
  std::map<std::uint32_t, ScalarId> inputs_;
  std::map<ScalarId, ScalarId> reciprocals_;
  std::map<std::pair<BasisId, ProfileId>, ScalarId> dots_;
  std::map<std::tuple<ScalarId, std::size_t, std::size_t>, BasisId> powers_;
  std::map<std::pair<ProfileId, BasisId>, BasisId> stocks_;
  std::map<std::pair<BasisId, std::size_t>, BasisId> later_;
  std::map<std::tuple<ProfileId, ProfileId, BasisId, std::size_t>, BasisId> convolved_;
};

}  // namespace soem::plan
