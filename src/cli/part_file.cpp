// SPDX-License-Identifier: MIT
#include "soem/cli/part_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "soem/shard/bytes.hpp"

namespace soem {
namespace {

constexpr std::string_view kMagic = "soem part 1\n";
constexpr std::string_view kAnyMagic = "soem part ";
/// By SectionKind; the last one holds the digest.
constexpr std::array<std::string_view, 6> kTags = {"head", "text", "rows", "draw", "tall", "done"};
constexpr std::size_t kTagSize = 4, kHeaderSize = kTagSize + 8, kDigestSize = 64;

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), error_(file_ < 0 ? errno : 0) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Bytes of a regular file; empty for anything else, and where it cannot be read.
  std::optional<std::uint64_t> size() {
    struct stat status {};
    if (error_ != 0) return std::nullopt;
    if (fstat(file_, &status) != 0) error_ = errno;
    if (error_ != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
  }

  /// Fills `to` from `offset` on; false where there is less, or an error.
  bool read(char* to, std::size_t size, std::uint64_t offset) {
    while (size > 0) {
      const ssize_t count = pread(file_, to, size, static_cast<off_t>(offset));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) error_ = errno;
      if (count <= 0) return false;
      to += count;
      size -= static_cast<std::size_t>(count);
      offset += static_cast<std::uint64_t>(count);
    }
    return true;
  }

  [[nodiscard]] int error() const { return error_; }

 private:
  int file_;
  int error_;
};

std::string section_header(std::string_view tag, std::uint64_t size) {
  ByteWriter out;
  out.number(size);
  return std::string(tag) + out.take();
}

constexpr std::string_view kCutShort = "it is cut short";
constexpr std::string_view kAltered = "its contents do not match its digest";

/// One pass over a file: its sections, and whether it is whole. What is wrong, or nothing.
std::string_view walk(OpenFile& file, std::uint64_t size,
                      std::vector<PartFile::Section>& sections) {
  std::string magic(std::min<std::uint64_t>(size, kMagic.size()), '\0');
  if (!file.read(magic.data(), magic.size(), 0)) return kCutShort;
  if (magic != kMagic) {
    return magic.starts_with(kAnyMagic) ? "it has a format that this soem does not read"
                                        : "it does not begin like a part";
  }
  Sha256 digest;
  digest.add(magic);
  std::vector<char> buffer(std::size_t{1} << 20);
  for (std::uint64_t at = kMagic.size();;) {
    if (size - at < kHeaderSize) return kCutShort;
    std::array<char, kHeaderSize> header;
    if (!file.read(header.data(), header.size(), at)) return kCutShort;
    const std::string_view words(header.data(), header.size());
    const std::uint64_t length = ByteReader(words.substr(kTagSize)).number();
    const auto tag = std::find(kTags.begin(), kTags.end(), words.substr(0, kTagSize));
    if (tag == kTags.end()) return kAltered;
    at += kHeaderSize;
    if (size - at < length) return kCutShort;
    if (*tag == kTags.back()) {
      std::string stated(kDigestSize, '\0');
      if (length != kDigestSize || size - at != kDigestSize) return kAltered;
      if (!file.read(stated.data(), stated.size(), at)) return kCutShort;
      return stated == digest.digits() ? "" : kAltered;
    }
    digest.add(words);
    sections.push_back({static_cast<SectionKind>(tag - kTags.begin()), at, length});
    for (const std::uint64_t end = at + length; at < end;) {
      const auto some = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), end - at));
      if (!file.read(buffer.data(), some, at)) return kCutShort;
      digest.add({buffer.data(), some});
      at += some;
    }
  }
}

}  // namespace

WriteResult PartWriter::write(std::string_view bytes) {
  digest_.add(bytes);
  return output_.write(bytes);
}

WriteResult PartWriter::begin(const PartHead& head, const PartTexts& texts) {
  WriteResult result = write(kMagic);
  if (result == WriteResult::Ok) result = section(SectionKind::Head, encode(head));
  if (result == WriteResult::Ok && head.shard.number == 1) {
    result = section(SectionKind::Texts, encode(texts));
  }
  return result;
}

WriteResult PartWriter::section(SectionKind kind, std::string_view bytes) {
  const WriteResult result =
      write(section_header(kTags[static_cast<std::size_t>(kind)], bytes.size()));
  return result == WriteResult::Ok ? write(bytes) : result;
}

WriteResult PartWriter::finish() {
  const WriteResult result =
      output_.write(section_header(kTags.back(), kDigestSize) + digest_.digits());
  return result == WriteResult::Ok ? output_.finish() : result;
}

std::optional<PartFile> PartFile::open(const std::string& path, Diagnostics& diagnostics) {
  OpenFile file(path);
  PartFile out;
  out.path_ = path;
  const auto size = file.size();
  std::string_view fault = "it is no regular file";
  if (size) fault = walk(file, *size, out.sections_);
  if (file.error() != 0) {
    diagnostics.report(MessageId::CannotRead, std::nullopt,
                       fmt::format("cannot read '{}': {}", path, std::strerror(file.error())));
    return std::nullopt;
  }
  if (fault.empty() && (out.sections_.empty() || out.sections_[0].kind != SectionKind::Head)) {
    fault = kAltered;
  }
  if (fault.empty()) {
    const auto head = out.read(out.sections_[0]);
    auto decoded = head ? decode_part_head(*head) : std::nullopt;
    if (decoded) {
      out.head_ = std::move(*decoded);
    } else {
      fault = kAltered;
    }
  }
  if (fault.empty()) return out;
  report_bad_part(path, fault, diagnostics);
  return std::nullopt;
}

std::optional<std::string> PartFile::read(const Section& section) const {
  OpenFile file(path_);
  const auto size = file.size();
  if (!size || section.offset > *size || section.size > *size - section.offset) return std::nullopt;
  std::string out(static_cast<std::size_t>(section.size), '\0');
  if (!file.read(out.data(), out.size(), section.offset)) return std::nullopt;
  return out;
}

void report_bad_part(const std::string& path, std::string_view why, Diagnostics& diagnostics) {
  diagnostics.report(MessageId::BadPart, std::nullopt,
                     fmt::format("'{}' is no sound part of a job: {}", path, why),
                     "parts are what 'soem simulate' and 'soem sweep' write with --shard");
}

}  // namespace soem
