#include "mutate/patients.h"

#include <algorithm>

#include "check/walk.h"
#include "core/evaluate.h"
#include "text/read_answers.h"
#include "text/write.h"

namespace redflag::mutate {
namespace {

std::vector<std::string_view> texts(const std::vector<text::Json>& list) {
  std::vector<std::string_view> texts;
  texts.reserve(list.size());
  for (const text::Json& item : list) texts.push_back(item.text);
  return texts;
}

// Does the protocol do with the patient, whose answers were judged, what the vignette says of disposition, rules, actions
// and booking?
bool keeps_word(const Evaluation& judged, const Patient& patient) {
  const Protocol& protocol = judged.protocol;
  const Outcome outcome = assess(judged);
  if (outcome.disposition > patient.lowest || outcome.disposition < patient.highest) return false;
  const bool cannot_wait = protocol.dispositions[outcome.disposition].urgency < Urgency::soon;
  if (patient.booking_closed != (outcome.booking_closed && !cannot_wait)) return false;
  if (!std::equal(outcome.rules.begin(), outcome.rules.end(), patient.rules.begin(), patient.rules.end(),
                  [&](Index rule, std::string_view id) { return protocol.rules[rule].id == id; }))
    return false;
  return std::all_of(patient.actions.begin(), patient.actions.end(), [&](std::string_view id) {
    return std::any_of(outcome.actions.begin(), outcome.actions.end(),
                       [&](Index action) { return protocol.actions[action] == id; });
  });
}

}  // namespace

std::vector<Patient> read_patients(check::Folder& folder) {
  std::vector<Patient> patients;
  if (!folder.vignettes.document.whole) return patients;
  const text::Json& dispositions = *folder.json->member("dispositions");
  check::each(folder.vignettes.root(), "vignettes", [&](const text::Place& place) {
    const text::Json& json = *place.json;
    Patient patient;
    patient.id = json.text_of("id");
    check::with(place, "answers",
                [&](const text::Place& given) { patient.answers = text::read_answers(folder.values, given); });
    patient.lowest = dispositions.index_of(json.text_of("lowest"));
    patient.highest = dispositions.index_of(json.text_of("highest"));
    patient.rules = texts(json.list_of("rules"));
    patient.actions = texts(json.list_of("actions"));
    patient.booking_closed = !json.text_of("booking").empty();
    for (std::size_t i = 0; i < patient.stated.size(); ++i) patient.stated[i] = check::stated(json, i);
    patients.push_back(std::move(patient));
  });
  return patients;
}

std::string who_notices(const Variant& variant, const std::vector<Patient>& patients) {
  // One for all: patients have most of their answers in common.
  Evaluation evaluation(variant.protocol);
  for (const Patient& patient : patients) {
    evaluation.judge(patient.answers);
    if (!keeps_word(evaluation, patient)) return std::string(patient.id);
  }
  // Statements last: they take longer to judge.
  Report unread;
  std::optional<check::Floors> floors;
  for (const Patient& patient : patients)
    for (std::size_t i = 0; i < patient.stated.size(); ++i) {
      if (!patient.stated[i]) continue;
      if (!floors) floors.emplace(text::Place(variant.document.root, unread), variant.protocol);
      if (*patient.stated[i] != check::found(i, variant.protocol, variant.document.root, *floors, patient.answers))
        return text::join({patient.id, ", ", check::statements[i].key});
    }
  return {};
}

}  // namespace redflag::mutate
