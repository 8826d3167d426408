import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { makeServer } from '../../src/web/server.ts'
import { holdsToStandardsWithScripts } from './axe.ts'
import { ask, DESKTOP, openBrowser, withoutChromium } from './browser.ts'
import { fitsAcross, focusIsSeen } from './focus.ts'
import { office } from './office.ts'

// Adding an independent person and recording their check as somebody does who has no mouse and no script, at a desk and
// on a phone.

const PHONE = { width: 390, height: 844 }

/** Goes with the tab key to the next field of this id, a radio or a box being one stop of many. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    if ((await ask(page, 'document.activeElement.id')) === id) return
  }
  assert.fail(`the tab key never came to ${id}`)
}

async function tabToButton(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    if ((await ask(page, 'document.activeElement.textContent.trim()')) === name) return
  }
  assert.fail(`the tab key never came to “${name}”`)
}

async function typeInto(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id)
  await page.keyboard.type(text)
}

const go = async (page: Page, button: string, heading: string): Promise<void> => {
  await tabToButton(page, button)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

describe('The register in a browser', { skip: withoutChromium }, () => {
  let server: FastifyInstance
  let browser: Browser
  let address = ''
  before(async () => {
    server = makeServer(office([]))
    address = await server.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await server.close()
  })

  for (const [where, viewport, name] of [
    ['at a desk', DESKTOP, 'Marian Ellery'],
    ['on a phone', PHONE, 'Idris Vaughan'],
  ] as const) {
    test(`${where}, somebody is added and their check recorded with the keyboard alone`, async () => {
      const context = await browser.newContext({ viewport, javaScriptEnabled: false })
      const page = await context.newPage()
      const looked = async ({ closely = false } = {}) => {
        await fitsAcross(page, viewport.width)
        if (closely) await holdsToStandardsWithScripts(browser, page, viewport)
      }
      await page.goto(`${address}/register`)
      await go(page, 'Add somebody', 'Who is it?')
      await typeInto(page, 'name', name)
      await typeInto(page, 'value', `${where.replaceAll(' ', '')}@post.example`)
      await looked({ closely: viewport === PHONE })
      await go(page, 'Continue', 'What may they be asked to do?')
      await tabTo(page, 'as-2')
      await page.keyboard.press('Space')
      await typeInto(page, 'on-day', '7')
      await typeInto(page, 'on-month', '10')
      await typeInto(page, 'on-year', '2024')
      await looked({ closely: viewport === DESKTOP })
      await go(page, 'Continue', 'Check your answers')
      await looked()
      await go(page, 'Add to the register', name)
      await page.getByText('No DBS check is recorded').waitFor()
      await looked({ closely: true })
      await go(page, 'Record a check', 'Record a check')
      await tabTo(page, 'kind')
      await page.keyboard.press('Space')
      await go(page, 'Record the check', 'Record a check')
      await page.getByText('There is a problem').waitFor()
      await looked({ closely: viewport === DESKTOP })
      for (const [box, text] of [
        ['on-day', '30'],
        ['on-month', '9'],
        ['on-year', '2024'],
        ['expires-day', '29'],
        ['expires-month', '9'],
        ['expires-year', '2027'],
      ] as const)
        await typeInto(page, box, text)
      await go(page, 'Record the check', name)
      await page.getByText('The check was recorded').waitFor()
      assert.equal(await page.getByText('No DBS check is recorded').count(), 0)
      assert.equal(await page.getByText('Expires on 29 September 2027').count(), 1)
      await page.goto(`${address}/register`)
      await looked({ closely: viewport === PHONE })
      await focusIsSeen(page)
      await context.close()
    })
  }
})
