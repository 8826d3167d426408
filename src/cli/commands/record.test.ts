import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import type { Verdict } from '../../casework/ports.ts'
import { readCsvChronologies } from '../../complaint/chronology/read-csv.ts'
import { readMapping } from '../../complaint/chronology/mapping.ts'
import { isRowAnEvent, readSheet } from '../../complaint/chronology/read-sheet.ts'
import { readRows } from '../../complaint/chronology/read-rows.ts'
import { readJsonChronology } from '../../complaint/chronology/read-json.ts'
import { writeCsvChronologies } from '../../complaint/chronology/write-csv.ts'
import { writeJsonChronology } from '../../complaint/chronology/write-json.ts'
import type { History } from '../../complaint/history.ts'
import { day } from '../../kernel/day.ts'
import { fail, ok } from '../../kernel/result.ts'
import type { OpenedRecord } from '../record.ts'
import { run } from '../run.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { startCommand } from './start.ts'
import { verifyCommand } from './verify.ts'

const openFile = () => assert.fail('no file is opened apart here')

/** A log with one row a complaint, the second of which has a bad cell. */
const openTable = async () =>
  ok({
    is: 'rows' as const,
    sheets: [
      {
        name: 'Log',
        columns: ['Ref', 'Received'],
        rows: [
          { line: 2, cells: { Ref: 'L-1', Received: '2026-03-02' } },
          { line: 3, cells: { Ref: 'L-2', Received: '31/02/2026' } },
          { line: 4, cells: { Ref: 'L-3', Received: '19 March 2026' } },
        ],
        problems: [],
      },
    ],
  })

const TWO = `reference,council,on,type
A,Anyshire,2026-03-02,complaint-received
A,Anyshire,2026-03-10,stage-1-responded
B,Anyshire,2026-03-03,complaint-received
`

/** A record in memory, and the commands over it. */
function office(verdict: Verdict = { is: 'sound', events: 0, checkedAgainst: null }) {
  const kept = new Map<string, History>()
  const opened: string[] = []
  const held = { against: undefined as unknown }
  const record: OpenedRecord = {
    async add(history) {
      const there = kept.get(history.reference)
      if (there) return JSON.stringify(there) === JSON.stringify(history) ? 'already-there' : 'differs'
      kept.set(history.reference, history)
      return 'added'
    },
    references: async () => [...kept.keys()],
    read: async (reference) => kept.get(reference),
    async verify(checkpoint) {
      held.against = checkpoint
      return verdict
    },
    async close() {
      opened.push('closed')
    },
  }
  async function redress(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
    const terminal = recordedTerminal()
    const read = async (name: string) => {
      const text = files[name]
      if (text === undefined) throw Object.assign(new Error('not there'), { code: 'ENOENT' })
      return text
    }
    const open = async (access: 'read' | 'write') => {
      opened.push(access)
      return ok(record)
    }
    const chronologies = { readJson: readJsonChronology, readCsv: readCsvChronologies, readRows, openFile }
    const commands = [
      importCommand({
        terminal,
        read,
        chronologies,
        sheets: { openFile: openTable, readSheet, isRowAnEvent, readMapping, today: () => day('2026-06-01') },
        open,
      }),
      exportCommand({ terminal, open, writeJson: writeJsonChronology, writeCsv: writeCsvChronologies }),
      verifyCommand({ terminal, read, open }),
    ]
    const code = await run(args, commands, terminal)
    return { code, answered: terminal.answered.join('\n'), told: terminal.told.join('\n') }
  }
  return { kept, opened, held, redress }
}

