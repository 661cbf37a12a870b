# SPDX-License-Identifier: MIT
#
# The libraries, as Debian packages them. A missing one is named by its package; nothing is downloaded.

function(soem_missing library debian_package)
  message(FATAL_ERROR "soem needs ${library}, which was not found.\n"
                      "On Debian 12:  apt-get install ${debian_package}\n"
                      "All packages at once:  apt-get install $(cat .ci/packages)")
endfunction()

function(soem_find package debian_package)
  find_package(${package} ${ARGN} CONFIG QUIET)
  if(NOT ${package}_FOUND)
    soem_missing(${package} ${debian_package})
  endif()
endfunction()

soem_find(fmt libfmt-dev)
soem_find(yaml-cpp libyaml-cpp-dev)
soem_find(CLI11 libcli11-dev)
soem_find(Boost libboost-dev)  # headers: accumulators, the numbers of Sobol points
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

# Debian has no static libfmt, so a static program compiles fmt itself, at several seconds a file.
add_library(soem_fmt INTERFACE)
if(SOEM_STATIC)
  target_link_libraries(soem_fmt INTERFACE fmt::fmt-header-only)
else()
  target_link_libraries(soem_fmt INTERFACE fmt::fmt)
endif()
add_library(soem::fmt ALIAS soem_fmt)

# Newer yaml-cpp has a namespaced target. A static program needs the archive, which Debian ships beside the
# shared library without a target of its own.
add_library(soem_yaml INTERFACE)
add_library(soem::yaml ALIAS soem_yaml)
if(SOEM_STATIC)
  find_library(SOEM_YAML_ARCHIVE NAMES libyaml-cpp.a REQUIRED)
  get_target_property(SOEM_YAML_INCLUDE yaml-cpp INTERFACE_INCLUDE_DIRECTORIES)
  target_include_directories(soem_yaml SYSTEM INTERFACE ${SOEM_YAML_INCLUDE})
  target_link_libraries(soem_yaml INTERFACE ${SOEM_YAML_ARCHIVE})
elseif(TARGET yaml-cpp::yaml-cpp)
  target_link_libraries(soem_yaml INTERFACE yaml-cpp::yaml-cpp)
else()
  target_link_libraries(soem_yaml INTERFACE yaml-cpp)
endif()

# SHA-256. Debian's libmd has no CMake package; the archive serves static and ordinary programs alike.
find_path(SOEM_MD_INCLUDE sha2.h)
find_library(SOEM_MD_ARCHIVE NAMES libmd.a)
if(NOT SOEM_MD_INCLUDE OR NOT SOEM_MD_ARCHIVE)
  soem_missing(libmd libmd-dev)
endif()
add_library(soem_md INTERFACE)
add_library(soem::md ALIAS soem_md)
target_include_directories(soem_md SYSTEM INTERFACE ${SOEM_MD_INCLUDE})
target_link_libraries(soem_md INTERFACE ${SOEM_MD_ARCHIVE})
