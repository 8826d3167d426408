import { readdirSync, readFileSync } from 'node:fs'
import { type Casework, caseworkFor } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import { complaintStream } from '../casework/recorded-complaint.ts'
import { datedFrom } from '../casework/live-complaints.ts'
import { readJsonChronology } from '../complaint/chronology/read-json.ts'
import type { History } from '../complaint/history.ts'
import type { StreamId } from '../kernel/ids.ts'
import { dayText, plusDays } from '../kernel/day.ts'
import { viewerFor } from '../casework/viewer.ts'
import type { Calendar } from '../law/calendar.ts'
import { personOf } from '../door/demonstration.ts'
import { bringPeople } from './complaint-people.ts'
import type { Role } from '../people/roles.ts'
import { memoryStore } from '../store/memory.ts'
import { lawOf, fileIn } from './law.ts'
import { COUNCIL, VIEWER } from './record.ts'

/** The chronologies of one folder of `data/`, as text, by name. */
const textsIn = (folder: string): readonly string[] =>
  readdirSync(fileIn(folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(fileIn(`${folder}/${name}`), 'utf8'))

function readOwn(text: string): History {
  const read = readJsonChronology(text)
  if (!read.ok) throw new Error(`A complaint that comes with the program cannot be read: ${read.error[0]?.says}`)
  return read.value
}

const reference = (): readonly History[] => textsIn('reference').map(readOwn)

/** Where the published reference complaints are in the record. */
export const referenceStreams = (): ReadonlySet<StreamId> =>
  new Set(reference().map((history) => complaintStream(COUNCIL, history.reference).stream))

/** Puts the published reference complaints into the record, where they are not there yet. */
export async function bringReference(casework: Casework): Promise<void> {
  const known = new Set(await casework.references(VIEWER))
  for (const history of reference()) {
    if (!known.has(history.reference)) await casework.importChronology(VIEWER, history)
  }
}

/** Who of the invented people has something to do in the invented complaints. */
const ASSIGNED: Readonly<Record<string, readonly Role[]>> = {
  'AC-1042': ['stage-1-manager', 'advocate'],
  'AC-1027': ['investigating-officer', 'independent-person', 'adjudicating-officer'],
  'AC-0981': ['panel-member', 'panel-clerk', 'independent-person'],
}

/**
 * The invented live complaints, dated from today, in a record of their own that is gone when the program ends: so
 * their clocks are seen running whenever it is started, and nothing invented stays among what is real.
 */
export async function liveCasework(calendar: Calendar): Promise<Casework> {
  const store = memoryStore(COUNCIL)
  const casework = caseworkFor({ council: COUNCIL, store, clock: systemClock, ...lawOf(calendar) })
  for (const text of textsIn('live')) {
    await casework.importChronology(VIEWER, readOwn(datedFrom(systemClock.today(), calendar, text)))
  }
  await bringPeople(casework)
  for (const [reference, roles] of Object.entries(ASSIGNED)) {
    for (const as of roles)
      await casework.sayWhoMay(VIEWER, reference, { type: 'tie-made', person: personOf(as), tie: 'assigned', as })
  }
  await bringAsked(casework)
  await bringNotes(casework)
  return casework
}

/** What the office noted on one of the invented complaints, and a task for the officer. */
async function bringNotes(casework: Casework): Promise<void> {
  const person = personOf('complaints-manager')
  const manager = viewerFor({ council: COUNCIL, person, roles: ['complaints-manager'] })
  const holder = { person: personOf('complaints-officer'), roles: ['complaints-officer'] } as const
  const due = dayText(plusDays(systemClock.today(), 1))
  for (const [command, asked] of Object.entries({
    'invented-note': { says: 'The aunt rang to say that mornings suit her best.' },
    'invented-task': {
      says: 'Ask the team whether the brother’s carer was told, before the draft goes out.',
      holder,
      due,
    },
  })) {
    const done = await casework.writeNote(manager, 'AC-1042', { ...asked, command })
    if (!done.ok) throw new Error(`A note that comes with the program was not written: ${done.error.because}`)
  }
}

const QUESTIONS = `Two visits to a brother were called off. Who decided that, and why?
Who was told, when and how?
What would have to happen for the next visit to take place on its day?`

/** A social worker whom one of the invented complaints is about, and what they are asked: the complaint itself they do not see. */
async function bringAsked(casework: Casework): Promise<void> {
  const [reference, person] = ['AC-1042', personOf('member-of-staff')]
  await casework.sayWhoMay(VIEWER, reference, { type: 'tie-made', person, tie: 'named', as: 'member-of-staff' })
  const expectedBy = dayText(plusDays(systemClock.today(), 2))
  const asker = viewerFor({ council: COUNCIL, person: personOf('complaints-manager'), roles: ['complaints-manager'] })
  const done = await casework.ask(asker, reference, {
    person,
    questions: QUESTIONS,
    expectedBy,
    command: 'invented-asking',
  })
  if (!done.ok) throw new Error(`Somebody who comes with the program was not asked: ${done.error.because}`)
}
