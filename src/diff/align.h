// Two versions of a protocol brought into one form, so that they can be held against each other: the same questions, options,
// dispositions and actions in the same order, whichever version has them.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/problem.h"
#include "core/protocol.h"
#include "prove/claims.h"
#include "text/json.h"

namespace redflag::diff {

// What the new version has comes first, as it stands there; then what only the old one has. Patients say
// what either version lets them say; the one that does not ask it does not hear it. So care that a question or an option gave
// and that went with it is seen as lowered. A question that has become one of another kind is another question; the old one's
// id then ends in "-before".
class Aligned {
 public:
  // Trees of two protocols that were read without a problem. They outlive this.
  Aligned(const text::Json& old_root, const text::Json& new_root);
  Aligned(const Aligned&) = delete;
  Aligned& operator=(const Aligned&) = delete;

  Protocol before, after;
  prove::Claims claims;  // which answer is worse, as the new version says
  // Ids of questions, options (question/option), dispositions and actions that one version has.
  std::vector<std::string> only_before, only_after;

 private:
  void rename_other_kinds();
  void merge_questions();
  static void show_last(text::Json& root, const text::Json& own);
  static void merge_options(text::Json& question, const text::Json& now, const text::Json* was, const text::Json* of);
  static void tell_options(const text::Json& has, const text::Json& lacks, std::vector<std::string>& ids);
  void merge_list(const char* list);
  void offer_to_all();

  text::Json old_, new_;
  std::size_t asked_ = 0;  // how many questions the new version has
  std::deque<std::string> ids_;
  text::Document old_document_, new_document_;
  Report report_;
};

}  // namespace redflag::diff
