import { Writable } from 'node:stream'
import { pino } from 'pino'
import { audited } from '../../src/casework/audited.ts'
import { type Casework, caseworkFor } from '../../src/casework/casework.ts'
import type { EmergencyJournal } from '../../src/casework/emergency-journal-port.ts'
import { type EmergencyContacts, emergencyReadingIn } from '../../src/casework/emergency-reading.ts'
import { clockAt } from '../../src/casework/clock.ts'
import { type Looking, lookingIn } from '../../src/casework/looking.ts'
import type { Viewer } from '../../src/casework/ports.ts'
import { viewerFor } from '../../src/casework/viewer.ts'
import type { ReadRecords } from '../../src/casework/read-records-port.ts'
import { PEOPLE_RECORDED } from '../../src/casework/people-recorded.ts'
import { coversIn } from '../../src/casework/covers.ts'
import { peopleIn } from '../../src/casework/people.ts'
import { sheetMappingsIn } from '../../src/casework/sheet-mappings.ts'
import { assess } from '../../src/complaint/assess.ts'
import { explainDuty } from '../../src/complaint/explain-duty.ts'
import { dayToJudge } from '../../src/complaint/day-to-judge.ts'
import { STEP_WORDS } from '../../src/complaint/step-words.ts'
import type { SignedIn } from '../../src/door/sessions.ts'
import type { History } from '../../src/complaint/history.ts'
import { whatIf } from '../../src/complaint/what-if.ts'
import { makeFileReader } from '../../src/documents/file-reader.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { councilId, personId } from '../../src/kernel/ids.ts'
import { FAULTS } from '../../src/law/faults.ts'
import { DEFAULT_POLICIES, policiesInForce } from '../../src/law/policies.ts'
import { RULES } from '../../src/law/rules/index.ts'
import { workingDaysBetween } from '../../src/law/working-days.ts'
import { checkingWith, writing } from '../../src/office/checking.ts'
import { stepsWith } from '../../src/office/law.ts'
import { PAGES_RECORDED } from '../../src/office/pages-recorded.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { memoryReadRecords } from '../../src/store/reads/memory.ts'
import type { Deps } from '../../src/web/deps.ts'
import { complaintsShown } from '../../src/office/complaints-shown.ts'
import { englandAndWales } from '../calendar.ts'
import { memoryJournal } from '../memory-journal.ts'
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

/** As `visitorFrom` makes one of whoever is signed in. */
const VIEWER: Viewer = viewerFor({ council: councilId('anytown'), person: OFFICER.person, roles: OFFICER.roles })

const CLOCK = clockAt('2024-10-11T09:00:00.000Z')

export const LAW = { calendar: englandAndWales, policies: DEFAULT_POLICIES }

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
export function office(
  histories: readonly History[] = HISTORIES,
  lines: string[] = [],
  reads: ReadRecords = memoryReadRecords(VIEWER.council),
  journal: EmergencyJournal = memoryJournal(),
): Deps {
  const store = memoryStore(VIEWER.council)
  const kept = caseworkFor({
    council: VIEWER.council,
    store,
    clock: CLOCK,
    law: LAW,
    assess: (history, { asOf, knownAt }) => assessed(history, asOf, knownAt),
  })
  const people = peopleIn({ store, clock: CLOCK })
  const lists = listed(histories, kept)
  // As it was invented, without what recording it adds: an event without `recordedAt` has always been known.
  const own = async (viewer: Viewer, reference: string) =>
    (await lists.allowed(viewer, reference)).has('read')
      ? histories.find((one) => one.reference === reference)
      : undefined
  const read = async (viewer: Viewer, reference: string) =>
    (await own(viewer, reference)) ?? kept.read(viewer, reference)
  const shown: Deps['casework'] = {
    ...lists,
    readCase: async (viewer, reference, { asOf, knownAt }) => {
      const history = await read(viewer, reference)
      return history && { history, assessment: assessed(history, asOf ?? dayToJudge(history, TODAY), knownAt) }
    },
    exportCase: async (viewer, reference) => (await own(viewer, reference)) ?? kept.export(viewer, reference),
    importCase: (viewer, history) => kept.importChronology(viewer, history),
    ...lookingIn({
      reads,
      records: [
        {
          read,
          references: async () => histories.map(({ reference }) => reference),
          openings: kept.openings,
          closeTo: lists.closeTo,
        },
      ],
      people,
      accounts: async () => [OFFICER],
      clock: CLOCK,
      assess: (history) => assessed(history, dayToJudge(history, TODAY)),
    }),
  }
  const contacts: EmergencyContacts = {
    async contactsInEmergency(viewer, reference) {
      await lists.allowed(viewer, reference)
      return kept.contactsInEmergency(viewer, reference)
    },
    keepReading: kept.keepReading,
  }
  const emergencyReading = emergencyReadingIn({ reads, journal, clock: CLOCK, contacts })
  return {
    emergencyReading,
    casework: audited(shown, PAGES_RECORDED, { reads, clock: CLOCK, way: 'role', covered: kept.covered }),
    checking: checkingWith(englandAndWales, makeFileReader(), (history) =>
      assessed(history, dayToJudge(history, TODAY)),
    ),
    mappings: sheetMappingsIn({ store, clock: CLOCK }),
    covers: coversIn({ store, clock: CLOCK }),
    people: audited(people, PEOPLE_RECORDED, { reads, clock: CLOCK, way: 'role' }),
    writing,
    law: {
      rules: RULES,
      faults: FAULTS,
      steps: STEP_WORDS,
      policies: policiesInForce(DEFAULT_POLICIES),
      calendar: englandAndWales,
      workingDaysBetween: (after, upTo) => workingDaysBetween(after, upTo, englandAndWales),
      explain: (duty) => explainDuty(duty, englandAndWales, DEFAULT_POLICIES),
      whatIf: (duty, supposed) => whatIf(duty, supposed, { calendar: englandAndWales, policies: DEFAULT_POLICIES }),
    },
    steps: stepsWith(englandAndWales, () => TODAY),
    today: () => TODAY,
    council: councilId('anytown'),
    door: { everybodyIs: OFFICER },
    logger: pino({ level: 'info' }, into(lines)),
    name: 'Anytown complaints',
    notice: { tag: 'Demonstration', text: 'Every complaint here is invented.' },
  }
}

