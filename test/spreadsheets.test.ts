import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { assess } from '../src/complaint/assess.ts'
import { readMapping } from '../src/complaint/chronology/mapping.ts'
import { isRowAnEvent, readSheet, type SheetForm, type SheetReading } from '../src/complaint/chronology/read-sheet.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import { tableOf, writeCsvChronologies } from '../src/complaint/chronology/write-csv.ts'
import type { History } from '../src/complaint/history.ts'
import { makeFileReader } from '../src/documents/file-reader.ts'
import { writeWorkbook } from '../src/documents/workbook-writer.ts'
import { day } from '../src/kernel/day.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { englandAndWales } from './calendar.ts'
import { type MadeCell, workbookOf } from './files.ts'
import { anyHistory } from './histories.ts'

// Complaints as councils send them, from the bytes of a file to what the law says of them.

const reader = makeFileReader()

/** The first sheet of a file, read in the form that its columns show. */
async function read(bytes: Uint8Array, name: string, form: SheetForm): Promise<SheetReading> {
  const file = await reader.readFile(bytes, name)
  assert.ok(file.ok && file.value.is === 'rows', JSON.stringify(file).slice(0, 300))
  const [sheet] = file.value.sheets
  assert.ok(sheet)
  assert.equal(isRowAnEvent(sheet.columns), form.is === 'row-an-event')
  return readSheet(sheet, form)
}

function wide(mapping: object): SheetForm {
  const held = readMapping(mapping)
  assert.ok(held.ok)
  return { is: 'row-a-complaint', mapping: held.value, council: 'Borough of Exampleham' }
}

/** A cell as whoever keeps the sheet would have it: a day is a date, and all else is text. */
const kept = (cell: string): MadeCell => (/^\d{4}-\d\d-\d\d$/u.test(cell) ? { day: cell } : cell)

const JSON_TEXT = JSON.stringify({
  format: 'redress-chronology/1',
  reference: '0042',
  council: 'Borough of Exampleham',
  people: [{ as: 'complainant', class: 'parent' }],
  points: [{ id: '1', says: 'Short breaks stopped;\nnobody said why', function: 's17' }],
  events: [
    { on: '2024-02', type: 'complaint-received', channel: 'web-form' },
    {
      on: '2024-03-19',
      type: 'stage-1-responded',
      findings: [{ point: '1', finding: 'partially-upheld' }],
      stage2RightExplained: false,
    },
    { on: '2024-04-02', type: 'stage-2-requested' },
    { on: '2024-05-01', type: 'investigating-officer-appointed', who: 'Mr A' },
    { on: '2024-05-01', type: 'independent-person-appointed', who: 'Ms B' },
    { on: '2024-05-03', type: 'stage-2-extended', until: '2024-07-05', reason: 'Files were late' },
    { on: '2024-09-02', type: 'adjudicated', findings: [{ point: '1', finding: 'upheld' }] },
    { on: '2024-09-09', type: 'stage-2-responded', stage3RightExplained: true },
  ],
})

const MAPPING = {
  'Case no.': 'reference',
  'Type of complainant': 'person.class',
  'What it is about': 'point.says',
  Section: 'point.function',
  Received: 'complaint-received',
  How: 'complaint-received.channel',
  'S1 reply': 'stage-1-responded',
  'S1 outcome': 'stage-1-responded.finding',
  'Told of stage 2': 'stage-1-responded.stage2RightExplained',
  'S2 asked for': 'stage-2-requested',
  IO: 'investigating-officer-appointed.who',
  'IO from': 'investigating-officer-appointed',
  IP: 'independent-person-appointed.who',
  'IP from': 'independent-person-appointed',
  'Extension letter': 'stage-2-extended',
  'Extended to': 'stage-2-extended.until',
  Why: 'stage-2-extended.reason',
  Adjudicated: 'adjudicated',
  'S2 outcome': 'adjudicated.finding',
  'S2 reply': 'stage-2-responded',
  'Told of stage 3': 'stage-2-responded.stage3RightExplained',
  Age: null,
}

const AS_A_COUNCIL_KEEPS_IT: readonly MadeCell[] = [
  '0042',
  'Parent',
  'Short breaks stopped;\nnobody said why',
  's17',
  { day: '2024-02-01', format: 'month' },
  'Web form',
  '19 March 2024',
  'Partly upheld',
  'N',
  { day: '2024-04-02', time: 0.625 },
  'Mr A',
  { day: '2024-05-01' },
  'Ms B',
  { day: '2024-05-01' },
  '2024-05-03',
  { day: '2024-07-05' },
  'Files were late',
  { day: '2024-09-02' },
  'Upheld',
  { day: '2024-09-09' },
  true,
  41,
]

