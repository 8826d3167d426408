import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Assessment, Duty } from '../src/complaint/assessment.ts'
import { assess } from '../src/complaint/assess.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import { dayToJudge } from '../src/complaint/day-to-judge.ts'
import type { History } from '../src/complaint/history.ts'
import { day, dayText, isExact } from '../src/kernel/day.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { workingDaysAfter, workingDaysBetween } from '../src/law/working-days.ts'
import { englandAndWales } from './calendar.ts'

// The five complaints of data/reference/, judged on the day of the Ombudsman's decision.

const FOLDER = new URL('../data/reference/', import.meta.url)

function read(file: string): History {
  const history = readJsonChronology(readFileSync(new URL(file, FOLDER), 'utf8'))
  if (!history.ok) throw new Error(`${file}: ${JSON.stringify(history.error)}`)
  return history.value
}

function judged(file: string): Assessment {
  const history = read(file)
  const asOf = dayToJudge(history, day('2030-01-01'))
  return assess(history, { policies: DEFAULT_POLICIES, calendar: englandAndWales, asOf })
}

/** Every code of a fault or an answer that is certain for at least one finding of it, and every other. */
function codes({ faults, answers }: Assessment): {
  readonly certain: readonly string[]
  readonly possible: readonly string[]
} {
  const found = [...faults, ...answers.map(({ answer, certainty }) => ({ code: answer, certainty }))]
  const certain = new Set<string>(found.filter(({ certainty }) => certainty === 'certain').map(({ code }) => code))
  const possible = new Set<string>(found.map(({ code }) => code).filter((code) => !certain.has(code)))
  return { certain: [...certain].sort(), possible: [...possible].sort() }
}

const leads = ({ next }: Assessment) =>
  next.filter(({ lead }) => lead).map(({ who, rule }) => (rule === undefined ? who : `${who} ${rule}`))

const dates = (assessment: Assessment, rule: Duty['rule']) =>
  assessment.duties
    .filter((duty) => duty.rule === rule)
    .map(({ reading, due, standing }) => `${reading}: ${isExact(due) ? dayText(due.latest) : 'a range'}, ${standing}`)

type Expected = {
  readonly council: string
  readonly asOf: string
  readonly stage: Assessment['stage']
  /** What the Ombudsman found, or follows from the dates, and nothing else as certain. */
  readonly certain: readonly string[]
  /** What the Ombudsman did not rule on and the facts leave open: may be there, and need not be. */
  readonly open: readonly string[]
  readonly lead: string
  readonly promises: readonly string[]
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  '20 003 792': {
    council: 'Staffordshire County Council',
    asOf: '2021-01-21',
    stage: 'stage-2',
    certain: ['S1_LATE', 'S2_LATE', 'S2_NOT_STARTED', 'SUBSTITUTE_STEP'],
    open: ['PREMATURE'],
    lead: 'complaints-manager S2.appoint-io',
    promises: ['O1 2021-02-21', 'O2 2021-02-21', 'O3 2021-03-21'],
  },
  '22 006 612': {
    council: 'Oxfordshire County Council',
    asOf: '2022-08-24',
    stage: 'stage-2',
    certain: ['S2_LATE', 'S2_NOT_STARTED'],
    open: ['PREMATURE', 'S1_LATE'],
    lead: 'complaints-manager S2.appoint-io',
    promises: ['O1 2022-09-24', 'O2 2022-09-24', 'O3 no date', 'O4 no date'],
  },
  '24 001 566': {
    council: 'Essex County Council',
    asOf: '2025-01-14',
    stage: 'finished',
    certain: ['ADJUDICATION_INCOMPLETE', 'FINDING_MISQUOTED', 'RECOMMENDATION_NOT_MET'],
    open: ['RECOMMENDATION_LATE', 'S2_LATE', 'S3_LATE', 'S3_RESPONSE_LATE'],
    lead: 'ombudsman-link-officer O.agreed-action',
    promises: ['O1 2025-02-11', 'O2 2025-02-11', 'O3 no date'],
  },
  '24 004 277': {
    council: 'Kent County Council',
    asOf: '2024-08-18',
    stage: 'stage-2',
    certain: ['WRONG_PROCEDURE'],
    open: [],
    lead: 'complaints-manager S2.appoint-io',
    promises: ['O1 2024-11-18', 'O2 no date'],
  },
  '24 010 779': {
    council: 'North Somerset Council',
    asOf: '2025-01-08',
    stage: 'stage-1',
    certain: ['PREMATURE', 'RIGHTS_NOT_EXPLAINED', 'S1_LATE'],
    open: [],
    lead: 'complainant',
    promises: [],
  },
}

