# A tool for the tests that runs the enumerator by itself: build/*/redflag_exhaust.
add_executable(redflag_exhaust tests/prove/exhaust.cpp)
target_link_libraries(redflag_exhaust PRIVATE redflag_cli)
