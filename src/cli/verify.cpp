#include "cli/verify.h"

#include "check/walk.h"
#include "cli/proving.h"
#include "exhaust/check.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

using text::Json;
using text::Place;

// States of one part that are tried: a second or two for all parts of back pain.
constexpr std::size_t most_states = 3'000;

// Every place at which the two differ, down to what has no parts.
void compare(const Place& claimed, const Json& found) {
  const Json& json = *claimed.json;
  const bool same_parts = json.kind == found.kind && json.items.size() == found.items.size();
  if (same_parts && !json.items.empty()) {
    for (std::size_t i = 0; i < json.items.size(); ++i) {
      // Another version of the solver may prove the same.
      if (json.items[i].key == "solver" && found.items[i].key == "solver") continue;
      if (json.items[i].key == found.items[i].key) compare(claimed.item(i), found.items[i]);
      else claimed.item(i).problem("other-proof", {"a certificate has \"", found.items[i].key, "\" here"});
    }
    return;
  }
  if (json != found)
    claimed.problem("other-proof", {"this is not what was found now: write the certificate anew, with --certificate"});
}

// Each property that the certificate claims and that some state breaks is a problem.
std::string try_states(const Place& root, std::string_view dir) {
  check::Folder folder(dir);
  const exhaust::Subject subject(folder);
  if (subject.protocol.actions.size() > exhaust::max_actions) return "it has too many actions for states to be tried";
  std::size_t states = 0, left_out = 0;
  const std::vector<exhaust::Result> results = exhaust::check_parts(subject, most_states, states, left_out);
  check::each(root, "properties", [&](const Place& property) {
    for (const exhaust::Result& result : results)
      if (!result.holds() && result.property == property.json->text_of("id") && property.json->flag_of("holds"))
        property.problem("tried-otherwise", {"\"", result.broken.begin()->first, "\" breaks it: see redflag prove"});
  });
  return text::join({text::to_text(states), " states tried one by one, in parts of at most ",
                     text::to_text(most_states), "; ", text::to_text(left_out), " parts have more"});
}

bool is_stale(const Place& root, std::string_view sha256) {
  if (root.json->text_of("sha256") == sha256) return false;
  const Place place = root.json->member("sha256") == nullptr ? root : root.member("sha256");
  place.problem("stale-certificate", {"it is of another protocol.json than the one here: prove it anew"});
  return true;
}

}  // namespace

std::string verify(check::File& certificate, const Proved& proved) {
  const Place root = certificate.root();
  if (is_stale(root, proved.sha256)) return "nothing was tried";
  for (const prove::Result& result : proved.proof.results)
    if (result.undecided != 0) {
      root.problem("not-decided", {"there was no time to prove \"", prove::name_of(result.property),
                                   "\" again, so nothing can be said of the whole: give more --seconds"});
      return "nothing was tried";
    }
  Report report;
  const std::string text = cli::certificate(proved);
  const text::Document found = text::parse_json(text, report);
  compare(root, found.root);
  return try_states(root, proved.dir);
}

void verify_anew(check::File& certificate, check::Folder& folder, std::string_view dir) {
  if (!folder.sound) return;
  Proving proving(folder, dir);
  if (is_stale(certificate.root(), proving.begun().sha256)) return;
  constexpr unsigned seconds = 300;
  prove::Settings settings;
  settings.seconds = seconds;
  verify(certificate, proving.run(settings));
}

}  // namespace redflag::cli
