# The proofs. Only the native tool has them: they need Z3, which has no CMake files of its own in every distribution.
find_path(Z3_INCLUDE_DIR z3++.h REQUIRED)
find_library(Z3_LIBRARY z3 REQUIRED)
set(PROVE_NAMES advice ahead alive attain booking cells claims compare conditions dead decides details ends floors formulas limit midway monotone needless net person precise prove prover
    query reasons road shown speech standing stop unknown world)
list(TRANSFORM PROVE_NAMES REPLACE "(.+)" "src/prove/\\1.cpp" OUTPUT_VARIABLE PROVE_SOURCES)
add_library(redflag_prove STATIC ${PROVE_SOURCES})
target_include_directories(redflag_prove SYSTEM PUBLIC ${Z3_INCLUDE_DIR})
find_package(Threads REQUIRED)
target_link_libraries(redflag_prove PUBLIC redflag_core ${Z3_LIBRARY} Threads::Threads)
# In g++'s -Wconversion there is none of it, and Z3's vectors are indexed by unsigned numbers.
target_compile_options(redflag_prove PUBLIC $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>)
