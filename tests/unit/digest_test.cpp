// SPDX-License-Identifier: MIT
#include "soem/load/digest.hpp"

#include <gtest/gtest.h>

namespace soem {
namespace {

// NIST FIPS 180-4, example values; the empty message is in the NIST test vectors
// (SHA256ShortMsg.rsp).
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, IsTheSamePieceByPiece) {
  Sha256 digest;
  EXPECT_EQ(Sha256().digits(), sha256(""));
  for (const char* const piece : {"a", "", "bc"}) digest.add(piece);
  EXPECT_EQ(digest.digits(), sha256("abc"));
}

}  // namespace
}  // namespace soem
