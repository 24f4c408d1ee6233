#include "text/nearest.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::text {
namespace {

// No list of names is longer than what a protocol may hold, and no name that is a slip is longer than this.
constexpr std::size_t longest = 64;

// Letters put in, left out, changed, or swapped with the next.
std::size_t slips(std::string_view one, std::string_view other) {
  std::vector<std::size_t> before, last, row(other.size() + 1);
  for (std::size_t k = 0; k < row.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    before = std::move(last);
    last = row;
    row[0] = i;
    for (std::size_t k = 1; k <= other.size(); ++k) {
      const bool same = one[i - 1] == other[k - 1];
      row[k] = std::min({last[k] + 1, row[k - 1] + 1, last[k - 1] + (same ? 0 : 1)});
      if (i > 1 && k > 1 && one[i - 1] == other[k - 2] && one[i - 2] == other[k - 1])
        row[k] = std::min(row[k], before[k - 2] + 1);
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string_view>& names) {
  if (name.size() > longest) return {};
  // A slip for every three letters; what is as far as that from everything is another word.
  std::size_t fewest = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::string_view found;
  for (const std::string_view other : names) {
    if (other.empty() || other.size() > longest) continue;
    const std::size_t count = slips(name, other);
    if (count >= fewest || count >= other.size()) continue;
    fewest = count;
    found = other;
  }
  return found.empty() ? std::string() : join({"; did you mean \"", found, "\"?"});
}

std::string nearest(std::string_view name, std::string_view names) {
  std::vector<std::string_view> list;
  while (!names.empty()) {
    list.push_back(names.substr(0, names.find(' ')));
    names.remove_prefix(std::min(list.back().size() + 1, names.size()));
  }
  return nearest(name, list);
}

std::string nearest(std::string_view name, const Json* list) {
  std::vector<std::string_view> ids;
  if (list != nullptr)
    for (const Json& item : list->items) ids.push_back(item.text_of("id"));
  return nearest(name, ids);
}

}  // namespace redflag::text
