import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { englandAndWales } from '../../../test/calendar.ts'
import { recordedTerminal } from '../../../test/recorded-terminal.ts'
import { assess } from '../../complaint/assess.ts'
import { assessmentJson } from '../../complaint/assessment-json.ts'
import { readCsvChronologies } from '../../complaint/chronology/read-csv.ts'
import { readRows } from '../../complaint/chronology/read-rows.ts'
import { readJsonChronology } from '../../complaint/chronology/read-json.ts'
import { dayToJudge } from '../../complaint/day-to-judge.ts'
import { explainDuty } from '../../complaint/explain-duty.ts'
import { day } from '../../kernel/day.ts'
import { FAULTS } from '../../law/faults.ts'
import { DEFAULT_POLICIES, readPolicies } from '../../law/policies.ts'
import { limitOn, RULES } from '../../law/rules/index.ts'
import { run } from '../run.ts'
import { checkCommand } from './check.ts'

const openFile = () => assert.fail('no file is opened apart here')

const chronology = (events: readonly object[], reference = 'CSC-2026-014') =>
  JSON.stringify({
    format: 'redress-chronology/1',
    reference,
    council: 'Anyshire County Council',
    coverage: 'whole',
    complainant: { class: 'parent' },
    points: [{ id: '1', says: 'No visits in spring.', function: 's17' }],
    events,
  })

const received = { on: '2026-03-02', type: 'complaint-received', points: ['1'], recordedAt: '2026-03-02T10:00:00Z' }
const answered = { on: '2026-04-07', type: 'stage-1-responded', points: ['1'], recordedAt: '2026-04-08T10:00:00Z' }

const FILES: Readonly<Record<string, string>> = {
  'late.json': chronology([received, answered]),
  'fresh.json': chronology([received]),
  'decided.json': chronology([received, { on: '2026-05-06', type: 'ombudsman-decided', decision: 'premature' }]),
  'two.csv':
    'reference,council,on,type\nA,Anyshire,2026-03-02,complaint-received\nB,Anyshire,2026-03-03,complaint-received\n',
  'broken.json': chronology([received, { on: '2026-02-31', type: 'stage-1-respnded' }]),
  'broken.csv': 'reference,on,type\nA,2026-03-02,complaint-recieved\n',
  'ack.json': '{ "ack.days": 5 }',
  'wrong-policy.json': '{ "ack.dais": 9 }',
}

async function check(...args: string[]) {
  const terminal = recordedTerminal()
  const command = checkCommand({
    terminal,
    read: async (name) => {
      const text = FILES[name === '-' ? 'late.json' : name]
      if (text === undefined) throw Object.assign(new Error('not there'), { code: 'ENOENT' })
      return text
    },
    chronologies: { readJson: readJsonChronology, readCsv: readCsvChronologies, readRows, openFile },
    policies: DEFAULT_POLICIES,
    readPolicies,
    today: () => day('2026-06-01'),
    dayToJudge,
    assess: (history, at) => assess(history, { calendar: englandAndWales, ...at }),
    assessmentJson,
    law: { rules: RULES, limitOn, faults: FAULTS },
    explain: (policies) => (duty) => explainDuty(duty, englandAndWales, policies),
  })
  const code = await run(['check', ...args], [command], terminal)
  return { code, answered: terminal.answered.join('\n'), told: terminal.told }
}

const json = async (...args: string[]) => JSON.parse((await check(...args, '--json')).answered)

