// Alone in its file: Catch2's main takes 20 s to compile (measured).
#define CATCH_CONFIG_MAIN
#include "catch.h"
