#include "review/style.h"

#include "review/html.h"
#include "text/write.h"

namespace redflag::review {
namespace {

// Only system fonts and light colours with a contrast of at least 7:1 for text. No page size is set: the printer's paper
// decides, A4 or Letter.
constexpr std::string_view sheet = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; }
h1 { font-size: 1.9rem; margin-top: 0.5em; }
h2 { font-size: 1.5rem; border-bottom: 2px solid #1a1a1a; padding-bottom: 0.2em; margin-top: 2.2em; }
h3 { font-size: 1.15rem; }
h4, h5 { font-size: 1rem; }
p, ul, ol, dl, table, figure { margin: 0.5em 0; }
ul, ol { padding-left: 1.5em; }
a { color: #0b3d91; text-underline-offset: 0.15em; }
a:focus-visible, .wide:focus-visible { outline: 3px solid #0b3d91; outline-offset: 2px; }
nav ol { columns: 18rem; }
.card { border: 1px solid #bbb; border-radius: 0.4rem; padding: 0.6rem 1rem; margin: 1rem 0; break-inside: avoid; }
.card h3 { margin-top: 0.2em; }
.screens { padding-left: 0; list-style: none; counter-reset: screen; }
.screens > li { counter-increment: screen; }
.screens > li > h3::before { content: counter(screen) ". "; }
.name { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; color: #4a4a4a; }
.card > p.name { margin: -0.4em 0 0.6em; }
h3 .name { color: inherit; }
.if { border-left: 4px solid #1a1a1a; padding-left: 0.8rem; margin: 0.6em 0; }
.if a, .term a { color: inherit; text-decoration-style: dotted; }
.term { color: #3a3a3a; padding-left: 1.1rem; margin: 0.4em 0; }
dl > div { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1rem; margin: 0.3em 0; }
dt { font-weight: 600; }
dd { margin: 0; }
dd > ul, dd > ol { margin: 0; padding-left: 1.2em; }
.plain { list-style: none; padding: 0; margin: 0; }
.alarm { color: #8f0f13; }
.good { color: #1d5430; }
#problems { border: 3px solid #8f0f13; border-radius: 0.4rem; padding: 0 1rem 0.5rem; margin-top: 1.5rem; }
#problems h2 { margin-top: 0.6em; }
blockquote { margin: 0.5em 0; padding-left: 0.8rem; border-left: 4px solid #bbb; font-style: italic; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #bbb; padding: 0.3rem 0.5rem; text-align: start; vertical-align: top; }
thead { display: table-header-group; }
thead th { background: #eee; }
tr { break-inside: avoid; }
.words th[scope=row] { width: 30%; font-weight: 400; color: #4a4a4a; overflow-wrap: anywhere; }
.statements th[scope=row] { white-space: nowrap; }
.statements td { width: 46%; }
.shares td { text-align: end; }
.shares th[scope=row] { font-weight: 400; }
.sign th { width: 14rem; height: 3.2rem; }
.sign tr:last-child th { height: 9rem; }
code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; overflow-wrap: anywhere; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { font-size: 0.9rem; color: #3a3a3a; }
@media (max-width: 40rem) {
  dl > div { grid-template-columns: minmax(0, 1fr); }
  .card { padding: 0.5rem 0.7rem; }
  th, td { padding: 0.25rem 0.3rem; }
  .sign th { width: 40%; }
  figure svg { max-width: none; }
  .statements, .statements tbody, .statements tr, .statements td, .statements th { display: block; width: auto; }
  .statements thead { display: none; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; }
  table { font-size: 8.5pt; }
  th, td { padding: 0.15rem 0.4rem; }
  a { color: inherit; text-decoration: none; }
  h2 { break-before: page; }
  #about h2, #problems h2, #contents h2, #terms h2, #floors h2 { break-before: auto; }
  #signature { break-before: page; }
  #signature h2 { break-before: auto; }
  .wide { overflow: visible; }
  figure { break-inside: avoid; }
  figure svg { max-height: 180mm; }
  dl > div { grid-template-columns: 7rem minmax(0, 1fr); }
  .screens > li, #rules .card, #dispositions .card { break-inside: auto; }
  .card > p.name { break-after: avoid; }
  .if, .term { break-inside: avoid; break-before: avoid; }
  .cards { columns: 2; column-gap: 5mm; font-size: 7.5pt; line-height: 1.3; }
  .cards .card { margin: 0 0 3mm; padding: 2mm 3mm; }
  .cards dl > div { grid-template-columns: 4.6rem minmax(0, 1fr); gap: 0 0.5rem; margin: 0.1em 0; }
  .cards h3 { font-size: 9pt; }
  .cards h3, .cards p, .cards blockquote { margin: 0.2em 0; }
}
)css";

}  // namespace

std::string style_sheet(std::string_view running) {
  return text::join(
      {sheet, "@page { margin: 20mm 15mm; @top-left { content: ", css_string(running),
       "; font: 8pt sans-serif; } @bottom-right { content: counter(page) \" / \" counter(pages); font: 8pt "
       "sans-serif; } }\n"});
}

}  // namespace redflag::review
