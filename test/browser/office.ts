import { Writable } from 'node:stream'
import { pino } from 'pino'
import { caseworkFor } from '../../src/casework/casework.ts'
import { clockAt } from '../../src/casework/clock.ts'
import type { Viewer } from '../../src/casework/ports.ts'
import { sheetMappingsIn } from '../../src/casework/sheet-mappings.ts'
import { assess } from '../../src/complaint/assess.ts'
import { explainDuty } from '../../src/complaint/explain-duty.ts'
import { dayToJudge } from '../../src/complaint/day-to-judge.ts'
import type { History } from '../../src/complaint/history.ts'
import { makeFileReader } from '../../src/documents/file-reader.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { councilId, personId } from '../../src/kernel/ids.ts'
import { FAULTS } from '../../src/law/faults.ts'
import { DEFAULT_POLICIES } from '../../src/law/policies.ts'
import { RULES } from '../../src/law/rules/index.ts'
import { workingDaysBetween } from '../../src/law/working-days.ts'
import { checkingWith, writing } from '../../src/office/checking.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Deps } from '../../src/web/deps.ts'
import { summaryOf } from '../../src/web/summary.ts'
import { englandAndWales } from '../calendar.ts'
import { HISTORIES } from './histories.ts'

/** Friday: day 31 of 65 for the complaint that asked for stage 2 on 29 August. */
export const TODAY = day('2024-10-11')

const VIEWER: Viewer = { council: councilId('anytown'), person: personId('officer-1'), sees: 'every-complaint' }

export const assessed = (history: History, asOf: Day, knownAt?: string) =>
  assess(history, {
    policies: DEFAULT_POLICIES,
    calendar: englandAndWales,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
  })

/**
 * A whole office: the real law and the real assessment of invented complaints, seen on one fixed day, and a record in
 * memory for what is kept meanwhile.
 */
export function office(histories: readonly History[] = HISTORIES, lines: string[] = []): Deps {
  const store = memoryStore(VIEWER.council)
  const clock = clockAt('2024-10-11T09:00:00.000Z')
  const kept = caseworkFor({
    council: VIEWER.council,
    store,
    clock,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  const own = (reference: string) => histories.find((one) => one.reference === reference)
  return {
    casework: {
      listCases: async (viewer, today) =>
        [...histories, ...(await kept.histories(viewer))].map((history) =>
          summaryOf(assessed(history, dayToJudge(history, today))),
        ),
      readCase: async (viewer, reference, { asOf, knownAt }) => {
        const history = own(reference) ?? (await kept.read(viewer, reference))
        return history && { history, assessment: assessed(history, asOf ?? dayToJudge(history, TODAY), knownAt) }
      },
      exportCase: async (viewer, reference) => own(reference) ?? kept.export(viewer, reference),
      importCase: (viewer, history) => kept.importChronology(viewer, history),
    },
    checking: checkingWith(englandAndWales, makeFileReader(), (history) =>
      assessed(history, dayToJudge(history, TODAY)),
    ),
    mappings: sheetMappingsIn({ store, clock }),
    writing,
    law: {
      rules: RULES,
      faults: FAULTS,
      calendar: englandAndWales,
      workingDaysBetween: (after, upTo) => workingDaysBetween(after, upTo, englandAndWales),
      explain: (duty) => explainDuty(duty, englandAndWales, DEFAULT_POLICIES),
    },
    today: () => TODAY,
    viewerOf: () => VIEWER,
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
