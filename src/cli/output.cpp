// SPDX-License-Identifier: MIT
#include "soem/cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <utility>

#include "soem/cli/cli.hpp"
#include "soem/cli/progress.hpp"

namespace soem {
namespace {

// The one unfinished file, where a signal handler can find it: it may touch nothing that allocates.
std::array<char, PATH_MAX> unfinished_path;
volatile std::sig_atomic_t unfinished = 0;

void remember_unfinished(const std::string& path) {
  if (path.size() >= unfinished_path.size()) return;
  std::memcpy(unfinished_path.data(), path.c_str(), path.size() + 1);
  unfinished = 1;
}

extern "C" void interrupted(int signal) {
  if (unfinished) unlink(unfinished_path.data());
  clear_progress_of_interrupted();
  _exit(128 + signal);
}

/// The file behind symbolic links, there or not yet, so that renaming replaces the file and not the
/// link.
std::string resolved(std::filesystem::path path) {
  constexpr int kMostLinks = 40;
  std::error_code none;
  for (int links = 0; links < kMostLinks && std::filesystem::is_symlink(path, none); ++links) {
    path = path.parent_path() / std::filesystem::read_symlink(path, none);
  }
  return path.string();
}

}  // namespace

Output::Output(std::string path) : path_(std::move(path)) {
  if (path_.empty()) {
    file_ = STDOUT_FILENO;
    return;
  }
  struct stat status {};
  const bool exists = stat(path_.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    file_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) fail(errno);
    return;
  }
  path_ = resolved(path_);
  partial_ = path_ + ".XXXXXX";
  file_ = mkostemp(partial_.data(), O_CLOEXEC);
  if (file_ < 0) {
    partial_.clear();
    fail(errno);
    return;
  }
  remember_unfinished(partial_);
  const mode_t mask = umask(0);
  umask(mask);
  const mode_t mode = exists ? status.st_mode & 07777u : 0666u & ~mask;
  if (fchmod(file_, mode) != 0) fail(errno);
}

Output::~Output() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) close(file_);
  if (!partial_.empty()) unlink(partial_.c_str());
  unfinished = 0;
}

WriteResult Output::fail(int error_number) {
  error_ = std::strerror(error_number);
  return WriteResult::Failed;
}

WriteResult Output::write(std::string_view text) {
  if (!error_.empty()) return WriteResult::Failed;
  while (!text.empty()) {
    const ssize_t count = ::write(file_, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE) return WriteResult::ReaderGone;
    if (count < 0) return fail(errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return WriteResult::Ok;
}

WriteResult Output::finish() {
  if (!error_.empty()) return WriteResult::Failed;
  if (!partial_.empty() && fsync(file_) != 0) return fail(errno);
  const int file = std::exchange(file_, -1);
  // Some file systems report a full disk only when the file is closed.
  if (close(file) != 0) return fail(errno);
  if (partial_.empty()) return WriteResult::Ok;
  if (rename(partial_.c_str(), path_.c_str()) != 0) return fail(errno);
  partial_.clear();
  unfinished = 0;
  return WriteResult::Ok;
}

int report_failure(const Output& output, const std::string& path, Diagnostics& diagnostics) {
  diagnostics.report(
      MessageId::CannotWrite, std::nullopt,
      fmt::format("cannot write {}: {}", path.empty() ? "to standard output" : "'" + path + "'",
                  output.error()));
  return kCannotReadOrWrite;
}

int deliver(std::string_view text, const std::string& path, Diagnostics& diagnostics) {
  Output output(path);
  WriteResult result = output.write(text);
  if (result == WriteResult::Ok) result = output.finish();
  return result == WriteResult::Failed ? report_failure(output, path, diagnostics) : kDone;
}

bool overwrites_input(const std::string& output, std::span<const std::string> inputs,
                      Diagnostics& diagnostics, std::string_view what, std::string_view option) {
  std::error_code none;  // a file that is not there is nobody's input
  if (output.empty() || !std::filesystem::is_regular_file(output, none)) return false;
  for (const std::string& file : inputs) {
    if (file == "-" || !std::filesystem::equivalent(file, output, none)) continue;
    diagnostics.report(MessageId::BadOptionValue, std::nullopt,
                       fmt::format("option '--{}' names the {} '{}' itself", option, what, file),
                       "choose another file for the result");
    return true;
  }
  return false;
}

void install_signal_handlers() {
  std::signal(SIGPIPE, SIG_IGN);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    // nohup and background jobs of a shell ask for these to be ignored; so they stay.
    if (std::signal(signal, interrupted) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}

}  // namespace soem
