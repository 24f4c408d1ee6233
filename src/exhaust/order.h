// How worrying the answers to one question are: what `reassuring`, `mildest` and the order of options in protocol.json say.
#pragma once

#include "core/answers.h"
#include "core/protocol.h"
#include "text/json.h"

namespace redflag::exhaust {

class Order {
 public:
  // `json` is the question in protocol.json.
  Order(const Question& question, const text::Json& json);

  // Is `more` a more worrying answer than `less`? Both are given, or the question is a checklist, where an answer that is
  // missing is not sure of every option. Ticks that are offered compare one by one: no, declined, not sure, yes; where a
  // tick reassures, yes, declined, not sure, no. Numbers on either side of the mildest do not compare.
  [[nodiscard]] bool more_worrying(const Answer& less, const Answer& more, Options offered) const;

  // Among the given answers that can be chosen from these options. A number may be the most worrying at both its ends.
  [[nodiscard]] bool is_least(const Answer& answer, Options offered) const;
  [[nodiscard]] bool is_most(const Answer& answer, Options offered) const;
  // Is `other` the same but for what is in doubt, and there the least, the most or whatever worrying instead?
  enum class Instead : std::uint8_t { least, most, any };
  [[nodiscard]] bool instead_of_doubt(const Answer& doubtful, const Answer& other, Options offered, Instead what) const;
  // The least worrying answer; absent when there is none.
  [[nodiscard]] Answer least(Options offered) const;

  [[nodiscard]] bool detail() const { return detail_; }
  [[nodiscard]] Options reassuring() const { return reassuring_; }
  [[nodiscard]] double mildest_low() const { return low_; }
  [[nodiscard]] double mildest_high() const { return high_; }

 private:
  [[nodiscard]] double distance(double number) const;

  const Question& question_;
  Options reassuring_ = 0;
  bool detail_ = false;
  double low_ = 0, high_ = 0;
};

}  // namespace redflag::exhaust
