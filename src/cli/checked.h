// A folder with everything that is wrong with it: what its form shows, and what takes a solver.
#pragma once

#include <string_view>
#include <vector>

#include "check/check.h"
#include "prove/conditions.h"

namespace redflag::cli {

inline std::vector<check::Located> checked(check::Folder& folder, std::string_view today) {
  if (folder.sound) prove::check_conditions(folder.protocol.root(), folder.values);
  return check::check_folder(folder, today);
}

}  // namespace redflag::cli
