import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { parse } from 'node-html-parser'
import { HISTORIES, neverStarted, running } from '../../../../test/browser/histories.ts'
import { office } from '../../../../test/browser/office.ts'
import { rowsOf, sectionOf, text } from '../../../../test/browser/reading.ts'
import { writeCsvChronologies } from '../../../complaint/chronology/write-csv.ts'
import { writeJsonChronology } from '../../../complaint/chronology/write-json.ts'
import { makeServer } from '../../server.ts'

const FROM_HERE = { 'sec-fetch-site': 'same-origin' }
const lines: string[] = []
const server = makeServer(office(HISTORIES, lines))

async function check(fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = FROM_HERE) {
  const answer = await server.inject({
    method: 'POST',
    url: '/check',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
  return { ...answer, status: answer.statusCode, headers: answer.headers, body: answer.body, root: parse(answer.body) }
}

const json = writeJsonChronology(running)
const csv = writeCsvChronologies([running])

const DECISION = `Anytown Council (99 000 303)
Category : Children's care services > Other
Decision : Upheld
Decision date : 03 Mar 2025

Summary: Ms P complained that nobody answered her. The Council was at fault.

The complaint
1. Ms P complained about delay.

Agreed action
2. Within one month of my final decision the Council will:
- apologise to Ms P; and
- pay Ms P £250 for the distress caused.

Final decision
3. I found fault causing injustice.
`

describe('The check of a chronology', () => {
  test('shows what the page of the complaint would, and says that nothing was kept', async () => {
    const { status, root } = await check({ text: json })
    assert.equal(status, 200)
    assert.equal(text(root.querySelector('.redress-glance__first')), 'Day 31 of 65')
    assert.match(text(root.querySelector('.govuk-inset-text')), /^Nothing was kept\. This is how it stands today\./)
    const sections = (page: typeof root) => page.querySelectorAll('.redress-contents a').map((link) => text(link))
    const kept = parse((await server.inject(`/complaints/${running.reference}`)).body)
    assert.deepEqual(sections(root), sections(kept))
    assert.equal(
      root.querySelectorAll('a').some((link) => text(link).startsWith('Why this date')),
      false,
    )
  })

  test('tells CSV from JSON by what it holds, and takes cells copied from a spreadsheet', async () => {
    for (const pasted of [csv, csv.replace(/^\uFEFF/u, ''), `\n${json}`]) {
      const { root, status } = await check({ text: pasted })
      assert.equal(status, 200)
      assert.equal(text(root.querySelector('.redress-glance__first')), 'Day 31 of 65')
    }
    const tabbed = 'reference\ttype\ton\tcouncil\nX-1\tcomplaint\t\tAnytown\nX-1\tcomplaint-received\t2024-10-08\t\n'
    const { root } = await check({ text: tabbed })
    assert.match(text(root.querySelector('h1')), /^Complaint X-1/)
  })

  test('lists every problem with its line, and leaves all that was typed in the box', async () => {
    const broken = json.replace('"complaint-received"', '"complaint-recieved"').replace('"2024-08-29"', '"2024-08-32"')
    const { status, root } = await check({ text: broken })
    assert.equal(status, 400)
    assert.match(text(root.querySelector('title')), /^Error: /)
    assert.equal(
      text(root.querySelector('.govuk-error-summary a')),
      'This chronology has 2 problems, each listed with its line',
    )
    const lineOf = (part: string) => broken.slice(0, broken.indexOf(part)).split('\n').length
    const rows = rowsOf(root.querySelector('table'))
    assert.deepEqual(
      rows.map(([line]) => Number(/^Line (\d+)/.exec(line ?? '')?.[1])),
      [lineOf('complaint-recieved'), lineOf('2024-08-32')],
    )
    assert.match(rows[0]?.[2] ?? '', /complaint-received/)
    assert.equal(root.querySelector('textarea')?.text.replace(/^\n/, ''), broken)
  })

  test('lists several complaints with where each stands, and opens each', async () => {
    const both = writeCsvChronologies([running, neverStarted])
    const { root, status } = await check({ text: both })
    assert.equal(status, 200)
    assert.deepEqual(
      rowsOf(sectionOf(root, 'complaints')?.querySelector('table')).map(([which, stage, , faults]) => [
        which,
        stage,
        faults,
      ]),
      [
        [`${running.reference}${running.council}`, 'Stage 2', 'None found'],
        [`99 000 101${neverStarted.council}`, 'Stage 2', '3 faults'],
      ],
    )
    const opened = await check({ text: both, reference: neverStarted.reference })
    assert.match(text(opened.root.querySelector('h1')), /^Complaint 99 000 101/)
    assert.ok(opened.root.querySelector('button[name=all]'))
    const back = await check({ text: both, reference: neverStarted.reference, all: 'yes' })
    assert.equal(text(back.root.querySelector('h1')), 'Check: 2 complaints')
  })

  test('reads no more rows than can be read while others wait', async () => {
    const { status, root } = await check({ text: `reference,type\n${'a,b\n'.repeat(100_000)}` })
    assert.equal(status, 400)
    assert.match(text(root.querySelector('.govuk-error-summary')), /This has 100,002 lines\. Paste 2,000 at most/)
  })

  test('gives it back as a file in another form, and what was found in it', async () => {
    const { headers, body } = await check({ text: csv, as: 'chronology.json' })
    assert.equal(headers['content-disposition'], `attachment; filename="${running.reference}.json"`)
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(body, json)
    const found = JSON.parse((await check({ text: csv, as: 'found.json' })).body)
    assert.deepEqual([found.format, found.reference], ['redress-assessment/1', running.reference])
    const both = await check({ text: writeCsvChronologies([running, neverStarted]), as: 'found.csv' })
    assert.match(both.headers['content-disposition'] ?? '', /"check-assessment\.csv"/)
    assert.match(both.body, /S2_NOT_STARTED/)
  })
})

describe('The check of a decision', () => {
  test('shows its header, what is to be done by when, and the words that set the date', async () => {
    const { status, root } = await check({ text: DECISION })
    assert.equal(status, 200)
    const facts = text(root.querySelector('.govuk-summary-list'))
    assert.match(facts, /Reference 99 000 303 Council Anytown Council Decision Upheld Decided on Monday 3 March 2025/)
    const rows = rowsOf(sectionOf(root, 'actions')?.querySelector('table'))
    assert.deepEqual(
      rows.map((row) => row.slice(1, 4)),
      [
        ['Apology', 'None', 'Thursday 3 April 2025'],
        ['Payment', '£250', 'Thursday 3 April 2025'],
      ],
    )
    assert.match(rows[0]?.[4] ?? '', /^“Within one month/i)
  })

  test('asks what a text is that is neither, and says so where it is not what it was said to be', async () => {
    const unclear = await check({ text: 'Dear Sir, I write about the dog.' })
    assert.equal(unclear.status, 400)
    assert.ok(unclear.root.querySelector('select#kind option[value=decision]'))
    const none = await check({ text: 'Dear Sir, I write about the dog.', kind: 'decision' })
    assert.match(
      text(none.root.querySelector('.govuk-error-summary')),
      /This is no published decision: .* Paste the whole page/,
    )
    const table = await check({ text: 'Dear Sir, I write about the dog.', kind: 'csv' })
    assert.match(text(table.root.querySelector('.govuk-error-summary')), /This chronology has \d+ problem/)
    assert.equal(
      text((await check({ text: ' \n' })).root.querySelector('.govuk-error-message')),
      'Choose a file, or paste a chronology or a decision',
    )
  })
})

describe('The form', () => {
  test('is read only where it was sent from here', async () => {
    const from = async (headers: Readonly<Record<string, string>>) => (await check({ text: json }, headers)).status
    const answers = await Promise.all(
      [
        { 'sec-fetch-site': 'same-origin', origin: 'null' },
        {},
        { origin: 'http://localhost', host: 'localhost' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { origin: 'https://evil.example', host: 'localhost' },
        { origin: 'http://localhost:8080', host: 'localhost' },
        { origin: 'null' },
      ].map(from),
    )
    assert.deepEqual(answers, [200, 200, 200, 403, 403, 403, 403, 403, 403])
  })

  test('may hold half a million characters, on this page only, and says so where there are more', async () => {
    assert.equal((await check({ text: `${json}${' '.repeat(500_000)}` })).status, 200)
    const { status, root } = await check({ text: 'x'.repeat(600_000) })
    assert.equal(status, 400)
    assert.match(text(root.querySelector('.govuk-error-message')), /longer than half a million characters/)
    const whole = await check({ text: 'x'.repeat(26_000_000) })
    assert.equal(whole.status, 413)
    assert.equal(text(whole.root.querySelector('h1')), 'That is too long to send')
  })

  test('is read in no other shape', async () => {
    const answer = await check({ text: json }, { ...FROM_HERE, 'content-type': 'application/json' })
    assert.equal(answer.status, 415)
  })

  test('keeps nothing: not in the log, not in the list', async () => {
    lines.length = 0
    await check({ text: json.replaceAll(running.reference, 'CSC-SECRET-1') })
    assert.equal(lines.length, 1)
    assert.ok(!lines.join('').includes('SECRET'))
    assert.ok(!(await server.inject('/')).body.includes('CSC-SECRET-1'))
  })

  test('cannot be broken out of, and makes valid pages', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] })
    const texts = ['</textarea><script>alert(1)</script>', json, DECISION, '{"reference": "<b>"}', '']
    for (const pasted of texts) {
      const { body, root } = await check({ text: pasted })
      assert.equal(root.querySelector('script'), null)
      const { results } = await validator.validateString(body)
      assert.deepEqual(
        results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId}: ${one.message}, line ${one.line}`)),
        [],
      )
    }
  })
})
