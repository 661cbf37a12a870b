// SPDX-License-Identifier: MIT
//
// Quantiles against numbers calculated elsewhere, with 50 digits: mpmath 1.3 (mp.dps = 50), by
// bisection of betainc(a, b, 0, x, regularized=True), of gammainc(a, 0, x, regularized=True), and
// findroot of ncdf.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>

#include "soem/distribution/distribution.hpp"

namespace soem {
namespace {

void expect_near(double value, double expected, double relative) {
  EXPECT_NEAR(value, expected, relative * std::fabs(expected));
}

TEST(ReferenceQuantiles, Normal) {
  constexpr struct {
    double p, z;
  } kRows[] = {
      {1e-300, -37.047096299361199237}, {1e-16, -8.2220822161304356127},
      {1e-9, -5.9978070150076868716},   {0.001, -3.0902323061678135415},
      {0.025, -1.9599639845400542355},  {0.05, -1.6448536269514727149},
      {0.2, -0.84162123357291420518},   {0.45, -0.12566134685507403421},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.p);
    expect_near(normal_quantile(row.p), row.z, 5e-16);
    expect_near(normal_quantile(Tail{row.p, true}), -row.z, 5e-16);
    EXPECT_FALSE(normal_tail(row.z).upper);
    // The 17 digits of z are off by up to z²/2⁵³ of the density's share.
    expect_near(normal_tail(row.z).p, row.p, 1e-14 + row.z * row.z * 0x1p-52);
  }
}

TEST(ReferenceQuantiles, Beta) {
  constexpr struct {
    double alpha, beta, p, x;
  } kRows[] = {
      {3, 7, 1e-12, 0.00002283433912144988098},    {3, 7, 0.001, 0.0236635512652148632},
      {3, 7, 0.05, 0.097746813439275744629},       {3, 7, 0.3, 0.21422790110446357257},
      {3, 7, 0.5, 0.28623666802278271498},         {3, 7, 0.9, 0.49008119444580300114},
      {3, 7, 0.999, 0.7611516998753830644},        {0.5, 0.5, 1e-12, 2.4674011002723396547e-24},
      {0.5, 0.5, 0.001, 2.4673990709169440776e-6}, {0.5, 0.5, 0.05, 0.006155829702431136905},
      {0.5, 0.5, 0.3, 0.20610737385376343542},     {0.5, 0.5, 0.5, 0.5},
      {0.5, 0.5, 0.9, 0.97552825814757678606},     {0.5, 0.5, 0.999, 0.99999753260092908306},
      {200, 800, 1e-12, 0.12140329324498470645},   {200, 800, 0.001, 0.16269474245570148345},
      {200, 800, 0.05, 0.17954976935319188679},    {200, 800, 0.3, 0.19322339863669624169},
      {200, 800, 0.5, 0.19979994680685989868},     {200, 800, 0.9, 0.21633110614413564222},
      {200, 800, 0.999, 0.24071785025117910214},   {0.05, 2, 1e-12, 3.768894828730007025e-241},
      {0.05, 2, 0.001, 3.768894828730007025e-61},  {0.05, 2, 0.05, 3.5942981993961401224e-27},
      {0.05, 2, 0.3, 1.3141323697989825982e-11},   {0.05, 2, 0.5, 3.5942994297757868147e-7},
      {0.05, 2, 0.9, 0.047965166123813213353},     {0.05, 2, 0.999, 0.81673561970085023672},
      {56, 66, 1e-12, 0.18042611651191952217},     {56, 66, 0.001, 0.32389937631593003964},
      {56, 66, 0.05, 0.3854536137196844086},       {56, 66, 0.3, 0.43516117385776466898},
      {56, 66, 0.5, 0.45879170981056792678},       {56, 66, 0.9, 0.51690117715883549572},
      {56, 66, 0.999, 0.59790630799975047584},     {2.5, 40, 1e-12, 6.2887326822851886369e-7},
      {2.5, 40, 0.001, 0.0025763213777811235821},  {2.5, 40, 0.05, 0.013958738662255782423},
      {2.5, 40, 0.3, 0.036146163506740296734},     {2.5, 40, 0.5, 0.052002637621328668712},
      {2.5, 40, 0.9, 0.10717454262210127545},      {2.5, 40, 0.999, 0.22263729959352865875},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(::testing::Message() << row.alpha << ' ' << row.beta << ' ' << row.p);
    // Where F(x) is nearly flat in log x, p's own rounding moves x: by 1/alpha of it.
    const double relative = 1e-13 + 0x1p-50 / row.alpha;
    expect_near(Distribution::beta(row.alpha, row.beta).quantile(row.p), row.x, relative);
    expect_near(1.0 - Distribution::beta(row.beta, row.alpha).quantile(Tail{row.p, true}), row.x,
                relative + 0x1p-53 / row.x);
  }
}

TEST(ReferenceQuantiles, Gamma) {
  constexpr struct {
    double shape, p, x;
  } kRows[] = {
      {0.3, 1e-12, 6.9726990964093614543e-41}, {0.3, 0.001, 6.9726990967833501673e-11},
      {0.3, 0.05, 0.000032110346997229624214}, {0.3, 0.3, 0.012726657769948704469},
      {0.3, 0.5, 0.073131135866951902676},     {0.3, 0.9, 0.88481077336024391971},
      {0.3, 0.999, 4.6189360427913342824},     {1, 1e-12, 1.0000000000005e-12},
      {1, 0.001, 0.0010005003335835335001},    {1, 0.05, 0.051293294387550533426},
      {1, 0.3, 0.35667494393873237891},        {1, 0.5, 0.69314718055994530942},
      {1, 0.9, 2.302585092994045684},          {1, 0.999, 6.9077552789821370521},
      {25, 1e-12, 3.9159458570598897765},      {25, 0.001, 12.336952635938631195},
      {25, 0.05, 17.382125841750873215},       {25, 0.3, 22.156653488661999151},
      {25, 0.5, 24.66746836698841764},         {25, 0.9, 31.583560502863159442},
      {25, 0.999, 43.330407595201569489},      {400, 1e-12, 275.03213582287107987},
      {400, 0.001, 341.03322649350716004},     {400, 0.05, 367.6811740617489381},
      {400, 0.3, 389.27526314894522689},       {400, 0.5, 399.66671609446439152},
      {400, 0.9, 425.83560885674967587},       {400, 0.999, 464.66446017322389612},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(::testing::Message() << row.shape << ' ' << row.p);
    expect_near(Distribution(Gamma{row.shape, 1.0}).quantile(row.p), row.x,
                1e-13 + 0x1p-50 / row.shape);
  }
}

/// Bits of every family over a grid. The sum was made by g++ 12 and clang 14, each with and without
/// optimisation and for the machine's own instruction set, which agree: a call of the C library's
/// exp or log, or a fused multiply-add, would show here.
TEST(ReferenceQuantiles, HaveTheSameBitsEverywhere) {
  const double values[] = {3, 1, 2}, weights[] = {1, 2, 3};
  const Distribution all[] = {
      Distribution::normal(1, 0.05),
      Distribution::lognormal_of_mean(60000, 9000),
      Distribution::lognormal_of_range(50000, 80000),
      Distribution::beta_of_mean(0.46, 0.045),
      Distribution::beta(0.5, 0.5),
      Distribution::beta(56, 66),
      Distribution::beta(2e8, 3e8),
      Distribution::gamma_of_mean(60000, 9000),
      Distribution::gamma_of_mean(1, 3),
      Distribution::uniform(0.85, 1),
      Distribution::triangular(1.8e6, 1.95e6, 2.4e6),
      Distribution::pert(1, 2, 4),
      Distribution::discrete(values, weights),
      *Distribution::normal(0, 1).truncated({1, 8}),
  };
  std::uint64_t sum = 14695981039346656037ULL;  // FNV-1a over 64-bit words
  const auto add = [&](double value) {
    sum = (sum ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211ULL;
  };
  for (const Distribution& one : all) {
    add(one.mean());
    add(one.sd());
    for (int i = 0; i < 200; ++i) {
      const double u = (i + 0.5) / 200;
      add(one.quantile(u));
      add(one.quantile(Tail{u * u * u * u * u * u * 1e-3, true}));
      add(one.quantile_at_score((i - 100) * 0.083));
      add(one.sides(one.mean() + one.sd() * (i - 100) * 0.05).above);
    }
  }
  EXPECT_EQ(sum, 0x6f65d3f75e8e6728ULL) << std::hex << sum;
}

}  // namespace
}  // namespace soem
