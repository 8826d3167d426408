import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { browsing, DESKTOP, openEverything, withoutChromium, ZOOMED } from './browser.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Tests that axe finds nothing on the pages, nor on those in `narrow`, whose parts move, at 400%. */
export function axeFindsNothing(pages: Readonly<Record<string, string>>, narrow: readonly string[]): void {
  describe('axe finds nothing', { skip: withoutChromium, concurrency: 3 }, () => {
    const onPage = browsing()

    for (const [name, path] of Object.entries(pages)) {
      test(name, () => onPage(path, { scripts: true, viewport: DESKTOP }, holdsToStandards))
      if (narrow.includes(name)) {
        test(`${name}, at 400%`, () => onPage(path, { scripts: true, viewport: ZOOMED }, holdsToStandards))
      }
    }
  })
}

export async function holdsToStandards(page: Page): Promise<void> {
  await openEverything(page)
  await axeIsContent(page)
}

/** Holds that axe finds nothing on the page as it stands. */
export async function axeIsContent(page: Page): Promise<void> {
  // The results of frames would be joined in a page of its own, which takes longer than axe itself. There are no frames.
  assert.equal(page.frames().length, 1)
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(STANDARDS)
    .options({ resultTypes: ['violations'] })
    .analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${page.url()} ${id}: ${html} ${failureSummary ?? ''}`),
  )
  assert.deepEqual(found, [])
}

/** The windows with scripts of each browser, one for each size: to open one costs more than to look at a page in it. */
const windows = new WeakMap<Browser, Map<string, Promise<Page>>>()

function windowOf(browser: Browser, viewport: { readonly width: number; readonly height: number }): Promise<Page> {
  const ofIt = windows.get(browser) ?? new Map<string, Promise<Page>>()
  windows.set(browser, ofIt)
  const size = JSON.stringify(viewport)
  const known = ofIt.get(size) ?? browser.newContext({ viewport }).then((context) => context.newPage())
  ofIt.set(size, known)
  return known
}

/** axe is a script, so the page is looked at in a window that runs them: the same markup, its forms as they were filled. */
export async function holdsToStandardsWithScripts(
  browser: Browser,
  page: Page,
  viewport: { readonly width: number; readonly height: number },
): Promise<void> {
  const copy = await windowOf(browser, viewport)
  const [content, address] = [await page.content(), page.url()]
  await copy.route(address, (route) => route.fulfill({ body: content, contentType: 'text/html; charset=utf-8' }))
  await copy.goto(address)
  await holdsToStandards(copy)
  await copy.unrouteAll()
}
