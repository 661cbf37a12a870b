// SPDX-License-Identifier: MIT
#include "soem/load/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "soem/load/yaml.hpp"

namespace soem {

std::variant<std::string, ReadFailure> read_file(const std::string& path) {
  return read_file(path, kMostBytes);
}

std::variant<std::string, ReadFailure> read_file(const std::string& path, std::size_t most) {
  const bool standard_input = path == "-";
  const int file = standard_input ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return ReadFailure{std::strerror(errno)};
  std::string text;
  std::array<char, 1 << 16> buffer;
  int error = 0;
  while (text.size() <= most) {
    const ssize_t count = read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) error = errno;
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  if (!standard_input) close(file);
  if (error != 0) return ReadFailure{std::strerror(error)};
  return text;
}

}  // namespace soem
