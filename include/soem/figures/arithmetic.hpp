// SPDX-License-Identifier: MIT
//
// Arithmetic as it was done, to be read again: numbers in full precision and the signs between
// them. How a number or a sign is written is the renderer's business; brackets are put here, where
// a sign would otherwise bind wrongly.
#pragma once

#include <span>
#include <vector>

namespace soem {

enum class Sign : unsigned char {
  Number,
  Plus,
  Minus,
  Negate,  ///< before a number or a bracket
  Times,
  Over,
  Power,
  Open,
  Close,
  OpenSize,  ///< |…|
  CloseSize,
};

struct Term {
  Sign sign = Sign::Number;
  double number = 0.0;
  bool share = false;  ///< a fraction, which people read in per cent
};

class Arithmetic {
 public:
  /// One number.
  explicit Arithmetic(double number, bool share = false);

  [[nodiscard]] std::span<const Term> terms() const { return terms_; }
  /// One number, with or without a sign.
  [[nodiscard]] bool is_number() const { return terms_.size() == 1; }
  [[nodiscard]] bool is_zero() const { return is_number() && terms_.front().number == 0; }

  /// Σ of at least one part; a negative number is subtracted.
  [[nodiscard]] static Arithmetic sum(std::span<const Arithmetic> parts);
  /// Π of at least one factor.
  [[nodiscard]] static Arithmetic product(std::span<const Arithmetic> factors);
  [[nodiscard]] static Arithmetic difference(const Arithmetic& from, const Arithmetic& subtracted);
  [[nodiscard]] static Arithmetic quotient(const Arithmetic& above, const Arithmetic& below);
  [[nodiscard]] static Arithmetic negated(const Arithmetic& inner);
  [[nodiscard]] static Arithmetic power(const Arithmetic& base, double exponent);
  /// |inner|
  [[nodiscard]] static Arithmetic size(const Arithmetic& inner);

 private:
  /// What holds the terms together; less than the surroundings ask for needs brackets. A number
  /// with a sign holds like a sum.
  enum class Binding : unsigned char { Sum, Product, Number };

  Arithmetic(std::vector<Term> terms, Binding binding)
      : terms_(std::move(terms)), binding_(binding) {}

  [[nodiscard]] bool begins_with_sign() const;
  [[nodiscard]] Arithmetic in_brackets() const;
  [[nodiscard]] Arithmetic within(Binding binding) const;
  void append(Sign sign, const Arithmetic& other);

  std::vector<Term> terms_;
  Binding binding_;
};

}  // namespace soem
