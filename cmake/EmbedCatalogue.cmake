# SPDX-License-Identifier: MIT
#
# Writes the catalogue's files into one source file, as text:
#   cmake -DROOT=data -DOUTPUT=built_in.cpp -P EmbedCatalogue.cmake

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*.yaml)
list(SORT files)
set(code "// Made by cmake/EmbedCatalogue.cmake from the files under data/.\n"
         "#include \"load/built_in_catalogue.hpp\"\n\nnamespace soem {\nnamespace {\n\n"
         "constexpr BuiltInFile kFiles[] = {\n")
string(CONCAT code ${code})
foreach(path IN LISTS files)
  file(READ ${ROOT}/${path} text)
  # What C++ promises to take in one literal.
  string(LENGTH "${text}" length)
  if(length GREATER 60000 OR text MATCHES "\\)soem\"")
    message(FATAL_ERROR "${ROOT}/${path} cannot be put into a string literal; split it")
  endif()
  string(APPEND code "    {\"${path}\", R\"soem(${text})soem\"},\n")
endforeach()
string(APPEND code "};\n\n}  // namespace\n\n"
       "std::span<const BuiltInFile> built_in_files() { return kFiles; }\n\n"
       "}  // namespace soem\n")
file(WRITE ${OUTPUT} "${code}")
