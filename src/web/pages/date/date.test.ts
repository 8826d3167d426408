import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { finished, neverStarted, running } from '../../../../test/browser/histories.ts'
import { reading, rowsOf, text } from '../../../../test/browser/reading.ts'

const open = reading()
const page = (reference: string, duty: string, query = '') =>
  open(`/complaints/${reference}/dates/${encodeURIComponent(duty)}${query}`)

describe('Why a date', () => {
  test('names every day, counted or not, with its number and its reason', async () => {
    const { root } = await page(running.reference, 'S2.complete~request_received')
    assert.equal(text(root.querySelector('h1')), 'Why Thursday 28 November 2024?')
    const rows = rowsOf(root.querySelector('table'))
    assert.equal(rows.length, 92)
    assert.deepEqual(rows.slice(0, 5), [
      ['Thursday 29 August 2024', 'Day 0', 'The day it started: not counted'],
      ['Friday 30 August 2024', '1', 'Working day'],
      ['Saturday 31 August 2024', 'Not counted', 'Saturday'],
      ['Sunday 1 September 2024', 'Not counted', 'Sunday'],
      ['Monday 2 September 2024', '2', 'Working day'],
    ])
    assert.deepEqual(
      rows.find(([day]) => day === 'Thursday 3 October 2024'),
      ['Thursday 3 October 2024', '25', 'Working day; the first date'],
    )
    assert.deepEqual(rows.at(-1), ['Thursday 28 November 2024', '65', 'Working day; the last day'])
  })

  test('says the same in one sentence, which is what the calendar is called', async () => {
    const { root } = await page(running.reference, 'S2.complete~request_received')
    const sentence = text(root.querySelector('.govuk-body-l'))
    assert.equal(
      sentence,
      'The clock started on Thursday 29 August 2024, which is day 0. Day 65 is Thursday 28 November 2024. Left out on the way: 26 days at weekends and no bank holiday.',
    )
    assert.equal(root.querySelector('[role=img]')?.getAttribute('aria-label'), sentence)
  })

  test('draws the same days as a calendar, each under its weekday', async () => {
    const { root } = await page(running.reference, 'S2.complete~request_received')
    const weeks = root.querySelectorAll('.redress-calendar__week').slice(1)
    assert.equal(weeks.length, 14)
    const cells = weeks.map((week) => week.querySelectorAll('.redress-calendar__day').map((day) => text(day)))
    assert.deepEqual(cells[0], ['', '', '', '29 0', '30 1', '31 –', '1 –'])
    assert.deepEqual(cells[13], ['25 62', '26 63', '27 64', '28 65', '', '', ''].slice(0, cells[13]?.length))
    const months = weeks
      .map((week) => text(week.querySelector('.redress-calendar__month')))
      .filter((name) => name !== '')
    assert.deepEqual(months, ['Aug 2024', 'Sep 2024', 'Oct 2024', 'Nov 2024'])
  })

  test('names each bank holiday on the way, and marks it in the calendar', async () => {
    const { root } = await page(finished.reference, 'S3.respond~report_received')
    const rows = rowsOf(root.querySelector('table'))
    const closed = rows.filter(([, number, why]) => number === 'Not counted' && !/^S(atur|un)day$/.test(why ?? ''))
    assert.deepEqual(closed, [
      ['Monday 1 May 2023', 'Not counted', 'Early May bank holiday'],
      ['Monday 8 May 2023', 'Not counted', 'Bank holiday for the coronation of King Charles III'],
    ])
    assert.match(
      text(root.querySelector('.govuk-body-l')),
      /Left out on the way: 8 days at weekends and 2 bank holidays \(Early May bank holiday, Monday 1 May 2023; Bank holiday for the coronation of King Charles III, Monday 8 May 2023\)\.$/,
    )
    assert.deepEqual(
      root.querySelectorAll('.redress-calendar__weeks .redress-calendar__day--holiday').map((day) => text(day)),
      ['1 H', '8 H'],
    )
  })

  test('names the rule, its force, the other reading, the notice that moved it and the list of bank holidays', async () => {
    const facts = async (reference: string, duty: string) =>
      Object.fromEntries(
        (await page(reference, duty)).root
          .querySelectorAll('.govuk-summary-list__row')
          .map((row) => [text(row.querySelector('dt')), text(row.querySelector('dd'))]),
      )
    const found = await facts(running.reference, 'S2.complete~request_received')
    assert.match(found['The rule'] ?? '', /^S2\.complete, Regulations: SI 2006\/1738/)
    assert.equal(found['This reading'], 'Counted from the request; this reading decides')
    assert.equal(found['Read otherwise'], 'Counted from the agreed statement: Thursday 28 November 2024')
    assert.equal(
      found['Notice of extension'],
      'Stage 2: told that it needs longer (30 September 2024), until Thursday 28 November 2024: in time',
    )
    assert.match(found['Bank holidays'] ?? '', /^List england-and-wales\/\d{4}-\d{2}-\d{2}: GOV\.UK/)
    const other = await facts(running.reference, 'S2.complete~statement_agreed')
    assert.match(
      other['Read otherwise'] ?? '',
      /^Counted from the request: Thursday 28 November 2024 \(that reading decides\)$/,
    )
    assert.match(
      (await facts(finished.reference, 'O.agreed-action'))['Set by somebody'] ?? '',
      /not counted by the rule/,
    )
  })

  test('lists no days where the date was set by somebody', async () => {
    const { root } = await page(finished.reference, 'S2.actions')
    assert.equal(root.querySelector('table'), null)
  })

  test('says why there are no days to list where the start is not known to the day', async () => {
    const { root, status } = await page(neverStarted.reference, 'S2.complete~request_received')
    assert.equal(status, 200)
    assert.equal(root.querySelector('table'), null)
    assert.match(
      text(root.querySelector('main')),
      /The start is known only as August 2023, so the date lies somewhere in a range/,
    )
  })

  test('of another day leads back to that day', async () => {
    const { root } = await page(running.reference, 'S2.complete~request_received', '?day=16&month=9&year=2024')
    assert.equal(text(root.querySelector('h1')), 'Why Thursday 3 October 2024?')
    assert.match(text(root.querySelector('.moj-identity-bar')), /as it stood on Monday 16 September 2024/)
    const back = root.querySelectorAll('.govuk-breadcrumbs a')[1]
    assert.equal(back?.getAttribute('href'), `/complaints/${running.reference}?day=16&month=9&year=2024`)
  })

  test('is not found where the duty, the complaint or the day is none', async () => {
    for (const path of [
      `/complaints/${running.reference}/dates/S9.nothing`,
      '/complaints/not-there/dates/S2.complete',
      `/complaints/${running.reference}/dates/S2.complete~request_received?day=31&month=2&year=2024`,
    ]) {
      assert.equal((await open(path)).status, 404, path)
    }
  })
})
