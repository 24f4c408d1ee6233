/** The demo clinic's scheduler, as a visitor meets it. */

export const scheduler = (page) => page.locator('#scheduler')

/** Held back: it is not on the page, for eyes, mouse, keyboard or a screen reader. */
export const isHeld = (page) => scheduler(page).evaluate((node) => !node.checkVisibility())

/** Presses Tab through the whole page. @returns {Promise<boolean>} whether that ever led into the scheduler */
export async function tabReachesScheduler(page) {
  await page.evaluate(() => document.activeElement?.blur())
  const first = 'the page itself'
  const seen = new Set()
  for (;;) {
    await page.keyboard.press('Tab')
    const place = await page.evaluate((none) => {
      let node = document.activeElement
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
      if (!node || node === document.body) return none
      if (node.closest('#scheduler')) return 'scheduler'
      node.tabStop ??= crypto.randomUUID()
      return node.tabStop
    }, first)
    if (place === 'scheduler') return true
    // Round again: Chromium without a window frame starts over, or rests on the page in between.
    if (seen.has(place)) return false
    seen.add(place)
  }
}

/** Picks the last time of the last day, which is never too soon. @returns {Promise<string>} the day and time in words */
export async function pickSlot(page) {
  const offered = scheduler(page)
  await offered.getByRole('group', { name: 'Day' }).getByRole('radio').last().check()
  await offered.getByRole('group', { name: 'Time' }).getByRole('radio').last().check()
  await offered.getByRole('button', { name: 'Review this time' }).click()
  return offered.locator('.chosen strong').innerText()
}

export const confirmSlot = (page) => scheduler(page).getByRole('button', { name: 'Confirm visit' }).click()