describe('The five reference complaints', () => {
  test('each file is one of them, named after its reference', () => {
    const files = readdirSync(FOLDER).sort()
    assert.deepEqual(
      files,
      Object.keys(EXPECTED).map((reference) => `${reference.replaceAll(' ', '-')}.json`),
    )
    for (const file of files) assert.equal(read(file).reference.replaceAll(' ', '-'), file.replace('.json', ''))
  })

  for (const [reference, expected] of Object.entries(EXPECTED)) {
    test(`${reference}, ${expected.council}`, () => {
      const found = judged(`${reference.replaceAll(' ', '-')}.json`)
      assert.equal(found.council, expected.council)
      assert.equal(dayText(found.asOf.latest), expected.asOf)
      assert.equal(found.stage, expected.stage)
      const { certain, possible } = codes(found)
      const besides = (all: readonly string[]) => all.filter((code) => !expected.open.includes(code))
      assert.deepEqual(besides(certain), expected.certain)
      assert.deepEqual(besides(possible), [])
      assert.deepEqual(leads(found), [expected.lead])
      assert.deepEqual(
        found.actions
          .filter(({ from }) => from === 'ombudsman')
          .map(({ id, due }) => `${id} ${due ? dayText(due.latest) : 'no date'}`),
        expected.promises,
      )
    })
  }

  test('Oxfordshire: asked for between June 2021 and May 2022, so late by 25 working days for certain, by 65 possibly', () => {
    const { faults, duties } = judged('22-006-612.json')
    const due = duties.find(({ rule, headline }) => rule === 'S2.complete' && headline)?.due
    assert.deepEqual(due && [dayText(due.earliest), dayText(due.latest)], ['2021-07-06', '2022-07-07'])
    assert.deepEqual(
      faults.filter(({ code }) => code === 'S2_LATE').map(({ against, certainty }) => `${against} ${certainty}`),
      ['25 WD certain', '65 WD possible'],
    )
    assert.equal(faults.find(({ code }) => code === 'S2_NOT_STARTED')?.against, '25 WD')
  })

  test('Staffordshire: the meeting and the letter each stood in place of stage 2, and the 65 days had long passed', () => {
    const { faults } = judged('20-003-792.json')
    assert.equal(faults.filter(({ code }) => code === 'SUBSTITUTE_STEP').length, 2)
    assert.deepEqual(
      faults.filter(({ code }) => code === 'S2_LATE').map(({ against, certainty }) => `${against} ${certainty}`),
      ['65 WD certain'],
    )
  })

  test('Kent: 65 working days from the decision on Sunday 18 August 2024 end on Monday 18 November 2024', () => {
    const decided = day('2024-08-18')
    assert.equal(dayText(workingDaysAfter(decided, 65, englandAndWales)), '2024-11-18')
    assert.equal(workingDaysBetween(decided, day('2024-11-18'), englandAndWales), 65)
    const kent = judged('24-004-277.json')
    assert.deepEqual(dates(kent, 'S2.complete'), ['ombudsman_decision: 2024-11-18, running'])
    assert.equal(kent.duties.find(({ rule }) => rule === 'S2.complete')?.headline, true)
  })

  test('Essex: one recommendation made twice was answered by neither letter; a finding was quoted too low', () => {
    const { faults, recommendations } = judged('24-001-566.json')
    const meeting = recommendations.find(({ id }) => id === 'R3')
    assert.deepEqual(
      meeting?.made.map(({ by }) => by),
      ['investigating-officer', 'panel'],
    )
    assert.deepEqual(meeting?.answered, [])
    assert.equal(faults.find(({ code }) => code === 'FINDING_MISQUOTED')?.weight, 'poor-practice')
  })

  test('North Somerset: stage 2 can still be asked for, and no time to ask has begun', () => {
    const { rights } = judged('24-010-779.json')
    assert.deepEqual(
      rights.map(({ right, until }) => ({ right, until })),
      [{ right: 'request-stage-2', until: undefined }],
    )
  })
})
