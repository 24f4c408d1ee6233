/** Words of the page's own, where they cannot make anybody less safe. */

/**
 * Names, buttons and asides. All other words of the widget keep visitors safe or say what it is for, and the words of
 * questions and guidance are signed together with the rules.
 */
export const FREE = new Set([
  ...['title', 'about-heading', 'back', 'continue', 'restart', 'change', 'why-we-ask'],
  ...['error-heading', 'learn-more', 'continue-to-booking', 'held', 'held-why', 'your-answers', 'sources'],
  ...['tools', 'print', 'save', 'copy', 'copied', 'share'],
])

/**
 * The words of a page that may be used; the rest is refused with one line for its developer.
 * @param {any} overrides by language, each in the form of `words/<lang>.json`
 * @returns {Record<string, Record<string, string>>} words of the widget, by language
 */
export const allowed = (overrides) => {
  const refused = []
  const taken = Object.create(null)
  for (const [lang, sections] of Object.entries(overrides ?? {})) {
    for (const [section, words] of Object.entries(sections ?? {})) {
      for (const [key, text] of Object.entries(words ?? {})) {
        if (section === 'ui' && FREE.has(key) && typeof text === 'string' && text.trim())
          (taken[lang] ??= {})[key] = text
        else refused.push(`${lang}.${section}.${key}`)
      }
    }
  }
  if (refused.length) console.warn(`redflag-triage: these words stay as the rules have them: ${refused.join(', ')}`)
  return taken
}
