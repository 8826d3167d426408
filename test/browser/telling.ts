import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Role } from '../../src/people/roles.ts'
import { codeNow, type DoorOffice, doorOffice, newPerson, PASSWORD } from '../door.ts'
import { workingOffice } from '../working-office.ts'
import { holdsToStandardsWithScripts } from './axe.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { fitsAcross } from './focus.ts'

// Whole journeys through a complaint: an office with its real door, and everybody in a browser of their own, without
// scripts, on days that are handed in.

const PHONE = { width: 375, height: 812 }

/** Everybody in a story by name, with what they do. */
export type Cast = Readonly<Record<string, Role>>

export type Story<Name extends string> = {
  /** Goes to another day, at nine in the morning. */
  readonly onDay: (day: string) => void
  /** The browser of somebody, who has signed in with password and code. */
  readonly as: (name: Name) => Promise<Page>
  /** Opens a page of the service as somebody. */
  readonly open: (name: Name, path: string) => Promise<Page>
  /** Takes a step by its form, found among those that are theirs, and sees that it was recorded. */
  readonly take: (name: Name, reference: string, step: string, answers: Answers, button?: string) => Promise<Page>
  /** The same step, which is refused with these words; the form stays open with what was typed. */
  readonly refused: (name: Name, reference: string, step: string, answers: Answers, says: RegExp) => Promise<Page>
  /** Gives somebody who has signed in a part in a complaint, without a step. */
  readonly assign: (reference: string, ...names: readonly Name[]) => Promise<void>
  readonly office: ReturnType<typeof workingOffice>
}

/** What is typed or chosen, by the words of the field; `Point 1 > Reasons` where a field stands in a group. */
export type Answers = Readonly<Record<string, string>>

/** Opens the office of a story for the tests of one block, and closes it after them. */
export function story<Name extends string>(day: string, cast: Readonly<Record<Name, Role>>): Story<Name> {
  const office = workingOffice(`${day}T09:00:00.000Z`)
  const pages = new Map<string, Promise<Page>>()
  let browser: Browser
  let of: DoorOffice
  let address = ''
  before(async () => {
    of = doorOffice({}, { origin: 'http://localhost' }, office.deps('complaints-manager'))
    address = await of.server.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await of.server.close()
  })
  const as = (name: Name): Promise<Page> => {
    const known = pages.get(name) ?? signedIn({ of, browser, address }, name, cast[name])
    pages.set(name, known)
    return known
  }
  const open = async (name: Name, path: string) => {
    const page = await as(name)
    await page.goto(address + path)
    return page
  }
  const send = async (name: Name, reference: string, step: string, answers: Answers, button: string) => {
    const page = await open(name, `/complaints/${reference}/steps`)
    const href = await page
      .locator('main a', { hasText: exactly(step) })
      .first()
      .getAttribute('href')
    assert.ok(href, `“${step}” is not offered to ${name}`)
    await page.goto(address + href)
    await fillIn(page, answers)
    await page.getByRole('button', { name: button, exact: true }).click()
    return page
  }
  return {
    office,
    onDay: (then) => office.goTo(`${then}T09:00:00.000Z`),
    as,
    open,
    async assign(reference, ...names) {
      for (const name of names) {
        await as(name)
        const person = (await of.door.accounts()).find((one) => one.name === name)?.person
        assert.ok(person)
        const tie = { type: 'tie-made', person, tie: 'assigned', as: cast[name] } as const
        assert.ok((await office.casework.sayWhoMay(office.program, reference, tie)).ok)
      }
    },
    async take(name, reference, step, answers, button = 'Record this step') {
      const page = await send(name, reference, step, answers, button)
      if (!page.url().includes('recorded='))
        assert.fail(`${name}, “${step}”: ${await page.locator('main').innerText()}`)
      return page
    },
    async refused(name, reference, step, answers, says) {
      const page = await send(name, reference, step, answers, 'Record this step')
      assert.match(await page.title(), /^Error: /)
      assert.match(await page.locator('main').innerText(), says)
      return page
    },
  }
}

const exactly = (text: string): RegExp => new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)

type Where = { readonly of: DoorOffice; readonly browser: Browser; readonly address: string }

/** Somebody who was invited, set up their sign-in, and came in by the door in a browser without scripts. */
async function signedIn({ of, browser, address }: Where, name: string, role: Role): Promise<Page> {
  const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}@anytown.example`
  const { secret } = await newPerson(of, email, [role], name)
  of.clock.now += 60_000
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: DESKTOP })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code from your app').fill(codeNow(of, secret))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText(name).first().waitFor()
  return page
}

/** Fills in a form by the words that stand beside its fields; a day is written as `2025-03-17`. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  for (const [words, answer] of Object.entries(answers)) {
    const path = words.split(' > ')
    const last = path.pop() ?? ''
    const within = path.reduce<Page | Locator>(
      (at, name) => at.getByRole('group', { name, exact: true }),
      page.locator('main'),
    )
    await answerOne(within, last, answer)
  }
}

/** The answer of a box that is ticked. */
export const TICKED = 'ticked'

async function answerOne(within: Page | Locator, label: string, answer: string): Promise<void> {
  if (answer === TICKED) return within.getByLabel(label, { exact: true }).check()
  const group = within.getByRole('group', { name: label, exact: true })
  if ((await group.count()) === 0) {
    const field = within.getByLabel(label, { exact: true }).first()
    return (await field.locator('option').count()) > 0
      ? void (await field.selectOption({ label: answer }))
      : field.fill(answer)
  }
  const [year, month, date] = /^\d{4}-\d\d-\d\d$/.test(answer) ? answer.split('-') : []
  if (year === undefined || month === undefined || date === undefined)
    return group.first().getByLabel(answer, { exact: true }).check()
  await group
    .first()
    .getByLabel('Day')
    .fill(String(Number(date)))
  await group
    .first()
    .getByLabel('Month')
    .fill(String(Number(month)))
  await group.first().getByLabel('Year').fill(year)
}

/** What a page says, as it is read. */
export const said = async (page: Page): Promise<string> =>
  String(await page.locator('main').textContent()).replaceAll(/\s+/g, ' ')

/** How long a page may take to come, on a machine that has much else to do. */
const PATIENCE_MS = 10_000

/** Holds that a page says all of this, once it has come. */
export async function says(page: Page, ...words: readonly (string | RegExp)[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const text = await said(page)
    const missing = words.find((word) => (typeof word === 'string' ? !text.includes(word) : !word.test(text)))
    if (missing === undefined) return
    assert.ok(Date.now() < until, `“${String(missing)}” is not in: ${text}`)
    await setTimeout(100)
  }
}

let pictures = 0

/** Keeps a picture of the page, where `PICTURES` names a folder for them. */
async function pictured(page: Page, width: number): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder === undefined) return
  pictures += 1
  const name = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const path = `${folder}/${String(pictures).padStart(3, '0')}-${name}-${width}.png`
  await page.screenshot({ path, fullPage: true })
}

/** Holds that axe finds nothing on a page, and that it fits a desk and a phone. */
export async function isSound(page: Page): Promise<void> {
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport)
    await fitsAcross(page, viewport.width)
    await pictured(page, viewport.width)
  }
  await page.setViewportSize(DESKTOP)
  const browser = page.context().browser()
  assert.ok(browser)
  await holdsToStandardsWithScripts(browser, page, PHONE)
}
