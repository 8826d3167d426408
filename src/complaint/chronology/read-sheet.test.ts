import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { History } from '../history.ts'
import type { Mapping } from './mapping.ts'
import { isRowAnEvent, readSheet, readSheetInSteps, type SheetForm, type SheetReading } from './read-sheet.ts'

/** A sheet of cells, its header on line 1; an empty cell is not there. */
function sheet(header: readonly string[], ...lines: readonly (readonly string[])[]) {
  const rows = lines.map((cells, at) => ({
    line: at + 2,
    cells: Object.fromEntries(header.flatMap((name, n) => (cells[n] ? [[name, cells[n]]] : []))),
  }))
  return { columns: header, rows, problems: [] }
}

const said = ({ problems }: SheetReading) =>
  problems.map(({ line, column, where, says }) => `${line}:${column ?? ''} ${where}: ${says}`)

const references = (histories: readonly History[]) => histories.map(({ reference }) => reference)

const EVENTS: SheetForm = { is: 'row-an-event' }
const wide = (mapping: Mapping): SheetForm => ({ is: 'row-a-complaint', mapping, council: 'Exampleham' })

describe('one row an event', () => {
  const header = ['reference', 'type', 'on', 'council', 'channel']

  test('is told by its columns', () => {
    assert.equal(isRowAnEvent(header), true)
    assert.equal(isRowAnEvent(['Reference', 'Date received']), false)
  })

  test('the complaints that are whole are given beside every problem of the others', () => {
    const reading = readSheet(
      sheet(
        header,
        ['C-1', 'complaint-received', '2025-03-02T09:30:00', 'Exampleham', 'email'],
        ['C-2', 'complaint-received', '3/2/2025', 'Exampleham', 'pigeon'],
        ['C-1', 'stage-1-responded', '14/03/2025'],
        ['C-3', 'complaint-received', '', 'Exampleham'],
        ['C-3', 'stage-1-respondid'],
      ),
      EVENTS,
    )
    assert.deepEqual(said(reading), [
      '3:3 on: "3/2/2025" may be 3 February 2025 or 2 March 2025',
      '3:5 channel: "pigeon" is not one of the words for this',
      '6:2 type: "stage-1-respondid" is not an event type',
    ])
    assert.deepEqual(reading.leftOut, [
      { reference: 'C-2', line: 3 },
      { reference: 'C-3', line: 5 },
    ])
    assert.deepEqual(
      reading.histories.map(({ events }) => events),
      [
        [
          { type: 'complaint-received', on: '2025-03-02', channel: 'email' },
          { type: 'stage-1-responded', on: '2025-03-14' },
        ],
      ],
    )
  })

  test('with the order of its dates given, no date is in doubt', () => {
    const reading = readSheet(sheet(header, ['C-1', 'resumed', '3/2/2025', 'Exampleham']), {
      is: 'row-an-event',
      dates: 'day-first',
    })
    assert.deepEqual(reading.problems, [])
    assert.equal(reading.histories[0]?.events[0]?.on, '2025-02-03')
  })

  test('a column that nobody knows keeps back every complaint that has something in it', () => {
    const reading = readSheet(
      sheet(
        [...header, 'chanel'],
        ['C-1', 'resumed', '2025', 'Exampleham'],
        ['C-2', 'resumed', '2025', 'Exampleham', '', 'email'],
        ['C-3', 'resumed', '2025', 'Exampleham', '', 'email'],
      ),
      EVENTS,
    )
    assert.deepEqual(said(reading), ['3:6 chanel: "chanel" is not the name of a column'])
    assert.deepEqual(references(reading.histories), ['C-1'])
  })

  test('an event without a reference keeps back its neighbours, whose it may be', () => {
    const reading = readSheet(
      sheet(
        header,
        ['C-1', 'resumed', '2025', 'Exampleham'],
        ['C-2', 'resumed', '2025', 'Exampleham'],
        ['', 'resumed', '2025'],
        ['C-3', 'resumed', '2025', 'Exampleham'],
        ['C-4', 'resumed', '2025', 'Exampleham'],
      ),
      EVENTS,
    )
    assert.deepEqual(said(reading), ['4:1 reference: is empty'])
    assert.deepEqual(references(reading.histories), ['C-1', 'C-4'])
    assert.deepEqual(
      reading.leftOut.map(({ reference }) => reference),
      ['C-2', '', 'C-3'],
    )
  })

  test('after a line that is broken no complaint is known to be whole', () => {
    const whole = sheet(header, ['C-1', 'resumed', '2025', 'Exampleham'])
    const broken = { line: 3, where: '', says: 'a quotation mark opens in this row and is never closed' }
    const reading = readSheet({ ...whole, problems: [broken] }, EVENTS)
    assert.deepEqual(reading.histories, [])
    assert.deepEqual(reading.leftOut, [{ reference: 'C-1', line: 2 }])
  })

  test('an empty sheet says so', () => {
    assert.deepEqual(said(readSheet(sheet(header), EVENTS)), ['1: : there is no row with anything in it'])
  })
})