describe('redress import', () => {
  test('records every complaint of the file and closes the record', async () => {
    const { kept, opened, redress } = office()
    const { code, answered } = await redress(['import', 'two.csv'], { 'two.csv': TWO })
    assert.deepEqual([code, answered], [0, '2 complaints recorded, 0 there already.'])
    assert.deepEqual([...kept.keys()], ['A', 'B'])
    assert.deepEqual(opened, ['write', 'closed'])
  })

  test('a sheet with a row for each complaint is read by its mapping, and the good are taken when asked for', async () => {
    const files = {
      'map.json': '{ "Ref": "reference", "Received": "complaint-received" }',
      'bad.json': '{ "Ref": "x" }',
    }
    const { kept, redress } = office()
    const log = ['import', 'log.xlsx', '--map', 'map.json', '--council', 'Anyshire']
    const refused = await redress(log, files)
    assert.deepEqual([refused.code, kept.size], [2, 0])
    assert.match(refused.told, /^log\.xlsx:3:2: Received: "31\/02\/2026" is no date.*\nNothing was recorded\.$/)
    const taken = await redress([...log, '--take-good'], files)
    assert.deepEqual([taken.code, taken.answered], [1, '2 complaints recorded, 0 there already.'])
    assert.match(taken.told, /1 complaint with a problem left out/)
    assert.deepEqual(
      [...kept.values()].map(({ reference, council, events }) => [reference, council, events[0]?.on]),
      [
        ['L-1', 'Anyshire', '2026-03-02'],
        ['L-3', 'Anyshire', '2026-03-19'],
      ],
    )
    assert.match((await redress(['import', 'log.xlsx', '--take-good'], files)).told, /Say with --map/)
    assert.match((await redress(log.slice(0, 4), files)).told, /Name it with --council/)
    assert.match(
      (await redress(['import', 'log.xlsx', '--map', 'bad.json'], files)).told,
      /bad\.json:1: Ref: "x" is not/,
    )
  })

  test('the same file again changes nothing', async () => {
    const { redress } = office()
    await redress(['import', 'two.csv'], { 'two.csv': TWO })
    const { code, answered } = await redress(['import', 'two.csv'], { 'two.csv': TWO })
    assert.deepEqual([code, answered], [0, '0 complaints recorded, 2 there already.'])
  })

  test('a reference that is there with another history is left, named, and ends with 1', async () => {
    const { kept, redress } = office()
    await redress(['import', 'two.csv'], { 'two.csv': TWO })
    const { code, told } = await redress(['import', 'two.csv'], { 'two.csv': TWO.replace('2026-03-10', '2026-03-11') })
    assert.equal(code, 1)
    assert.equal(told, 'A is there already with another history. It was left as it is.')
    assert.equal(kept.get('A')?.events[1]?.on, '2026-03-10')
  })

  test('one mistake, and nothing of the file is recorded; the record is not even opened', async () => {
    const { kept, opened, redress } = office()
    const wrong = TWO.replace('2026-03-03', '2026-02-30')
    const { code, answered, told } = await redress(['import', 'two.csv'], { 'two.csv': wrong })
    assert.deepEqual([code, answered, kept.size, opened.length], [2, '', 0, 0])
    assert.match(told, /^two\.csv:4: .*\nNothing was recorded\.$/)
  })

  test('--dry-run says what could be recorded, and records nothing', async () => {
    const { opened, redress } = office()
    const { code, answered } = await redress(['import', 'two.csv', '--dry-run'], { 'two.csv': TWO })
    assert.deepEqual([code, answered], [0, '2 complaints with 3 events could be recorded. Nothing was.'])
    assert.deepEqual(opened, [])
  })
})

