// The properties of states that differ in one answer: monotone, unknown-is-safe, details-count-worst.
#include <algorithm>

#include "exhaust/check.h"

namespace redflag::exhaust {
namespace {

// All states that are alike but for the answer to one question, by its digit.
struct Column {
  const Trial& trial;
  Index question;
  std::size_t base;  // the one without an answer
  Options offered;

  [[nodiscard]] const std::vector<Answer>& answers() const { return trial.space.digits(question); }
  [[nodiscard]] std::size_t state(std::size_t digit) const { return base + digit * trial.space.weight(question); }
  [[nodiscard]] bool given(std::size_t digit) const {
    return answers()[digit].kind == Answer::Kind::given && trial.outcomes.sayable(state(digit));
  }
  [[nodiscard]] Index disposition(std::size_t digit) const { return trial.outcomes.disposition(state(digit)); }
  [[nodiscard]] Urgency urgency(std::size_t digit) const {
    return trial.subject.protocol.dispositions[disposition(digit)].urgency;
  }
  [[nodiscard]] const Order& order() const { return trial.subject.orders[question]; }
};

template <class Visit>
void each_column(const Trial& trial, const Visit& visit) {
  for (Index question = 0; question < trial.subject.protocol.questions.size(); ++question) {
    if (trial.space.digits(question).size() == 1) continue;
    const bool all = trial.subject.protocol.questions[question].option_whens.empty();
    for (std::size_t base = 0; base < trial.space.size(); ++base) {
      if (trial.space.digit(base, question) != 0 || !trial.outcomes.sayable(base)) continue;
      visit(Column{trial, question, base,
                   all ? all_options(trial.subject.protocol.questions[question])
                       : trial.subject.offered(question, trial.space.of(base))});
    }
  }
}

// An answer that is not sure has no option of its own; two answers may differ in several.
bool excepted(const Column& column, std::string_view property, std::size_t from, std::size_t to) {
  const Subject& subject = column.trial.subject;
  const Question& question = subject.protocol.questions[column.question];
  const Answers before = column.trial.space.of(column.state(from)), after = column.trial.space.of(column.state(to));
  if (subject.excepted(property, question.id, "", before, after)) return true;
  const Answer &a = column.answers()[from], &b = column.answers()[to];
  const Options differ = a.ticked ^ b.ticked;
  for (Index option = 0; option < question.options.size(); ++option)
    if ((differ >> option & 1U) != 0 &&
        subject.excepted(property, question.id, question.options[option], before, after))
      return true;
  return false;
}

void report(Result& result, const Column& column, std::size_t from, std::size_t to) {
  if (excepted(column, result.property, from, to)) return;
  result.breaks(column.trial.subject.protocol.questions[column.question].id,
                {column.trial.space.of(column.state(from)), column.trial.space.of(column.state(to))});
}

// Doubt is no less urgent than the least worrying answers, and no more urgent than the most worrying ones; declined is no more
// urgent than not sure.
void compare_doubt(Result& result, const Column& column, std::size_t doubt) {
  std::size_t worst = 0;
  const auto declined = [&](std::size_t digit) { return column.answers()[digit].kind == Answer::Kind::declined; };
  for (std::size_t i = 0; i < column.answers().size(); ++i) {
    if (declined(i) && !declined(doubt) && column.disposition(i) < column.disposition(doubt))
      report(result, column, i, doubt);
    if (!column.given(i)) continue;
    const Answer& answer = column.answers()[i];
    if (column.order().is_least(answer, column.offered) && column.disposition(i) < column.disposition(doubt))
      report(result, column, i, doubt);
    if (column.order().is_most(answer, column.offered) &&
        (worst == 0 || column.disposition(i) < column.disposition(worst)))
      worst = i;
  }
  if (worst != 0 && column.disposition(doubt) < column.disposition(worst)) report(result, column, doubt, worst);
}

// Calls visit(doubtful, other) for every two sayable answers to a question of which the other has something certain in place
// of a doubt.
template <class Visit>
void each_doubt(const Column& column, Order::Instead what, const Visit& visit) {
  for (std::size_t doubtful = 0; doubtful < column.answers().size(); ++doubtful)
    for (std::size_t other = 1; other < column.answers().size(); ++other)
      if (column.trial.outcomes.sayable(column.state(doubtful)) && column.trial.outcomes.sayable(column.state(other)) &&
          column.order().instead_of_doubt(column.answers()[doubtful], column.answers()[other], column.offered, what))
        visit(doubtful, other);
}

}  // namespace

Result monotone(const Trial& trial) {
  Result result{"monotone", {}};
  each_column(trial, [&](const Column& column) {
    const bool checklist = trial.subject.protocol.questions[column.question].kind == QuestionKind::checklist;
    const auto comparable = [&](std::size_t digit) { return checklist || column.given(digit); };
    for (std::size_t less = 0; less < column.answers().size(); ++less)
      for (std::size_t more = 0; more < column.answers().size(); ++more)
        if (comparable(less) && comparable(more) && trial.outcomes.sayable(column.state(less)) &&
            trial.outcomes.sayable(column.state(more)) && column.disposition(more) > column.disposition(less) &&
            column.order().more_worrying(column.answers()[less], column.answers()[more], column.offered))
          report(result, column, less, more);
    for (std::size_t i = 0; i < column.answers().size() && !checklist; ++i)
      if (column.answers()[i].kind != Answer::Kind::given) compare_doubt(result, column, i);
  });
  return result;
}

Result unknown_is_safe(const Trial& trial) {
  Result result{"unknown-is-safe", {}};
  each_column(trial, [&](const Column& column) {
    each_doubt(column, Order::Instead::least, [&](std::size_t doubtful, std::size_t other) {
      if (column.disposition(doubtful) > column.disposition(other)) report(result, column, other, doubtful);
    });
    each_doubt(column, Order::Instead::most, [&](std::size_t doubtful, std::size_t other) {
      if (column.urgency(other) < Urgency::soon && column.urgency(doubtful) == Urgency::routine)
        report(result, column, other, doubtful);
    });
  });
  return result;
}

Result details_count_worst(const Trial& trial) {
  Result result{"details-count-worst", {}};
  each_column(trial, [&](const Column& column) {
    if (!column.order().detail()) return;
    each_doubt(column, Order::Instead::any, [&](std::size_t doubtful, std::size_t other) {
      if (column.disposition(doubtful) > column.disposition(other)) report(result, column, doubtful, other);
    });
  });
  return result;
}

}  // namespace redflag::exhaust
