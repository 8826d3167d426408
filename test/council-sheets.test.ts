import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readMapping } from '../src/complaint/chronology/mapping.ts'
import { readSheet, type SheetReading } from '../src/complaint/chronology/read-sheet.ts'
import { suggestMapping } from '../src/complaint/chronology/suggest-mapping.ts'
import type { History } from '../src/complaint/history.ts'
import type { ComplaintEvent } from '../src/complaint/vocabulary.ts'
import { makeFileReader } from '../src/documents/file-reader.ts'
import { day, spanOf } from '../src/kernel/day.ts'
import { councilSheet, type CouncilSheet, meantBy, type SheetRow } from './council-sheets.ts'
import { workbookOf } from './files.ts'
import { emptyOffice, PROGRAM, standsAt } from './random-walks.ts'

// The open complaints of many councils, brought in from their sheets. `TEST_COUNCILS=100` brings in as many.

const COUNCILS = Number(process.env['TEST_COUNCILS'] ?? 10)
const ROWS = 200
const TODAY = day('2025-06-30')

const reader = makeFileReader()

/** The sheet as its council sends it, read with what somebody said of its columns. */
async function read(sheet: CouncilSheet): Promise<SheetReading> {
  const { council, written, rows, dayFirst } = sheet
  const bytes = workbookOf({ sheets: [{ name: 'Log', rows: [written, ...rows.map(({ cells }) => cells)] }] })
  const file = await reader.readFile(bytes, 'log.xlsx')
  assert.ok(file.ok && file.value.is === 'rows', JSON.stringify(file).slice(0, 300))
  const [first] = file.value.sheets
  assert.ok(first)
  const mapping = readMapping(sheet.mapping)
  assert.ok(mapping.ok, JSON.stringify(mapping))
  const dates = dayFirst ? ({ dates: 'day-first' } as const) : {}
  assert.deepEqual(first.columns, sheet.headings)
  return readSheet(first, { is: 'row-a-complaint', mapping: mapping.value, council, today: TODAY, ...dates })
}

const isWrong = ({ reference, wrongIn }: SheetRow, { twice }: CouncilSheet) =>
  wrongIn.length > 0 || twice.has(reference)

/** The events by what they say, whatever their order. */
const inSomeOrder = (events: readonly ComplaintEvent[]): readonly string[] =>
  events.map((event) => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()

const bare = ({ events, ...rest }: History): History => ({
  ...rest,
  events: events.map((event) => {
    const { id: _id, recordedAt: _at, recordedBy: _by, source, ...own } = event
    assert.equal(source, 'imported')
    return own
  }),
})

describe(`The open complaints of ${COUNCILS} councils, ${ROWS} rows each`, () => {
  const sheets = Array.from({ length: COUNCILS }, (_, n) => councilSheet(n + 1, ROWS, TODAY))

  test('a heading that is sure to mean something never means anything else', () => {
    for (const { headings, mapping } of sheets)
      for (const { column, holds, confidence } of suggestMapping(headings))
        if (confidence === 'sure') assert.equal(holds, mapping[column], column)
  })

  test('every row is either taken as it was meant or listed with its reason', async (context) => {
    let [taken, listed] = [0, 0]
    for (const sheet of sheets) {
      const { histories, problems, leftOut } = await read(sheet)
      const wrong = sheet.rows.filter((row) => isWrong(row, sheet))
      assert.deepEqual(
        leftOut.map(({ line }) => line),
        wrong.map(({ line }) => line),
        sheet.council,
      )
      for (const row of wrong) {
        const told = problems.filter(({ line }) => line === row.line)
        const about = `${sheet.council}, line ${row.line}: ${JSON.stringify([row.cells, told])}`
        // An event of which nothing else could be read is not missed its day.
        if (row.wrongIn.length > 0)
          assert.ok(
            told.some(({ where }) => row.wrongIn.includes(where)),
            about,
          )
        const unjust = told.filter(
          ({ where, says }) => !row.wrongIn.includes(where) && !says.includes('stands on line'),
        )
        assert.deepEqual(unjust, [], about)
      }
      for (const reference of sheet.twice)
        assert.ok(
          problems.some(({ says }) => says.startsWith(`"${reference}" stands on line`)),
          reference,
        )
      const right = sheet.rows.filter((row) => !isWrong(row, sheet))
      assert.deepEqual(
        histories.map(({ reference }) => reference),
        right.map(({ reference }) => reference),
      )
      taken += right.length
      listed += wrong.length
      await broughtIn(right, histories, sheet)
    }
    context.diagnostic(`${taken} rows taken as they were meant, ${listed} listed`)
    assert.ok(listed > COUNCILS && taken > listed)
  })
})

/** Keeps what was read, and compares what is then in the record with what each row was meant to say. */
async function broughtIn(rows: readonly SheetRow[], histories: readonly History[], sheet: CouncilSheet): Promise<void> {
  const { casework } = emptyOffice(TODAY)
  for (const [at, row] of rows.entries()) {
    const history = histories[at]
    assert.ok(history && (await casework.importChronology(PROGRAM, history)).ok)
    const kept = await casework.read(PROGRAM, row.reference)
    assert.ok(kept)
    const { events, ...found } = bare(kept)
    const { events: meant, ...header } = meantBy(row, sheet.council)
    assert.deepEqual(found, header)
    assert.deepEqual(inSomeOrder(events), inSomeOrder(meant), `${sheet.council}, line ${row.line}`)
    inTheirOrder(events)
    clocksAsTheyWere(kept, meant)
  }
}

function inTheirOrder(events: readonly ComplaintEvent[]): void {
  let earliest = -Infinity
  for (const { on } of events) {
    const span = on === undefined ? undefined : spanOf(on)
    if (!span) continue
    assert.ok(span.latest >= earliest, JSON.stringify(events))
    earliest = Math.max(earliest, span.earliest)
  }
}

/** The clock of a stage that runs began on the day that the old list gives, not when it was brought in. */
function clocksAsTheyWere(kept: History, meant: readonly ComplaintEvent[]): void {
  const { assessment } = standsAt(kept, TODAY)
  for (const [rule, type] of [
    ['S1.respond', 'complaint-received'],
    ['S2.complete', 'stage-2-requested'],
  ] as const) {
    const on = meant.find((event) => event.type === type)?.on
    const began = on === undefined ? undefined : spanOf(on)
    const running = assessment.duties.find((duty) => duty.rule === rule && duty.headline && duty.standing === 'running')
    if (began && running)
      assert.deepEqual(running.from.earliest <= began.latest && running.from.latest >= began.earliest, true)
    if (began && running && began.earliest === began.latest) assert.deepEqual(running.from, began)
  }
}
