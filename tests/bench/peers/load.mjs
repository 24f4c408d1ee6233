// A load for rule engines, not advice: thirty rules over thirty-six facts about a back, five dispositions of which the most severe
// wins, and people made by dice. Of no clinical worth: every engine of the benchmark understands its operators.
import { luck } from '../../dice.mjs'

const b = (fact) => ({ fact, op: 'eq', value: true })
const ne = (fact, value) => ({ fact, op: 'ne', value })
const eq = (fact, value) => ({ fact, op: 'eq', value })
const gte = (fact, value) => ({ fact, op: 'gte', value })
const gt = (fact, value) => ({ fact, op: 'gt', value })
const lt = (fact, value) => ({ fact, op: 'lt', value })
const lte = (fact, value) => ({ fact, op: 'lte', value })
const oneOf = (fact, ...value) => ({ fact, op: 'in', value })
const all = (...c) => ({ all: c })
const any = (...c) => ({ any: c })
const not = (c) => ({ not: c })
export const dispositions = ['self-care', 'routine', 'soon', 'same-day', 'emergency'] // index = severity

export const facts = {
  age: { type: 'number', min: 12, max: 95 },
  durationWeeks: { type: 'number', min: 0, max: 60 },
  pain: { type: 'number', min: 0, max: 10 },
  tempC: { type: 'number', min: 36, max: 40, step: 0.1 },
  stiffMinutes: { type: 'number', min: 0, max: 120 },
  trauma: { type: 'choice', options: ['none', 'minor', 'major'] },
  bladder: { type: 'choice', options: ['normal', 'hesitant', 'retention', 'incontinent'] },
  legWeakness: { type: 'choice', options: ['none', 'one', 'both'] },
  onset: { type: 'choice', options: ['gradual', 'sudden', 'tearing'] },
  region: { type: 'choice', options: ['lumbar', 'thoracic', 'neck'] },
  trend: { type: 'choice', options: ['better', 'same', 'worse'] },
  saddleNumb: { type: 'boolean', p: 0.05 },
  bowelLoss: { type: 'boolean', p: 0.04 },
  sexualChange: { type: 'boolean', p: 0.04 },
  legPain: { type: 'boolean', p: 0.4 },
  bothLegsPain: { type: 'boolean', p: 0.08 },
  weaknessWorse: { type: 'boolean', p: 0.08 },
  unsteadyGait: { type: 'boolean', p: 0.06 },
  chills: { type: 'boolean', p: 0.08 },
  ivDrugs: { type: 'boolean', p: 0.03 },
  immunoLow: { type: 'boolean', p: 0.06 },
  recentInfection: { type: 'boolean', p: 0.1 },
  spinalProcedure: { type: 'boolean', p: 0.03 },
  cancerHistory: { type: 'boolean', p: 0.08 },
  weightLoss: { type: 'boolean', p: 0.08 },
  nightPain: { type: 'boolean', p: 0.2 },
  steroids: { type: 'boolean', p: 0.06 },
  osteoporosis: { type: 'boolean', p: 0.1 },
  anticoagulant: { type: 'boolean', p: 0.08 },
  heartVessel: { type: 'boolean', p: 0.15 },
  fainted: { type: 'boolean', p: 0.04 },
  chestPain: { type: 'boolean', p: 0.05 },
  urinePain: { type: 'boolean', p: 0.08 },
  pregnant: { type: 'boolean', p: 0.04 },
  betterMoving: { type: 'boolean', p: 0.3 },
  canWork: { type: 'boolean', p: 0.7 },
}

