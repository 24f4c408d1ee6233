// Random patients through the engine, held against what was proved of the protocol, as far as single patients and pairs of
// them can show it. What floors and conditions mean is said here once more, from rules/README.md, by recursion over the JSON.
import { dice } from '../dice.mjs'

const [no, declined, unsure, yes] = [0, 1, 2, 3]
/** The truths of one row, which may also stand in place of a whole answer. */
const truths = { no, declined, unsure, yes }
const doubtful = (truth) => truth === declined || truth === unsure

/** Evaluates the conditions of a protocol. The four truths stand on a chain, from no to yes. */
class Meaning {
  constructor({ questions, terms = [] }) {
    this.questions = new Map(questions.map((question) => [question.id, question]))
    this.terms = new Map(terms.map((term) => [term.id, term.is]))
  }

  truth(condition, answers) {
    const { all, any, of: conditions, not, term } = condition
    if (not) return opposite(this.truth(not, answers))
    if (term) return this.truth(this.terms.get(term), answers)
    const list = all ?? any ?? conditions
    if (!list) return this.finding(condition, answers)
    // At least so many: the truth that so many have or exceed.
    const wanted = all ? list.length : (condition.atLeast ?? 1)
    return list.map((part) => this.truth(part, answers)).sort((a, b) => b - a)[wanted - 1]
  }

  finding({ question: id, is, min = -Infinity, max = Infinity }, answers) {
    const question = this.questions.get(id)
    if (question.when && this.truth(question.when, answers) === no) return no
    const answer = answers[id]
    if (typeof answer === 'number') return answer >= min && answer <= max ? yes : no
    if (question.kind === 'number') return truths[answer] ?? unsure
    // An option that is not offered any more does not count as chosen.
    const withdrawn = question.kind === 'choice' && this.offered(question, answer, answers) === no
    const found = (option) => {
      const truth = truthOf(question, withdrawn ? undefined : answer, option)
      const counted = question.detail && doubtful(truth) ? worst(question, option) : truth
      return Math.min(this.offered(question, option, answers), counted)
    }
    return Math.max(...[is].flat().map(found))
  }

  offered({ options = [] }, id, answers) {
    const when = options.find((option) => option.id === id)?.when
    return when ? this.truth(when, answers) : yes
  }
}

const opposite = (truth) => ({ [no]: yes, [yes]: no })[truth] ?? truth

/** The truth of one option; of a yes-no question, that of its yes. */
function truthOf({ kind }, answer, option) {
  if (answer === undefined || answer === 'unsure' || answer === 'declined') return truths[answer] ?? unsure
  if (kind !== 'checklist') return answer === option ? yes : no
  if (!Array.isArray(answer)) return truths[answer[option]] ?? unsure
  if (answer.includes(option)) return yes
  return answer.includes('unsure') ? unsure : no
}

/** The truth that doubt in a detail counts as: the first option of a choice; a row as yes, and as no where a yes is good news. */
function worst({ kind, options = [], reassuring }, option) {
  if (kind === 'choice') return options[0].id === option ? yes : no
  const worry = !(kind === 'checklist' ? options.find(({ id }) => id === option).reassuring : reassuring)
  return (option === 'no' ? !worry : worry) ? yes : no
}

