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
#include <vector>

#include "soem/cli/arguments.hpp"

namespace soem {

/// How many threads `--jobs` asks for, by default as many as the machine runs at once; empty, with
/// a diagnostic, where it is no such number.
[[nodiscard]] std::optional<std::size_t> jobs_of(const Invocation& invocation,
                                                 Diagnostics& diagnostics);

/// Calls work(0) … work(count − 1) on up to `jobs` threads, and take(result) with each result on
/// the calling thread, in that order, as soon as the earlier ones are there. While it waits it
/// calls idle(how many are done) ten times a second. What work() throws is thrown again here.
template <typename Work, typename Take, typename Idle>
void in_order(std::size_t count, std::size_t jobs, const Work& work, const Take& take,
              const Idle& idle) {
  using Result = decltype(work(std::size_t{}));
  struct Piece {
    std::optional<Result> result;
    std::exception_ptr error;
    bool done = false;
  };
  std::vector<Piece> pieces(count);
  std::mutex mutex;
  std::condition_variable changed;
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;

  const auto work_on = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      Piece filled;
      try {
        filled.result = work(i);
      } catch (...) {
        filled.error = std::current_exception();
      }
      filled.done = true;
      const std::lock_guard lock(mutex);
      pieces[i] = std::move(filled);
      ++done;
      changed.notify_one();
    }
  };

  std::vector<std::jthread> threads;
  struct Stop {
    std::atomic<std::size_t>& next;
    std::size_t count;
    ~Stop() { next = count; }  // before the threads are joined, where take() threw
  } const stop{next, count};
  try {
    while (threads.size() < std::min(jobs, count)) threads.emplace_back(work_on);
  } catch (const std::system_error&) {
    // The system gives no more threads; those that run will do.
  }
  if (threads.empty()) work_on();

  constexpr std::chrono::milliseconds kPatience(100);
  for (Piece& piece : pieces) {
    std::unique_lock lock(mutex);
    while (!changed.wait_for(lock, kPatience, [&] { return piece.done; })) {
      const std::size_t so_far = done;
      lock.unlock();
      idle(so_far);
      lock.lock();
    }
    lock.unlock();
    if (piece.error) std::rethrow_exception(piece.error);
    take(std::move(*piece.result));
    piece.result.reset();
  }
}

}  // namespace soem