describe('the same complaint', () => {
  const whole = readJsonChronology(JSON_TEXT)
  assert.ok(whole.ok)
  const history = whole.value
  const judged = (one: History | undefined) => {
    assert.ok(one)
    const asOf = day('2024-12-02')
    return assess(one, { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf })
  }
  const { columns, rows } = tableOf([history])
  const asEvents = [columns, ...rows.map((row) => columns.map((column) => kept(row[column] ?? '') || null))]
  const forms: readonly (readonly [what: string, bytes: Uint8Array, form: SheetForm])[] = [
    ['log.csv', Buffer.from(writeCsvChronologies([history])), { is: 'row-an-event', dates: 'day-first' }],
    ['events.xlsx', workbookOf({ sheets: [{ name: 'Events', rows: asEvents }] }), { is: 'row-an-event' }],
    [
      'events of a Macintosh.xlsx',
      workbookOf({ from1904: true, sheets: [{ name: 'Events', rows: asEvents }] }),
      { is: 'row-an-event' },
    ],
    [
      'complaints.xlsx',
      workbookOf({
        sheets: [{ name: 'Log', rows: [['Complaints 2024/25'], Object.keys(MAPPING), AS_A_COUNCIL_KEEPS_IT] }],
      }),
      wide(MAPPING),
    ],
  ]
  test('in a workbook that is given out is the same history, and judged the same', async () => {
    const written = await writeWorkbook([{ name: 'Chronology', columns, rows }])
    assert.ok(written.ok)
    const reading = await read(written.value, 'chronology.xlsx', { is: 'row-an-event' })
    assert.deepEqual(reading, { histories: [history], problems: [], leftOut: [] })
    assert.deepEqual(judged(reading.histories[0]), judged(history))
  })

  for (const [what, bytes, form] of forms)
    test(`in ${what} is the same history, and judged the same`, async () => {
      const reading = await read(bytes, what, form)
      assert.deepEqual(reading.problems, [])
      assert.deepEqual(reading.histories, [history])
      assert.deepEqual(judged(reading.histories[0]), judged(history))
      assert.ok(judged(history).faults.length > 0)
    })
})

describe('any complaints', () => {
  test('given out as a workbook are read again without loss', async () => {
    const histories = fc.sample(anyHistory(), { seed: 20_260_302, numRuns: 80 }).map((history, n) => ({
      ...history,
      reference: `R-${n}`,
    }))
    const written = await writeWorkbook([{ name: 'Chronology', ...tableOf(histories) }])
    assert.ok(written.ok)
    const reading = await read(written.value, 'chronology.xlsx', { is: 'row-an-event' })
    assert.deepEqual(reading.problems, [])
    assert.deepEqual(plain(reading.histories), plain(histories))
  })
})

/** Without what is left undefined, and without prototypes. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('five thousand rows, two hundred of them with a bad cell', () => {
  const HEADER = ['Ref', 'Received', 'Method', 'S1 reply', 'S1 outcome', 'S2 asked for', 'S2 reply', 'Notes']
  const form = wide({
    Ref: 'reference',
    Received: 'complaint-received',
    Method: 'complaint-received.channel',
    'S1 reply': 'stage-1-responded',
    'S1 outcome': 'stage-1-responded.finding',
    'S2 asked for': 'stage-2-requested',
    'S2 reply': 'stage-2-responded',
    Notes: 'complaint-received.note',
  })
  /** Each in a column of its own, and what is said of it. */
  const BAD: readonly (readonly [column: number, cell: MadeCell, says: string])[] = [
    [1, '3/2/2025', '"3/2/2025" may be 3 February 2025 or 2 March 2025'],
    [1, '31/02/2024', '"31/02/2024" is no date'],
    [2, 'pigeon', '"pigeon" is not one of the words for this'],
    [3, null, 'is empty, though "S1 outcome" is filled'],
    [4, 'founded', '"founded" is no finding of the procedure'],
    [5, { day: '1899-12-30', time: 0.4 }, 'is shown as a date but holds a time of day, or a number that is no date'],
    [6, { error: '#VALUE!' }, 'holds a formula that ended in the error #VALUE!'],
    [0, null, 'is empty'],
  ]
  const onDay = (n: number) => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10)
  const expected: string[] = []
  const rows = Array.from({ length: 5000 }, (_, n): MadeCell[] => {
    const first = n % 2500
    const date = (after: number) => ({ day: onDay(first + after) })
    const cells = [`C-${n}`, date(0), 'Email', date(15), 'Not upheld', date(20), date(90), 'Two\nlines'] as MadeCell[]
    const [column, cell, says] = (n % 25 === 7 ? BAD[((n / 25) % BAD.length) | 0] : undefined) ?? []
    if (column === undefined || cell === undefined) return cells
    cells[column] = cell
    expected.push(`${n + 2} ${HEADER[column] ?? ''}: ${says}`)
    return cells
  })
  const bytes = workbookOf({ sheets: [{ name: 'Log', rows: [HEADER, ...rows] }] })

  test('are read in one pass that tells every bad cell, and the good come with the days they were recorded for', async (context) => {
    const started = performance.now()
    const reading = await read(bytes, 'log.xlsx', form)
    const seconds = (performance.now() - started) / 1000
    assert.equal(expected.length, 200)
    assert.deepEqual(
      reading.problems.map(({ line, where, says }) => `${line} ${where}: ${says}`),
      expected,
    )
    assert.equal(reading.histories.length, 4800)
    assert.equal(reading.leftOut.length, 200)
    assert.deepEqual(
      reading.histories.find(({ reference }) => reference === 'C-4999')?.events.map(({ on }) => on),
      [0, 15, 20, 90].map((after) => onDay(2499 + after)),
    )
    context.diagnostic(`5,000 rows with 200 bad cells read in ${seconds.toFixed(1)} s`)
  })
})
