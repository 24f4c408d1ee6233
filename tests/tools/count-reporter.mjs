// A reporter for `node --test` that counts, for test.mjs to add up: one line of JSON at the end, with what broke and why.
// Suites do not count. A file that breaks outside its tests is reported as a failed test named after
// the file, and counts; a file without tests is reported as a passed one, and does not.
export default async function* count(events) {
  let passed = 0
  const broken = []
  let skipped = 0
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.details?.type === 'suite' || data.todo !== undefined) continue
    if (data.skip !== undefined) skipped++
    else if (type === 'test:fail') broken.push({ name: data.name, why: reasonOf(data.details.error) })
    else if (!data.name.endsWith('.test.mjs')) passed++
  }
  yield JSON.stringify({ passed, failed: broken.length, skipped, broken }) + '\n'
}

/** What the test threw, which the runner wraps. */
const reasonOf = (error) => String(error.cause?.message ?? error.cause ?? error.message).slice(0, 2000)
