# The enumerator, and a tool for the tests that runs it: build/*/redflag_exhaust. No part of redflag itself.
find_package(Threads REQUIRED)
set(EXHAUST_NAMES changes check dead interview order outcomes reasons roads space states subject)
list(TRANSFORM EXHAUST_NAMES REPLACE "(.+)" "src/exhaust/\\1.cpp" OUTPUT_VARIABLE EXHAUST_SOURCES)
add_executable(redflag_exhaust tests/prove/exhaust.cpp ${EXHAUST_SOURCES})
target_link_libraries(redflag_exhaust PRIVATE redflag_cli Threads::Threads)