const r = (id, severity, when) => ({ id, disposition: dispositions[severity], when })
export const rules = [
  r('ces-saddle', 4, b('saddleNumb')),
  r(
    'ces-bladder',
    4,
    all(
      oneOf('bladder', 'retention', 'incontinent'),
      any(b('legPain'), not(eq('legWeakness', 'none')), gte('pain', 4)),
    ),
  ),
  r('ces-bowel', 4, all(b('bowelLoss'), any(b('legPain'), b('sexualChange'), eq('legWeakness', 'both')))),
  r('ces-bilateral', 4, all(b('bothLegsPain'), any(eq('legWeakness', 'both'), ne('bladder', 'normal')))),
  r('cord-compression', 4, all(oneOf('region', 'thoracic', 'neck'), any(b('unsteadyGait'), eq('legWeakness', 'both')))),
  r('motor-progressive', 4, all(b('weaknessWorse'), not(eq('legWeakness', 'none')))),
  r('major-trauma', 4, all(eq('trauma', 'major'), gte('pain', 5))),
  r('aorta-tearing', 4, all(eq('onset', 'tearing'), any(b('heartVessel'), gte('age', 60), b('fainted')))),
  r('aorta-sudden', 4, all(eq('onset', 'sudden'), gte('age', 60), b('heartVessel'), any(b('fainted'), b('chestPain')))),
  r('sepsis-back', 4, all(gte('tempC', 38.5), b('chills'), any(b('immunoLow'), b('ivDrugs'), b('spinalProcedure')))),
  r('cardiac', 4, all(b('chestPain'), any(gte('age', 40), b('heartVessel')), not(eq('onset', 'gradual')))),
  r(
    'fever-risk',
    3,
    all(gte('tempC', 38), any(b('ivDrugs'), b('immunoLow'), b('recentInfection'), b('spinalProcedure'), b('steroids'))),
  ),
  r('fever-night', 3, all(gte('tempC', 38), b('nightPain'))),
  r('ivdu-pain', 3, all(b('ivDrugs'), gte('pain', 4))),
  r('post-procedure', 3, all(b('spinalProcedure'), any(eq('trend', 'worse'), b('chills'), gt('tempC', 37.7)))),
  r(
    'fragility-fracture',
    3,
    all(
      any(eq('trauma', 'minor'), eq('onset', 'sudden')),
      any(b('osteoporosis'), b('steroids'), gte('age', 75)),
      gte('pain', 4),
    ),
  ),
  r('trauma-anticoag', 3, all(not(eq('trauma', 'none')), b('anticoagulant'))),
  r('cancer-new-pain', 3, all(b('cancerHistory'), any(b('nightPain'), eq('region', 'thoracic'), eq('trend', 'worse')))),
  r('foot-drop-new', 3, all(eq('legWeakness', 'one'), b('legPain'), lt('durationWeeks', 6))),
  r('kidney', 3, all(b('urinePain'), any(gte('tempC', 38), b('chills'), b('pregnant')))),
  r('pregnant-severe', 3, all(b('pregnant'), gte('pain', 7))),
  r('cancer-suspect', 2, all(gte('age', 50), any(b('weightLoss'), all(b('nightPain'), gt('durationWeeks', 4))))),
  r('young-or-old-onset', 2, all(any(lt('age', 18), gte('age', 65)), eq('trend', 'worse'), gt('durationWeeks', 2))),
  r('steroid-user', 2, all(b('steroids'), gte('pain', 5), not(b('betterMoving')))),
  r('thoracic-unexplained', 2, all(eq('region', 'thoracic'), gt('durationWeeks', 4), eq('trauma', 'none'))),
  r(
    'inflammatory',
    2,
    all(
      lt('age', 45),
      gte('durationWeeks', 12),
      gte('stiffMinutes', 30),
      b('betterMoving'),
      not(eq('trend', 'better')),
    ),
  ),
  r('sciatica-persistent', 2, all(b('legPain'), gte('durationWeeks', 6), gte('pain', 6))),
  r('persistent', 1, all(gte('durationWeeks', 6), not(eq('trend', 'better')))),
  r('function-limited', 1, all(not(b('canWork')), gte('pain', 5))),
  r('sciatica-simple', 1, all(b('legPain'), eq('legWeakness', 'none'), lte('pain', 7))),
]

/** So many people, the same from the same seed. Choices are mostly the first option. */
export function people(count, seed = 1) {
  const next = luck(seed)
  const draw = {
    boolean: ({ p }) => next() < p,
    choice: ({ options }) => options[next() < 0.7 ? 0 : 1 + Math.floor(next() * (options.length - 1))],
    number: ({ min, max, step = 1 }) => {
      const drawn = min + Math.floor(next() * ((max - min) / step + 1)) * step
      return step === 1 ? drawn : Math.round((next() < 0.8 ? 36 + (drawn - 36) * 0.4 : drawn) * 10) / 10
    },
  }
  return Array.from({ length: count }, () =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, draw[fact.type](fact)])),
  )
}
