import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { browsing, DESKTOP, openEverything, withoutChromium, ZOOMED } from './browser.ts'
import { PAGES } from './pages.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The pages whose parts move on a narrow screen. */
const LAID_OUT_ANEW = ['the list', 'a complaint that runs', 'a complaint on a day that is none', 'why a date'] as const

describe('axe finds nothing', { skip: withoutChromium }, () => {
  const onPage = browsing()

  for (const [name, path] of Object.entries(PAGES)) {
    test(name, () => onPage(path, { scripts: true, viewport: DESKTOP }, holdsToStandards))
  }
  for (const name of LAID_OUT_ANEW) {
    test(`${name}, at 400%`, () => onPage(PAGES[name], { scripts: true, viewport: ZOOMED }, holdsToStandards))
  }
})

async function holdsToStandards(page: Page): Promise<void> {
  await openEverything(page)
  const { violations } = await new AxeBuilder({ page })
    .withTags(STANDARDS)
    .options({ resultTypes: ['violations'] })
    .analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
  assert.deepEqual(found, [])
}
