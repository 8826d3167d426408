import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { codeNow, PASSWORD } from '../door.ts'
import { DESKTOP, openBrowser, withoutChromium, ZOOMED } from './browser.ts'
import { axeIsContent } from './axe.ts'
import { open, type Running, running, setUp } from './doors.ts'

// The warning before a session ends, in a real browser whose clock and the service's are moved on together.

const MINUTE = 60_000
const LETTER = 'The respite care stopped in March.'

describe('Before a session ends', { skip: withoutChromium, concurrency: 2 }, () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
    open.push(browser)
  })

  type Visiting = {
    readonly of: Running
    readonly page: Page
    readonly context: BrowserContext
    readonly secret: Buffer
  }

  async function visiting(viewport = DESKTOP): Promise<Visiting> {
    const of = await running(() => ({}))
    const context = await browser.newContext({ viewport })
    await context.clock.install({ time: of.clock.now })
    const page = await context.newPage()
    const secret = await setUp(of, page, 'ayesha@anytown.example')
    await page.goto(`${of.address}/check`)
    return { of, page, context, secret }
  }

  const later = async ({ of }: Visiting, page: Page, milliseconds: number) => {
    of.clock.now += milliseconds
    await page.clock.runFor(milliseconds)
  }
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'You are about to be signed out' })
  const stayButton = (page: Page) => page.getByRole('button', { name: 'Stay signed in' })

  for (const [name, viewport] of [
    ['1,280 pixels', DESKTOP],
    ['400%', ZOOMED],
  ] as const) {
    test(`a dialog asks two minutes before, and counts down aloud, at ${name}`, async () => {
      const visit = await visiting(viewport)
      const { page } = visit
      await later(visit, page, 12 * MINUTE + 55_000)
      assert.equal(await dialog(page).isVisible(), false)
      await later(visit, page, 6000)
      await dialog(page).waitFor()
      assert.match(String(await page.evaluate('document.activeElement.textContent')), /Stay signed in/)
      await axeIsContent(page)
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      assert.ok(width <= viewport.width, `${width} pixels wide`)
      await later(visit, page, 80_000)
      assert.equal(await dialog(page).getByRole('status').textContent(), 'You will be signed out in 40 seconds')
      assert.match((await dialog(page).textContent()) ?? '', /signed out in [1-3]\d seconds/)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      assert.equal(
        await page.evaluate(
          'document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
        ),
        true,
      )
    })
  }

  test('its owner stays, with all that was typed, and is asked again a quarter of an hour later', async () => {
    const visit = await visiting()
    const { page } = visit
    await page.getByLabel('Or paste it').fill(LETTER)
    await later(visit, page, 13 * MINUTE + 1000)
    await dialog(page).waitFor()
    await Promise.all([page.waitForResponse('**/stay-signed-in'), stayButton(page).click()])
    await dialog(page).waitFor({ state: 'hidden' })
    await later(visit, page, 12 * MINUTE)
    assert.equal(await dialog(page).isVisible(), false)
    await later(visit, page, MINUTE + 1000)
    await dialog(page).waitFor()
    await Promise.all([page.waitForResponse('**/stay-signed-in'), page.keyboard.press('Escape')])
    await dialog(page).waitFor({ state: 'hidden' })
    assert.equal(await page.getByLabel('Or paste it').inputValue(), LETTER)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  })

  test('whoever is typing stays without being asked', async () => {
    const visit = await visiting()
    const { page } = visit
    await later(visit, page, 12 * MINUTE)
    await page.getByLabel('Or paste it').fill(LETTER)
    const [answer] = await Promise.all([page.waitForResponse('**/stay-signed-in'), later(visit, page, MINUTE + 1000)])
    assert.equal(answer.status(), 200)
    await later(visit, page, MINUTE)
    assert.equal(await dialog(page).isVisible(), false)
  })

  test('whoever cannot be heard by the service is told, and tries again', async () => {
    const visit = await visiting()
    const { page, context } = visit
    await later(visit, page, 13 * MINUTE + 1000)
    await dialog(page).waitFor()
    await context.setOffline(true)
    await stayButton(page).click()
    await dialog(page).getByRole('alert').getByText('The service could not be reached').waitFor()
    await axeIsContent(page)
    await context.setOffline(false)
    await stayButton(page).click()
    await dialog(page).waitFor({ state: 'hidden' })
  })

  test('nobody stays: the page is left, and what was typed comes back after signing in', async () => {
    const visit = await visiting()
    const { of, page, secret } = visit
    await page.getByLabel('Or paste it').fill(LETTER)
    await later(visit, page, 13 * MINUTE + 1000)
    await dialog(page).waitFor()
    await Promise.all([page.waitForURL('**/session-over'), later(visit, page, 2 * MINUTE)])
    await page.getByText('What you wrote is kept in this page').waitFor()
    const left = await page.content()
    assert.ok(!left.includes(LETTER) && !left.includes('Ayesha'))
    await page.getByLabel('Email address').fill('ayesha@anytown.example')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Code from your app').fill(codeNow(of, secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'What you wrote is still here' }).waitFor()
    assert.equal(await page.getByLabel('Text').inputValue(), LETTER)
  })

  test('its owner signs out, and what was typed comes along', async () => {
    const visit = await visiting()
    const { page } = visit
    await page.getByLabel('Or paste it').fill(LETTER)
    await later(visit, page, 13 * MINUTE + 1000)
    await dialog(page).getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('What you wrote is kept in this page').waitFor()
    await page.goto(`${visit.of.address}/check`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  test('the way back does not lead to the page that was left', async () => {
    const visit = await visiting()
    const { page } = visit
    await Promise.all([page.waitForURL('**/session-over'), later(visit, page, 15 * MINUTE + 1000)])
    await page.getByText('You were signed out').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    assert.ok(!(await page.content()).includes('Ayesha'))
  })

  test('a page in another window keeps it for this one', async () => {
    const visit = await visiting()
    const { of, page, context } = visit
    await later(visit, page, 13 * MINUTE + 1000)
    await dialog(page).waitFor()
    const other = await context.newPage()
    await other.goto(`${of.address}/calendar`)
    await dialog(page).waitFor({ state: 'hidden' })
  })

  test('at the end of twelve hours it says so, and there is no staying', async () => {
    const visit = await visiting()
    const { of, page } = visit
    for (let at = 0; at < 51; at += 1) {
      of.clock.now += 14 * MINUTE
      await page.request.get(`${of.address}/calendar`)
    }
    of.clock.now += 12 * 60 * MINUTE - 51 * 14 * MINUTE - 3 * MINUTE
    await page.reload()
    await later(visit, page, MINUTE + 1000)
    await dialog(page).getByText('because you signed in twelve hours ago').waitFor()
    assert.equal(await stayButton(page).isVisible(), false)
    await axeIsContent(page)
  })
})
