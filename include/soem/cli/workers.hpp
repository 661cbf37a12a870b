// SPDX-License-Identifier: MIT
//
// Independent pieces of work on several threads, with results in the order of the pieces: what
// comes out never depends on how many threads there were.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "soem/cli/arguments.hpp"

namespace soem {

/// How many threads `--jobs` asks for, by default as many as the machine runs at once; empty, with
/// a diagnostic, where it is no such number.
[[nodiscard]] std::optional<std::size_t> jobs_of(const Invocation& invocation,
                                                 Diagnostics& diagnostics);

/// Calls work(0) … work(count − 1) on up to `jobs` threads, and take(result) with each result on
/// the calling thread, in that order, as soon as the earlier ones are there. While it waits it
/// calls idle(how many are done) ten times a second. What work() throws is thrown again here. No
/// more than `ahead` pieces are begun before the first of them is taken, so that memory does not
/// grow with a slow reader; take() may return false to say that no more is wanted.
template <typename Work, typename Take, typename Idle>
void in_order(std::size_t count, std::size_t jobs, const Work& work, const Take& take,
              const Idle& idle, std::size_t ahead = static_cast<std::size_t>(-1)) {
  using Result = decltype(work(std::size_t{}));
  struct Piece {
    std::optional<Result> result;
    std::exception_ptr error;
    bool done = false;
  };
  std::vector<Piece> pieces(std::min(count, ahead));  // piece i stands at i % size
  std::mutex mutex;
  std::condition_variable changed, room;
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0, taken = 0;
  bool stopped = false;

  const auto work_on = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      {
        std::unique_lock lock(mutex);
        room.wait(lock, [&] { return stopped || i - taken < pieces.size(); });
        if (stopped) return;
      }
      Piece filled;
      try {
        filled.result = work(i);
      } catch (...) {
        filled.error = std::current_exception();
      }
      filled.done = true;
      const std::lock_guard lock(mutex);
      pieces[i % pieces.size()] = std::move(filled);
      ++done;
      changed.notify_one();
    }
  };

  std::vector<std::jthread> threads;
  const auto stop_all = [&] {
    const std::lock_guard lock(mutex);
    stopped = true;
    next = count;
    room.notify_all();
  };
  struct Stop {
    const decltype(stop_all)& now;
    ~Stop() { now(); }  // before the threads are joined, where take() threw
  } const stop{stop_all};
  try {
    while (threads.size() < std::min(jobs, count)) threads.emplace_back(work_on);
  } catch (const std::system_error&) {
    // The system gives no more threads; those that run will do.
  }
  const auto wanted = [&](Result&& result) {
    if constexpr (std::is_same_v<decltype(take(std::move(result))), bool>) {
      return take(std::move(result));
    } else {
      take(std::move(result));
      return true;
    }
  };
  if (threads.empty()) {
    for (std::size_t i = 0; i < count && wanted(work(i)); ++i) {
    }
    return;
  }

  constexpr std::chrono::milliseconds kPatience(100);
  for (std::size_t i = 0; i < count; ++i) {
    Piece& piece = pieces[i % pieces.size()];
    std::unique_lock lock(mutex);
    while (!changed.wait_for(lock, kPatience, [&] { return piece.done; })) {
      const std::size_t so_far = done;
      lock.unlock();
      idle(so_far);
      lock.lock();
    }
    Piece one = std::exchange(piece, Piece{});
    taken = i + 1;
    room.notify_all();
    lock.unlock();
    if (one.error) std::rethrow_exception(one.error);
    if (!wanted(std::move(*one.result))) return;
  }
}

}  // namespace soem
