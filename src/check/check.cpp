#include "check/check.h"

#include <algorithm>

#include "check/citations.h"
#include "check/decisions.h"
#include "check/exceptions.h"
#include "check/floors.h"
#include "check/form.h"
#include "check/gaps.h"
#include "check/hazards.h"
#include "check/meaning.h"
#include "check/mentions.h"
#include "check/review.h"
#include "check/screens.h"
#include "check/unused.h"
#include "check/vignettes.h"
#include "check/words.h"

namespace redflag::check {

void check_protocol(const text::Place& root, const Protocol& protocol) {
  const Mentions mentions(protocol);
  check_meaning(root, protocol);
  check_screens(root, protocol, mentions);
  check_used(root, protocol, mentions);
  check_exceptions(root, protocol);
  check_gaps(root, protocol, mentions);
}

std::vector<Located> check_folder(Folder& folder, std::string_view today) {
  File& protocol = folder.protocol;
  const text::Place root = protocol.root();
  if (folder.json != nullptr) check_form(root);
  const std::size_t before = protocol.report.found();
  const Floors floors(root, folder.values);
  const bool floors_sound = folder.sound && protocol.report.found() == before;
  if (folder.sound) check_protocol(root, folder.values);
  const Decisions decisions = read_decisions(folder.decisions);
  check_citations(folder, decisions, today);
  check_languages(folder, decisions);
  check_vignettes(folder, floors_sound ? &floors : nullptr);
  check_review(folder, today);
  check_hazards(folder);
  return collect(folder.files());
}

// The same place and code is the same problem: what several readers pass by is told by each of them.
std::vector<Located> collect(const std::vector<const File*>& files) {
  std::vector<Located> all;
  for (const File* file : files) {
    const std::size_t begin = all.size();
    for (const Problem& problem : file->report.problems) {
      const bool once = problem.code == "empty";  // however it is put
      const auto same = [&](const Located& other) {
        return other.problem->pointer == problem.pointer && other.problem->code == problem.code &&
               (once || other.problem->message == problem.message);
      };
      if (std::none_of(all.begin() + static_cast<std::ptrdiff_t>(begin), all.end(), same))
        all.push_back({file->path, &problem});
    }
  }
  return all;
}

}  // namespace redflag::check
