// A visitor to what was built, in Chromium: the scheduler is held until the check allows it, and nothing is complained of.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after } from 'node:test'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { onPath } from '../widget/harness/programs.mjs'
import { installed } from './room.mjs'

const load = async (name) => import(pathToFileURL(join(installed, 'dist', name)))
const { forced } = await load('testing.js')
const { default: backPain } = await load('rules/back-pain.js')

let browser
after(() => browser?.close())

/** Rules of one question, by another name, so that a page of its own making can be led where a test wants it. */
function ask(name, data) {
  const check = document.querySelector('redflag-triage')
  check.constructor.protocols[name] = data
  check.protocol = name
  return check.ready
}

const state = (wanted) => document.querySelector('redflag-triage')?.state === wanted
const shown = () => document.querySelector('#scheduler').checkVisibility()

async function guided(page, disposition) {
  await page.evaluate(ask, disposition, forced(backPain, disposition))
  // A press within half a second of a new screen was meant for the one before.
  await new Promise((resolve) => setTimeout(resolve, 700))
  await page.click('redflag-triage >>> .question .pills label:first-of-type')
  await page.click('redflag-triage >>> .bar .main')
  await page.waitForFunction(state, {}, 'guidance')
}

/**
 * @param {string} address
 * @param {{ urgency?: boolean }} [features] `urgency`: the page shows that of the result
 * @returns {Promise<import('puppeteer-core').Page>} open until the tests of the file are over
 */
export async function visit(address, features = {}) {
  browser ??= await puppeteer.launch({ executablePath: onPath('chromium'), args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage()
  const messages = []
  page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`exception: ${error}`))
  page.on('requestfailed', (request) => messages.push(`failed: ${request.url()}`))
  for (const [disposition, urgency, open] of [
    ['emergency-room', 'emergency', false],
    ['self-care', 'routine', true],
  ]) {
    await page.goto(address)
    await page.waitForFunction(state, {}, 'asking')
    assert.equal(await page.evaluate(shown), false, 'the scheduler is held from the first')
    await guided(page, disposition)
    assert.equal(await page.evaluate(shown), open, `after ${disposition}`)
    if (features.urgency) assert.equal(await page.$eval('#urgency', (node) => node.textContent), urgency)
  }
  assert.deepEqual(messages, [])
  return page
}

export const text = (page, selector) => page.$eval(selector, (node) => node.textContent)
