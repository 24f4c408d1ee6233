#include "cli/excuses.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::cli {

std::vector<Excuse> excuses_of(const Proved& proved) {
  std::vector<Excuse> excuses;
  const std::vector<prove::Exception>& all = proved.claims.exceptions;
  std::size_t alternative = 0;
  for (std::size_t i = 0; i < all.size(); ++i, ++alternative) {
    if (i == 0 || all[i].declared != all[i - 1].declared) {
      excuses.push_back({all[i], false, {}});
      alternative = 0;
    }
    // A property that was not decided may need every exception.
    if (proved.proof.needed[i] != 0 || !proved.proof.decided(all[i].property)) excuses.back().needed = true;
    else if (all[i].option.empty()) excuses.back().idle.push_back(text::join({"any/", text::to_text(alternative)}));
    else excuses.back().idle.emplace_back(all[i].option);
  }
  // All of it is idle: then no part of it is worth a word.
  for (Excuse& excuse : excuses)
    if (!excuse.needed) excuse.idle.clear();
  return excuses;
}

}  // namespace redflag::cli
