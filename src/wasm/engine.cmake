# The engine for JavaScript from the same sources: engine.mjs + engine.wasm for pages, engine-full the same with columns
# (core/columns.h) and more help for those who write rules, for which no page has to pay, and engine-js.mjs, the full one for where WebAssembly is refused. And the
# core tests as wasm, for Node.

# The system's headers come in one library at a time: /usr/include as a whole would hide Emscripten's own.
set(SYSTEM_INCLUDE ${CMAKE_BINARY_DIR}/system-include)
find_path(NLOHMANN_INCLUDE nlohmann/json.hpp REQUIRED NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include)
find_path(CATCH2_INCLUDE catch2/catch.hpp NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include)
file(MAKE_DIRECTORY ${SYSTEM_INCLUDE})
file(CREATE_LINK ${NLOHMANN_INCLUDE}/nlohmann ${SYSTEM_INCLUDE}/nlohmann SYMBOLIC)
include_directories(SYSTEM ${SYSTEM_INCLUDE})
include_directories(src)

# What each of these saves is in the comments of the files named; all were measured after brotli.
set(ENGINE_COMPILE
    -Oz -flto # -O2 costs 5.4 kB
    -finline-functions # before 3.1.30 -Oz keeps every small function by itself: 0.6 kB more, and half as fast
    -fno-exceptions -fno-rtti -DEMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0
    -DNDEBUG -DJSON_NOEXCEPTION -DJSON_NO_IO)
set(ENGINE_LINK
    -Oz -flto
    --closure=1
    -sMINIMAL_RUNTIME=1 # 1.3 kB of glue
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web # Node too: engine.js hands over the bytes
    -sDYNAMIC_EXECUTION=0 # strict CSP
    -sFILESYSTEM=0 -sTEXTDECODER=2
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=1MB -sTOTAL_STACK=256KB
    -sMALLOC=none # memory.cpp
    -sEXPORTED_FUNCTIONS=_malloc,_free)
set(ENGINE_JS_LINK -sWASM=0)
foreach(function strtod strtof strtold strtoll strtoull snprintf vsnprintf) # libc.cpp
  list(APPEND ENGINE_LINK -Wl,--wrap=${function})
endforeach()

set(ENGINE_SOURCES ${CORE_SOURCES} src/wasm/libc.cpp src/wasm/types.cpp)
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.30)
  # Only Embind's JavaScript is linked; types.cpp stands for its C++ half.
  list(APPEND ENGINE_COMPILE -DREDFLAG_EMBIND_3_1_6)
  list(APPEND ENGINE_LINK --js-library=${EMSCRIPTEN_ROOT_PATH}/src/embind/embind.js
       --js-library=${EMSCRIPTEN_ROOT_PATH}/src/embind/emval.js
       --pre-js=${CMAKE_SOURCE_DIR}/src/wasm/closure-names.js)
  list(APPEND ENGINE_JS_LINK --memory-init-file=0) # one file; later versions know no other way
else()
  list(APPEND ENGINE_LINK -lembind -fno-rtti)
  # Emscripten's libraries use these names without declaring that they need them.
  if(EMSCRIPTEN_VERSION VERSION_LESS 4.0)
    list(APPEND ENGINE_LINK "-sDEFAULT_LIBRARY_FUNCS_TO_INCLUDE=$GenericWireTypeSize")
  else()
    list(APPEND ENGINE_LINK -Wl,-u,__cxa_increment_exception_refcount)
  endif()
endif()

# `engine_pages` leaves out what helps only those who write rules.
add_library(engine_pages OBJECT ${ENGINE_SOURCES})
target_compile_definitions(engine_pages PRIVATE REDFLAG_TERSE)
add_library(engine_whole OBJECT ${ENGINE_SOURCES} ${AUTHOR_SOURCES})
foreach(objects engine_pages engine_whole)
  target_compile_options(${objects} PRIVATE ${ENGINE_COMPILE})
endforeach()

function(add_engine name objects)
  add_executable(${name} $<TARGET_OBJECTS:${objects}> src/wasm/bindings.cpp src/wasm/memory.cpp)
  target_compile_options(${name} PRIVATE ${ENGINE_COMPILE})
  target_link_options(${name} PRIVATE ${ENGINE_LINK} ${ARGN})
  set_target_properties(${name} PROPERTIES SUFFIX .mjs LINK_DEPENDS ${CMAKE_SOURCE_DIR}/src/wasm/closure-names.js)
endfunction()
add_engine(engine engine_pages)
set(HEAP ${CMAKE_SOURCE_DIR}/src/wasm/heap.js)
add_engine(engine-full engine_whole --pre-js=${HEAP})
add_engine(engine-js engine_whole --pre-js=${HEAP} ${ENGINE_JS_LINK})
foreach(name engine-full engine-js)
  target_compile_definitions(${name} PRIVATE REDFLAG_FULL)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${HEAP})
endforeach()
find_program(WASM_OPT wasm-opt HINTS ${EMSCRIPTEN_ROOT_PATH}/../bin)
if(WASM_OPT AND EMSCRIPTEN_VERSION VERSION_LESS 3.1.30)
  # Control flow made anew, then small again: 0.4 kB after brotli. Later versions do as well by themselves.
  foreach(name engine engine-full)
    add_custom_command(TARGET ${name} POST_BUILD VERBATIM
      COMMAND ${WASM_OPT} --flatten --rereloop -Oz -Oz ${name}.wasm -o ${name}.wasm)
  endforeach()
endif()

if(REDFLAG_TESTS)
  # Not shipped: the engine in which a test may have any allocation fail. EM_JS gets lost in -flto.
  add_engine(engine-failing engine_pages)
  target_compile_definitions(engine-failing PRIVATE REDFLAG_FAILING)
  add_library(failing OBJECT tests/engine/failing.cpp)
  target_link_libraries(engine-failing PRIVATE failing)
endif()

if(REDFLAG_TESTS AND CATCH2_INCLUDE)
  enable_testing()
  file(CREATE_LINK ${CATCH2_INCLUDE}/catch2 ${SYSTEM_INCLUDE}/catch2 SYMBOLIC)
  add_executable(core_tests ${CORE_TESTS} ${CORE_SOURCES} ${AUTHOR_SOURCES})
  target_compile_definitions(core_tests PRIVATE REDFLAG_ROOT="${CMAKE_SOURCE_DIR}")
  target_compile_options(core_tests PRIVATE -fexceptions)
  target_link_options(core_tests PRIVATE -fexceptions -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1MB)
  add_test(NAME core_tests_in_wasm COMMAND node --no-experimental-fetch $<TARGET_FILE:core_tests> -w NoTests)
elseif(REDFLAG_TESTS)
  # Catch2 3 comes compiled for this machine alone. `dev test core` counts what is missing as a failure.
  message(WARNING "Catch2 2's single header is not here: the core tests are not built as wasm")
endif()
