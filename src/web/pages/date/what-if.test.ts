import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { finished, neverStarted, running } from '../../../../test/browser/histories.ts'
import { reading, rowsOf, text } from '../../../../test/browser/reading.ts'

const open = reading()
const STAGE_2 = 'S2.complete~request_received'

type Typed = Readonly<Partial<Record<'start' | 'notice' | 'holiday', string>>>

/** The address that the form makes of days like `16 9 2024`, its other boxes sent empty. */
const address = (reference: string, duty: string, typed: Typed, more = '') =>
  `/complaints/${reference}/dates/${encodeURIComponent(duty)}?${(['start', 'notice', 'holiday'] as const)
    .map((field) => {
      const [day = '', month = '', year = ''] = (typed[field] ?? '').split(' ')
      return `${field}-day=${day}&${field}-month=${month}&${field}-year=${year}`
    })
    .join('&')}${more}`

const suppose = (typed: Typed, reference = running.reference, duty = STAGE_2, more = '') =>
  open(address(reference, duty, typed, more))

describe('What if, on the page of a date', () => {
  test('is asked by a form of dates alone, each with what it can change', async () => {
    const { root } = await open(`/complaints/${running.reference}/dates/${STAGE_2}`)
    const form = root.querySelector('form')
    assert.equal(form?.getAttribute('method'), 'get')
    assert.deepEqual(
      form?.querySelectorAll('input').map((input) => input.getAttribute('name')),
      ['start', 'notice', 'holiday'].flatMap((field) => [`${field}-day`, `${field}-month`, `${field}-year`]),
    )
    assert.deepEqual(
      form?.querySelectorAll('.govuk-hint').map((hint) => text(hint)),
      [
        'An earlier day or a later one. It started on Thursday 29 August 2024.',
        'In place of any notice that was sent. As things stand it must be sent by Thursday 3 October 2024, and can give Thursday 28 November 2024 at the latest.',
        'A day from Monday to Friday between the start and the date.',
      ],
    )
  })

  test('says the new date, how it differs, and that nothing is recorded', async () => {
    const { root, status } = await suppose({ start: '2 9 2024', notice: '2 12 2024', holiday: '16 9 2024' })
    assert.equal(status, 200)
    assert.equal(text(root.querySelector('h1')), 'What if: Monday 2 December 2024')
    assert.equal(
      text(root.querySelector('.govuk-body-l')),
      'If the clock had started on Monday 2 September 2024, a notice sent in time had given Monday 2 December 2024 and Monday 16 September 2024 were a bank holiday, the date would be Monday 2 December 2024. That is 2 working days later than the real date, Thursday 28 November 2024.',
    )
    const inset = root.querySelector('.govuk-inset-text')
    assert.match(text(inset), /^Only a what-if\. Nothing is recorded, and no date changes\./)
    assert.equal(
      inset?.querySelector('a')?.getAttribute('href'),
      `/complaints/${running.reference}/dates/${encodeURIComponent(STAGE_2)}`,
    )
  })

  test('counts an earlier start and a single day in words', async () => {
    const says = async (typed: Typed) =>
      text((await suppose(typed, finished.reference, 'S1.respond')).root.querySelector('.govuk-body-l'))
    assert.match(await says({ start: '29 4 2022' }), /would be Monday 16 May 2022\. That is 1 working day earlier than/)
    assert.match(
      await says({ holiday: '9 5 2022' }),
      /would be Wednesday 18 May 2022\. That is 1 working day later than/,
    )
    assert.match(await says({ holiday: '20 6 2022' }), /That is the same day as the real date\./)
  })

  test('draws and lists the days again, with the bank holiday that is none marked', async () => {
    const { root } = await suppose({ holiday: '9 5 2022' }, finished.reference, 'S1.respond')
    const rows = rowsOf(root.querySelector('.redress-days'))
    assert.deepEqual(
      rows.find(([day]) => day === 'Monday 9 May 2022'),
      ['Monday 9 May 2022', 'Not counted', 'Bank holiday of this what-if only'],
    )
    assert.deepEqual(rows.at(-1), ['Wednesday 18 May 2022', '10', 'Working day; the last day'])
    assert.deepEqual(
      root.querySelectorAll('.redress-calendar__weeks .redress-calendar__day--supposed').map((day) => text(day)),
      ['9 ?'],
    )
    assert.match(
      root.querySelector('[role=img]')?.getAttribute('aria-label') ?? '',
      /and 1 bank holiday \(Bank holiday of this what-if only, Monday 9 May 2022\)\.$/,
    )
    assert.match(text(root.querySelector('main')), /and Monday 9 May 2022 for this what-if only: GOV\.UK/)
  })

  test('says where a supposed holiday is not on the way, and where a notice would come too late', async () => {
    const main = async (typed: Typed) => text((await suppose(typed)).root.querySelector('main'))
    assert.match(await main({ holiday: '6 1 2025' }), /Monday 6 January 2025 is not among the days counted/)
    assert.match(await main({ start: '1 8 2024' }), /The notice that was sent would have come after the first date/)
    assert.match(
      await main({ notice: '11 10 2024' }),
      /To count, that notice would have to be sent by Thursday 3 October 2024\./,
    )
  })

  test('says beside each field what the law or the calendar refuses, with what was typed still there', async () => {
    const { root, status } = await suppose({ start: '31 9 2024', notice: '29 11 2024', holiday: '14 9 2024' })
    assert.equal(status, 400)
    assert.match(text(root.querySelector('title')), /^Error: Finish stage 2: why/)
    assert.equal(text(root.querySelector('h1')), 'Why Thursday 28 November 2024?')
    const errors = [
      'There is no such day in that month',
      'No notice can give a day after Thursday 28 November 2024: that is 65 working days from the start, the most that the rule allows. Enter that day or an earlier one',
      'Saturday 14 September 2024 is no working day already. Enter a day from Monday to Friday',
    ]
    assert.deepEqual(
      root.querySelectorAll('form .govuk-error-message').map((error) => text(error)),
      errors,
    )
    const links = root.querySelectorAll('.govuk-error-summary a')
    assert.deepEqual(
      links.map((link) => [text(link), link.getAttribute('href')]),
      errors.map((says, i) => [says, ['#start-day', '#notice-day', '#holiday-day'][i]]),
    )
    for (const link of links) assert.ok(root.querySelector(link.getAttribute('href') ?? ''))
    assert.equal(root.querySelector('#start-day')?.getAttribute('value'), '31')
    assert.equal(root.querySelector('#notice-year')?.getAttribute('value'), '2024')
  })

  test('asks for a date where the form was sent empty', async () => {
    const { root, status } = await suppose({})
    assert.equal(status, 400)
    assert.equal(text(root.querySelector('form .govuk-error-message')), 'Enter a date in at least one of the three')
  })

  test('gives a day for a start that was only a month, and keeps the range where nothing else is supposed', async () => {
    const exact = await suppose({ start: '7 8 2023' }, neverStarted.reference)
    assert.equal(text(exact.root.querySelector('h1')), 'What if: Tuesday 12 September 2023')
    assert.match(text(exact.root.querySelector('.govuk-body-l')), /The real date is known only as between /)
    const range = await suppose({ holiday: '7 9 2023' }, neverStarted.reference)
    assert.match(text(range.root.querySelector('h1')), /^What if: between 6 September 2023 and 6 October 2023$/)
    assert.equal(range.root.querySelector('.redress-days'), null)
  })

  test('says why a date that somebody set moves with nothing, and has no form for it', async () => {
    const { root, status } = await suppose({ start: '2 9 2024' }, finished.reference, 'O.agreed-action')
    assert.equal(status, 200)
    assert.equal(root.querySelector('form'), null)
    assert.match(text(root.querySelector('.redress-what-if')), /Somebody set this date\./)
    assert.match(text(root.querySelector('h1')), /^Why /)
  })

  test('leaves no box for a notice where the rule knows no extension', async () => {
    const { root } = await open(`/complaints/${running.reference}/dates/S2.ack`)
    assert.equal(root.querySelector('#notice-day'), null)
    assert.match(
      text(root.querySelector('form')),
      /No notice can give another date here: its rule knows no extension\./,
    )
  })

  test('of another day keeps that day, and leads back to it', async () => {
    const asOf = '&day=16&month=9&year=2024'
    const { root } = await suppose({ start: '2 9 2024' }, running.reference, STAGE_2, asOf)
    assert.equal(text(root.querySelector('h1')), 'What if: Monday 7 October 2024')
    assert.match(
      root.querySelector('.govuk-inset-text a')?.getAttribute('href') ?? '',
      /\?day=16&(amp;)?month=9&(amp;)?year=2024$/,
    )
    assert.deepEqual(
      root
        .querySelectorAll('form input[type=hidden]')
        .map((box) => [box.getAttribute('name'), box.getAttribute('value')]),
      [
        ['day', '16'],
        ['month', '9'],
        ['year', '2024'],
      ],
    )
  })
})
