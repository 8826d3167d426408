import { Writable } from 'node:stream'
import { pino } from 'pino'
import { assess } from '../../src/complaint/assess.ts'
import { readCsvChronologies } from '../../src/complaint/chronology/read-csv.ts'
import { readJsonChronology } from '../../src/complaint/chronology/read-json.ts'
import { writeCsvChronologies } from '../../src/complaint/chronology/write-csv.ts'
import { writeJsonChronology } from '../../src/complaint/chronology/write-json.ts'
import { explainDuty } from '../../src/complaint/explain-duty.ts'
import { dayToJudge } from '../../src/complaint/day-to-judge.ts'
import type { SignedIn } from '../../src/door/sessions.ts'
import type { History } from '../../src/complaint/history.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { councilId, personId } from '../../src/kernel/ids.ts'
import { FAULTS } from '../../src/law/faults.ts'
import { DEFAULT_POLICIES } from '../../src/law/policies.ts'
import { RULES } from '../../src/law/rules/index.ts'
import { workingDaysBetween } from '../../src/law/working-days.ts'
import { readDecision, workingDaysIn } from '../../src/ombudsman/read-decision.ts'
import type { Deps } from '../../src/web/deps.ts'
import { summaryOf } from '../../src/web/summary.ts'
import { englandAndWales } from '../calendar.ts'
import { HISTORIES } from './histories.ts'

/** Friday: day 31 of 65 for the complaint that asked for stage 2 on 29 August. */
export const TODAY = day('2024-10-11')

/** Whoever looks at the pages; signing in has tests of its own. */
const OFFICER: SignedIn = {
  person: personId('officer-1'),
  name: 'An officer',
  roles: ['complaints-manager'],
  session: { handle: 'h', way: 'password', startedAt: 0, fresh: true },
}

export const assessed = (history: History, asOf: Day, knownAt?: string) =>
  assess(history, {
    policies: DEFAULT_POLICIES,
    calendar: englandAndWales,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
  })

/** A whole office: the real law and the real assessment of invented complaints, seen on one fixed day. */
export function office(histories: readonly History[] = HISTORIES, lines: string[] = []): Deps {
  return {
    casework: {
      listCases: async (_viewer, today) =>
        histories.map((history) => summaryOf(assessed(history, dayToJudge(history, today)))),
      readCase: async (_viewer, reference, { asOf, knownAt }) => {
        const history = histories.find((one) => one.reference === reference)
        return history && { history, assessment: assessed(history, asOf ?? dayToJudge(history, TODAY), knownAt) }
      },
      exportCase: async (_viewer, reference) => histories.find((one) => one.reference === reference),
    },
    checking: {
      readJson: readJsonChronology,
      readCsv: readCsvChronologies,
      readDecision: (text) => readDecision(text, workingDaysIn(englandAndWales)),
      assess: (history) => assessed(history, dayToJudge(history, TODAY)),
    },
    writing: { writeJson: writeJsonChronology, writeCsv: writeCsvChronologies },
    law: {
      rules: RULES,
      faults: FAULTS,
      calendar: englandAndWales,
      workingDaysBetween: (after, upTo) => workingDaysBetween(after, upTo, englandAndWales),
      explain: (duty) => explainDuty(duty, englandAndWales, DEFAULT_POLICIES),
    },
    today: () => TODAY,
    council: councilId('anytown'),
    door: { everybodyIs: OFFICER },
    logger: pino({ level: 'info' }, into(lines)),
    name: 'Anytown complaints',
    notice: { tag: 'Demonstration', text: 'Every complaint here is invented.' },
  }
}

const into = (lines: string[]): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'))
      done()
    },
  })
