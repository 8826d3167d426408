import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ask, browsing, DESKTOP, type How, openEverything, withoutChromium, ZOOMED } from './browser.ts'
import { fitsAcross, focusIsSeen } from './focus.ts'
import { running } from './histories.ts'
import { PAGES } from './pages.ts'

const WITHOUT_SCRIPTS: How = { scripts: false, viewport: DESKTOP }

describe('With the keyboard, at 400% and without scripts', { skip: withoutChromium, concurrency: 3 }, () => {
  const onPage = browsing()

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name}: nothing scrolls sideways, and the focus is always in sight`, () =>
      onPage(path, { scripts: false, viewport: ZOOMED }, async (page) => {
        assert.doesNotMatch(await page.content(), /<script|\sstyle=|\son\w+="/)
        await openEverything(page)
        await fitsAcross(page, ZOOMED.width)
        await focusIsSeen(page)
      }))
  }

  test('the link past the header leads to the main part', () =>
    onPage('/', WITHOUT_SCRIPTS, async (page) => {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      assert.equal(await ask(page, 'document.activeElement.id'), 'main-content')
    }))

  test('a complaint as it stood on another day: typed wrong, put right, and back to today', () =>
    onPage(`/complaints/${running.reference}`, WITHOUT_SCRIPTS, async (page) => {
      await page.getByText('Show this complaint as it stood on another day').click()
      await page.getByLabel('Day', { exact: true }).first().fill('31')
      await page.getByLabel('Month', { exact: true }).first().fill('September')
      await page.getByLabel('Year', { exact: true }).first().fill('2024')
      await page.getByRole('button', { name: 'Show' }).click()

      assert.match(await page.title(), /^Error: /)
      await page.getByRole('link', { name: 'There is no such day in that month' }).click()
      assert.equal(await page.getByLabel('Day', { exact: true }).first().inputValue(), '31')
      assert.equal(await page.getByLabel('Month', { exact: true }).first().inputValue(), 'September')

      await page.getByLabel('Day', { exact: true }).first().fill('16')
      await page.getByRole('button', { name: 'Show' }).click()
      await page.getByText('As it stood on Monday 16 September 2024').waitFor()
      await page.getByText('Day 12 of 25').first().waitFor()

      await page.getByRole('link', { name: 'Show it as it stands today' }).click()
      await page.getByText('Day 31 of 65').first().waitFor()
    }))

  test('from the list to a date and its days', () =>
    onPage('/', WITHOUT_SCRIPTS, async (page) => {
      await page.getByRole('link', { name: running.reference }).click()
      await page.getByRole('link', { name: 'Why this date' }).first().click()
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Why Thursday 28 November 2024?')
      await page.getByRole('img', { name: /Day 65 is Thursday 28 November 2024/ }).waitFor()
      await page.getByRole('rowheader', { name: 'Thursday 28 November 2024' }).waitFor()
    }))

  test('what if: a notice past the ceiling is refused, put right, answered, and left again', () =>
    onPage(`/complaints/${running.reference}/dates/S2.complete~request_received`, WITHOUT_SCRIPTS, async (page) => {
      const fill = async (about: RegExp, ...[day = '', month = '', year = '']: readonly string[]) => {
        const group = page.getByRole('group', { name: about })
        await group.getByLabel('Day').fill(day)
        await group.getByLabel('Month').fill(month)
        await group.getByLabel('Year').fill(year)
      }
      const ask = page.getByRole('button', { name: 'Work out the date' })
      await fill(/started on another day/, '2', '9', '2024')
      await fill(/notice of extension/, '4', 'December', '2024')
      await fill(/bank holiday/, '16', '9', '2024')
      await ask.click()

      const refusal = /No notice can give a day after Tuesday 3 December 2024/
      assert.match(await page.title(), /^Error: /)
      await page.getByRole('link', { name: refusal }).click()
      const notice = page.getByRole('group', { name: /notice of extension/ })
      assert.equal(await notice.getByLabel('Month').inputValue(), '12')
      await notice.getByLabel('Day').fill('3')
      await ask.click()

      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'What if: Tuesday 3 December 2024')
      await page.getByText('3 working days later than the real date, Thursday 28 November 2024').waitFor()
      await page.getByText('Nothing is recorded, and no date changes').first().waitFor()
      await page.getByRole('row', { name: /Monday 16 September 2024.*what-if only/ }).waitFor()
      assert.match(new URL(page.url()).search, /^\?[a-z0-9&=-]*$/i)

      await page.getByRole('link', { name: 'Back to the real date, Thursday 28 November 2024' }).click()
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Why Thursday 28 November 2024?')
    }))
})
