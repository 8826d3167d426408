import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { parse } from 'node-html-parser'
import { HISTORIES, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { rowsOf, sectionOf, text } from '../../../../test/browser/reading.ts'
import { workbookOf } from '../../../../test/files.ts'
import { fieldsOf, type Fields, type Given, sendForm } from '../../../../test/sent-forms.ts'
import { writeCsvChronologies } from '../../../complaint/chronology/write-csv.ts'
import { makeServer } from '../../server.ts'
import { howRead } from './mapping.ts'

const server = makeServer(office())
const check = (fields: Fields, file?: Given) => sendForm(server, '/check', fields, file)
const given = (bytes: string | Uint8Array, name = 'file'): Given => ({ name, bytes: Buffer.from(bytes) })

const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
async function assertValid(body: string) {
  const { results } = await validator.validateString(body)
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId}: ${one.message}, line ${one.line}`)),
    [],
  )
}

const HEADER = ['Ref', 'Received', 'Method', 'S1 reply', 'Chaser', 'Chased', 'Age']
const LOG = [
  HEADER,
  ['A-1', { day: '2024-01-08' }, 'Email', { day: '2024-01-22' }, { day: '2024-02-01' }, { day: '2024-02-08' }, 41],
  ['A-2', '31/02/2024', 'Email', { day: '2024-01-22' }, null, null, 41],
  ['A-3', '3/2/2024', 'pigeon', null, null, null, 41],
  ['A-4', { day: '2024-01-10' }, 'Letter', null, null, null, 41],
]
const log = given(workbookOf({ sheets: [{ name: 'Log', rows: LOG }] }), 'log.xlsx')

const formOf = ({ root }: { readonly root: Awaited<ReturnType<typeof check>>['root'] }, id?: string) =>
  fieldsOf(id === undefined ? root.querySelector('main form') : root.getElementById(id))

describe('A spreadsheet with one row a complaint', () => {
  test('asks what each column holds, with what stands in it and what its heading suggests', async () => {
    const asked = await check({}, log)
    assert.equal(asked.status, 200)
    await assertValid(asked.body)
    const fields = asked.root.querySelectorAll('.redress-column')
    assert.deepEqual(
      fields.map((field) => text(field.querySelector('label'))),
      HEADER,
    )
    assert.match(text(fields[2]?.querySelector('.govuk-hint')), /For example: Email; pigeon; Letter$/)
    const {
      'column-0': ref,
      'column-1': received,
      'column-4': chaser,
      'column-5': again,
      'column-6': age,
    } = formOf(asked)
    assert.deepEqual(
      [ref, received, chaser, again, age],
      ['reference', 'complaint-received', 'complaint-chased', 'complaint-chased#2', ''],
    )
  })

  test('is read with what was chosen: every problem by its cell, and the rest as a list', async () => {
    const asked = await check({}, log)
    const without = await check(formOf(asked))
    assert.equal(text(without.root.querySelector('#council-error')), 'Enter the council: no column holds it')
    const twice = await check({ ...formOf(asked), council: 'Anytown', 'column-6': 'complaint-received.channel' })
    assert.match(text(twice.root.querySelector('#column-6-error')), /holds the same as "Method"/)

    const read = await check({ ...formOf(asked), council: 'Anytown' })
    await assertValid(read.body)
    assert.equal(read.status, 400)
    assert.deepEqual(
      rowsOf(sectionOf(read.root, 'problems')?.querySelector('table')).map(([line, where]) => `${line} ${where}`),
      ['Line 3Column 2 Received', 'Line 4Column 2 Received', 'Line 4Column 3 Method'],
    )
    assert.deepEqual(
      rowsOf(sectionOf(read.root, 'complaints')?.querySelector('table')).map(([which]) => which),
      ['A-1Anytown', 'A-4Anytown'],
    )
    const dayFirst = await check({ ...formOf(asked), council: 'Anytown', dates: 'day-first' })
    assert.equal(rowsOf(sectionOf(dayFirst.root, 'problems')?.querySelector('table')).length, 2)

    const opened = await check({ ...formOf(read, 'checked'), reference: 'A-1' })
    assert.match(text(opened.root.querySelector('h1')), /^Complaint A-1/)
    assert.match(text(sectionOf(opened.root, 'timeline')), /8 February 2024/)
    const back = await check({ ...formOf(opened, 'checked'), all: 'yes' })
    assert.equal(text(back.root.querySelector('h1')), 'Check: 2 complaints')
    const problems = await check({ ...formOf(back, 'checked'), as: 'problems.csv' })
    assert.equal(problems.body.split('\r\n').length, 5)
  })

  test('is read at once where it was asked to be remembered, and can be said anew', async () => {
    const own = makeServer(office(HISTORIES))
    const asked = await sendForm(own, '/check', {}, log)
    const remembered = await sendForm(own, '/check', { ...formOf(asked), council: 'Anytown', remember: 'yes' })
    assert.match(text(remembered.root), /is remembered for the next file/)
    const next = await sendForm(own, '/check', {}, log)
    assert.match(text(next.root), /as was remembered on 11 October 2024/)
    assert.equal(text(next.root.querySelector('h1')), 'Check: 2 complaints')
    // Read again with what the page carries, it was remembered all the same.
    const opened = await sendForm(own, '/check', { ...formOf(next, 'checked'), reference: 'A-1' })
    const back = await sendForm(own, '/check', { ...formOf(opened, 'checked'), all: 'yes' })
    assert.match(text(back.root), /as was remembered on 11 October 2024/)
    const anew = await sendForm(own, '/check', { ...formOf(next, 'checked'), step: 'map' })
    assert.equal(text(anew.root.querySelector('h1')), 'What do the columns hold?')
    assert.equal(anew.root.getElementById('council')?.getAttribute('value'), 'Anytown')
    const other = await sendForm(own, '/check', { ...formOf(anew), council: 'Elsewhere' })
    assert.match(text(other.root), /The columns were read as you said/)
    assert.match(text(other.root), /Elsewhere/)
    const again = await sendForm(own, '/check', { ...formOf(other, 'checked'), all: 'yes' })
    assert.match(text(again.root), /The columns were read as you said/)
  })

  test('says when its columns were remembered by the day in London', () => {
    const meant = { mapping: {}, council: 'Anytown', dates: undefined, remembered: false } as const
    assert.match(String(howRead({ meant: { ...meant, keptAt: '2024-06-30T23:30:00.000Z' } })), /on 1 July 2024/)
  })

  test('in a file of several sheets is asked for by its name', async () => {
    const two = given(
      workbookOf({
        sheets: [
          { name: '2023', rows: LOG.slice(0, 2) },
          { name: '2024', rows: LOG },
        ],
      }),
    )
    const asked = await check({}, two)
    assert.equal(asked.status, 400)
    await assertValid(asked.body)
    const named = await check({ ...formOf(asked), sheet: '2024' })
    assert.equal(text(named.root.querySelector('h1')), 'What do the columns hold?')
    const read = await check({ ...formOf(named), council: 'Anytown' })
    assert.equal(text(read.root.querySelector('h1')), 'Check: 2 complaints')
    const again = await check({ ...formOf(read, 'checked'), step: 'map' })
    assert.equal(text(again.root.querySelector('h1')), 'What do the columns hold?')
  })
})

describe('Complaints that were checked', () => {
  test('are kept only when asked twice, and each says what became of it', async () => {
    const own = makeServer(office(HISTORIES))
    const read = await sendForm(own, '/check', { ...formOf(await check({}, log)), council: 'Anytown' })
    const asked = await sendForm(own, '/check', { ...formOf(read, 'checked'), step: 'keep' })
    await assertValid(asked.body)
    assert.match(text(asked.root), /They are taken in with 5 events, .* 2 complaints with a problem are not taken in/)
    assert.equal((await own.inject('/complaints/A-1')).statusCode, 404)

    const kept = await sendForm(own, '/check', { ...formOf(asked, 'checked'), step: 'keep-now' })
    await assertValid(kept.body)
    assert.equal(
      text(kept.root.querySelector('.govuk-notification-banner__heading')),
      '2 complaints added, 0 there already, 0 refused',
    )
    const page = await own.inject(kept.root.querySelector('table a')?.getAttribute('href') ?? '')
    assert.match(page.body, /8 January 2024/)
    const gap = sectionOf(kept.root, 'in-the-record')?.querySelector('a[href$="/A-1#not-shown"]')
    const items = sectionOf(parse(page.body), 'not-shown')?.querySelectorAll('li') ?? []
    assert.ok(items.length > 0)
    assert.match(text(gap), new RegExp(`^${items.length} things?$`))
    assert.equal(JSON.parse((await own.inject('/complaints/A-1/chronology.json')).body).coverage, 'part')

    const changed = given(
      workbookOf({
        sheets: [
          { name: 'Log', rows: [HEADER, LOG[1] ?? [], ['A-4', { day: '2024-01-11' }, 'Letter', null, null, null, 41]] },
        ],
      }),
    )
    const form = formOf(await sendForm(own, '/check', {}, changed))
    const again = await sendForm(own, '/check', { ...form, council: 'Anytown', step: 'keep-now' })
    assert.equal(
      text(again.root.querySelector('.govuk-notification-banner__heading')),
      '0 complaints added, 1 there already, 1 refused',
    )
    assert.match(text(sectionOf(again.root, 'refused')), /A-4Refused A-4 is in the record already with another history/)
  })

  test('one of them can be kept alone', async () => {
    const own = makeServer(office([]))
    const opened = await sendForm(
      own,
      '/check',
      { reference: running.reference },
      given(writeCsvChronologies(HISTORIES), 'a.csv'),
    )
    const asked = await sendForm(own, '/check', { ...formOf(opened, 'checked'), step: 'keep' })
    assert.equal(text(asked.root.querySelector('h1')), `Keep complaint ${running.reference} in the record?`)
    const kept = await sendForm(own, '/check', { ...formOf(asked, 'checked'), step: 'keep-now' })
    assert.match(text(kept.root), /1 complaint added/)
    assert.equal((await own.inject('/complaints/' + encodeURIComponent(HISTORIES[1]?.reference ?? ''))).statusCode, 404)
  })

  test('come a page at a time where they are many', async () => {
    const rows = Array.from({ length: 120 }, (_, n) => [`M-${n}`, '2024-01-08'])
    const csv = [['Ref', 'Received'], ...rows].map((row) => row.join(',')).join('\n')
    const read = await check({ ...formOf(await check({}, given(csv, 'a.csv'))), council: 'Anytown' })
    const caption = (page: typeof read) => text(sectionOf(page.root, 'complaints')?.querySelector('caption'))
    assert.equal(caption(read), '1 to 50 of 120, in the order of the file')
    const last = await check({ ...formOf(read, 'checked'), page: '3' })
    assert.equal(caption(last), '101 to 120 of 120, in the order of the file')
    assert.equal(caption(await check({ ...formOf(read, 'checked'), page: '99' })), caption(last))
  })
})

describe('Five thousand rows, two hundred of them with a bad cell', () => {
  test('are reported in one pass, every bad cell by its line', async (context) => {
    const rows = Array.from({ length: 5000 }, (_, n) => {
      const received = n % 25 === 7 ? '31/02/2024' : { day: `2024-01-${String((n % 28) + 1).padStart(2, '0')}` }
      return [`F-${n}`, received, 'Email', { day: '2024-02-20' }, null, null, 41]
    })
    const big = given(workbookOf({ sheets: [{ name: 'Log', rows: [HEADER, ...rows] }] }), 'big.xlsx')
    const fields = formOf(await check({}, big))
    const started = performance.now()
    const { root } = await check({ ...fields, council: 'Anytown' })
    context.diagnostic(`reported by the page in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    assert.deepEqual(
      rowsOf(sectionOf(root, 'problems')?.querySelector('table')).map(([line]) => Number(/\d+/.exec(line ?? '')?.[0])),
      Array.from({ length: 200 }, (_, n) => n * 25 + 7 + 2),
    )
    assert.equal(text(root.querySelector('h1')), 'Check: 4,800 complaints')
  })
})
