// SPDX-License-Identifier: MIT
//
// The least that writing a sweep could cost: as many bytes, in pieces of 1 MiB, and nothing else.
//
//   raw_write FILE BYTES
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: raw_write FILE BYTES\n");
    return 2;
  }
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  const std::vector<char> piece(kPiece, 'x');
  const int file = open(words[1], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return 4;
  for (std::size_t left = std::strtoull(words[2], nullptr, 10); left > 0;) {
    const ssize_t written = write(file, piece.data(), std::min(left, kPiece));
    if (written <= 0) return 4;
    left -= static_cast<std::size_t>(written);
  }
  return close(file) == 0 ? 0 : 4;
}
