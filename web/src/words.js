/**
 * Turns the ids that the engine returns into the words of one language. Decides nothing: what is shown, and in which
 * order, comes from the engine and the protocol.
 */

/** The key of `words` for a BCP 47 tag: itself, its language, one of its regions, else English, else the first there is. */
export function pickLanguage(words, lang = 'en') {
  const keys = Object.keys(words)
  // No tag that means anything is longer, and a page could make one of megabytes.
  const wanted = lang.slice(0, 35).toLowerCase()
  const found =
    keys.find((key) => key.toLowerCase() === wanted) ?? keys.find((key) => key.toLowerCase().startsWith(wanted + '-'))
  if (found) return found
  return wanted.includes('-') ? pickLanguage(words, wanted.replace(/-[^-]*$/, '')) : words.en ? 'en' : keys[0]
}

const byId = (list, id) => list.find((item) => item.id === id)

const isObject = (value) => value && typeof value === 'object' && !Array.isArray(value)

/** One tree of words over another. */
const merged = (base, changes) =>
  isObject(base) && isObject(changes)
    ? { ...base, ...Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, merged(base[key], value)])) }
    : changes

/** The words by language as they are said to the person who has the pain, or to somebody who answers for them. */
export const voiced = (words, forOther) => {
  const mapped = (section, change) =>
    Object.fromEntries(Object.entries(section).map(([key, value]) => [key, change(value)]))
  const choose = ({ other: variant, ...base }) => (forOther && variant ? merged(base, variant) : base)
  return mapped(words, (all) => ({
    ...all,
    questions: mapped(all.questions, choose),
    dispositions: mapped(all.dispositions, choose),
    actions: mapped(all.actions, choose),
  }))
}

/** How to call for help from within a row: the first call that the most urgent guidance names. */
function wordAlarm({ actions, dispositions }, words) {
  const [{ id, actions: named }] = dispositions
  const call = named.map((action) => byId(actions, action)).find(({ kind }) => kind === 'call')
  return call && { heading: words.dispositions[id].heading, label: words.actions[call.id].label, phone: call.phone }
}

export function wordScreen({ protocol, review }, words, { asked, ...step }) {
  const questions = asked.map(({ question, options, instant }) => {
    const { id, kind, options: all, rows, min, max, whole, unit, sensitive } = byId(protocol.questions, question)
    const canSkip = (option) => sensitive || byId(all, option).sensitive
    const sensitiveOptions = kind === 'checklist' ? options.filter(canSkip) : undefined
    return { id, kind, options, rows, instant, min, max, whole, unit, sensitive, sensitiveOptions }
  })
  return {
    kind: 'screen',
    ...step,
    questions,
    text: words && {
      lang: words.lang,
      dir: words.dir,
      questions: questions.map(({ id }) => words.questions[id]),
      alarm: questions.some(({ instant }) => instant?.length) ? wordAlarm(protocol, words) : undefined,
      road: wordRoad(protocol, words, step.road),
      review,
    },
  }
}

export function wordGuidance(data, words, outcome) {
  const { protocol, review } = data
  const { sources } = byId(protocol.dispositions, outcome.disposition)
  const guidance = {
    kind: 'guidance',
    protocol: protocol.id,
    version: protocol.version,
    sha256: data.sha256,
    ...outcome,
    reasons: outcome.reasons.map((reason) => ({ ...reason, sources: byId(protocol.rules, reason.rule).sources ?? [] })),
  }
  if (!words) return guidance
  const answered = Object.fromEntries(outcome.road.map(({ question, answer }) => [question, answer]))
  const deciding = guidance.reasons.filter((reason) => reason.disposition === outcome.disposition)
  const findingWords = (reasons, kind, word) =>
    unique(
      reasons
        .flatMap(({ findings }) => findings)
        .filter(({ truth }) => truth === kind)
        .map(word),
    )
  const sign = (finding) => wordSign(words, finding, answered)
  const doubts = (kind) => findingWords(deciding, kind, (finding) => wordDoubt(protocol, words, finding))
  const signs = findingWords(deciding, 'yes', sign)
  const cited = new Set([...deciding.flatMap((reason) => reason.sources), ...(sources ?? [])])
  const { level, heading, text, because } = words.dispositions[outcome.disposition]
  return {
    ...guidance,
    text: {
      lang: words.lang,
      dir: words.dir,
      level,
      heading,
      text,
      why: because,
      // Where doubt alone leads here, a sign that leads to less is named all the same: nobody shall think it went unheard.
      because: signs.length ? signs : findingWords(guidance.reasons, 'yes', sign),
      notSure: doubts('unsure'),
      skipped: doubts('declined'),
      actions: outcome.actions.map((id) => {
        const { kind, phone } = byId(protocol.actions, id)
        return { id, kind, phone, text: [], ...words.actions[id] }
      }),
      comeBackIf: outcome.comeBackIf.map((finding) => ({
        text: finding.truth
          ? (words.ui['no-longer'] ?? '{sign}').replace('{sign}', () => sign(finding))
          : sign(finding),
        disposition: finding.disposition,
        heading: words.dispositions[finding.disposition].heading,
      })),
      road: wordRoad(protocol, words, outcome.road),
      sources: (data.sources ?? [])
        .filter(({ id, statements }) => cited.has(id) || statements?.some((statement) => cited.has(statement)))
        .map(({ id, title, publisher, year, url }) => ({ id, title, publisher, year, url })),
      review: review && { ...review, version: protocol.version },
    },
  }
}

/** The signs to come back for, by where to go then. @param {any} text */
export const signsLater = ({ comeBackIf }) => grouped(comeBackIf.map(({ heading, text }) => [heading, text]))

/** @param {[string, string][]} pairs @returns {[string, string[]][]} each title once, with all that is under it */
export const grouped = (pairs) => {
  const groups = new Map()
  for (const [title, item] of pairs) groups.set(title, [...(groups.get(title) ?? []), item])
  return [...groups]
}

const unique = (list) => [...new Set(list)]

function wordSign(words, { question, option }, answered) {
  const { options, sign } = words.questions[question]
  return option ? options[option].sign : sign.replace('{value}', answered[question])
}

/** The doubt in words: the row as it was read, or the question where a whole one was in doubt. */
function wordDoubt(protocol, words, { question, option }) {
  const { ask, options } = words.questions[question]
  return byId(protocol.questions, question).kind === 'checklist' && option ? options[option].label : ask
}

/** The answers given, in words: each as a whole, and of a list each row. */
function wordRoad(protocol, words, road) {
  return road.map(({ question, answer }) => {
    const { ask, options } = words.questions[question]
    const rows = isObject(answer)
      ? Object.entries(answer).map(([option, truth]) => ({ option, truth, label: options[option].label }))
      : undefined
    return { question, ask, answer: wordAnswer(words, question, answer, rows), ...(rows && { rows }) }
  })
}

function wordAnswer({ ui, questions }, question, answer, rows) {
  const { options, unit } = questions[question]
  if (!rows) return options?.[answer]?.label ?? ui[answer] ?? (unit ? `${answer} ${unit}` : String(answer))
  const marks = { yes: '', unsure: `${ui['not-sure-short']}: `, declined: `${ui.skip}: ` }
  const named = Object.keys(marks).flatMap((mark) =>
    rows.filter(({ truth }) => truth === mark).map(({ label }) => marks[mark] + label),
  )
  return named.join('; ') || ui.none
}
