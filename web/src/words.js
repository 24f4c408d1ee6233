/**
 * Turns the ids that the engine returns into the words of one language. Decides nothing: what is shown, and in which
 * order, comes from the engine and the protocol.
 */

/** The key of `words` for a BCP 47 tag: itself, its language, one of its regions, else English, else the first there is. */
export function pickLanguage(words, lang = 'en') {
  const keys = Object.keys(words)
  const wanted = lang.toLowerCase()
  const found =
    keys.find((key) => key.toLowerCase() === wanted) ?? keys.find((key) => key.toLowerCase().startsWith(wanted + '-'))
  if (found) return found
  return lang.includes('-') ? pickLanguage(words, lang.replace(/-[^-]*$/, '')) : words.en ? 'en' : keys[0]
}

const byId = (list, id) => list.find((item) => item.id === id)

export function wordScreen({ protocol }, words, { without, ...step }) {
  const { id, kind, options, min, max, whole, unit, sensitive } = byId(protocol.questions, step.screen)
  const offered = options?.map((option) => option.id).filter((option) => !without?.includes(option))
  return {
    kind: 'screen',
    ...step,
    question: { id, kind, options: offered, min, max, whole, unit, sensitive },
    text: words && {
      lang: words.lang,
      dir: words.dir,
      ...words.questions[id],
      road: wordRoad(protocol, words, step.road),
    },
  }
}

export function wordGuidance(data, words, outcome) {
  const { protocol, review } = data
  const { urgency, sources } = byId(protocol.dispositions, outcome.disposition)
  const guidance = {
    kind: 'guidance',
    protocol: protocol.id,
    version: protocol.version,
    urgency,
    ...outcome,
    reasons: outcome.reasons.map((reason) => ({ ...reason, sources: byId(protocol.rules, reason.rule).sources ?? [] })),
  }
  if (!words) return guidance
  const answered = Object.fromEntries(outcome.road.map(({ question, answer }) => [question, answer]))
  const deciding = guidance.reasons.filter((reason) => reason.disposition === outcome.disposition)
  const findings = deciding.flatMap((reason) => reason.findings)
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
      because: unique(
        findings.filter(({ truth }) => truth === 'yes').map((finding) => wordSign(words, finding, answered)),
      ),
      notSure: unique(
        findings.filter(({ truth }) => truth === 'unsure').map(({ question }) => words.questions[question].ask),
      ),
      actions: outcome.actions.map((id) => {
        const { kind, phone } = byId(protocol.actions, id)
        return { id, kind, phone, text: [], ...words.actions[id] }
      }),
      comeBackIf: outcome.comeBackIf.map((finding) => ({
        text: finding.truth
          ? (words.ui['no-longer'] ?? '{sign}').replace('{sign}', () => wordSign(words, finding, answered))
          : wordSign(words, finding, answered),
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

const unique = (list) => [...new Set(list)]

function wordSign(words, { question, option }, answered) {
  const { options, sign } = words.questions[question]
  return option ? options[option].sign : sign.replace('{value}', answered[question])
}

/** The answers given, in words. */
function wordRoad(protocol, words, road) {
  return road.map(({ question, answer }) => ({
    question,
    ask: words.questions[question].ask,
    answer: wordAnswer(byId(protocol.questions, question), words, answer),
  }))
}

function wordAnswer({ id, kind }, { ui, questions }, answer) {
  const { options, unit } = questions[id]
  if (kind === 'checklist' && Array.isArray(answer))
    return answer.length ? answer.map((tick) => options[tick]?.label ?? ui[tick]).join('; ') : ui.none
  return options?.[answer]?.label ?? ui[answer] ?? (unit ? `${answer} ${unit}` : String(answer))
}
