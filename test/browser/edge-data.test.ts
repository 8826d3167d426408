import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { holdsToStandards } from './axe.ts'
import { ask, browsing, DESKTOP, openEverything, withoutChromium, ZOOMED } from './browser.ts'
import { blank, busy, crowded, EDGES, pointless } from './edge-histories.ts'
import { fitsAcross, focusIsSeen } from './focus.ts'

const caseOf = (reference: string, rest = '') => `/complaints/${encodeURIComponent(reference)}${rest}`

const PAGES = {
  'the list': '/',
  'a complaint with very much of everything': caseOf(crowded.reference),
  'a date of that complaint': caseOf(crowded.reference, '/dates/S3.panel-held'),
  'a complaint without points': caseOf(pointless.reference),
  'a complaint without events': caseOf(blank.reference),
}

/** Where a page is wider than the framework’s own, and the window not yet wide enough for its margins. */
const BETWEEN = { width: 1100, height: 900 }
const PLAIN = { scripts: false, viewport: DESKTOP }

describe('With edge data', { skip: withoutChromium, concurrency: 2 }, () => {
  const onPage = browsing(EDGES)

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name}: fits at 400% and at a desk, and the focus is always in sight`, () =>
      onPage(path, { scripts: false, viewport: ZOOMED }, async (page) => {
        await focusIsSeen(page)
        await openEverything(page)
        await fitsAcross(page, ZOOMED.width)
        for (const viewport of [BETWEEN, DESKTOP]) {
          await page.setViewportSize(viewport)
          await fitsAcross(page, viewport.width)
        }
      }))
  }

  const judged = { 'the list': '/', 'a big complaint': caseOf(busy.reference), 'an empty one': caseOf(blank.reference) }
  for (const [name, path] of Object.entries(judged)) {
    test(`${name}: axe finds nothing`, () => onPage(path, { scripts: true, viewport: ZOOMED }, holdsToStandards))
  }

  test('the tab key goes down the page as it is read', () =>
    onPage(PAGES['a complaint with very much of everything'], PLAIN, async (page) => {
      await openEverything(page)
      let before = -1
      for (let i = 0; i < 60; i += 1) {
        await page.keyboard.press('Tab')
        const place = Number(await ask(page, PLACE_OF_FOCUS))
        assert.ok(place > before, `stop ${i + 1} is at ${place}, and the one before it at ${before}`)
        before = place
      }
    }))

  test('from the section list by keyboard to the newest of 300 events, and from a differing point to its row', () =>
    onPage(PAGES['a complaint with very much of everything'], PLAIN, async (page) => {
      const follow = async (name: RegExp, within: string) => {
        const link = page.locator(within).getByRole('link', { name }).first()
        const hash = String(await link.getAttribute('href'))
        await link.focus()
        await page.keyboard.press('Enter')
        await page.waitForURL((url) => url.hash === hash)
        return hash
      }
      const newest = await follow(/./, 'section[aria-labelledby=timeline] > p')
      assert.equal(await isInSight(page, newest), true)
      assert.match(await page.locator(newest).innerText(), /October 2024/)
      const month = await follow(/^January 2024$/, '.redress-months')
      assert.equal(await page.locator(month).innerText(), 'January 2024')
      assert.equal(await isInSight(page, month), true)
      const point = await follow(/^5$/, 'section[aria-labelledby=points] > p')
      assert.match(await page.locator(point).innerText(), /^5\. Visit 5.*The voices differ/s)
    }))

  test('prints everything opened, and nothing that leads elsewhere', () =>
    onPage(PAGES['a complaint with very much of everything'], PLAIN, async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 718, height: 1000 })
      await fitsAcross(page, 718)
      const seen = (selector: string) => page.locator(selector).filter({ visible: true }).count()
      for (const hidden of ['nav', 'summary', 'form', 'footer', '.redress-downloads'])
        assert.equal(await seen(hidden), 0, hidden)
      assert.equal(await seen('.redress-fault'), await page.locator('.redress-fault').count())
      assert.ok((await ask(page, FOLDED_HEIGHT)) === true, 'what is folded on the screen has no height on paper')
      assert.equal(
        await ask(page, 'getComputedStyle(document.querySelector("main .govuk-link")).textDecorationLine'),
        'none',
      )
      assert.equal(
        await ask(page, 'getComputedStyle(document.querySelector(".redress-table tr")).display'),
        'table-row',
      )
    }))
})

/** Where in the document the focus is. */
const PLACE_OF_FOCUS = `[...document.querySelectorAll('*')].indexOf(document.activeElement)`

const FOLDED_HEIGHT = `[...document.querySelectorAll('main details:not(.redress-as-of) .govuk-details__text')]
  .every((one) => one.getBoundingClientRect().height > 0)`

const isInSight = (page: Page, anchor: string): Promise<unknown> =>
  ask(
    page,
    `(() => { const { top, bottom } = document.querySelector('${anchor}').getBoundingClientRect(); return top < innerHeight && bottom > 0 })()`,
  )
