// SPDX-License-Identifier: MIT
#include "soem/figures/arithmetic.hpp"

#include <cassert>

namespace soem {

Arithmetic::Arithmetic(double number, bool share)
    : terms_{{Sign::Number, number, share}},
      binding_(number < 0 ? Binding::Sum : Binding::Number) {}

bool Arithmetic::begins_with_sign() const {
  const Term& first = terms_.front();
  return first.sign == Sign::Negate || (first.sign == Sign::Number && first.number < 0);
}

Arithmetic Arithmetic::in_brackets() const {
  std::vector<Term> terms{{Sign::Open}};
  terms.insert(terms.end(), terms_.begin(), terms_.end());
  terms.push_back({Sign::Close});
  return {std::move(terms), Binding::Number};
}

Arithmetic Arithmetic::within(Binding binding) const {
  return binding_ < binding ? in_brackets() : *this;
}

void Arithmetic::append(Sign sign, const Arithmetic& other) {
  terms_.push_back({sign});
  terms_.insert(terms_.end(), other.terms_.begin(), other.terms_.end());
}

Arithmetic Arithmetic::sum(std::span<const Arithmetic> parts) {
  assert(!parts.empty());
  Arithmetic out = parts.front();
  for (const Arithmetic& part : parts.subspan(1)) {
    Arithmetic added = part;
    const bool negative = part.is_number() && part.begins_with_sign();
    if (negative) added.terms_.front().number = -added.terms_.front().number;
    out.append(negative ? Sign::Minus : Sign::Plus, added);
  }
  if (parts.size() > 1) out.binding_ = Binding::Sum;
  return out;
}

Arithmetic Arithmetic::product(std::span<const Arithmetic> factors) {
  assert(!factors.empty());
  if (factors.size() == 1) return factors.front();
  // A sign in front needs no brackets.
  const Arithmetic& first = factors.front();
  Arithmetic out = first.is_number() ? first : first.within(Binding::Product);
  for (const Arithmetic& factor : factors.subspan(1)) {
    out.append(Sign::Times, factor.within(Binding::Product));
  }
  out.binding_ = Binding::Product;
  return out;
}

Arithmetic Arithmetic::difference(const Arithmetic& from, const Arithmetic& subtracted) {
  Arithmetic out = from;
  out.append(Sign::Minus, subtracted.within(Binding::Product));
  out.binding_ = Binding::Sum;
  return out;
}

Arithmetic Arithmetic::quotient(const Arithmetic& above, const Arithmetic& below) {
  Arithmetic out = above.is_number() ? above : above.within(Binding::Product);
  out.append(Sign::Over, below.within(Binding::Number));
  out.binding_ = Binding::Product;
  return out;
}

Arithmetic Arithmetic::negated(const Arithmetic& inner) {
  const Arithmetic one =
      inner.begins_with_sign() ? inner.in_brackets() : inner.within(Binding::Product);
  std::vector<Term> terms{{Sign::Negate}};
  terms.insert(terms.end(), one.terms_.begin(), one.terms_.end());
  return {std::move(terms), Binding::Product};
}

Arithmetic Arithmetic::power(const Arithmetic& base, double exponent) {
  if (exponent == 1) return base;
  Arithmetic out = base.within(Binding::Number);
  out.append(Sign::Power, Arithmetic(exponent));
  out.binding_ = Binding::Number;
  return out;
}

Arithmetic Arithmetic::size(const Arithmetic& inner) {
  std::vector<Term> terms{{Sign::OpenSize}};
  terms.insert(terms.end(), inner.terms_.begin(), inner.terms_.end());
  terms.push_back({Sign::CloseSize});
  return {std::move(terms), Binding::Number};
}

}  // namespace soem
