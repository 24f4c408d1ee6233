// The page's own words: headings and fixed sentences. They are for clinicians and in English, whatever languages the
// visitors' words are in.
#pragma once

#include <string_view>

namespace redflag::review::phrase {

using Phrase = std::string_view;

// Headings, in the order of the page.
inline constexpr Phrase title = "Protocol for review: ", contents = "On this page", problems = "Problems to mend first",
                        about = "What this protocol is for", flow = "How the questions flow", rules = "Rules",
                        terms = "Terms that the rules use", floors = "Safety floors",
                        exceptions = "Declared exceptions", proof = "What was proved",
                        dispositions = "Where visitors are sent", actions = "What visitors are told to do",
                        words = "All words, side by side", statements = "Sources, sentence by sentence",
                        decisions = "Decisions and open points", vignettes = "Test patients",
                        population = "Simulated people", hazards = "What can go wrong: the safety case",
                        signature = "Review and signature";

// Status.
inline constexpr Phrase unsigned_yet = "Not yet reviewed by a clinician.", draft = "Draft", reviewed = "Reviewed",
                        version = "Version", status = "Status", author = "Author", reviewed_by = "Reviewed by",
                        reviewed_on = "Reviewed on", due = "Next review due by", printed = "Page made on",
                        digest = "SHA-256 of what is signed", intended = "Intended use", setting = "Setting",
                        not_for = "Not for", open_points = "Open points", test_patients = "Test patients";

inline constexpr Phrase proof_lead =
                            "Proved by a computer over every possible answer, not tried on examples. What is declared "
                            "as an exception is left "
                            "out. Solver:",
                        proof_of_other =
                            "This proof is of other rules than those on this page: it says nothing about them.",
                        proof_untrue =
                            "This proof says something else than was found when these rules were proved again: do not "
                            "rely on it.",
                        proved = "Proved", not_proved = "Not proved";

inline constexpr Phrase problems_lead =
    "redflag check finds these. A protocol with problems should not be signed. What they keep from being shown is left "
    "out.";
inline constexpr Phrase unsound = "This cannot be worked out until the problems at the top of the page are mended.";

// Flow.
inline constexpr Phrase
    picture_label = "The screens in order with arrows to where their answers can lead",
    picture_caption =
        "A solid arrow goes to the next screen. A dashed arrow goes to what a rule gives that can be "
        "decided at this screen. A screen with a dashed frame is not for everyone. What \"not sure\" leads to, and "
        "why, is in the list.",
    flow_lead =
        "A screen holds one question, or a few that stand together. The interview leaves out by itself every screen "
        "that could no "
        "longer make the result more urgent, and ends when none is left. \"I'm not sure\" is always "
        "offered and never counts as no.",
    asked_of_all = "Asked of everyone for whom it can still matter.", asked_if = "Asked only if ",
    offered_if = "offered only if ", why = "Why we ask", options = "Answers", leads_to = "Can lead to",
    leads_nowhere = "Leads to nothing by itself.",
    private_question = "Private: can be skipped, which never counts as no.",
    private_option = "can be skipped by itself, which never counts as no",
    detail = "A detail of signs that may be there: asked only then, and any doubt in it counts as its worst answer.",
    in_one = "several signs in one: ", rows = "each of these by itself: no, yes or not sure",
    together = " questions on one screen", lasting = "A fact that does not change soon: never a reason to come back.",
    yes_no = "yes, no", choice = "one of these", checklist = "any of these, or none of them",
    number_range = "a number from ", to = " to ", whole = ", whole";

// Rules.
inline constexpr Phrase rules_lead =
    "Every rule is judged by itself, and the most urgent result wins; the order of the rules has no effect. A rule is "
    "not "
    "sure when an answer it needs is missing, skipped or \"I'm not sure\"; where nothing but a skipped answer leaves "
    "it "
    "open, it may give less.";
inline constexpr Phrase opening = "If ", then = ", then ", then_block = "then ",
                        if_unsure = "If that is not sure: ", if_declined = "If only something skipped leaves it open: ",
                        means = " means: ", applies = " applies", sources = "Sources", decided = "Decisions",
                        changes = "Changes", also = "Also told", booking = "Booking",
                        booking_closed = "closed, whatever the result", conjunction = " and ", disjunction = " or ",
                        all_of = "all of these are so:", any_of = "at least one of these is so:",
                        at_least = "at least ", of_these = " of these are so:", not_so = "it is not so that ",
                        none_so = "this is not so:", or_more = " or more", or_less = " or less", from = "from ";
inline constexpr Phrase floors_lead =
    "What the sources demand, written down apart from the rules. Whatever the rules do, the result may never be less "
    "urgent.";
inline constexpr Phrase exceptions_lead =
    "What is proved of these rules holds everywhere but here. Each exception is meant, and argued in a decision.";
inline constexpr Phrase only_while = "Only while this is so or may be: ";
inline constexpr Phrase floor_then = "the result must be at least ";

// Results and actions.
inline constexpr Phrase dispositions_lead =
    "Most urgent first. The last one is given when no rule gives anything. Booking is closed for emergency and urgent "
    "results, opens after the call for soon, and is open for routine ones.";
inline constexpr Phrase urgency = "Urgency", given_by = "Given by", given_by_none = "No rule gives this.",
                        given_otherwise = "Given when no rule gives anything.", instructions = "Told",
                        because = "Because", kind = "Kind", used_in = "Used in", when_unsure = " (when not sure)",
                        when_declined = " (when skipped)";

// Kinds of action, in words.
inline constexpr Phrase kind_call = "a call: ", kind_go = "a place to go to", kind_do = "something to do or not to do",
                        kind_book = "a visit to book", kind_learn = "background, shown last and folded away";

// Words, sources, vignettes.
inline constexpr Phrase words_lead = "Everything a visitor can read. What stands in {braces} is put in by the page.";
inline constexpr Phrase word_questions = "Questions", word_dispositions = "Results", word_actions = "Actions",
                        word_ui = "The widget's own words", where = "Where it stands", no_word = "missing";
inline constexpr Phrase statement = "Statement", says = "What it says, in our own words", acts = "Where it acts",
                        waived = "Not used: ", nowhere = "Nowhere yet", read_on = "read", strength = "Strength",
                        act_rules = "Rules", act_floors = "Safety floors", act_questions = "Questions",
                        act_options = "Answers", act_dispositions = "Results", act_actions = "Actions",
                        act_patients = "Test patients";
inline constexpr Phrase vignettes_lead =
    "Made-up patients, and what the engine gives for them now. They agree when the result lies in the expected range, "
    "both "
    "for the answers as they stand and through the interview, and the rules, the actions and all else that is expected "
    "are so.";
inline constexpr Phrase agree = "Agrees", disagree = "Does not agree", out_of = " of ",
                        agreeing = " test patients agree.", age = "Age", answers = "Answers", result_now = "Result now",
                        expected = "Expected", rules_true = "Rules that are true", rules_unsure = "Rules not sure",
                        no_rules = "none", not_answered = "No answers.", stated_none = "none",
                        stated_floors = "Expected: safety floors that hold", stated_outcome = "Expected: what is told",
                        stated_asked = "Expected: screens in order",
                        stated_come_back = "Expected: what to come back for";

// Simulated people.
inline constexpr Phrase
    population_lead =
        "Not patients: people made up from published figures of how often those who ask for primary care because of "
        "back "
        "pain have or say each thing. Where nothing fitting is published the share is assumed, and the columns low, "
        "middle and high take all assumptions at the lower end of their range, in the middle and at the upper end. "
        "\"Older\" takes the ages of US clinics. A rule alone is one without which they would have been sent lower.",
    population_of_other = "Measured with another version:", population_sources = "Figures that it is made from";

// The safety case.
inline constexpr Phrase cause = "Cause", effect = "Effect", severity = "Severity", likelihood = "Likelihood",
                        risk = "Severity times likelihood", with_controls = "with the controls", controls = "Controls",
                        left_over = "What is left";

// Signature.
inline constexpr Phrase sign_lead =
    "By signing I say that I have read this protocol, that its content is in my judgment safe and right for its "
    "intended "
    "use, and that what I want changed is noted here or in the margin.";
inline constexpr Phrase
    name = "Name",
    licence = "License (kind, number, state)", date = "Date", signature_line = "Signature", notes = "Changes I ask for",
    file = "File",
    digest_lead =
        "What is signed is these files, byte by byte. The digest of all is the SHA-256 of the lines "
        "that sha256sum prints for them in this order. review.json is left out, for the signature is "
        "entered there.";

}  // namespace redflag::review::phrase
