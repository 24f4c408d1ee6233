// A verb that answers the lines of standard input, on any input.
#pragma once

#include "cli/arguments.h"
#include "target.h"

namespace redflag::fuzz {

// Runs it on these bytes as standard input. It may find them wrong, but must not call them unreadable, and answers every line
// that is not blank by one of JSON.
void run_on_lines(int (*verb)(const cli::Arguments&), const std::uint8_t* data, std::size_t size);

}  // namespace redflag::fuzz
