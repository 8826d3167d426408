import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fresh, held, HISTORIES, neverStarted, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { reading, rowsOf, text } from '../../../../test/browser/reading.ts'
import { BEGINNING, type Day, day } from '../../../kernel/day.ts'
import type { OwedDate } from '../../../worklist/entry.ts'
import { dateInWords } from './rows.ts'

const NBSP = /\u00a0/g

/** What is sealed is sealed anew each time. */
const withoutSeals = (body: string): string => body.replaceAll(/name="list" value="[\w-]+"/g, '')

describe('The list of complaints', () => {
  const open = reading()

  test('has one row for each, the most urgent first, with the reference as it is published', async () => {
    const { root } = await open('/')
    const rows = rowsOf(root.querySelector('table'))
    assert.equal(rows.length, HISTORIES.length)
    assert.deepEqual(
      rows.slice(0, 4).map(([complaint]) => complaint?.replace(NBSP, ' ')),
      [
        '99 000 202 Special guardian 3 points: Special guardianship; Contact with a child in care (s34)',
        '99 000 101 Parent 1 point: Child in need (s17)',
        'CSC-2024-052 Child or young person 1 point: Looked-after child (s22)',
        'CSC-2024-031 Parent 2 points: Child in need (s17)',
      ],
    )
  })

  test('says the clock, the holder and the faults in words', async () => {
    const { root } = await open('/')
    const row = rowsOf(root.querySelector('table')).find(([complaint]) => complaint?.startsWith(running.reference))
    assert.deepEqual(row?.slice(1), [
      'Stage 2',
      'Day 31 of 65 Finish stage 2: due on Thursday 28 November 2024',
      'Investigating officer Investigate and report on every point, by Thursday 28 November 2024',
      'None found',
    ])
  })

  test('counts what is live, overdue and over, and shows each alone', async () => {
    const { root } = await open('/?show=overdue')
    assert.deepEqual(
      root.querySelectorAll('.redress-counts__item').map((one) => text(one)),
      ['Live6', 'Overdue2', 'Due in 10 working days1', 'Look aheadForecast'],
    )
    assert.equal(rowsOf(root.querySelector('table')).length, 2)
    assert.equal(text(root.querySelector('.moj-sub-navigation [aria-current]')), 'Overdue (2)')
  })

  test('says so where there is nothing to show', async () => {
    const nothing = reading(office([]))
    const { root, status } = await nothing('/')
    assert.equal(status, 200)
    assert.match(text(root.querySelector('main')), /No complaint has been recorded yet/)
    assert.match(text((await open('/?show=over')).root.querySelector('main')), /No complaint is over/)
  })

  test('is cut into pages of twenty-five, and a page that is not there is the last', async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ ...fresh, reference: `CSC-${1000 + i}` }))
    const first = await reading(office(many))('/')
    const last = await reading(office(many))('/?page=99')
    const references = (root: typeof first.root) =>
      rowsOf(root.querySelector('table')).map(([complaint]) => complaint?.slice(0, 8))
    const open25 = reading(office(many))
    const between = await Promise.all([2, 3, 4].map((page) => open25(`/?page=${page}`)))
    const shown = [first, ...between, last].map(({ root }) => references(root))
    assert.deepEqual(
      shown.map((page) => page.length),
      [25, 25, 25, 25, 20],
    )
    assert.equal(new Set(shown.flat()).size, 120)
    assert.deepEqual(
      last.root.querySelectorAll('.govuk-pagination__item').map((item) => text(item)),
      ['1', '⋯', '4', '5'],
    )
    assert.equal(last.root.querySelector('[rel=prev]')?.getAttribute('href'), '/?page=4')
    assert.equal(last.root.querySelector('[rel=next]'), null)
  })

  test('says at least how late it is where it may have been due at any time before', () => {
    const { law } = office([])
    const date = {
      rule: 'S2.complete',
      standing: 'overdue',
      from: { earliest: BEGINNING, latest: BEGINNING },
      shared: false,
    }
    const first = (earliest: Day, latest: Day) =>
      dateInWords({ ...date, due: { earliest, latest } } as OwedDate, day('2024-10-11'), law).first
    const latest = day('2024-10-04')
    assert.equal(first(latest, latest), '5 working days late')
    assert.equal(first(day('2024-10-02'), latest), 'Between 5 and 7 working days late')
    assert.equal(first(BEGINNING, latest), 'At least 5 working days late')
    assert.equal(first(day('1900-01-01'), latest), 'At least 5 working days late')
    assert.equal(first(BEGINNING, day('2024-10-10')), 'At least 1 working day late')
  })

  test('takes a strange question for the plain one', async () => {
    const plain = withoutSeals((await open('/')).body)
    for (const path of ['/?show=nonsense', '/?page=-1', '/?page=x', '/?show=all&show=live']) {
      assert.equal(withoutSeals((await open(path)).body), plain, path)
    }
  })

  test('names a complaint once, with a link that leads to it', async () => {
    const { root } = await open('/')
    const links = root.querySelectorAll('.redress-case__reference')
    const hrefs = links.map((link) => link.getAttribute('href') ?? '')
    assert.ok(hrefs.includes(`/complaints/${neverStarted.reference}`))
    for (const href of hrefs) assert.equal((await open(href)).status, 200, href)
  })
})

test('Of many holds to look at again the first ten stand above the list, with how many there are', async () => {
  const many = Array.from({ length: 12 }, (_, at) => ({
    ...held,
    reference: `CSC-2024-1${String(at).padStart(2, '0')}`,
    events: held.events.map((event) =>
      event.type === 'complaint-held' ? { ...event, reviewOn: `2024-10-${String(20 - at).padStart(2, '0')}` } : event,
    ),
  }))
  const reviewsOf = async (histories: typeof many) =>
    (await reading(office(histories))('/')).root.querySelector('[aria-labelledby=reviews]')
  const [all, few] = [await reviewsOf(many), await reviewsOf(many.slice(0, 10))]
  const named = all?.querySelectorAll('.redress-list__first a').map((link) => text(link).replace(NBSP, ' '))
  assert.deepEqual(
    named,
    many
      .toReversed()
      .slice(0, 10)
      .map(({ reference }) => reference),
  )
  const more = all?.querySelector('a[href="/?show=held"]')
  assert.match(text(more?.parentNode), /^These are the first 10 of 12\. See every complaint on hold$/)
  assert.equal(few?.querySelectorAll('.redress-list__first').length, 10)
  assert.equal(few?.querySelector('a[href="/?show=held"]'), null)
})
