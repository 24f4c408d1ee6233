// Numbers, exactly: each question's range, cut wherever a condition could tell two numbers apart.
#pragma once

#include <vector>

#include "prove/world.h"

namespace redflag::prove {

std::vector<Cell> cut(const Question& question, const Worry& worry, std::vector<double> bounds);

// The least and the greatest numbers that findings on each question name.
std::vector<std::vector<double>> bounds_by_question(const Protocol& protocol, const Claims& claims);

}  // namespace redflag::prove
