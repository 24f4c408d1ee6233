// The subject of the properties: a protocol, and those parts of its folder that the engine does not need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/folder.h"
#include "core/answers.h"
#include "exhaust/order.h"

namespace redflag::exhaust {

struct Floor {
  std::string_view id;
  Index when = none;          // condition of Subject::said
  Index at_least = none;      // disposition
  Index asked_of_all = none;  // condition of Subject::asked_of_all
};

// Where a property is meant not to hold.
struct Exception {
  std::string_view property, of;
  Index where = none;  // condition of Subject::said; none = everywhere
};

struct Subject {
  // Of a folder whose protocol is sound, and which outlives this. What is wrong with floors or exceptions goes to its report.
  explicit Subject(check::Folder& from);

  // The truths of `said` for these answers.
  [[nodiscard]] std::vector<Truths> judge_said(const Answers& answers) const;
  // Is there an exception for a change of this finding, for those on either side of it? `option` may be empty.
  [[nodiscard]] bool excepted(std::string_view property, std::string_view of, std::string_view option,
                              const Answers& before, const Answers& after) const;
  [[nodiscard]] bool excepted(std::string_view property, std::string_view of, const Answers& answers) const {
    return excepted(property, of, {}, answers, answers);
  }
  // The options of a question that its `when`s do not rule out.
  [[nodiscard]] Options offered(Index question, const Answers& answers) const;
  // Is this what somebody could have said: no option that is not offered?
  [[nodiscard]] bool sayable(const Answers& answers) const;
  [[nodiscard]] bool is_booking(Index action) const;
  // In an emergency: does this begin with reading, or is the first call or way that of a doctor, a nurse or a surgeon?
  [[nodiscard]] bool is_slow(const std::vector<Index>& actions) const;

  // Does care that cannot wait tell by itself where to go or whom to call, which in an emergency is no office?
  [[nodiscard]] bool says_where(const Disposition& disposition) const;

  const check::Folder& folder;
  const text::Json& json;
  const Protocol& protocol;
  std::vector<Order> orders;  // by question
  Protocol said;              // the questions with the conditions of floors and exceptions instead of those of rules
  Protocol asked_of_all;      // the same without any `when`, and with the conditions of floors alone
  std::vector<Floor> floors;
  std::vector<Exception> exceptions;

 private:
  void read_as_asked_of_all();
};

}  // namespace redflag::exhaust
