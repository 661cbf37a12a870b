// SPDX-License-Identifier: MIT
#include "expressions.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace soem::plan {
namespace {

std::uint64_t hash_of(std::span<const double> values) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const double value : values) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29U;
  }
  return hash;
}

}  // namespace

void collect(Form& form) {
  const auto key = [](const Term& term) {
    return std::tuple(term.scalar, term.basis, term.profile);
  };
  std::stable_sort(form.begin(), form.end(),
                   [&](const Term& a, const Term& b) { return key(a) < key(b); });
  Form out;
  out.reserve(form.size());
  for (const Term& term : form) {
    if (!out.empty() && key(out.back()) == key(term)) {
      out.back().coefficient += term.coefficient;
    } else {
      out.push_back(term);
    }
  }
  std::erase_if(out, [](const Term& term) { return term.coefficient == 0.0; });
  form = std::move(out);
}

bool is_constant(const Form& form) {
  return std::all_of(form.begin(), form.end(), [](const Term& term) {
    return term.scalar == kUnit && term.basis == kNoBasis;
  });
}

bool has_basis(const Form& form) {
  return std::any_of(form.begin(), form.end(),
                     [](const Term& term) { return term.basis != kNoBasis; });
}

void append(const Form& from, Form& to) { to.insert(to.end(), from.begin(), from.end()); }

Profiles::Profiles(std::size_t horizon) : horizon_(horizon) {
  add(std::vector<double>(horizon, 1.0));
}

ProfileId Profiles::add(std::span<const double> values) {
  const std::uint64_t hash = hash_of(values);
  const auto [first, last] = known_.equal_range(hash);
  for (auto found = first; found != last; ++found) {
    if (std::ranges::equal((*this)[found->second], values)) return found->second;
  }
  const ProfileId id{static_cast<std::uint32_t>(all_.size() / horizon_)};
  all_.insert(all_.end(), values.begin(), values.end());
  known_.emplace(hash, id);
  return id;
}

ProfileId Profiles::times(ProfileId a, ProfileId b) {
  if (a == kOnes) return b;
  if (b == kOnes) return a;
  const auto [known, added] = products_.emplace(std::minmax(a, b), kOnes);
  if (!added) return known->second;
  std::vector<double> out(horizon_);
  for (std::size_t y = 0; y < horizon_; ++y) out[y] = (*this)[a][y] * (*this)[b][y];
  return known->second = add(out);
}

ProfileId Profiles::shifted(ProfileId id, std::size_t years) {
  if (years == 0) return id;
  std::vector<double> out(horizon_);
  for (std::size_t y = years; y < horizon_; ++y) out[y] = (*this)[id][y - years];
  return add(out);
}

ProfileId Profiles::convolved(ProfileId years, ProfileId ages, std::size_t delay) {
  std::vector<double> out(horizon_);
  for (std::size_t cohort = 0; cohort + delay < horizon_; ++cohort) {
    const double people = (*this)[years][cohort];
    if (people == 0.0) continue;
    for (std::size_t age = 0; cohort + delay + age < horizon_; ++age) {
      out[cohort + delay + age] += people * (*this)[ages][age];
    }
  }
  return add(out);
}

