// The form of protocol.json and words/<lang>.json as data: the tables that place.h checks against. The same as
// rules/protocol.schema.json and rules/words.schema.json say to editors; tests hold the two together.
#pragma once

#include "text/place.h"

namespace redflag::text {

inline constexpr const char* kinds = "yes-no choice checklist number";     // QuestionKind
inline constexpr const char* urgencies = "emergency urgent soon routine";  // Urgency
inline constexpr const char* action_kinds = "call go do book learn";

namespace format {

using enum Field::How;
inline constexpr std::uint8_t some = required | list, many = required | filled;

inline constexpr Field strings = {"sources", Type::text, list};

inline constexpr Field action[] = {{"id", Type::id},
                                   {"kind", Type::one_of, required, action_kinds},
                                   {"phone", Type::words, optional},
                                   {"excludes", Type::refer, list, "actions"},
                                   strings};

inline constexpr Field disposition[] = {{"id", Type::id},
                                        {"urgency", Type::one_of, required, urgencies},
                                        {"actions", Type::refer, some, "actions"},
                                        strings};

inline constexpr Field option[] = {{"id", Type::id},
                                   {"when", Type::any, optional},
                                   {"reassuring", Type::flag, optional},
                                   {"sensitive", Type::flag, optional},
                                   strings};

inline constexpr Field question[] = {{"id", Type::id},
                                     {"kind", Type::one_of, required, kinds},
                                     {"options", Type::object, filled, nullptr, option},
                                     {"min", Type::number, optional},
                                     {"max", Type::number, optional},
                                     {"whole", Type::flag, optional},
                                     {"unit", Type::words, optional},
                                     {"mildest", Type::any, optional},
                                     {"when", Type::any, optional},
                                     {"reassuring", Type::flag, optional},
                                     {"sensitive", Type::flag, optional},
                                     {"fixed", Type::flag, optional},
                                     {"rows", Type::flag, optional},
                                     {"detail", Type::flag, optional},
                                     strings};

inline constexpr Field term[] = {{"id", Type::id}, {"is"}};

inline constexpr Field rule[] = {{"id", Type::id},
                                 {"when"},
                                 {"then", Type::refer, required, "dispositions"},
                                 {"unsure", Type::refer, optional, "dispositions"},
                                 {"declined", Type::refer, optional, "dispositions"},
                                 {"actions", Type::refer, list, "actions"},
                                 {"booking", Type::one_of, optional, "closed"},
                                 strings,
                                 {"decisions", Type::text, list}};

inline constexpr Field floor[] = {
    {"id", Type::id}, {"when"}, {"atLeast", Type::refer, required, "dispositions"}, strings};

inline constexpr Field protocol[] = {{"$schema", Type::text, optional},
                                     {"id", Type::id},
                                     {"version", Type::text},
                                     {"intendedUse", Type::any, optional},
                                     {"unsure", Type::refer, optional, "dispositions"},
                                     {"dispositions", Type::object, many, nullptr, disposition},
                                     {"screens", Type::refers, many, "questions"},
                                     {"questions", Type::object, many, nullptr, question},
                                     {"terms", Type::object, list, nullptr, term},
                                     {"rules", Type::object, many, nullptr, rule},
                                     {"actions", Type::object, many, nullptr, action},
                                     {"floors", Type::object, list, nullptr, floor},
                                     {"exceptions", Type::any, optional}};

// Conditions, each told by its first key.
inline constexpr Field all[] = {{"all", Type::any, many}};
inline constexpr Field any[] = {{"any", Type::any, many}};
inline constexpr Field at_least[] = {{"atLeast", Type::number}, {"of", Type::any, many}};
inline constexpr Field negation[] = {{"not"}};
inline constexpr Field named[] = {{"term", Type::refer, required, "terms"}};
inline constexpr Field in_range[] = {
    {"question", Type::refer, required, "questions"}, {"min", Type::number, optional}, {"max", Type::number, optional}};
inline constexpr Field is_option[] = {{"question", Type::refer, required, "questions"}, {"is"}};

inline constexpr Field option_words[] = {
    {"label", Type::words}, {"sign", Type::words}, {"findings", Type::id, filled}, {"together", Type::words, optional}};
inline constexpr Field question_words[] = {{"ask", Type::words},
                                           {"hint", Type::words, optional},
                                           {"why", Type::words, optional},
                                           {"sign", Type::words, optional},
                                           {"unit", Type::words, optional},
                                           {"options", Type::entries, optional, "options", option_words},
                                           {"other", Type::any, optional}};
inline constexpr Field disposition_words[] = {{"level", Type::words},
                                              {"heading", Type::words},
                                              {"text", Type::words, many},
                                              {"because", Type::words, optional},
                                              {"other", Type::any, optional}};
inline constexpr Field action_words[] = {{"label", Type::words},
                                         {"find", Type::words, optional},
                                         {"search", Type::words, optional},
                                         {"text", Type::words, filled},
                                         {"other", Type::any, optional}};
inline constexpr Field words[] = {{"$schema", Type::text, optional},
                                  {"lang", Type::words},
                                  {"dir", Type::one_of, required, "ltr rtl"},
                                  {"ui", Type::any},
                                  {"questions", Type::entries, required, "questions", question_words},
                                  {"dispositions", Type::entries, required, "dispositions", disposition_words},
                                  {"actions", Type::entries, required, "actions", action_words}};

}  // namespace format
}  // namespace redflag::text
