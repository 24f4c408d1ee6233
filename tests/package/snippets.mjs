// The pieces of code in a document, to be run or held against what they speak of.

/** @param {string} markdown @returns {{ language: string, text: string, name: string }[]} */
export const blocksOf = (markdown) =>
  [...markdown.matchAll(/^( *)(```|~~~)([^\n]*)\n([^]*?)^\1\2 *$/gm)].map(([, , , language, text], index) => ({
    language: language.trim(),
    text,
    name: `block ${index + 1} (${language.trim()})`,
  }))

/** The lines that comments behind `console.log` promise and the output lacks. @param {string} code @param {string} output */
export function unprinted(code, output) {
  const lines = output.trimEnd().split('\n')
  const promised = [...code.matchAll(/console\.log\(.*\)\s*\/\/\s*(.+)$/gm)].map(([, comment]) => comment.trim())
  return promised.filter((comment) => !lines.includes(comment))
}

/** The tags of a piece of HTML: name and attributes. Enough for what a readme holds. */
export function tags(html) {
  return [
    ...html
      .replace(/<!--[^]*?-->/g, '')
      .matchAll(/<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?)*)\s*\/?>/gi),
  ].map(([, close, tag, rest]) => ({
    tag: close + tag.toLowerCase(),
    attributes: Object.fromEntries(
      [...rest.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S*)))?/g)].map(([, key, a, b, c]) => [
        key,
        a ?? b ?? c ?? '',
      ]),
    ),
  }))
}

/** The documents whose code belongs on pages: tests/widget/guides-*.test.mjs try every block in browsers. */
export const pageGuides = ['csp', 'privacy', 'theming', 'recipes']
