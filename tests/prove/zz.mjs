import { mkdtempSync, writeFileSync, mkdirSync } from 'node:fs'
import { randomMember } from './random.mjs'
import { folderOf, protocolOf } from './zoo.mjs'
import { enumerated, proven } from './agreement.mjs'
const [a, b, which] = process.argv.slice(2)
const context = { after() {} }
for (let seed = +a; seed <= +b; seed++) {
  const m = (randomMember)(seed)
  const dir = folderOf(context, protocolOf(m))
  try { const e = enumerated(dir).broken, p = proven(dir).broken
    if (JSON.stringify(e) !== JSON.stringify(p)) console.log(seed, dir, JSON.stringify(e), JSON.stringify(p), JSON.stringify(m))
  } catch (x) { console.log(seed, dir, String(x).slice(0, 300), JSON.stringify(m)) }
}