export class Patients {
  constructor(rules, seed) {
    this.rules = rules
    this.below = dice(seed)
    this.meaning = new Meaning(rules)
    this.numbers = new Map(
      rules.questions
        .filter(({ kind }) => kind === 'number')
        .map((question) => [question.id, numbersOf(rules, question)]),
    )
    this.level = new Map(rules.dispositions.map(({ id }, index) => [id, index]))
    this.listed = rules.actions.map(({ id }) => id)
    this.books = new Set(rules.actions.filter(({ kind }) => kind === 'book').map(({ id }) => id))
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  /** Someone, and four who differ from them in one answer: the least and the most worrying one, none, and a worse one. */
  draw() {
    const complete = this.below(2) === 0
    const missing = complete ? 0 : this.below(8)
    const calm = this.below(9)
    const answers = {}
    for (const question of this.rules.questions)
      if (this.below(8) >= missing) answers[question.id] = this.answer(question, this.below(8) < calm)
    const question = this.pick(this.rules.questions)
    const like = (answer) => ({ ...answers, [question.id]: answer })
    const someone = [
      answers,
      like(extremes(question).least),
      like(extremes(question).most),
      like(this.pick(['unsure', 'declined', undefined])),
    ]
    const worse = this.worse(question, answers[question.id])
    return { question, people: worse === undefined ? someone : [...someone, like(worse)] }
  }

  answer(question, calm) {
    const { least } = extremes(question)
    if (calm) return least
    const kind = this.below(8)
    if (kind < 2) return kind === 0 ? 'declined' : 'unsure'
    if (question.kind === 'yes-no') return this.pick(['yes', 'no'])
    if (question.kind === 'choice') return this.pick(question.options).id
    if (question.kind === 'number') return this.pick(this.numbers.get(question.id))
    if (this.below(2) === 0) return this.rows(question)
    const ticks = question.options.filter(() => this.below(3) === 0).map(({ id }) => id)
    return this.below(8) === 0 ? [...ticks, 'unsure'] : ticks
  }

  /** An answer by row: mostly no, now and then a row without an answer. */
  rows({ options }) {
    const mostly = ['no', 'no', 'no', 'no', 'yes', 'yes', 'unsure', 'declined', undefined]
    const rows = options.map(({ id }) => [id, this.pick(mostly)])
    return Object.fromEntries(rows.filter(([, truth]) => truth !== undefined))
  }

  /** A more worrying answer to the question than this one, or undefined. */
  worse(question, answer) {
    const { kind, options = [] } = question
    // Of a number that counts on both sides of the mildest, not sure need only be no worse than one of the ends.
    const [first, last] = mildest(question)
    if (kind === 'number' && question.min < first && question.max > last && typeof answer !== 'number') return undefined
    if (answer === undefined || answer === 'unsure' || answer === 'declined') return extremes(question).most
    if (kind === 'yes-no') return answer === extremes(question).most ? undefined : extremes(question).most
    if (kind === 'choice') {
      const index = options.findIndex(({ id }) => id === answer)
      return index === 0 ? undefined : options[this.below(index)].id
    }
    if (kind === 'checklist') {
      const { id, reassuring } = this.pick(options)
      if (!Array.isArray(answer)) {
        // Of a row, the most that can be said; what is in doubt is not compared here.
        const from = reassuring ? 'yes' : 'no'
        return answer[id] === from ? { ...answer, [id]: reassuring ? 'no' : 'yes' } : undefined
      }
      if (answer.includes(id)) return reassuring ? answer.filter((other) => other !== id) : undefined
      return reassuring ? undefined : [id, ...answer]
    }
    const [low, high] = mildest(question)
    const further = this.numbers
      .get(question.id)
      .filter(
        (number) =>
          (answer >= low && number > Math.max(answer, high)) || (answer <= high && number < Math.min(answer, low)),
      )
    return further.length > 0 ? this.pick(further) : undefined
  }

  /** Does nobody say what is not offered to them? */
  sayable(answers) {
    return this.rules.questions.every((question) =>
      (question.options ?? []).every(
        ({ id, when }) =>
          !when || truthOf(question, answers[question.id], id) !== yes || this.meaning.truth(when, answers) !== no,
      ),
    )
  }

  excepted(property, question, ...people) {
    return (this.rules.exceptions ?? []).some(
      ({ property: name, of: id, where: condition }) =>
        name === property &&
        id.split('/')[0] === question.id &&
        (!condition || people.some((answers) => this.meaning.truth(condition, answers) !== no)),
    )
  }

  /** The faults in the outcomes of people as `draw` gives them: [fault, answers…]. */
  wrong({ question, people }, outcomes) {
    const wrong = people.flatMap((answers, index) => this.wrongAlone(answers, outcomes[index]))
    const [, least, most, unknown] = people
    const [level, ofLeast, ofMost, ofUnknown, ofWorse] = outcomes.map(({ disposition }) => this.level.get(disposition))
    const urgency = (index) => this.rules.dispositions[index].urgency
    const can = people.map((answers) => this.sayable(answers))
    if (can[1] && can[3] && ofUnknown > ofLeast && !this.excepted('unknown-is-safe', question, least, unknown))
      wrong.push(['unknown gives less than the least worrying answer', least, unknown])
    const routine = urgency(ofMost) === 'emergency' && urgency(ofUnknown) === 'routine'
    if (can[2] && can[3] && routine && !this.excepted('unknown-is-safe', question, most, unknown))
      wrong.push(['unknown is routine and the most worrying answer an emergency', most, unknown])
    if (
      people.length > 4 &&
      can[0] &&
      can[4] &&
      ofWorse > level &&
      !this.excepted('monotone', question, people[0], people[4])
    )
      wrong.push(['a worse answer gives less', people[0], people[4]])
    return wrong
  }

  wrongAlone(answers, { disposition, actions }) {
    const level = this.level.get(disposition)
    const { urgency, actions: own } = this.rules.dispositions[level]
    const wrong = []
    for (const { id, when, atLeast } of this.rules.floors ?? [])
      if (level > this.level.get(atLeast) && this.meaning.truth(when, answers) === yes)
        wrong.push([`below the floor ${id}`, answers])
    const urgent = urgency === 'emergency' || urgency === 'urgent'
    if (urgent && actions.some((action) => this.books.has(action))) wrong.push(['urgent, and books', answers])
    const places = actions.slice(1).map((action) => this.listed.indexOf(action))
    if (actions[0] !== own[0] || places.some((place, index) => place <= (places[index - 1] ?? -1)))
      wrong.push(['its first action does not lead, or the others are not in order', answers])
    return wrong
  }
}

const mildest = ({ mildest: range, min }) =>
  [range ?? min, range ?? min].flat().filter((_, index, all) => index === 0 || index === all.length - 1)

function extremes({ kind, options, reassuring, ...question }) {
  if (kind === 'yes-no') return reassuring ? { least: 'yes', most: 'no' } : { least: 'no', most: 'yes' }
  if (kind === 'choice') return { least: options.at(-1).id, most: options[0].id }
  if (kind === 'checklist') {
    const ids = (good) => options.filter((option) => Boolean(option.reassuring) === good).map(({ id }) => id)
    return { least: ids(true), most: ids(false) }
  }
  const [low, high] = mildest(question)
  return { least: low, most: question.max > high ? question.max : question.min }
}

/** The limits of a number, the bounds that conditions name, and what is next to them. */
function numbersOf(rules, { id, min, max, whole }) {
  const numbers = new Set([min, max])
  const visit = (value) => {
    if (value === null || typeof value !== 'object') return
    if (value.question === id)
      for (const bound of [value.min, value.max])
        for (const step of whole ? [-1, 0, 1] : [-0.1, 0, 0.1])
          if (bound !== undefined) numbers.add(Math.round((bound + step) * 1000) / 1000)
    Object.values(value).forEach(visit)
  }
  visit(rules)
  return [...numbers].filter((number) => number >= min && number <= max)
}
