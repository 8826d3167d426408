import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../../test/calendar.ts'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { assess } from '../../complaint/assess.ts'
import { readJsonChronology } from '../../complaint/chronology/read-json.ts'
import { ANSWER_CODES, FAULT_CODES } from '../../law/faults.ts'
import { DEFAULT_POLICIES } from '../../law/policies.ts'
import { run } from '../run.ts'
import { casesCommand } from './cases.ts'

/** Received on 2 March 2026 and answered on 7 April, after 24 working days: late for certain, and no notice. */
const lateAnswer = (expect: object, change: object = {}) =>
  JSON.stringify({
    case: {
      format: 'redress-chronology/1',
      reference: 'A',
      council: 'Anyshire',
      points: [{ id: '1', function: 's17' }],
      events: [
        { on: '2026-03-02', type: 'complaint-received', points: ['1'] },
        { on: '2026-04-07', type: 'stage-1-responded', points: ['1'] },
      ],
      ...change,
    },
    asOf: '2026-04-10',
    expect,
  })

async function cases(files: Readonly<Record<string, string>>, ...options: string[]) {
  const terminal = recordedTerminal()
  const command = casesCommand({
    terminal,
    list: async () => ['notes.txt', ...Object.keys(files)],
    read: async (name) => files[name.split(/[\\/]/).at(-1) ?? ''] ?? '',
    readJson: readJsonChronology,
    assess: (history, asOf) => assess(history, { calendar: englandAndWales, asOf, policies: DEFAULT_POLICIES }),
    codes: [...FAULT_CODES, ...ANSWER_CODES],
  })
  const code = await run(['cases', 'folder', ...options], [command], terminal)
  return { code, answered: terminal.answered.join('\n'), told: terminal.told }
}

describe('redress cases', () => {
  test('a folder in which everything was found and nothing else is good', async () => {
    const { code, answered } = await cases({ 'a.json': lateAnswer({ mustFind: ['S1_LATE'], certain: ['S1_LATE'] }) })
    assert.equal(code, 0)
    assert.match(answered, /1 case judged\nfound +1 of 1 \(100\.0 %\)\nfalse alarms +0 \(0 certain, 0 possible\)/)
    assert.doesNotMatch(answered, /^a$/m)
  })

  test('a miss and a false alarm are named under their case, and it ends with 1', async () => {
    const { code, answered } = await cases({
      'a.json': lateAnswer({ mustFind: ['S1_LATE', 'S2_LATE'] }),
      'b.json': lateAnswer({ mustNotFind: ['S1_LATE'] }),
      'c.json': lateAnswer({ answers: ['HELD'] }),
    })
    assert.equal(code, 1)
    assert.match(
      answered,
      /^a\n {2}missed +S2_LATE \(not found\)\nb\n {2}false alarm +S1_LATE \(certain\)\nc\n {2}missed +HELD/,
    )
    assert.match(answered, /found +1 of 3 \(33\.3 %\)\nfalse alarms +1 \(1 certain, 0 possible\)/)
  })

  test('an answer that is given counts as found', async () => {
    const held = {
      events: [
        { on: '2026-03-02', type: 'complaint-received' },
        { on: '2026-03-04', type: 'complaint-held', proceedings: 'court', reasons: 'A hearing.' },
      ],
    }
    const { code, answered } = await cases({ 'a.json': lateAnswer({ answers: ['HELD'] }, held) })
    assert.equal(code, 0, answered)
    assert.match(answered, /found +1 of 1/)
  })

  test('what is only possible misses a code that must be certain', async () => {
    const month = {
      events: [
        { on: '2026-03', type: 'complaint-received' },
        { on: '2026-04-07', type: 'stage-1-responded' },
      ],
    }
    const { answered } = await cases({ 'a.json': lateAnswer({ mustFind: ['S1_LATE'], certain: ['S1_LATE'] }, month) })
    assert.match(answered, /missed +S1_LATE \(only possible\)/)
  })

  test('a case that cannot be read is named with every problem, and it ends with 2', async () => {
    const { code, answered } = await cases({
      'a.json': lateAnswer({}, { events: [{ type: 'complaint-recieved' }] }),
      'b.json': lateAnswer({ mustFind: ['S1_LAET'] }),
      'c.json': lateAnswer({ mustFind: ['S1_LATE'] }),
    })
    assert.equal(code, 2)
    assert.match(
      answered,
      /^a\n {2}cannot be read: case:\d+:\d+: events\[0\]\.type: .*Did you mean complaint-received\?/,
    )
    assert.match(answered, /b\n {2}cannot be read: mustFind names S1_LAET/)
    assert.match(answered, /1 case judged, 2 could not be read\nfound +1 of 1/)
  })

  test('--json prints one object with the same', async () => {
    const { code, answered } = await cases({ 'b.json': lateAnswer({ mustNotFind: ['S1_LATE'] }) }, '--json')
    const read = JSON.parse(answered)
    assert.equal(code, 1)
    assert.deepEqual(read.cases[0].falseAlarms, [{ code: 'S1_LATE', certainty: 'certain' }])
    assert.equal(read.total.falseAlarms.certain, 1)
  })

  test('a folder without a case is no good folder', async () => {
    const { code, told } = await cases({})
    assert.deepEqual([code, told], [2, ['folder: There is no .json file in this folder.']])
  })
})