describe('redress check', () => {
  test('prints the stage, the faults, each duty with its date and how it was counted, the rights and the next step', async () => {
    const { code, answered, told } = await check('late.json')
    assert.deepEqual([code, told], [0, []])
    for (const part of [
      /^CSC-2026-014, Anyshire County Council\nAs it stood on Monday 1 June 2026\nStage: stage 1\n/,
      /\nNext step\n─+\n→ /,
      /■ The stage 1 answer was late \[S1_LATE: fault, certain, 20 WD\]/,
      /To put it right: Answer now/,
      /MET LATE +Answer at stage 1: due on Monday 16 March 2026 \[S1\.respond; owed by council; points 1;\s+certain\]/,
      /10 working days from Monday 2 March 2026, never later than Monday 30 March 2026\./,
      /Done on Tuesday 7 April 2026\.\n +14 working days late\./,
      /What the complainant may do now\n─+\n/,
    ]) {
      assert.match(answered, part)
    }
  })

  test('with --explain every day counted or skipped is listed', async () => {
    const { answered } = await check('late.json', '--explain')
    assert.match(answered, /– {2}Monday 2 March 2026: day of the event\n +1 {2}Tuesday 3 March 2026\n/)
    assert.match(answered, /– {2}Sunday 8 March 2026: Sunday/)
    assert.match(answered, /10 {2}Monday 16 March 2026/)
    assert.doesNotMatch((await check('late.json')).answered, /day of the event/)
    const [duty] = (await json('late.json', '--explain')).duties
    assert.equal(duty.counted.length, 15)
  })

  test('with --json standard output holds one object and nothing else', async () => {
    const { code, answered, told } = await check('late.json', '--json')
    assert.deepEqual([code, told], [0, []])
    const read = JSON.parse(answered)
    assert.equal(read.format, 'redress-assessment/1')
    assert.equal(read.faults[0].code, 'S1_LATE')
  })

  test('it judges today, on the day asked for, or on the day of the Ombudsman’s decision', async () => {
    assert.equal((await json('late.json')).asOf, '2026-06-01')
    assert.equal((await json('late.json', '--as-of', '2026-03-16')).asOf, '2026-03-16')
    assert.equal((await json('decided.json')).asOf, '2026-05-06')
    assert.equal((await json('decided.json', '--as-of', '2026-04-01')).asOf, '2026-04-01')
  })

  test('what was recorded later is not known at an earlier moment', async () => {
    const standing = async (...args: string[]) => (await json('late.json', ...args)).duties[0].standing
    assert.equal(await standing('--known-at', '2026-04-08T09:59Z'), 'overdue')
    assert.equal(await standing('--known-at', '2026-04-08T11:00+01:00'), 'met-late')
  })

  test('a council’s own policies change what they settle', async () => {
    const ack = async (...args: string[]) =>
      (await json('fresh.json', ...args)).duties.find(({ rule }: { rule: string }) => rule === 'I.ack').due
    assert.equal(await ack(), '2026-03-04')
    assert.equal(await ack('--policy', 'ack.json'), '2026-03-09')
  })

  test('--fail-on-fault ends with 1 only where a fault of that weight stands', async () => {
    assert.equal((await check('late.json', '--fail-on-fault')).code, 1)
    assert.equal((await check('fresh.json', '--fail-on-fault', '--as-of', '2026-03-10')).code, 0)
    // Between day 10 and day 20 without a notice it is poor practice, not a fault.
    assert.equal((await check('fresh.json', '--fail-on-fault', '--as-of', '2026-03-20')).code, 0)
  })

  test('standard input is read, and its form told from how it begins', async () => {
    assert.match((await check('-')).answered, /^CSC-2026-014/)
  })

  test('of a file with several complaints one is chosen by its reference', async () => {
    assert.equal((await json('two.csv', '--reference', 'B')).reference, 'B')
    assert.deepEqual((await check('two.csv')).told, [
      'This file holds 2 complaints (A, B). Say which with --reference.',
    ])
    const absent = await check('two.csv', '--reference', 'C')
    assert.deepEqual([absent.code, absent.told], [2, ['There is no complaint C in this file, only A, B.']])
  })

  test('every problem of a file is told by line with a suggestion, and nothing is printed', async () => {
    const { code, answered, told } = await check('broken.json', '--json')
    assert.deepEqual([code, answered], [2, ''])
    assert.equal(told.length, 2)
    assert.match(told.join('\n'), /^broken\.json:1:\d+: events\[1\]\.on: /)
    assert.match(told.join('\n'), /Did you mean stage-1-responded\?/)
    assert.match(
      (await check('broken.csv')).told.join('\n'),
      /^broken\.csv:2: type: .*Did you mean complaint-received\?/m,
    )
  })

  test('everything wrong with what was asked is told at once', async () => {
    const { code, told } = await check(
      'absent.json',
      '--as-of',
      '2026-02-30',
      '--known-at',
      'noon',
      '--policy',
      'wrong-policy.json',
    )
    assert.equal(code, 2)
    assert.deepEqual(
      told.map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['--as-of 2026-02-30', '--known-at noon', 'wrong-policy.json: ack.dais', 'absent.json: There'],
    )
    assert.match(told.join('\n'), /Did you mean ack\.days\?/)
  })
})
