import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { workbookOf } from '../files.ts'
import { axeIsContent } from './axe.ts'
import { ask, browsing, DESKTOP, type How, withoutChromium, ZOOMED } from './browser.ts'

const WITHOUT_SCRIPTS: How = { scripts: false, viewport: DESKTOP }

const LOG = [
  ['Ref', 'Received', 'Method', 'S1 reply', 'Mystery'],
  ['B-1', { day: '2024-01-08' }, 'Email', { day: '2024-01-22' }, null],
  ['B-2', '31/02/2024', 'Email', { day: '2024-01-22' }, null],
  ['B-3', { day: '2024-01-10' }, 'pigeon', null, null],
  ['B-4', { day: '2024-01-10' }, 'Letter', null, 'blue'],
]
const log = {
  name: 'log.xlsx',
  mimeType: 'application/octet-stream',
  buffer: workbookOf({ sheets: [{ name: 'Log', rows: LOG }] }),
}

const title = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

async function upload(page: Page): Promise<void> {
  await page.getByLabel('A file').setInputFiles(log)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
}

describe('A spreadsheet from the council’s desk', { skip: withoutChromium }, () => {
  const onPage = browsing()

  test('without scripts: given, mapped, checked, opened, downloaded, kept and remembered', () =>
    onPage('/check', WITHOUT_SCRIPTS, async (page) => {
      await upload(page)
      assert.equal(await title(page), 'What do the columns hold?')
      await page.getByLabel('Mystery').selectOption('Leave it out')
      await press(page, 'Read the sheet')
      await page.getByRole('link', { name: 'Enter the council: no column holds it' }).click()
      await page.getByLabel('Which council?').fill('Anytown')
      await page.getByLabel('Remember this for the next file').check()
      await press(page, 'Read the sheet')

      assert.equal(await title(page), 'Check: 2 complaints')
      await page.getByRole('link', { name: '2 problems in 2 of 4 complaints' }).click()
      await page.getByText('"31/02/2024" is no date').waitFor()
      await page.getByText('"pigeon" is not one of the words for this').waitFor()

      const downloading = page.waitForEvent('download')
      await press(page, 'CSV (What happened)')
      const csv = readFileSync(await (await downloading).path(), 'utf8')
      assert.match(csv, /B-1,2024-01-22,stage-1-responded/)

      await press(page, 'B-1')
      await page.getByText('Nothing was kept.').waitFor()
      assert.match(await title(page), /^Complaint B-1/)
      await press(page, 'Back to all 2 complaints')
      await press(page, 'Keep these complaints in the record')
      assert.equal(await title(page), 'Keep 2 complaints in the record?')
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByText('2 complaints added, 0 there already, 0 refused').waitFor()
      await page.getByRole('link', { name: 'B-4', exact: true }).click()
      assert.match(await title(page), /^Complaint B-4/)
      assert.doesNotMatch(page.url(), /log|carried/)

      await page.goto(new URL('/check', page.url()).href)
      await upload(page)
      await page.getByText('as was remembered on 11 October 2024').waitFor()
    }))

  test('on a narrow screen nothing scrolls sideways, and a screen reader finds no fault', () =>
    onPage('/check', { scripts: true, viewport: ZOOMED }, async (page) => {
      const look = async () => {
        const width = await ask(page, 'document.documentElement.scrollWidth')
        assert.ok(typeof width === 'number' && width <= ZOOMED.width, `${await title(page)}: ${String(width)} pixels`)
        await axeIsContent(page)
      }
      await page.getByLabel('A file').setInputFiles(log)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      // What an earlier test asked to be remembered is asked for again.
      if ((await title(page)) !== 'What do the columns hold?') await press(page, 'Change what the columns mean')
      await look()
      await page.getByLabel('Which council?').fill('Anytown')
      await page.getByLabel('Mystery').selectOption('Leave it out')
      await press(page, 'Read the sheet')
      await look()
      await press(page, /^Keep these/)
      await look()
    }))
})
