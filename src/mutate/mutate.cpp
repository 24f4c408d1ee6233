#include "mutate/mutate.h"

#include <algorithm>
#include <initializer_list>
#include <mutex>

#include "core/evaluate.h"
#include "mutate/parallel.h"
#include "mutate/patients.h"
#include "mutate/variant.h"
#include "text/write.h"

namespace redflag::mutate {
namespace {

using prove::Property;

// The quick ones first. That there are words does not depend on what is changed.
constexpr Property properties[] = {Property::floors,          Property::floors_are_asked, Property::booking_is_shut,
                                   Property::unknown_is_safe, Property::monotone,         Property::details_count_worst,
                                   Property::advice_agrees,   Property::net_is_exact,     Property::reasons_suffice,
                                   Property::nothing_is_dead, Property::stop_is_sound};

bool is_any(Property property, std::initializer_list<Property> others) {
  return std::find(others.begin(), others.end(), property) != others.end();
}

// The others do not look at what such a mistake changes.
bool could_notice(Property property, Reach reach) {
  switch (reach) {
    case Reach::rules: return true;
    case Reach::floors: return is_any(property, {Property::floors, Property::floors_are_asked});
    case Reach::advice:
      return is_any(property, {Property::booking_is_shut, Property::unknown_is_safe, Property::advice_agrees,
                               Property::nothing_is_dead});
    case Reach::order:
      return is_any(property, {Property::stop_is_sound, Property::nothing_is_dead, Property::reasons_suffice,
                               Property::net_is_exact});
  }
  return true;
}

class Court {
 public:
  explicit Court(check::Folder& folder) : root_(*folder.json), original_(root_) {
    for (const Patient& patient : read_patients(folder)) {
      if (who_notices(original_, {patient}).empty()) patients_.push_back(patient);
      else aside_.emplace_back(patient.id);
    }
    for (const check::File& words : folder.words) words_.push_back(&words.document);
    refused_ = original_.refusals(words_);
  }

  [[nodiscard]] Judgement judge(const std::function<void(std::size_t, std::size_t)>& judged) {
    Judgement judgement;
    judgement.vignettes_aside = aside_;
    std::vector<char> broken(std::size(properties), 0);
    in_parallel(broken.size(), [&](std::size_t i) { broken[i] = original_.breaks(properties[i]) ? 1 : 0; });
    for (std::size_t i = 0; i < broken.size(); ++i) {
      if (broken[i] == 0) held_.push_back(properties[i]);
      else judgement.properties_aside.emplace_back(prove::name_of(properties[i]));
    }
    for (Mutant& mutant : mutants_of(root_)) judgement.mutants.push_back({std::move(mutant), {}});
    std::mutex guard;
    std::size_t done = 0;
    in_parallel(judgement.mutants.size(), [&](std::size_t i) {
      judgement.mutants[i].verdict = judge(judgement.mutants[i].mutant);
      const std::lock_guard<std::mutex> lock(guard);
      judged(++done, judgement.mutants.size());
    });
    return judgement;
  }

 private:
  [[nodiscard]] text::Json mutated(const Mutant& mutant) const {
    text::Json root = root_;
    mutant.make(root);
    return root;
  }

  [[nodiscard]] Verdict judge(const Mutant& mutant) const {
    const Variant variant(mutated(mutant));
    if (!variant.report.clean()) return {Fate::refused, std::string(variant.report.problems.front().code)};
    if (std::string by = who_notices(variant, patients_); !by.empty()) return {Fate::vignette, std::move(by)};
    if (const auto code = refusal(variant)) return {Fate::refused, std::string(*code)};
    Verdict verdict;
    if (mutant.reach <= Reach::advice) {
      verdict.patient = mutant.reach == Reach::rules    ? told_apart(original_, variant)
                        : mutant.reach == Reach::floors ? demanded_apart(original_, variant)
                                                        : advised_apart(original_, variant);
      if (!verdict.patient) return {Fate::equivalent};
    }
    for (const Property property : held_)
      if (could_notice(property, mutant.reach) && variant.breaks(property))
        return {Fate::proof, std::string(prove::name_of(property))};
    describe(verdict, mutant, variant);
    return verdict;
  }

