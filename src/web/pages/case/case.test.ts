import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { finished, fresh, held, hostile, neverStarted, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { reading, rowsOf, sectionOf, text } from '../../../../test/browser/reading.ts'

const open = reading()
const page = (reference: string, query = '') => open(`/complaints/${encodeURIComponent(reference)}${query}`)

describe('A complaint', () => {
  test('shows how far it has come through the three stages', async () => {
    const track = async (reference: string) =>
      (await page(reference)).root.querySelectorAll('.redress-track__stage').map((stage) => text(stage))
    assert.deepEqual(await track(running.reference), [
      'Stage 1 Local resolution Answered: 29 July 2024',
      'Stage 2 Investigation Now; asked for: 29 August 2024',
      'Stage 3 Review panel Not reached',
    ])
    assert.deepEqual(await track(neverStarted.reference), [
      'Stage 1 Local resolution Answered: July 2023',
      'Stage 2 Investigation Now; asked for: August 2023',
      'Stage 3 Review panel Not reached',
    ])
    assert.equal((await track(fresh.reference))[0], 'Stage 1 Local resolution Now; received: 8 October 2024')
    const { root } = await page(running.reference)
    assert.equal(text(root.querySelector('[aria-current=step] .redress-track__name')), 'Stage 2')
  })

  test('says three things first: the clock, who is next, what is wrong', async () => {
    const first = async (reference: string) =>
      (await page(reference)).root.querySelectorAll('.redress-glance__first').map((one) => text(one))
    assert.deepEqual(await first(running.reference), [
      'Day 31 of 65',
      'Investigating officer (R. Osei)',
      'No fault found',
    ])
    assert.deepEqual((await first(held.reference)).slice(0, 2), ['On hold', 'Court'])
  })

  test('shows each duty with its date, its rule, its force, its source, and the reading that decides', async () => {
    const { root } = await page(running.reference)
    const [open] = rowsOf(sectionOf(root, 'duties')?.querySelector('table'))
    assert.deepEqual(open, [
      'Finish stage 2counted from the request; points 1, 2This reading decides',
      'RunningDay 31 of 65',
      'Thursday 28 November 2024First date: Thursday 3 October 2024; extended sinceNo later date is allowedWhy this date',
      'S2.complete, RegulationsSI 2006/1738 reg 17; Getting the Best from Complaints (2006); Ombudsman decision 24 001 566 (Essex); Ombudsman decision 24 010 779 (North Somerset)',
    ])
  })

  test('says of a rule that was not confirmed that it was not', async () => {
    const { root } = await page(fresh.reference)
    const rows = rowsOf(sectionOf(root, 'duties')?.querySelector('table'))
    const answer = rows.find(([what]) => what?.startsWith('Answer at stage 1'))
    assert.match(answer?.[3] ?? '', /Not confirmed from a primary source$/)
  })

  test('shows each fault with its weight, how sure it is, the law, the events and what puts it right', async () => {
    const { root } = await page(neverStarted.reference)
    const fault = root
      .querySelectorAll('.redress-fault')
      .find((one) => text(one).startsWith('Stage 2 was never started'))
    const words = text(fault)
    for (const part of [
      /^Stage 2 was never started Fault Certain /,
      /What puts it right: Appoint an investigating officer/,
      /Open stage 2 when it is asked for \(S2\.accept, Statutory guidance\)/,
      /It rests on Stage 2 asked for \(August 2023\)/,
    ])
      assert.match(words, part)
    const link = fault?.querySelectorAll('a').find((one) => text(one) === 'Stage 2 asked for')
    const target = root.getElementById(link?.getAttribute('href')?.slice(1) ?? '')
    assert.match(text(target), /^Stage 2 asked for/)
  })

  test('sets what each voice found side by side and marks where one differs', async () => {
    const { root } = await page(finished.reference)
    const table = sectionOf(root, 'points')?.querySelector('table')
    assert.deepEqual(
      table?.querySelectorAll('thead th').map((cell) => text(cell)),
      ['Point', 'Stage 1 answer', 'Investigating officer', 'Adjudicating officer', 'Review panel', 'Final answer'],
    )
    const [first, second] = rowsOf(table)
    assert.deepEqual(first?.slice(1), [
      'Not upheld',
      'UpheldDiffers from stage 1 answerNo review was held',
      'Partly upheldDiffers from investigating officer',
      'UpheldDiffers from adjudicating officer',
      'Upheld',
    ])
    assert.match(first?.[0] ?? '', /The voices differ$/)
    assert.deepEqual(second, [
      '2. The review letter named the wrong child',
      'Upheld',
      'Upheld',
      'Upheld',
      'No finding recorded',
      'Upheld',
    ])
  })

  test('follows each recommendation through everyone who made or answered it', async () => {
    const { root } = await page(finished.reference)
    const threads = root.querySelectorAll('.redress-threads__item').map((one) => text(one))
    assert.match(
      threads[1] ?? '',
      /^R2: Train the team in special guardianship reviews Made by: Investigating officer Adjudicating officer: accepted/,
    )
    assert.match(threads[2] ?? '', /No answer recorded$/)
  })

  test('shows each promise with its date, and says whether it was kept in time', async () => {
    const { root } = await page(finished.reference)
    const promises = rowsOf(sectionOf(root, 'actions')?.querySelector('table'))
    const standing = promises.map(([what, , due, stands]) => `${what}|${due}|${stands}`)
    assert.ok(
      standing.includes('Apologise to Mrs C|Tuesday 9 July 2024|DoneDone: Tuesday 2 July 2024'),
      standing.join('\n'),
    )
    assert.ok(
      standing.includes('Pay for the distress of the delay|Tuesday 9 July 2024|Done lateDone: Tuesday 20 August 2024'),
      standing.join('\n'),
    )
    assert.ok(
      standing.includes(
        'Train the team in special guardianship reviewsOwner: Service manager|Friday 30 June 2023|Not done',
      ),
      standing.join('\n'),
    )
  })

  test('tells apart promises made together for one day', async () => {
    const { root } = await page(finished.reference, '?day=11&month=6&year=2024')
    const owed = rowsOf(sectionOf(root, 'duties')?.querySelector('table')).map(([what]) => what)
    assert.deepEqual(owed.slice(-2), [
      'Do what was agreed with the OmbudsmanApologise to Mrs C',
      'Do what was agreed with the OmbudsmanPay for the distress of the delay',
    ])
  })

  test('says what the record leaves open, in plain words', async () => {
    const { root } = await page(neverStarted.reference)
    const words = text(sectionOf(root, 'not-shown'))
    assert.match(words, /whether the letters explained what the complainant could do next/)
    assert.doesNotMatch(words, /[A-Z]_[A-Z]/)
  })

  test('tells what happened at the precision that is known', async () => {
    const { root } = await page(neverStarted.reference)
    for (const link of root.querySelectorAll('.redress-correct')) link.remove()
    const items = root.querySelectorAll('.moj-timeline__item').map((one) => text(one))
    assert.deepEqual(items.slice(0, 4), [
      'Complaint received June 2023',
      'Stage 1 answered July 2023',
      'Stage 2 asked for August 2023',
      'The complainant asked where it had got to between August 2023 and February 2024',
    ])
    assert.match(
      items[5] ?? '',
      /^Meeting offered May 2024 He declined and asked again for stage 2\.Purpose To talk about the complaint instead$/,
    )
  })

  test('shows itself as it stood on another day', async () => {
    const { root, status } = await page(running.reference, '?day=16&month=9&year=2024')
    assert.equal(status, 200)
    assert.match(
      text(root.querySelector('.redress-another-day')),
      /^As it stood on Monday 16 September 2024, by what had happened by then/,
    )
    assert.equal(text(root.querySelector('.redress-glance__first')), 'Day 12 of 25')
    assert.doesNotMatch(text(sectionOf(root, 'timeline')), /Statement of complaint agreed/)
    assert.equal(
      root.querySelector('.redress-glance__box a')?.getAttribute('href'),
      `/complaints/${running.reference}/dates/S2.complete~request_received?day=16&month=9&year=2024`,
    )
  })

  test('shows itself by what had been recorded by a day, to the end of that day in London', async () => {
    const recorded = running.events.map((event) =>
      event.id === 'e9' ? { ...event, recordedAt: '2024-09-20T22:59:59Z' } : event,
    )
    const visit = reading(office([{ ...running, events: recorded }]))
    const known = async (day: number) =>
      (await visit(`/complaints/${running.reference}?day=&month=&year=&known-day=${day}&known-month=9&known-year=2024`))
        .root
    const before = await known(19)
    assert.equal(before.querySelector('.govuk-error-summary'), null)
    assert.match(text(before.querySelector('.redress-another-day')), /^As it was known on Thursday 19 September 2024: /)
    assert.doesNotMatch(text(sectionOf(before, 'timeline')), /Statement of complaint agreed/)
    assert.match(text(sectionOf(await known(20), 'timeline')), /Statement of complaint agreed/)
    assert.match(
      before.querySelector('.redress-glance__box a')?.getAttribute('href') ?? '',
      /\?known-day=19&known-month=9&known-year=2024$/,
    )
    const { root, status } = await visit(`/complaints/${running.reference}?known-day=31&known-month=9&known-year=2024`)
    assert.equal(status, 400)
    assert.equal(root.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#known-day')
  })

  test('stands where its record ends: on the day of the Ombudsman’s decision, unless another day is asked for', async () => {
    const decision = { type: 'ombudsman-decided', on: '2024-07-01', decision: 'upheld' } as const
    const decided = { ...neverStarted, events: [...neverStarted.events, decision] }
    const visit = reading(office([decided]))
    const ended = (await visit(`/complaints/${decided.reference}`)).root
    const inset = ended.querySelector('.redress-another-day')
    assert.match(
      text(inset),
      /^As it stood on Monday 1 July 2024, the day of the Ombudsman’s decision, with which this record ends\./,
    )

    const now = inset?.querySelector('a')?.getAttribute('href') ?? ''
    assert.equal(now, `/complaints/${decided.reference}?day=11&month=10&year=2024`)
    const today = (await visit(now)).root
    assert.equal(today.querySelector('.redress-another-day'), null)
    const date = today.querySelector('.redress-glance__box a')?.getAttribute('href') ?? ''
    assert.match(date, /\?day=11&month=10&year=2024$/)
    assert.notEqual(
      text(today.querySelector('.redress-glance__first')),
      text(ended.querySelector('.redress-glance__first')),
    )
  })

  test('keeps what was typed where it is no day, and says why beside it', async () => {
    const { root, status } = await page(running.reference, '?day=30&month=feb&year=2024%22%3E')
    assert.equal(status, 400)
    assert.match(text(root.querySelector('title')), /^Error: /)
    assert.equal(root.querySelector('.govuk-error-summary a')?.getAttribute('href'), '#as-of-year')
    assert.equal(root.querySelector('#as-of-day')?.getAttribute('value'), '30')
    assert.equal(root.querySelector('#as-of-year')?.getAttribute('value'), '2024">')
    assert.equal(text(root.querySelector('#as-of-error')), 'The year must be a number, like 2024')
    assert.ok(root.querySelector('.redress-as-of')?.hasAttribute('open'))
    assert.equal(text(root.querySelector('.redress-glance__first')), 'Day 31 of 65')
  })

  test('is shown no different from one that does not exist where it may not be seen', async () => {
    const { status, body } = await page('not-there')
    assert.equal(status, 404)
    assert.equal(body, (await open('/elsewhere')).body)
  })

  test('lets no text of a record become markup', async () => {
    const { body, root } = await page(hostile.reference)
    assert.equal(root.querySelectorAll('script, img, svg:not([class^="govuk"])').length, 0)
    assert.doesNotMatch(body, /<script|<img|<svg\/|\son(error|load|mouseover)="/i)
    assert.match(body, /&lt;\/dd&gt;&lt;\/table&gt;&lt;script&gt;alert\(3\)/)
    const ids = root.querySelectorAll('[id]').map((one) => one.id)
    assert.equal(new Set(ids).size, ids.length)
  })

  test('every link on it leads somewhere', async () => {
    for (const reference of [finished.reference, neverStarted.reference]) {
      const { root } = await page(reference)
      const hrefs = [...new Set(root.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? ''))]
      assert.ok(hrefs.length > 10)
      for (const href of hrefs) {
        const [path = '', anchor] = href.split('#')
        const target = path === '' ? root : (await open(path)).root
        assert.notEqual(text(target.querySelector('h1')), 'Page not found', href)
        if (anchor) assert.ok(target.getElementById(decodeURIComponent(anchor)), href)
      }
    }
  })
})