bool Profiles::is_zero(ProfileId id) const {
  const std::span<const double> values = (*this)[id];
  return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

double Profiles::total(ProfileId id) const {
  double sum = 0.0;
  for (const double value : (*this)[id]) sum += value;
  return sum;
}

Expressions::Expressions(std::size_t horizon) : profiles(horizon) {
  add(Scalar{});
  add(BasisSeries{.high = horizon - 1});
}

ScalarId Expressions::add(Scalar scalar) {
  scalars_.push_back(std::move(scalar));
  return ScalarId(static_cast<std::uint32_t>(scalars_.size() - 1));
}

BasisId Expressions::add(BasisSeries basis) {
  bases_.push_back(std::move(basis));
  return BasisId(static_cast<std::uint32_t>(bases_.size() - 1));
}

std::uint32_t Expressions::add(Call call) {
  calls_.push_back(std::move(call));
  return static_cast<std::uint32_t>(calls_.size() - 1);
}

ScalarId Expressions::input(std::uint32_t number) {
  const auto [known, added] = inputs_.emplace(number, kUnit);
  if (added) known->second = add(Scalar{.kind = Scalar::Kind::Input, .a = number});
  return known->second;
}

ScalarId Expressions::product(ScalarId a, ScalarId b) {
  if (a == kUnit) return b;
  if (b == kUnit) return a;
  const auto [known, added] = products_.emplace(std::minmax(a, b), kUnit);
  if (added) {
    known->second = add(Scalar{.kind = Scalar::Kind::Product,
                               .a = static_cast<std::uint32_t>(a),
                               .b = static_cast<std::uint32_t>(b)});
  }
  return known->second;
}

ScalarId Expressions::reciprocal(ScalarId of) {
  const auto [known, added] = reciprocals_.emplace(of, kUnit);
  if (added) {
    known->second =
        add(Scalar{.kind = Scalar::Kind::Reciprocal, .a = static_cast<std::uint32_t>(of)});
  }
  return known->second;
}

ScalarId Expressions::sum(const Form& form, double& coefficient) {
  coefficient = 1.0;
  if (form.size() == 1) {
    coefficient = form.front().coefficient;
    return form.front().scalar;
  }
  return add(Scalar{.kind = Scalar::Kind::Linear, .form = form});
}

ScalarId Expressions::dot(BasisId basis, ProfileId profile) {
  const auto [known, added] = dots_.emplace(std::pair(basis, profile), kUnit);
  if (added) {
    known->second = add(Scalar{.kind = Scalar::Kind::Dot, .basis = basis, .profile = profile});
  }
  return known->second;
}

ScalarId Expressions::scalar_of_call(std::uint32_t call) {
  return add(Scalar{.kind = Scalar::Kind::Call, .a = call});
}

BasisId Expressions::powers(ScalarId of, std::size_t low, std::size_t count) {
  const auto [known, added] = powers_.emplace(std::tuple(of, low, count), kNoBasis);
  if (added) {
    known->second = add(BasisSeries{
        .kind = BasisSeries::Kind::Powers, .low = low, .high = low + count - 1, .scalar = of});
  }
  return known->second;
}

BasisId Expressions::stock(ProfileId people, BasisId powers, std::size_t delay) {
  const BasisSeries& fade = basis(powers);
  const std::span<const double> numbers = profiles[people];
  std::size_t first = 0, last = numbers.size() - 1;
  while (numbers[first] == 0.0) ++first;
  while (numbers[last] == 0.0) --last;
  const auto [known, added] = stocks_.emplace(std::pair(people, powers), kNoBasis);
  if (added) {
    // Without the years before the first effect, which are a delay of the whole.
    const std::size_t end = std::min(last + fade.length(), horizon()) - 1;
    known->second = add(BasisSeries{.kind = BasisSeries::Kind::Stock,
                                    .low = first,
                                    .high = end,
                                    .scalar = fade.scalar,
                                    .profile = people,
                                    .years = fade.length()});
  }
  return later(known->second, delay + basis(powers).low);
}

BasisId Expressions::product(BasisId a, BasisId b) {
  if (a == kNoBasis) return b;
  if (b == kNoBasis) return a;
  const auto [known, added] = basis_products_.emplace(std::minmax(a, b), kNoBasis);
  if (added) {
    known->second = add(BasisSeries{.kind = BasisSeries::Kind::Product,
                                    .low = std::max(basis(a).low, basis(b).low),
                                    .high = std::min(basis(a).high, basis(b).high),
                                    .a = std::min(a, b),
                                    .b = std::max(a, b)});
  }
  return known->second;
}

BasisId Expressions::later(BasisId of, std::size_t years) {
  if (years == 0 || of == kNoBasis) return of;
  const auto [known, added] = later_.emplace(std::pair(of, years), kNoBasis);
  if (added) {
    const BasisSeries& source = basis(of);
    known->second = add(BasisSeries{.kind = BasisSeries::Kind::Later,
                                    .low = source.low + years,
                                    .high = std::min(source.high + years, horizon() - 1),
                                    .a = of,
                                    .years = years});
  }
  return known->second;
}

BasisId Expressions::convolved(ProfileId numbers, ProfileId weights, BasisId of,
                               std::size_t delay) {
  const auto [known, added] = convolved_.emplace(std::tuple(numbers, weights, of, delay), kNoBasis);
  if (added) {
    const auto [first_number, last_number] = support(numbers, kNoBasis);
    const auto [first_weight, last_weight] = support(weights, of);
    known->second =
        add(BasisSeries{.kind = BasisSeries::Kind::Convolved,
                        .low = first_number + first_weight + delay,
                        .high = std::min(last_number + last_weight + delay, horizon() - 1),
                        .a = of,
                        .profile = numbers,
                        .other_profile = weights,
                        .years = delay});
  }
  return known->second;
}

std::pair<std::size_t, std::size_t> Expressions::support(ProfileId profile, BasisId of) const {
  const std::span<const double> values = profiles[profile];
  const BasisSeries& within = basis(of);
  std::size_t low = within.low, high = within.high;
  while (low <= high && values[low] == 0.0) ++low;
  while (high > low && values[high] == 0.0) --high;
  return {low, high};
}

BasisId Expressions::sum(Form form) {
  return add(
      BasisSeries{.kind = BasisSeries::Kind::Sum, .high = horizon() - 1, .form = std::move(form)});
}

BasisId Expressions::chain(Form factors) {
  return add(BasisSeries{
      .kind = BasisSeries::Kind::Chain, .high = horizon() - 1, .form = std::move(factors)});
}

BasisId Expressions::basis_of_call(std::uint32_t call) {
  return add(BasisSeries{.kind = BasisSeries::Kind::Call, .high = horizon() - 1, .call = call});
}

Term Expressions::product(const Term& a, const Term& b) {
  Term out{product(a.scalar, b.scalar), product(a.basis, b.basis),
           profiles.times(a.profile, b.profile), a.coefficient * b.coefficient};
  const BasisSeries& of = basis(out.basis);
  if (of.low > of.high || profiles.is_zero(out.profile)) out.coefficient = 0.0;
  return out;
}

Form Expressions::product(const Form& a, const Form& b) {
  Form out;
  out.reserve(a.size() * b.size());
  for (const Term& left : a) {
    for (const Term& right : b) out.push_back(product(left, right));
  }
  collect(out);
  return out;
}

}  // namespace soem::plan
