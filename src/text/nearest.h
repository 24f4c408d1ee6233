// "Did you mean": only for those who write rules. The engine inside the files for pages goes without (REDFLAG_TERSE).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/json.h"

namespace redflag::text {

#ifdef REDFLAG_TERSE
template <class Names>
constexpr std::string_view nearest(std::string_view, const Names&) {
  return {};
}
#else
// The end of a message: `; did you mean "…"?`, or nothing where no name is near enough to be a slip of this one.
std::string nearest(std::string_view name, const std::vector<std::string_view>& names);
// Names separated by blanks.
std::string nearest(std::string_view name, std::string_view names);
// The ids of the items of a list; none of a list that is not there.
std::string nearest(std::string_view name, const Json* list);
#endif

}  // namespace redflag::text
