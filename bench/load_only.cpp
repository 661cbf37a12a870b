// SPDX-License-Identifier: MIT
//
// The floor of a cold start: a static program that loads a YAML file the usual way, and does
// nothing with it.
#include <yaml-cpp/yaml.h>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  return YAML::LoadFile(argv[1]).IsMap() ? 0 : 1;
}