describe('one row a complaint', () => {
  const mapping = {
    Ref: 'reference',
    Received: 'complaint-received',
    How: 'complaint-received.channel',
    Who: 'person.class',
    What: 'point.says',
    'S1 extended': 'stage-1-extended',
    'S1 new date': 'stage-1-extended.until',
    'S1 reply': 'stage-1-responded',
    'S1 outcome': 'stage-1-responded.finding',
    'S2 told': 'stage-1-responded.stage2RightExplained',
    Chased: 'complaint-chased',
    'Chased again': 'complaint-chased#2',
    Age: null,
  }
  const header = Object.keys(mapping)
  const form = wide(mapping)
  const row = (cells: Readonly<Record<string, string>>) => header.map((name) => cells[name] ?? '')

  test('becomes the complaint, its person, its point and its events in the order of their days', () => {
    const reading = readSheet(
      sheet(
        header,
        row({
          Ref: '0017',
          Received: '2025-03-03T10:00:00',
          How: 'Web form',
          Who: 'Foster carer',
          What: 'Contact was\ncancelled',
          'S1 reply': '1 April 2025',
          'S1 outcome': 'Partly upheld',
          'S2 told': 'Y',
          Chased: '2025-03-20',
          'Chased again': '2025-03-12',
          Age: '41',
        }),
      ),
      form,
    )
    assert.deepEqual(reading, {
      histories: [
        {
          reference: '0017',
          council: 'Exampleham',
          coverage: 'part',
          people: [{ as: 'complainant', class: 'foster-carer' }],
          points: [{ id: '1', says: 'Contact was\ncancelled' }],
          events: [
            { type: 'complaint-received', on: '2025-03-03', channel: 'web-form' },
            { type: 'complaint-chased', on: '2025-03-12' },
            { type: 'complaint-chased', on: '2025-03-20' },
            {
              type: 'stage-1-responded',
              on: '2025-04-01',
              findings: [{ point: '1', finding: 'partially-upheld' }],
              stage2RightExplained: true,
            },
          ],
        },
      ],
      problems: [],
      leftOut: [],
    })
  })

  test('a thing without a day happened where its column stands; what did not happen is not there', () => {
    const reading = readSheet(
      sheet(
        header,
        row({
          Ref: '1',
          Received: '2025-03',
          'S1 extended': 'unknown',
          'S1 new date': '2025-04-01',
          'S1 reply': 'N/A',
          'S1 outcome': 'n/a',
          Chased: '-',
        }),
      ),
      form,
    )
    assert.deepEqual(reading.histories[0]?.events, [
      { type: 'complaint-received', on: '2025-03' },
      { type: 'stage-1-extended', until: '2025-04-01' },
    ])
  })

  test('events of one day stand in the order of their columns', () => {
    const reading = readSheet(
      sheet(header, row({ Ref: '1', Received: '2025-03-14', 'S1 reply': '2025-03-14', Chased: '2025-03-14' })),
      form,
    )
    assert.deepEqual(
      reading.histories[0]?.events.map(({ type }) => type),
      ['complaint-received', 'stage-1-responded', 'complaint-chased'],
    )
  })

  test('dates known to the month move past no day that may be before them', () => {
    const reading = readSheet(
      sheet(header, row({ Ref: '1', Received: '2025-03-14', 'S1 reply': '2025-03', Chased: '2025-02-01' })),
      form,
    )
    assert.deepEqual(
      reading.histories[0]?.events.map(({ on }) => on),
      ['2025-02-01', '2025-03-14', '2025-03'],
    )
  })

  test('each problem names the line and the column of the sheet as it is', () => {
    const reading = readSheet(
      sheet(
        header,
        row({ Ref: '1', Received: '31/02/2024', How: 'pigeon', 'S1 outcome': 'founded', 'S1 reply': '2024-03-01' }),
        row({ Ref: '2', Received: '2025-01-02', 'S1 outcome': 'Upheld' }),
        row({ Received: '2025-01-02', How: 'pigeon' }),
        row({ Ref: '3', Received: '2025-01-02' }),
        row({ Ref: '4', Received: '2025-01-02', 'S1 new date': '2025-01' }),
        row({ Ref: '3', Received: '2025-01-02' }),
      ),
      form,
    )
    assert.deepEqual(said(reading), [
      '2:2 Received: "31/02/2024" is no date',
      '2:3 How: "pigeon" is not one of the words for this',
      '2:9 S1 outcome: "founded" is no finding of the procedure',
      '3:8 S1 reply: is empty, though "S1 outcome" is filled',
      '4:1 Ref: is empty',
      '4:3 How: "pigeon" is not one of the words for this',
      '6:6 S1 extended: is empty, though "S1 new date" is filled',
      '6:7 S1 new date: "2025-01" is not a full date',
      '7:1 Ref: "3" stands on line 5 already',
    ])
    assert.deepEqual(reading.histories, [])
  })

  test('a column without a word of the mapping keeps back every row that has something in it', () => {
    const reading = readSheet(
      sheet(
        ['Ref', 'Received', 'Panel'],
        ['1', '2025-01-02', ''],
        ['2', '2025-01-02', '2025-06-01'],
        ['3', '2025-01-02', 'x'],
      ),
      wide({ Ref: 'reference', Received: 'complaint-received' }),
    )
    assert.deepEqual(said(reading), ['3:3 Panel: the mapping does not say what "Panel" holds'])
    assert.deepEqual(references(reading.histories), ['1'])
  })

  test('a sheet without the column of the references is told so once', () => {
    const reading = readSheet(sheet(['Number', 'Received'], ['1', '2025-01-02'], ['2', '2025-01-02']), form)
    assert.deepEqual(said(reading), ['1: Ref: there is no such column, and the mapping takes the reference from it'])
    assert.deepEqual(reading.histories, [])
  })

  test('can be read a few complaints at a time, to the same end', () => {
    const lines = Array.from({ length: 100 }, (_, n) => row({ Ref: String(n), Received: '2025-01-02' }))
    const steps = readSheetInSteps(sheet(header, ...lines), form)
    let taken = 0
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) taken += 1
    assert.ok(taken >= 5)
    assert.deepEqual(step.value, readSheet(sheet(header, ...lines), form))
  })
})
