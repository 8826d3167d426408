import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { blank, busy, crowded, pointless } from '../../../../test/browser/edge-histories.ts'
import { finished } from '../../../../test/browser/histories.ts'
import { assessed, office, TODAY } from '../../../../test/browser/office.ts'
import { reading, sectionOf, text } from '../../../../test/browser/reading.ts'
import type { History } from '../../../complaint/history.ts'
import { pointsInWords } from './case-view.ts'

const roughly: History = {
  ...busy,
  reference: 'roughly',
  events: [
    { id: 'first', type: 'complaint-received', on: '2022' },
    ...Array.from({ length: 24 }, (_, i) => ({ id: `a${i}`, type: 'update-sent' as const, on: '2023-03' })),
    { id: 'vague', type: 'complaint-chased' },
    { id: 'last', type: 'update-sent', on: '2023-04-03' },
  ],
}

const open = reading(office([crowded, busy, pointless, blank, roughly, finished]))
const page = async (history: History) => (await open(`/complaints/${encodeURIComponent(history.reference)}`)).root

describe('A complaint with very much of everything', () => {
  test('has its events under the name of each month, with a link to the newest', async () => {
    const timeline = sectionOf(await page(crowded), 'timeline')
    const months = timeline?.querySelectorAll('h3').map((month) => text(month)) ?? []
    assert.equal(months.length, 25)
    assert.deepEqual([months[0], months[12], months.at(-1)], ['October 2022', 'October 2023', 'October 2024'])
    assert.equal(timeline?.querySelectorAll('.moj-timeline__item').length, 300)
    assert.equal(
      text(timeline?.querySelector('p')),
      '300 events, the oldest first. The newest: Update sent to the complainant, 5 October 2024.',
    )
    for (const link of timeline?.querySelectorAll('p > a[href^="#"], nav a') ?? [])
      assert.ok(timeline?.querySelector(link.getAttribute('href') ?? ''), link.outerHTML)
    const counted = timeline?.querySelectorAll('nav li').map((one) => Number(/\((\d+)\)$/.exec(text(one))?.[1]))
    assert.equal(
      counted?.reduce((sum, count) => sum + count, 0),
      300,
    )
  })

  test('leaves an event whose month is not known with those before it', async () => {
    const timeline = sectionOf(await page(roughly), 'timeline')
    assert.deepEqual(
      timeline?.querySelectorAll('nav li').map((one) => text(one)),
      ['2022 (1)', 'March 2023 (25)', 'April 2023 (1)'],
    )
  })

  test('names the points on which the voices differ, each with a link to its row', async () => {
    const points = sectionOf(await page(crowded), 'points')
    const says = points?.querySelector('p')
    assert.match(text(says), /^36 points\. The voices differ on 17: 1, 5, 6, 7, 9, .*, 36\.$/)
    for (const link of says?.querySelectorAll('a') ?? []) {
      const row = points?.querySelector(link.getAttribute('href') ?? '')
      assert.match(text(row), new RegExp(`^${text(link)}\\. .*The voices differ`))
    }
    assert.equal(points?.querySelectorAll('.redress-row--differs').length, 17)
  })

  test('shows the first of many alike, and folds the rest away with their number', async () => {
    const root = await page(crowded)
    const summaries = (id: string) =>
      sectionOf(root, id)
        ?.querySelectorAll('.redress-more > summary')
        .map((summary) => text(summary))
    assert.deepEqual(summaries('duties'), ['16 more that are open'])
    assert.equal(sectionOf(root, 'duties')?.querySelectorAll('.redress-more tbody tr').length, 16)
    assert.deepEqual(summaries('next'), ['18 more steps'])
    assert.ok(
      summaries('faults')?.includes(
        '7 more of the same: A finding was changed, or a recommendation refused, without reasons',
      ),
    )
    const shown = root.querySelectorAll(
      '.redress-fault--fault, .redress-fault--poor-practice, .redress-fault--contributing',
    )
    assert.equal(shown.length, assessed(crowded, TODAY).faults.length)
  })

  test('counts the answers to its recommendations', async () => {
    assert.equal(
      text(sectionOf(await page(crowded), 'actions')?.querySelector('p')),
      '40 recommendations: 9 accepted, 9 accepted in part, 9 refused, 8 said to be done already, 5 without an answer.',
    )
  })
})

describe('A complaint of the usual size', () => {
  test('folds and counts nothing', async () => {
    const root = await page(finished)
    assert.equal(root.querySelector('.redress-more'), null)
    assert.equal(root.querySelector('.redress-months'), null)
    assert.equal(sectionOf(root, 'points')?.querySelector('p'), null)
  })
})

describe('A complaint with next to nothing', () => {
  test('says that its record is empty, and takes that for no day', async () => {
    const root = await page(blank)
    assert.match(text(root.querySelector('.govuk-inset-text')), /^This record holds nothing yet\./)
    assert.match(text(sectionOf(root, 'timeline')), /Nothing is recorded yet\.$/)
  })

  test('without points has no table of them', async () => {
    const root = await page(pointless)
    assert.equal(root.querySelector('.govuk-inset-text'), null)
    assert.equal(sectionOf(root, 'points'), undefined)
    assert.equal(text(root.querySelector('.redress-glance__first')), 'Day 8 of 10')
  })
})

describe('Points in words', () => {
  test('draw numbers together that follow each other, and no others', () => {
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
    assert.equal(pointsInWords([]), '')
    assert.equal(pointsInWords(['3']), 'point 3')
    assert.equal(pointsInWords(['1', '2']), 'points 1, 2')
    assert.equal(pointsInWords(range(1, 36)), 'points 1 to 36')
    assert.equal(pointsInWords(['1', ...range(4, 6), 'b', '07', '8']), 'points 1, 4 to 6, b, 07, 8')
  })
})
