// SPDX-License-Identifier: MIT
#include "soem/text/decimal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace soem {
namespace {

struct Accepted {
  std::string text;
  double value;
  bool percent = false, whole = false, grouped = false;
};

// Values are literals of the compiler, which rounds a decimal to the nearest double.
const Accepted kAccepted[] = {
    {.text = "0", .value = 0.0, .whole = true},
    {.text = "46", .value = 46.0, .whole = true},
    {.text = "-46", .value = -46.0, .whole = true},
    {.text = "1_950_000", .value = 1950000.0, .whole = true},
    {.text = "1_9_5", .value = 195.0, .whole = true},
    {.text = "9007199254740993", .value = 9007199254740992.0, .whole = true},  // tie to even
    {.text = "3.14", .value = 3.14},
    {.text = "1_000.2_5", .value = 1000.25},
    {.text = "0.0", .value = 0.0},
    {.text = "1.8e6", .value = 1.8e6},
    {.text = "1E6", .value = 1e6},
    {.text = "1e+6", .value = 1e6},
    {.text = "25e-2", .value = 0.25},
    {.text = "-1.5e-3", .value = -0.0015},
    {.text = "0e999999999999999999999", .value = 0.0},
    {.text = "0e-400", .value = 0.0},
    {.text = "5e-324", .value = 5e-324},
    {.text = "1.7976931348623157e308", .value = DBL_MAX},
    {.text = "46%", .value = 0.46, .percent = true},
    {.text = "46 %", .value = 0.46, .percent = true},
    {.text = "46   %", .value = 0.46, .percent = true},
    {.text = "46.1 %", .value = 0.461, .percent = true},
    {.text = "0.1 %", .value = 0.001, .percent = true},
    {.text = "3.5 %", .value = 0.035, .percent = true},
    {.text = "3.5e1 %", .value = 0.35, .percent = true},
    {.text = "-12.5 %", .value = -0.125, .percent = true},
    {.text = "1_0 %", .value = 0.1, .percent = true},
    {.text = "1e310 %", .value = 1e308, .percent = true},
};

TEST(Decimal, ReadsEveryAcceptedForm) {
  for (const Accepted& expected : kAccepted) {
    SCOPED_TRACE(expected.text);
    const auto result = parse_decimal(expected.text);
    const auto* decimal = std::get_if<Decimal>(&result);
    ASSERT_NE(decimal, nullptr);
    EXPECT_EQ(decimal->value, expected.value);
    EXPECT_EQ(decimal->percent, expected.percent);
    EXPECT_EQ(decimal->whole, expected.whole);
    EXPECT_EQ(decimal->grouped, expected.grouped);
  }
}

struct Refused {
  std::string text;
  DecimalFault fault;
};

const Refused kRefused[] = {
    {"", DecimalFault::Empty},
    {"1,5", DecimalFault::DecimalComma},
    {"1.000,50", DecimalFault::DecimalComma},
    {"1 000,50", DecimalFault::DecimalComma},
    {"-1,5", DecimalFault::DecimalComma},
    {"12,5 %", DecimalFault::DecimalComma},
    {"1 000", DecimalFault::GroupedSpaces},
    {"-1 000 000", DecimalFault::GroupedSpaces},
    {"1 000 %", DecimalFault::GroupedSpaces},
    {"017", DecimalFault::LeadingZero},
    {"-017", DecimalFault::LeadingZero},
    {"00", DecimalFault::LeadingZero},
    {"00.5", DecimalFault::LeadingZero},
    {"012.345", DecimalFault::LeadingZero},
    {"0_1", DecimalFault::LeadingZero},
    {"0x10", DecimalFault::OtherBase},
    {"-0X1F", DecimalFault::OtherBase},
    {"0o17", DecimalFault::OtherBase},
    {"0b11", DecimalFault::OtherBase},
    {".nan", DecimalFault::NotFinite},
    {".NaN", DecimalFault::NotFinite},
    {"-.inf", DecimalFault::NotFinite},
    {"nan", DecimalFault::NotFinite},
    {"inf", DecimalFault::NotFinite},
    {"-Infinity", DecimalFault::NotFinite},
    {"2026-11-01", DecimalFault::DateOrTime},
    {"2018-2020", DecimalFault::DateOrTime},
    {"1:30", DecimalFault::DateOrTime},
    {"+5", DecimalFault::PlusSign},
    {"+5 %", DecimalFault::PlusSign},
    {".5", DecimalFault::BareDot},
    {"-.5", DecimalFault::BareDot},
    {"5.", DecimalFault::BareDot},
    {"5. %", DecimalFault::BareDot},
    {"_1", DecimalFault::Underscore},
    {"1_", DecimalFault::Underscore},
    {"1__000", DecimalFault::Underscore},
    {"1_.5", DecimalFault::Underscore},
    {"1._5", DecimalFault::Underscore},
    {"1e400", DecimalFault::TooLarge},
    {"-1e400", DecimalFault::TooLarge},
    {"1.8e308", DecimalFault::TooLarge},
    {"1e99999999999999999999", DecimalFault::TooLarge},
    {std::string(400, '9'), DecimalFault::TooLarge},
    {"1" + std::string(400, '0') + "e-5", DecimalFault::TooLarge},
    {"1e-400", DecimalFault::TooSmall},
    {"2e-324", DecimalFault::TooSmall},
    {"1e-99999999999999999999", DecimalFault::TooSmall},
    {"0." + std::string(400, '0') + "1e5", DecimalFault::TooSmall},
    {"abc", DecimalFault::NotANumber},
    {"5 kr", DecimalFault::NotANumber},
    {"%", DecimalFault::NotANumber},
    {" %", DecimalFault::NotANumber},
    {"-", DecimalFault::NotANumber},
    {".", DecimalFault::NotANumber},
    {"1.2.3", DecimalFault::NotANumber},
    {"1e", DecimalFault::NotANumber},
    {"1e+", DecimalFault::NotANumber},
    {"1e-", DecimalFault::NotANumber},
    {"1e+-5", DecimalFault::NotANumber},
    {"1e1.5", DecimalFault::NotANumber},
    {"e5", DecimalFault::NotANumber},
    {"46 % of all", DecimalFault::NotANumber},
    {"½", DecimalFault::NotANumber},
};

TEST(Decimal, NamesEveryFault) {
  for (const Refused& expected : kRefused) {
    SCOPED_TRACE(expected.text);
    const auto result = parse_decimal(expected.text);
    ASSERT_TRUE(std::holds_alternative<DecimalFault>(result)) << std::get<Decimal>(result).value;
    EXPECT_EQ(std::get<DecimalFault>(result), expected.fault);
  }
}

TEST(Decimal, HasAdviceForEveryFaultButTheUnknownOne) {
  for (const Refused& refused : kRefused) {
    EXPECT_EQ(advice(refused.fault).empty(), refused.fault == DecimalFault::NotANumber)
        << refused.text;
  }
}

TEST(Decimal, NeverGivesMinusZero) {
  for (const char* text : {"-0", "-0.0", "-0e5", "-0 %", "-0e-400"}) {
    const auto result = parse_decimal(text);
    ASSERT_TRUE(std::holds_alternative<Decimal>(result)) << text;
    EXPECT_EQ(std::get<Decimal>(result).value, 0.0) << text;
    EXPECT_FALSE(std::signbit(std::get<Decimal>(result).value)) << text;
  }
}

TEST(Decimal, RoundsAPercentageOnce) {
  // k thousandths of a per cent are k / 100000: exact doubles, and a division rounds correctly.
  for (int k = 0; k <= 100'000; k += 7) {
    char text[16];
    std::snprintf(text, sizeof text, "%d.%03d %%", k / 1000, k % 1000);
    EXPECT_EQ(std::get<Decimal>(parse_decimal(text)).value, k / 100'000.0) << text;
  }
}

TEST(Decimal, SaysWhatADaneWouldReadAsThousands) {
  for (const char* text : {"650.000", "1.250", "12.345", "-650.000", "9.999"}) {
    EXPECT_TRUE(std::get<Decimal>(parse_decimal(text)).grouped) << text;
  }
  for (const char* text : {"0.125", "650.0000", "650.00", "65.000 %", "1000.000", "1.250e3",
                           "1_0.000", "650.0_00", "650", "650_000"}) {
    EXPECT_FALSE(std::get<Decimal>(parse_decimal(text)).grouped) << text;
  }
}

TEST(Shortest, PrintsPlainDigitsFromTenMillionthsToTenToTheTwentyFirst) {
  const std::pair<double, std::string> table[] = {
      {0.0, "0"},          {-0.0, "0"},         {1.0, "1"},
      {-1.5, "-1.5"},      {1e6, "1000000"},    {0.1 + 0.2, "0.30000000000000004"},
      {1e-7, "0.0000001"}, {9.9e-8, "9.9e-08"}, {1e20, "100000000000000000000"},
      {1e21, "1e+21"},     {5e-324, "5e-324"},  {0.035, "0.035"},
  };
  for (const auto& [value, text] : table) EXPECT_EQ(shortest(value), text);
}

std::uint64_t splitmix64(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

TEST(Shortest, ReadsBackToTheSameDouble) {
  std::uint64_t state = 20'260'101;
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::bit_cast<double>(splitmix64(state));
    if (!std::isfinite(value)) continue;
    const std::string text = shortest(value);
    EXPECT_EQ(std::strtod(text.c_str(), nullptr), value) << text;
    EXPECT_EQ(std::get<Decimal>(parse_decimal(text)).value, value) << text;
  }
}

TEST(Shortest, HasNoDigitTooMany) {
  std::uint64_t state = 7;
  for (int i = 0; i < 5'000; ++i) {
    // Sums of money up to about 10^13 with all their binary fractions.
    const double value = static_cast<double>(splitmix64(state) >> 11) / 1024.0;
    std::size_t digits = 0;
    for (const char c : shortest(value)) digits += c != '.' ? 1 : 0;
    char fewer[400];
    std::snprintf(fewer, sizeof fewer, "%.*g", static_cast<int>(digits) - 1, value);
    EXPECT_NE(std::strtod(fewer, nullptr), value) << shortest(value);
  }
}

struct FixedCase {
  double value;
  int decimals;
  std::string text;
};

TEST(Fixed, RoundsHalfAwayFromZeroOnTheDecimalText) {
  const FixedCase table[] = {
      {0.125, 2, "0.13"},
      {-0.125, 2, "-0.13"},
      {2.675, 2, "2.68"},
      {1.005, 2, "1.01"},
      {2.5, 0, "3"},
      {-2.5, 0, "-3"},
      {0.5, 0, "1"},
      {0.49999, 0, "0"},
      {-0.004, 2, "0.00"},
      {-0.005, 2, "-0.01"},
      {-0.0, 2, "0.00"},
      {-0.4, 0, "0"},
      {999.995, 2, "1,000.00"},
      {99.995, 2, "100.00"},
      {999.994, 2, "999.99"},
      {0.0, 0, "0"},
      {3.0, 2, "3.00"},
      {0.1, 5, "0.10000"},
      {-9.5, 0, "-10"},
      {999999.5, 0, "1,000,000"},
  };
  for (const FixedCase& c : table) {
    EXPECT_EQ(fixed(c.value, c.decimals, ",", "."), c.text) << c.value << " " << c.decimals;
  }
}

TEST(Fixed, GroupsThousands) {
  const FixedCase table[] = {
      {999, 0, "999"},
      {1000, 0, "1,000"},
      {-1000, 0, "-1,000"},
      {123456, 0, "123,456"},
      {1234567.891, 2, "1,234,567.89"},
      {-999, 1, "-999.0"},
  };
  for (const FixedCase& c : table) {
    EXPECT_EQ(fixed(c.value, c.decimals, ",", "."), c.text);
  }
  EXPECT_EQ(fixed(1234567.5, 1, ".", ","), "1.234.567,5");
  EXPECT_EQ(fixed(1234567.5, 1, "", "."), "1234567.5");
  EXPECT_EQ(fixed(1234567.5, 1, "\u00A0", ","), "1\u00A0234\u00A0567,5");
}

TEST(Fixed, PrintsLargeAndTinyValuesInFull) {
  EXPECT_EQ(fixed(1e22, 0, ",", "."), "10,000,000,000,000,000,000,000");
  EXPECT_EQ(fixed(1e-9, 2, ",", "."), "0.00");
  EXPECT_EQ(fixed(-5e-324, 2, ",", "."), "0.00");
  EXPECT_EQ(fixed(DBL_MAX, 1, "", ".").size(), 309u + 2u);
  EXPECT_EQ(fixed(5e-324, 324, "", "."), "0." + std::string(323, '0') + "5");
}

TEST(Fixed, AgreesWithIntegerArithmeticOnThousandths) {
  for (long k = -3'000; k <= 3'000; ++k) {
    const long cents = (std::labs(k) + 5) / 10;  // half away from zero
    char expected[24];
    std::snprintf(expected, sizeof expected, "%s%ld.%02ld", k < 0 && cents > 0 ? "-" : "",
                  cents / 100, cents % 100);
    EXPECT_EQ(fixed(static_cast<double>(k) / 1000.0, 2, "", "."), expected);
  }
}

/// What write_fixed() gives, or fixed() where it leaves the number to that.
std::string written(double value, int decimals, char point) {
  std::array<char, kFixedRoom> buffer{};
  char* const end = write_fixed(buffer.data(), value, decimals, point);
  return end ? std::string(buffer.data(), end) : fixed(value, decimals, "", {&point, 1});
}

TEST(WriteFixed, IsFixedWithoutSeparators) {
  const double near[] = {0.005, 1.005, 2.675, 0.125, 1e-9, 0.5,   1.5,
                         2.5,   9.995, 99.5,  1e15,  0.0,  4.0e6, 123456789.995};
  for (const double base : near) {
    for (const double sign : {1.0, -1.0}) {
      for (int steps = -3; steps <= 3; ++steps) {
        double value = sign * base;
        for (int i = 0; i < std::abs(steps); ++i) value = std::nextafter(value, steps * 1e300);
        for (const int decimals : {0, 2, 9}) {
          EXPECT_EQ(written(value, decimals, '.'), fixed(value, decimals, "", "."))
              << value << ' ' << decimals;
        }
      }
    }
  }
  std::uint64_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const double value = (static_cast<double>(state >> 20) - 8e12) /
                         static_cast<double>(std::uint64_t{1} << (i % 40));
    EXPECT_EQ(written(value, i % 10, ','), fixed(value, i % 10, "", ","));
  }
}

TEST(WriteFixed, AnswersForUsualNumbers) {
  std::array<char, kFixedRoom> buffer{};
  for (const int decimals : {0, 2, 9}) {
    EXPECT_NE(write_fixed(buffer.data(), -1234.25, decimals, '.'), nullptr) << decimals;
  }
}

}  // namespace
}  // namespace soem