/** The lists of an office: its complaints are taken into the record when it is first asked. */
function listed(
  histories: readonly History[],
  casework: Casework,
): Omit<Deps['casework'], 'readCase' | 'exportCase' | 'importCase' | keyof Looking> {
  let taken: Promise<unknown> | undefined
  const ready = async () => {
    taken ??= Promise.all(histories.map((history) => casework.importChronology(VIEWER, history)))
    await taken
    return complaintsShown([casework], englandAndWales, CLOCK)
  }
  return {
    worklist: async (...asked) => (await ready()).worklist(...asked),
    choices: async (...asked) => (await ready()).choices(...asked),
    forecast: async (...asked) => (await ready()).forecast(...asked),
    holdReviews: async (...asked) => (await ready()).holdReviews(...asked),
    touchedBy: async (...asked) => (await ready()).touchedBy(...asked),
    allowed: async (...asked) => (await ready()).allowed(...asked),
    whoMay: async (...asked) => (await ready()).whoMay(...asked),
    sayWhoMay: async (...asked) => (await ready()).sayWhoMay(...asked),
    standing: async (...asked) => (await ready()).standing(...asked),
    held: async (...asked) => (await ready()).held(...asked),
    heldFor: async (...asked) => (await ready()).heldFor(...asked),
    holdingOf: async (...asked) => (await ready()).holdingOf(...asked),
    takeStep: async (...asked) => (await ready()).takeStep(...asked),
    open: async (...asked) => (await ready()).open(...asked),
    peopleOf: async (...asked) => (await ready()).peopleOf(...asked),
    peopleAlike: async (...asked) => (await ready()).peopleAlike(...asked),
    peopleKnown: async (...asked) => (await ready()).peopleKnown(...asked),
    closeTo: async (...asked) => (await ready()).closeTo(...asked),
    joinPerson: async (...asked) => (await ready()).joinPerson(...asked),
    linkPerson: async (...asked) => (await ready()).linkPerson(...asked),
    describePerson: async (...asked) => (await ready()).describePerson(...asked),
    removePerson: async (...asked) => (await ready()).removePerson(...asked),
    recordAboutPerson: async (...asked) => (await ready()).recordAboutPerson(...asked),
    erasePerson: async (...asked) => (await ready()).erasePerson(...asked),
    answersOfPerson: async (...asked) => (await ready()).answersOfPerson(...asked),
    askings: async (...asked) => (await ready()).askings(...asked),
    notes: async (...asked) => (await ready()).notes(...asked),
    writeNote: async (...asked) => (await ready()).writeNote(...asked),
    changeNote: async (...asked) => (await ready()).changeNote(...asked),
    tasksOf: async (...asked) => (await ready()).tasksOf(...asked),
    ask: async (...asked) => (await ready()).ask(...asked),
    askedOfMe: async (...asked) => (await ready()).askedOfMe(...asked),
    askedOnce: async (...asked) => (await ready()).askedOnce(...asked),
    answerAsked: async (...asked) => (await ready()).answerAsked(...asked),
    howManyAsked: async (...asked) => (await ready()).howManyAsked(...asked),
    openInEmergency: async (...asked) => (await ready()).openInEmergency(...asked),
    openNow: async (...asked) => (await ready()).openNow(...asked),
    openings: async (...asked) => (await ready()).openings(...asked),
    openingsToReview: async (...asked) => (await ready()).openingsToReview(...asked),
    reviewOpening: async (...asked) => (await ready()).reviewOpening(...asked),
    savedViews: async (...asked) => (await ready()).savedViews(...asked),
    saveView: async (...asked) => (await ready()).saveView(...asked),
    dropView: async (...asked) => (await ready()).dropView(...asked),
  }
}

const into = (lines: string[]): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'))
      done()
    },
  })
