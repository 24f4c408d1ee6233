#include "mutate/mutate.h"

#include <algorithm>
#include <mutex>

#include "check/file.h"
#include "core/evaluate.h"
#include "mutate/parallel.h"
#include "mutate/patients.h"
#include "mutate/variant.h"
#include "text/write.h"

namespace redflag::mutate {
namespace {

using prove::Property;

// Those that a mutant of the rules can break, the quick ones first. That it ends and that there are words does not depend on
// the rules.
constexpr Property properties[] = {
    Property::floors,        Property::floors_are_asked,    Property::booking_is_shut, Property::unknown_is_safe,
    Property::monotone,      Property::reasons_suffice,     Property::net_is_exact,    Property::nothing_is_dead,
    Property::stop_is_sound, Property::details_count_worst, Property::advice_agrees};

class Court {
 public:
  explicit Court(check::Folder& folder) : root_(*folder.json), original_(root_) {
    for (const Patient& patient : read_patients(folder)) {
      if (keeps_word(original_.protocol, patient)) patients_.push_back(patient);
      else aside_.emplace_back(patient.id);
    }
  }

  [[nodiscard]] Judgement judge(const std::function<void(std::size_t, std::size_t)>& judged) const {
    Judgement judgement;
    judgement.vignettes_aside = aside_;
    std::vector<Property> held;
    std::vector<char> broken(std::size(properties), 0);
    in_parallel(broken.size(), [&](std::size_t i) { broken[i] = original_.breaks(properties[i]) ? 1 : 0; });
    for (std::size_t i = 0; i < broken.size(); ++i) {
      if (broken[i] == 0) held.push_back(properties[i]);
      else judgement.properties_aside.emplace_back(prove::name_of(properties[i]));
    }
    for (Mutant& mutant : rule_mutants(root_)) judgement.mutants.push_back({std::move(mutant), {}});
    std::mutex guard;
    std::size_t done = 0;
    in_parallel(judgement.mutants.size(), [&](std::size_t i) {
      judgement.mutants[i].verdict = judge(judgement.mutants[i].mutant, held);
      const std::lock_guard<std::mutex> lock(guard);
      judged(++done, judgement.mutants.size());
    });
    judge_floors(judgement);
    return judgement;
  }

 private:
  [[nodiscard]] text::Json mutated(const Mutant& mutant) const {
    text::Json root = root_;
    mutant.make(root);
    return root;
  }

  [[nodiscard]] Verdict judge(const Mutant& mutant, const std::vector<Property>& held) const {
    const Variant variant(mutated(mutant));
    if (!variant.report.clean()) return {Fate::proof, "it cannot be read", {}, {}, {}};
    for (const Patient& patient : patients_)
      if (!keeps_word(variant.protocol, patient)) return {Fate::vignette, std::string(patient.id), {}, {}, {}};
    const std::optional<Answers> apart = told_apart(original_, variant);
    if (!apart) return {Fate::equivalent, {}, {}, {}, {}};
    for (const Property property : held)
      if (variant.breaks(property)) return {Fate::proof, std::string(prove::name_of(property)), {}, {}, {}};
    return survivor(variant, *apart);
  }

  [[nodiscard]] Verdict survivor(const Variant& variant, const Answers& patient) const {
    const Outcome before = assess(original_.protocol, patient), after = assess(variant.protocol, patient);
    return {
        Fate::survivor, {}, patient, said(original_.protocol, before, after), said(variant.protocol, after, before)};
  }

  // The disposition, and what else there is to tell it from the other outcome.
  static std::string said(const Protocol& protocol, const Outcome& outcome, const Outcome& other) {
    std::string said(protocol.dispositions[outcome.disposition].id);
    if (outcome.booking_closed != other.booking_closed)
      said += outcome.booking_closed ? ", booking closed" : ", booking open";
    for (const Index action : outcome.actions)
      if (std::find(other.actions.begin(), other.actions.end(), action) == other.actions.end())
        said += text::join({", ", protocol.actions[action]});
    return said;
  }

  void judge_floors(Judgement& judgement) const {
    const std::size_t rules = judgement.mutants.size();
    for (std::size_t i = 0; i < original_.claims.floors.size(); ++i) {
      const std::string_view id = original_.claims.floors[i].id;
      Mutant mutant{text::join({"/floors/", text::to_text(i)}), "dropped", text::join({"floor ", id}), {}};
      judgement.mutants.push_back({std::move(mutant), judge_floor(static_cast<Index>(i), judgement, rules)});
    }
  }

  [[nodiscard]] Verdict judge_floor(Index floor, const Judgement& judgement, std::size_t rules) const {
    const std::vector<prove::Floor>& floors = original_.claims.floors;
    for (const Patient& patient : patients_) {
      const std::vector<Truths> claimed = redflag::judge(original_.claims.conditions, patient.answers, Truth::unsure);
      const auto demands = [&](const prove::Floor& other) {
        return claimed[other.when] == Truth::yes && other.at_least <= floors[floor].at_least;
      };
      if (claimed[floors[floor].when] == Truth::yes && std::count_if(floors.begin(), floors.end(), demands) == 1)
        return {Fate::vignette, std::string(patient.id), {}, {}, {}};
    }
    const prove::Subject subject = original_.subject();
    const prove::World world(subject);
    const std::optional<Answers> held = prove::held_by_one_floor(world, floor);
    if (!held) return {Fate::equivalent, {}, {}, {}, {}};
    for (std::size_t i = 0; i < rules; ++i) {
      const Variant variant(mutated(judgement.mutants[i].mutant));
      if (!variant.report.clean() || judgement.mutants[i].verdict.fate == Fate::equivalent) continue;
      const std::vector<std::string> broken = variant.broken(Property::floors);
      if (broken.size() == 1 && broken.front() == floors[floor].id)
        return {Fate::proof, text::join({"floors, for ", judgement.mutants[i].mutant.pointer}), {}, {}, {}};
    }
    const Outcome outcome = assess(original_.protocol, *held);
    return {
        Fate::survivor, {}, held, said(original_.protocol, outcome, outcome), "anything: no other floor demands it"};
  }

  const text::Json& root_;
  const Variant original_;
  std::vector<Patient> patients_;
  std::vector<std::string> aside_;
};

}  // namespace

Judgement judge_mutants(check::Folder& folder, const std::function<void(std::size_t, std::size_t)>& judged) {
  const prove::Claims claims = prove::read_claims(folder.protocol.root(), folder.values);
  const Court court(folder);
  const bool vignettes = !folder.vignettes.readable || folder.vignettes.report.clean();
  if (!folder.protocol.report.clean() || !vignettes) return {};
  return court.judge(judged);
}

}  // namespace redflag::mutate
