// SPDX-License-Identifier: MIT
#include "soem/shard/bytes.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace soem {
namespace {

constexpr std::size_t kWord = 8;

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  for (std::size_t i = 0; i < kWord; ++i) {
    out_ += static_cast<char>(static_cast<unsigned char>((value >> (8 * i)) & 0xFF));
  }
}

void ByteWriter::small_number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) {
    out_ += static_cast<char>(static_cast<unsigned char>((value & 0x7F) | 0x80));
  }
  out_ += static_cast<char>(static_cast<unsigned char>(value));
}

void ByteWriter::real(double value) {
  // Which NaN it is depends on the processor.
  if (std::isnan(value)) value = std::numeric_limits<double>::quiet_NaN();
  number(std::bit_cast<std::uint64_t>(value));
}

void ByteWriter::reals(std::span<const double> values) {
  for (const double value : values) real(value);
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  out_ += value;
}

void ByteWriter::texts(std::span<const std::string> values) {
  number(values.size());
  for (const std::string& value : values) text(value);
}

bool ByteReader::has(std::uint64_t bytes) {
  if (sound_ && rest_.size() >= bytes) return true;
  sound_ = false;
  return false;
}

std::uint64_t ByteReader::number() {
  if (!has(kWord)) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = kWord; i-- > 0;) {
    value = (value << 8) | static_cast<unsigned char>(rest_[i]);
  }
  rest_.remove_prefix(kWord);
  return value;
}

std::uint64_t ByteReader::small_number() {
  constexpr unsigned kMostShift = 56;
  std::uint64_t value = 0;
  for (unsigned shift = 0; has(1); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
    if (shift == kMostShift) sound_ = false;
  }
  return 0;
}

double ByteReader::real() { return std::bit_cast<double>(number()); }

std::vector<double> ByteReader::reals(std::uint64_t count) {
  std::vector<double> out;
  if (count > rest_.size() / kWord) sound_ = false;
  if (!sound_) return out;
  out.reserve(static_cast<std::size_t>(count));
  for (std::uint64_t i = 0; i < count; ++i) out.push_back(real());
  return out;
}

std::string ByteReader::text() {
  const std::uint64_t size = number();
  if (!has(size)) return "";
  std::string out(rest_.substr(0, static_cast<std::size_t>(size)));
  rest_.remove_prefix(out.size());
  return out;
}

std::vector<std::string> ByteReader::texts() {
  std::vector<std::string> out(count(kWord));
  for (std::string& one : out) one = text();
  return out;
}

std::size_t ByteReader::count(std::size_t least) {
  const std::uint64_t value = number();
  if (value > rest_.size() / least) sound_ = false;
  return sound_ ? static_cast<std::size_t>(value) : 0;
}

}  // namespace soem