describe('redress export', () => {
  test('what is given out can be taken in again, as JSON and as CSV', async () => {
    const { kept, redress } = office()
    await redress(['import', 'two.csv'], { 'two.csv': TWO })
    const json = await redress(['export', 'A'])
    const csv = await redress(['export', '--csv'])
    assert.deepEqual([json.code, json.told, csv.code], [0, '', 0])
    const back = office()
    await back.redress(['import', 'a.json'], { 'a.json': json.answered })
    assert.deepEqual(back.kept.get('A'), kept.get('A'))
    const all = office()
    await all.redress(['import', 'all.csv'], { 'all.csv': csv.answered })
    assert.deepEqual([...all.kept], [...kept])
  })

  test('only the complaints that are named', async () => {
    const { redress } = office()
    await redress(['import', 'two.csv'], { 'two.csv': TWO })
    const { answered } = await redress(['export', 'B', '--csv'])
    assert.match(answered, /\bB,/)
    assert.doesNotMatch(answered, /^A,/m)
  })

  test('a reference that is not there is named and nothing is given out', async () => {
    const { redress } = office()
    await redress(['import', 'two.csv'], { 'two.csv': TWO })
    const { code, answered, told } = await redress(['export', 'A', 'C', '--csv'])
    assert.deepEqual([code, answered, told], [2, '', 'There is no complaint C in the record.'])
  })

  test('JSON holds one complaint: which one has to be said', async () => {
    const { opened, redress } = office()
    for (const words of [[], ['A', 'B']]) assert.equal((await redress(['export', ...words])).code, 2)
    assert.deepEqual(opened, [])
  })
})

describe('redress verify', () => {
  test('a sound record ends with 0 and says whether a cut would have shown', async () => {
    const without = await office({ is: 'sound', events: 12, checkedAgainst: null }).redress(['verify'])
    assert.deepEqual(
      [without.code, without.answered],
      [0, 'The record is sound: 12 events. There is no checkpoint to show a cut.'],
    )
    const against = await office({ is: 'sound', events: 1, checkedAgainst: '2026-03-02T10:00:00.000Z' }).redress([
      'verify',
    ])
    assert.match(against.answered, /1 event\. It holds against the checkpoint of 2026-03-02/)
  })

  test('a broken record ends with 1 and names the first bad event', async () => {
    const broken: Verdict = {
      is: 'broken',
      because: 'wrong-hash',
      at: { kind: 'complaint', stream: 'c1', version: 3, position: 7 },
      says: 'Event 7 (version 3 of complaint c1) was changed.',
    }
    const { code, answered } = await office(broken).redress(['verify'])
    assert.deepEqual([code, answered], [1, 'The record is broken. Event 7 (version 3 of complaint c1) was changed.'])
    assert.deepEqual(JSON.parse((await office(broken).redress(['verify', '--json'])).answered), broken)
  })

  test('a checkpoint that somebody kept is handed on; one that cannot be read ends with 2', async () => {
    const { held, opened, redress } = office()
    await redress(['verify', '--checkpoint', 'kept.json'], { 'kept.json': '{"position":4}' })
    assert.deepEqual(held.against, { position: 4 })
    assert.deepEqual(opened, ['read', 'closed'])
    assert.equal((await redress(['verify', '--checkpoint', 'kept.json'], { 'kept.json': '{' })).code, 2)
    assert.equal((await redress(['verify', '--checkpoint', 'absent.json'])).code, 2)
  })
})

test('a record that will not open says why and ends with 2', async () => {
  const terminal = recordedTerminal()
  const open = async () => fail('The data folder cannot be used.')
  const code = await run(['verify'], [verifyCommand({ terminal, read: async () => '', open })], terminal)
  assert.deepEqual([code, terminal.told], [2, ['The data folder cannot be used.']])
})

test('start says where it is and waits until it ends; or why it cannot', async () => {
  const terminal = recordedTerminal()
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const served = { address: 'http://localhost:3000', notes: ['A note.'], ended }
  const running = run(['start'], [startCommand({ terminal, serve: async () => ok(served) })], terminal)
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(terminal.answered, ['A note.', 'Redress is at http://localhost:3000 (stop it with Ctrl+C)'])
  end()
  assert.equal(await running, 0)
  const refused = startCommand({ terminal, serve: async () => fail('Port 3000 is in use.') })
  assert.equal(await run(['start'], [refused], terminal), 2)
  assert.deepEqual(terminal.told, ['Port 3000 is in use.'])
})
