// Redflag beside other rule engines: the same thirty rules and ten thousand people, the same rules fired or it stops, in one
// process, in turn; medians, and how many times what is written by hand.
import { engines } from './peers/engines.mjs'
import { people } from './peers/load.mjs'

const ROUNDS = 7
const everybody = people(10_000)
/** The slow ones would take minutes. */
const sample = everybody.slice(0, 500)
const { prepare, read, all } = await engines()
for (const group of [everybody, sample]) prepare(group)

const names = Object.keys(all)
const wanted = await all['by hand'](everybody)
const size = {}
for (const name of names) {
  const start = performance.now()
  await all[name](sample)
  size[name] = performance.now() - start > 50 ? sample : everybody
  const fired = (people) => (read[name] ? (all[name](people), read[name](people)) : all[name](people))
  const found = await fired(size[name])
  found.forEach((rules, index) => {
    if (rules.join() === wanted[index].join()) return
    console.error(`${name}: ${JSON.stringify(everybody[index])} fires ${rules}, by hand ${wanted[index]}`)
    process.exit(1)
  })
}

const times = Object.fromEntries(names.map((name) => [name, []]))
for (let round = 0; round < ROUNDS; round++)
  for (const name of names) {
    const start = performance.now()
    await all[name](size[name])
    times[name].push(((performance.now() - start) * 1000) / size[name].length)
  }

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1]
const reference = median(times['by hand'])
console.log(`${''.padEnd(30)}µs a person   × by hand   people   (median of ${ROUNDS}, same rules fired)`)
for (const name of names.sort((a, b) => median(times[a]) - median(times[b])))
  console.log(
    `${name.padEnd(30)}${median(times[name]).toFixed(3).padStart(11)}${(median(times[name]) / reference).toFixed(1).padStart(12)}${String(size[name].length).padStart(9)}`,
  )
