// One function a verb. Each returns the exit status: 0 it holds, 1 something is wrong, 2 unreadable input.
#pragma once

#include "cli/arguments.h"

namespace redflag::cli {

int run_check(const Arguments& arguments);
int run_assess(const Arguments& arguments);
int run_ask(const Arguments& arguments);
int run_diff(const Arguments& arguments);
int run_digest(const Arguments& arguments);
int run_fhir(const Arguments& arguments);
int run_mutate(const Arguments& arguments);
int run_prove(const Arguments& arguments);
int run_replay(const Arguments& arguments);
int run_review(const Arguments& arguments);

}  // namespace redflag::cli
