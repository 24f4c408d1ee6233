// Protocols of the zoo's kind as the dice fall, mostly with several defects: the same ones from the same seed everywhere.
import { dice } from '../dice.mjs'

/** In the shorthand of zoo.mjs. */
export function randomMember(seed) {
  const below = dice(seed)
  const chance = (count, total) => below(total) < count
  const pick = (list) => list[below(list.length)]
  const ids = ['a', 'b', 'c', 'd'].slice(0, 2 + below(3))
  const kinds = {}

  function finding(asked) {
    const id = pick(asked)
    if (kinds[id] === 'yes-no') return id
    if (kinds[id] === 'number') return pick([`${id}>=${2 + below(6)}`, `${id}<=${2 + below(6)}`])
    return `${id}=${pick(['x', 'y', 'x|y'])}`
  }
  function condition(asked, depth) {
    const form = depth === 0 ? 9 : below(10)
    const conditions = () => Array.from({ length: 2 + below(2) }, () => condition(asked, depth - 1))
    if (form === 0) return { not: condition(asked, depth - 1) }
    if (form <= 2) return { all: conditions() }
    if (form <= 4) return { any: conditions() }
    if (form === 5) return { atLeast: 2, of: [...conditions(), condition(asked, depth - 1)] }
    return finding(asked)
  }

  let lists = 0
  const questions = {}
  ids.forEach((id, index) => {
    const kind = pick(['yes-no', 'yes-no', 'choice', 'number', lists === 0 ? 'checklist' : 'yes-no'])
    const earlier = ids.slice(0, index)
    const when = index > 0 && chance(1, 4) ? { when: condition(earlier, 1) } : {}
    const offered = () => (index > 0 && chance(1, 4) ? { when: condition(earlier, 1) } : {})
    const good = () => (chance(1, 5) ? { reassuring: true } : {})
    const fixed = chance(1, 5) ? { fixed: true } : {}
    if (kind === 'yes-no') questions[id] = { ...good(), ...when, ...fixed }
    if (kind === 'number') {
      // One number: a range that a condition divides is refused, and the dice know none of the conditions yet.
      const mildest = chance(1, 3) ? { mildest: chance(1, 2) ? 9 : 4 } : {}
      questions[id] = { [chance(1, 3) ? 'decimal' : 'number']: [0, 9], ...mildest, ...when, ...fixed }
    }
    if (kind === 'choice')
      questions[id] = { choice: [{ id: 'x', ...offered() }, { id: 'y', ...offered() }, 'z'], ...when, ...fixed }
    if (kind === 'checklist') {
      lists++
      questions[id] = {
        checklist: [
          { id: 'x', ...offered(), ...good() },
          { id: 'y', ...offered(), ...good() },
        ],
        ...when,
        ...fixed,
      }
    }
    kinds[id] = kind
  })

  const places = ['now', 'today', 'soon', 'visit', 'home']
  const rules = Array.from({ length: 1 + below(4) }, () => {
    const then = below(4)
    return {
      when: condition(ids, 2),
      then: places[then],
      ...(chance(1, 2) ? { unsure: places[chance(1, 8) ? below(5) : then + below(5 - then)] } : {}),
      ...(chance(1, 4) ? { actions: [chance(1, 4) ? 'book' : 'tell'] } : {}),
      ...(chance(1, 8) ? { booking: 'closed' } : {}),
    }
  })
  const member = { questions, rules }
  if (chance(1, 2)) {
    const used = rules.map(({ then }) => then)
    member.floors = Array.from({ length: 1 + below(2) }, () => ({
      when: chance(1, 3) ? pick(rules).when : condition(ids, 1),
      atLeast: pick(used),
    }))
  }
  if (chance(1, 4)) {
    const guard = chance(1, 2) ? { where: condition(ids, 1) } : {}
    member.exceptions = [{ property: pick(['monotone', 'unknown-is-safe', 'monotone']), of: pick(ids), ...guard }]
  }
  if (chance(1, 10)) member.screens = [...ids, ids[0]]
  return member
}
