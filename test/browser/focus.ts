import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { ask } from './browser.ts'

/** Holds that nothing makes the page wider than its window. */
export async function fitsAcross(page: Page, width: number): Promise<void> {
  const wide = await ask(page, 'document.documentElement.scrollWidth')
  assert.ok(typeof wide === 'number' && wide <= width, `the page is ${String(wide)} pixels wide`)
}

/** What the focus is on, whether it looks other than it did without the focus, and whether it can be seen at all. */
const FOCUSED = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return 'nothing'
  const look = () => {
    const { outline, boxShadow, backgroundColor } = getComputedStyle(element)
    return [outline, boxShadow, backgroundColor].join('|')
  }
  const focused = look()
  const { width, height } = element.getBoundingClientRect()
  element.blur()
  const differs = look() !== focused
  element.focus()
  const name = element.outerHTML.slice(0, 120)
  return width > 1 && height > 1 && differs ? name : 'not seen: ' + name
})()`

/** Goes through the page with the tab key; every stop must look other than it did without the focus. */
export async function focusIsSeen(page: Page): Promise<void> {
  const stops = await page.locator('a[href], button, input, select, summary').count()
  const reached = new Set<string>()
  for (let i = 0; i < Math.min(stops, 25); i += 1) {
    await page.keyboard.press('Tab')
    const stop = String(await ask(page, FOCUSED))
    assert.doesNotMatch(stop, /^not seen/)
    reached.add(stop)
  }
  assert.ok(reached.size >= Math.min(stops, 3), `the tab key reached only ${reached.size} of ${stops}`)
}
