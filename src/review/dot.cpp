#include "review/dot.h"

#include "check/filled.h"
#include "check/words.h"
#include "review/graphviz.h"
#include "review/phrases.h"
#include "review/sentence.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

constexpr std::size_t width = 30;  // letters a line: readable on A4

std::string_view colour(std::string_view urgency) {
  if (urgency == "emergency") return "#a4161a";
  if (urgency == "urgent") return "#9a4a00";
  if (urgency == "soon") return "#1f4e8c";
  return "#2b6a3f";
}

std::string node(std::string_view kind, std::size_t number) { return join({kind, text::to_text(number)}); }

// The last screen that the rule needs an answer from: there it is decided.
std::size_t decided_at(const Content& content, const Json& rule) {
  const Json* when = rule.member("when");
  const auto screens = content.screens();
  if (when == nullptr) return screens.size();
  const auto asked = asked_in(content, *when);
  for (std::size_t i = screens.size(); i-- > 0;)
    for (const std::string_view question : screens[i])
      if (asked.contains(question)) return i;
  return screens.size();
}

}  // namespace

std::string flow_dot(const Content& content) {
  std::string dot =
      "digraph flow {\nrankdir=TB; ranksep=0.3; nodesep=0.35; splines=line; bgcolor=\"transparent\";\n"
      "node [shape=box, style=rounded, width=2.7, fontname=\"Helvetica\", fontsize=11, margin=\"0.1,0.08\"];\n"
      "edge [arrowsize=0.7];\n";
  const auto screens = content.screens();
  const std::vector<Json>& places = content.list("dispositions");
  for (std::size_t i = 0; i < screens.size(); ++i) {
    // Dashed where none of its questions is for everyone.
    bool gated = true;
    std::string label = text::to_text(i + 1) + ". ";
    for (const std::string_view id : screens[i]) {
      label += join({id == screens[i][0] ? "" : " + ", content.asked(id)});
      gated &= content.item("questions", id).member("when") != nullptr;
    }
    dot += join({node("s", i), " [group=screens, label=", dot_string(label, width),
                 gated ? ", style=\"rounded,dashed\"" : "", "];\n"});
    if (i > 0) dot += join({node("s", i - 1), " -> ", node("s", i), " [weight=100];\n"});
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string_view id = places[i].text_of("id");
    const std::string heading =
        check::filled(content.words("dispositions", id).text_of("heading"), {{"tel", check::emergency_tel}});
    const std::string_view shade = colour(places[i].text_of("urgency"));
    bool used = i + 1 == places.size();
    std::string arrows;
    for (std::size_t screen = 0; screen < screens.size(); ++screen) {
      bool here = false;
      for (const Json& rule : content.list("rules"))
        here |= rule.text_of("then") == id && decided_at(content, rule) == screen;
      used |= here;
      if (here)
        arrows += join({node("s", screen), ":e -> ", node("d", i), ":w [style=dashed, constraint=false, color=\"",
                        shade, "\"];\n"});
    }
    if (!used) continue;
    dot += join({node("d", i), " [group=places, width=1.6, color=\"", shade, "\", fontcolor=\"", shade,
                 "\", penwidth=2, label=", dot_string(heading.empty() ? id : heading, 16), "];\n", arrows});
  }
  // The places stand beside the screens, spread over their height, the most urgent at the top.
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (dot.find(join({"\n", node("d", i), " ["})) != std::string::npos) shown.push_back(i);
  for (std::size_t i = 0; i < shown.size() && !screens.empty(); ++i) {
    const std::size_t beside = (2 * i + 1) * screens.size() / (2 * shown.size());
    dot += join({"{rank=same; ", node("s", beside), "; ", node("d", shown[i]), ";}\n"});
    if (i > 0) dot += join({node("d", shown[i - 1]), " -> ", node("d", shown[i]), " [style=invis, weight=50];\n"});
  }
  if (!screens.empty() && !places.empty())
    dot += join({node("s", screens.size() - 1), ":e -> ", node("d", places.size() - 1), ":w [constraint=false];\n"});
  return dot + "}\n";
}

}  // namespace redflag::review
