// SPDX-License-Identifier: MIT
#include "short_path.hpp"

#include "soem/text/utf8.hpp"

namespace soem {

std::string short_path(const std::string& path, std::size_t width) {
  const std::string label = printable(path);
  if (display_width(label) <= width) return label;
  std::size_t from = label.size() - width + 1;
  while ((static_cast<unsigned char>(label[from]) & 0xC0) == 0x80) ++from;  // not inside a letter
  return "…" + label.substr(from);
}

}  // namespace soem
