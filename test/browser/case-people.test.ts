import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { makeServer } from '../../src/web/server.ts'
import { holdsToStandards } from './axe.ts'
import { DESKTOP, openBrowser, withoutChromium } from './browser.ts'
import { fitsAcross, focusIsSeen } from './focus.ts'
import { running } from './histories.ts'
import { office } from './office.ts'

// The people of a complaint, at a desk and on a phone: somebody new, the same one found again, a way that is not safe.

const PHONE = { width: 390, height: 844 }
const OTHER = { ...running, reference: 'CSC-2024-032', people: [] }
const peopleOf = ({ reference }: { readonly reference: string }) => `/complaints/${reference}/people`

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

describe('The people of a complaint in a browser', { skip: withoutChromium }, () => {
  let server: FastifyInstance
  let browser: Browser
  let address = ''
  before(async () => {
    server = makeServer(office([running, OTHER]))
    address = await server.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
  })

  for (const [where, viewport, name] of [
    ['at a desk', DESKTOP, 'Xanthe Ward'],
    ['on a phone', PHONE, 'Yves Marlowe'],
  ] as const) {
    test(`${where}, somebody is added, reached safely and found again`, async () => {
      const context = await browser.newContext({ viewport })
      const page = await context.newPage()
      const looked = async () => {
        await fitsAcross(page, viewport.width)
        await holdsToStandards(page)
      }
      await page.goto(`${address}/complaints/${running.reference}`)
      await page.getByRole('link', { name: 'People in this complaint' }).click()
      await heading(page, /^People in complaint/)
      await page.getByRole('link', { name: 'Add somebody' }).click()
      await heading(page, 'Who is it?')
      await page.fill('#name', name)
      await page.selectOption('#means', 'post')
      await page.fill('#value', '27 Mill Rise')
      await page.getByLabel('Not safe: do not use it').check()
      await press(page, 'Continue')
      await page.getByText('There is a problem').waitFor()
      await looked()
      await page.fill('#because', 'Opened by another')
      await press(page, 'Continue')
      await heading(page, 'What is their part?')
      await page.getByLabel('Supporter').check()
      await page.fill('#calledHere', `${name.slice(0, 1)}, a friend`)
      await page.getByLabel('Ms A').check()
      await looked()
      await press(page, 'Add them')
      await heading(page, /Equality answers$/)
      await looked()
      await page.getByRole('link', { name: 'Skip these questions' }).click()
      const section = page.locator('.redress-party', { hasText: name })
      await section.getByText('Not safe: do not use').waitFor()
      assert.equal(await section.getByText('No way is recorded that may be used').count(), 2)
      await looked()
      await focusIsSeen(page)

      await page.goto(`${address}${peopleOf(OTHER)}/new`)
      await page.fill('#name', name)
      await press(page, 'Continue')
      await heading(page, 'Were they in a complaint before?')
      await looked()
      await page.getByLabel(name).check()
      await press(page, 'Continue')
      await page.getByLabel('Complainant').check()
      await page.fill('#calledHere', 'The same')
      await press(page, 'Add them')
      await page.getByText('They were added to the complaint').waitFor()
      await page.locator('.redress-party', { hasText: name }).getByRole('link', { name: running.reference }).waitFor()
      await page.getByRole('link', { name: `Remove from this complaint (${name})` }).click()
      await page.fill('#because', 'A namesake')
      await looked()
      await press(page, 'Remove them')
      await page.getByText('They were removed from the complaint').waitFor()
      await looked()
      await context.close()
    })
  }
})
