// Redflag: a few plain questions, and where and how soon to get care. The one header that users of the C++ library
// include; this is the tour.
//
//   redflag::text::read_protocol   protocol.json as text → Protocol, or every problem in it
//   redflag::text::read_answers    {"question": answer} as text → Answers, or every problem in them
//   redflag::step                  Protocol, Answers → the next screen, or the end of the interview
//   redflag::assess                Protocol, Answers → the disposition, the rules behind it, the actions
//   redflag::come_back_if          what single change would have led somewhere more urgent
//
// Everything is a plain value, nothing keeps state, nothing throws. A Protocol never changes once read, so one may serve
// any number of threads. Answers are three-valued: what is not sure, declined or missing is never a "no".
#pragma once

#include "core/answers.h"
#include "core/evaluate.h"
#include "core/interview.h"
#include "core/problem.h"
#include "core/protocol.h"
#include "text/read_answers.h"
#include "text/read_protocol.h"
