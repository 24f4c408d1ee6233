# The command-line tool, and as a library all of it but main, for the tests. None of this goes into the wasm.
set(CLI_NAMES arguments ask assess check diff digest excuses fhir guidance lines mutate opened output patient progress proof_json proof_text prove proving replay review states
    stream typed verify wording write_answers)
set(CHECK_NAMES check citations date decisions exceptions file filled floors folder form gaps hazards labels meaning mentions number review screens sha256 signed sources stated syntax
    unused vignettes words)
set(REVIEW_NAMES about content decisions dot flow graphviz hazards html markdown outcomes page population proof rules sentence signature stated
    statements style vignettes words)
set(FHIR_NAMES assessment bundle conditions enabled names question questionnaire rationale read_response response words)
set(MUTATE_NAMES conditions mutants mutate patients variant)
set(EXHAUST_NAMES changes check dead interview order outcomes reasons roads space states subject)
set(DIFF_NAMES align diff floors promises)
list(TRANSFORM CLI_NAMES REPLACE "(.+)" "src/cli/\\1.cpp" OUTPUT_VARIABLE CLI_SOURCES)
list(TRANSFORM REVIEW_NAMES REPLACE "(.+)" "src/review/\\1.cpp" OUTPUT_VARIABLE REVIEW_SOURCES)
list(TRANSFORM CHECK_NAMES REPLACE "(.+)" "src/check/\\1.cpp" OUTPUT_VARIABLE CHECK_SOURCES)

list(TRANSFORM MUTATE_NAMES REPLACE "(.+)" "src/mutate/\\1.cpp" OUTPUT_VARIABLE MUTATE_SOURCES)
list(TRANSFORM EXHAUST_NAMES REPLACE "(.+)" "src/exhaust/\\1.cpp" OUTPUT_VARIABLE EXHAUST_SOURCES)
list(TRANSFORM DIFF_NAMES REPLACE "(.+)" "src/diff/\\1.cpp" OUTPUT_VARIABLE DIFF_SOURCES)
list(TRANSFORM FHIR_NAMES REPLACE "(.+)" "src/fhir/\\1.cpp" OUTPUT_VARIABLE FHIR_SOURCES)

find_package(Threads REQUIRED)
add_library(redflag_cli STATIC ${CLI_SOURCES} ${CHECK_SOURCES} ${REVIEW_SOURCES} ${MUTATE_SOURCES} ${DIFF_SOURCES} ${FHIR_SOURCES}
    ${EXHAUST_SOURCES})
target_link_libraries(redflag_cli PUBLIC redflag_core redflag_prove Threads::Threads)

add_executable(redflag src/cli/main.cpp)
target_link_libraries(redflag PRIVATE redflag_cli)
target_compile_definitions(redflag PRIVATE REDFLAG_VERSION="${PROJECT_VERSION}")