  // The first code that `redflag check` has against the mutant and not, or not so often, against the protocol.
  [[nodiscard]] std::optional<std::string_view> refusal(const Variant& variant) const {
    const std::vector<std::string_view> codes = variant.refusals(words_);
    std::vector<std::string_view> more;
    std::set_difference(codes.begin(), codes.end(), refused_.begin(), refused_.end(), std::back_inserter(more));
    return more.empty() ? std::nullopt : std::optional<std::string_view>(more.front());
  }

  void describe(Verdict& verdict, const Mutant& mutant, const Variant& variant) const {
    if (mutant.reach == Reach::rules) {
      const Outcome before = assess(original_.protocol, *verdict.patient),
                    after = assess(variant.protocol, *verdict.patient);
      verdict.before = in_words(original_.protocol, before, after);
      verdict.after = in_words(variant.protocol, after, before);
      return;
    }
    if (verdict.patient && tell_apart(verdict, variant, *verdict.patient)) return;
    for (const Patient& patient : patients_)
      if (tell_apart(verdict, variant, patient.answers)) {
        verdict.vignette = patient.id;
        verdict.patient = patient.answers;
        return;
      }
  }

  // The first of what vignettes may state that is not the same, with the lines in which the two differ.
  bool tell_apart(Verdict& verdict, const Variant& variant, const Answers& answers) const {
    Report unread;
    const check::Floors before(text::Place(original_.document.root, unread), original_.protocol);
    const check::Floors after(text::Place(variant.document.root, unread), variant.protocol);
    for (std::size_t i = 0; i < std::size(check::statements); ++i) {
      const check::Lines was = check::found(i, original_.protocol, original_.document.root, before, answers);
      const check::Lines now = check::found(i, variant.protocol, variant.document.root, after, answers);
      if (was == now) continue;
      verdict.before = lines_without(was, now);
      verdict.after = lines_without(now, was);
      verdict.statement = check::statements[i].key;
      return true;
    }
    return false;
  }

  // All of them where they only stand in another order.
  static std::string lines_without(const check::Lines& lines, const check::Lines& others) {
    std::string some, all;
    for (const std::string& line : lines) {
      all += text::join({all.empty() ? "" : ", ", line});
      if (std::find(others.begin(), others.end(), line) == others.end())
        some += text::join({some.empty() ? "" : ", ", line});
    }
    return !some.empty() ? some : lines.size() == others.size() ? all : "";
  }

  // The disposition, and what else there is to tell it from the other outcome.
  static std::string in_words(const Protocol& protocol, const Outcome& outcome, const Outcome& other) {
    std::string words(protocol.dispositions[outcome.disposition].id);
    if (outcome.booking_closed != other.booking_closed)
      words += outcome.booking_closed ? ", booking closed" : ", booking open";
    for (const Index action : outcome.actions)
      if (std::find(other.actions.begin(), other.actions.end(), action) == other.actions.end())
        words += text::join({", ", protocol.actions[action]});
    return words;
  }

  const text::Json& root_;
  const Variant original_;
  std::vector<Patient> patients_;
  std::vector<std::string> aside_;
  std::vector<const text::Document*> words_;
  std::vector<std::string_view> refused_;
  std::vector<Property> held_;
};

}  // namespace

Judgement judge_mutants(check::Folder& folder, const std::function<void(std::size_t, std::size_t)>& judged) {
  const prove::Claims claims = prove::read_claims(folder.protocol.root(), folder.values);
  Court court(folder);
  const bool vignettes = !folder.vignettes.readable || folder.vignettes.report.clean();
  if (!folder.protocol.report.clean() || !vignettes) return {};
  return court.judge(judged);
}

}  // namespace redflag::mutate
