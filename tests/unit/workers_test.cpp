// SPDX-License-Identifier: MIT
#include "soem/cli/workers.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <set>
#include <stdexcept>

namespace soem {
namespace {

const auto kNoIdle = [](std::size_t) {};

TEST(InOrder, HandsResultsOverInTheOrderOfTheWork) {
  std::vector<std::size_t> expected(200);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  for (const std::size_t jobs : {1U, 2U, 7U, 500U}) {
    std::vector<std::size_t> taken;
    const auto work = [](std::size_t i) {
      if (i % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
      return i;
    };
    in_order(
        expected.size(), jobs, work, [&](std::size_t i) { taken.push_back(i); }, kNoIdle);
    EXPECT_EQ(taken, expected) << jobs << " jobs";
  }
}

TEST(InOrder, TakesOnTheCallingThread) {
  std::set<std::thread::id> takers;
  in_order(
      50, 4, [](std::size_t i) { return i; },
      [&](std::size_t) { takers.insert(std::this_thread::get_id()); }, kNoIdle);
  EXPECT_EQ(takers, std::set{std::this_thread::get_id()});
}

TEST(InOrder, NoWorkIsNoResult) {
  in_order(
      0, 4, [](std::size_t i) { return i; }, [](std::size_t) { FAIL(); }, kNoIdle);
}

TEST(InOrder, PassesOnWhatTheWorkThrows) {
  std::vector<std::size_t> taken;
  const auto work = [](std::size_t i) {
    if (i == 5) throw std::runtime_error("five");
    return i;
  };
  const auto all = [&] {
    in_order(
        100, 3, work, [&](std::size_t i) { taken.push_back(i); }, kNoIdle);
  };
  EXPECT_THROW(all(), std::runtime_error);
  EXPECT_EQ(taken, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(InOrder, StopsWhereNobodyTakesMore) {
  std::atomic<int> worked = 0;
  const auto work = [&](std::size_t i) {
    ++worked;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return i;
  };
  const auto take = [](std::size_t) { throw std::runtime_error("enough"); };
  EXPECT_THROW(in_order(100'000, 2, work, take, kNoIdle), std::runtime_error);
  EXPECT_LT(worked, 1000);
}

TEST(InOrder, SaysThatItWaits) {
  std::size_t calls = 0;
  const auto work = [](std::size_t i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(350));
    return i;
  };
  in_order(
      1, 2, work, [](std::size_t) {}, [&](std::size_t) { ++calls; });
  EXPECT_GE(calls, 1U);
}

}  // namespace
}  // namespace soem
