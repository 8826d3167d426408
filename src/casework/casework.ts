import type { Question } from '../complaint/assess.ts'
import type { Assessment } from '../complaint/assessment.ts'
import type { History } from '../complaint/history.ts'
import type { Day } from '../kernel/day.ts'
import { commandId, type CouncilId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { RuleId } from '../law/rules/index.ts'
import type { Entry } from '../worklist/entry.ts'
import { askingIn, type Askings } from './asking.ts'
import { type Notes, notingIn } from './noting.ts'
import { type ComplaintPeople, complaintPeopleIn } from './complaint-people.ts'
import { COMPLAINTS, referenceIn, TAG } from './complaint-rows.ts'
import { type Emergency, emergencyIn } from './emergency.ts'
import { emergencyContactsIn } from './emergency-contacts.ts'
import type { EmergencyContacts } from './emergency-reading.ts'
import { everyRow } from './every-row.ts'
import { type KeptRows, rowsOf } from './kept-rows.ts'
import type { Checkpoint, Clock, Instant, Store, Verdict, Viewer } from './ports.ts'
import type { Access, AccessEvent } from '../people/access.ts'
import type { ComplaintAction } from '../people/permission.ts'
import { accessIn, chronologyFrom, complaintStream, eventsOfImport, historyFrom } from './recorded-complaint.ts'
import { requestHash } from './request-hash.ts'
import { dropView, type SavedView, savedViews, saveView, type ViewRefusal } from './saved-views.ts'
import { openComplaint, type Opening, type OpenRefusal } from './open-complaint.ts'
import { type Holding, holdingIn } from './held.ts'
import { type HoldReviews, holdReviewsBy } from './hold-reviews.ts'
import { type Standing, standingFor, type StepAsked, type StepRefused, type StepTaken, takeStep } from './take-step.ts'
import { may, readsAsOpened } from './viewer.ts'
import { allowed, sayWhoMay, whoMay, type WhoMayRefusal } from './who-may.ts'
import { type Choices, choicesOf, dueBy, type Worklist, type WorklistAsked, worklistOf } from './worklist.ts'

export type CaseworkParts = {
  readonly council: CouncilId
  readonly store: Store
  readonly clock: Clock
  /** The law, the policies and the calendar in force, applied to one history. */
  readonly assess: (history: History, at: AsOf) => Assessment
  /** What a step is decided by before it is taken. */
  readonly law: Pick<Question, 'policies' | 'calendar'>
  /** Names the law and the calendar that `assess` applies: rows worked out under another are worked out again. */
  readonly lawIs?: string
}

export type AsOf = { readonly asOf: Day; readonly knownAt?: Instant }

export type Imported = { readonly reference: string; readonly outcome: 'added' | 'already-there' }
/** `says` is for the person who asked: what stands in the way and what to do. */
export type ImportRefusal = { readonly because: 'differs' | 'erased'; readonly says: string }

export type CaseSeen = { readonly history: History; readonly openedUntil?: Instant }

export type CaseRead = { readonly history: History; readonly assessment: Assessment }

/** The use cases on the record of one council. What a viewer may not see is answered as if it were not there. */
export type Casework = ComplaintPeople &
  Emergency &
  Askings &
  Notes &
  EmergencyContacts &
  Holding & {
    /** Takes a chronology in as it is. The same one again changes nothing; another with its reference is refused. */
    readonly importChronology: (viewer: Viewer, history: History) => Promise<Result<Imported, ImportRefusal>>
    readonly read: (viewer: Viewer, reference: string) => Promise<History | undefined>
    /** The same, and until when where it is read only because it was opened in an emergency. */
    readonly see: (viewer: Viewer, reference: string) => Promise<CaseSeen | undefined>
    readonly readCase: (viewer: Viewer, reference: string, at: AsOf) => Promise<CaseRead | undefined>
    /** One page of what is owed across complaints, as it stands today. */
    readonly worklist: (viewer: Viewer, asked: WorklistAsked) => Promise<Worklist>
    readonly choices: (viewer: Viewer) => Promise<Choices>
    /** Every live complaint that falls due by a day, as the list knows it. */
    readonly dueBy: (viewer: Viewer, day: Day) => Promise<readonly Entry[]>
    readonly holdReviews: (viewer: Viewer, by: Day) => Promise<HoldReviews>
    /** How many complaints each rule touches: it runs in them, or a fault rests on it. */
    readonly touchedBy: (viewer: Viewer, rules: readonly RuleId[]) => Promise<readonly number[]>
    readonly savedViews: (viewer: Viewer) => Promise<readonly SavedView[]>
    readonly saveView: (viewer: Viewer, view: Omit<SavedView, 'id'>) => Promise<Result<SavedView, ViewRefusal>>
    readonly dropView: (viewer: Viewer, id: string) => Promise<void>
    /** Every reference, in the order of the alphabet. */
    readonly references: (viewer: Viewer) => Promise<readonly string[]>
    /** A chronology to give out; taken in again, here or elsewhere, it says the same. */
    readonly export: (viewer: Viewer, reference: string) => Promise<History | undefined>
    /** All that somebody may do to a complaint; to one that is not there, nothing. */
    readonly allowed: (viewer: Viewer, reference: string) => Promise<ReadonlySet<ComplaintAction>>
    readonly whoMay: (viewer: Viewer, reference: string) => Promise<Access | undefined>
    readonly sayWhoMay: (
      viewer: Viewer,
      reference: string,
      change: AccessEvent,
      and?: readonly AccessEvent[],
    ) => Promise<Result<Access, WhoMayRefusal>>
    /** A complaint in which somebody is about to take a step; nothing where they may take none in it. */
    readonly standing: (viewer: Viewer, reference: string) => Promise<Standing | undefined>
    readonly takeStep: (viewer: Viewer, asked: StepAsked) => Promise<Result<StepTaken, StepRefused>>
    /** Opens a complaint; answers its reference. */
    readonly open: (viewer: Viewer, opening: Opening) => Promise<Result<string, OpenRefusal>>
    /** Signs where the record stands now, for somebody else to keep. */
    readonly checkpoint: () => Promise<Checkpoint>
    readonly verify: (against?: unknown) => Promise<Verdict>
    /** Works out all rows afresh; answers how many complaints there are. */
    readonly rebuild: () => Promise<number>
    /** Brings the rows up to today and to the present law, where they are not. Every list does so by itself. */
    readonly keepUp: () => Promise<void>
  }

/** The use cases for one council. */
export function caseworkFor(parts: CaseworkParts): Casework {
  const { council, store, clock, assess } = parts
  const rows = rowsOf(parts)
  const see = seeingIn(parts)
  const read = async (viewer: Viewer, reference: string) => (await see(viewer, reference))?.history
  const kept = whenKept(rows)
  return {
    importChronology: (viewer, history) => importChronology({ ...parts, project: rows.project }, viewer, history),
    read,
    see,
    async readCase(viewer, reference, at) {
      const history = await read(viewer, reference)
      return history && { history, assessment: assess(history, at) }
    },
    worklist: (viewer, asked) => kept(() => worklistOf(store, viewer, asked, clock.today())),
    choices: (viewer) => kept(() => choicesOf(store, viewer)),
    dueBy: (viewer, day) => kept(() => dueBy(store, viewer, day)),
    holdReviews: (viewer, by) => kept(() => holdReviewsBy(store, viewer, by)),
    touchedBy: (viewer, rules) => kept(() => store.counts(viewer, rules.map(touching))),
    savedViews: (viewer) => savedViews(store, viewer),
    saveView: (viewer, view) => saveView(store, clock, viewer, view),
    dropView: (viewer, id) => dropView(store, clock, viewer, id),
    async references(viewer) {
      if (viewer.sees !== 'every-complaint') await rows.keepUp()
      return [...(await allReferences(store, viewer))].sort()
    },
    export: async (viewer, reference) => exported(store, viewer, reference),
    allowed: (viewer, reference) => allowed(parts, viewer, reference),
    whoMay: (viewer, reference) => whoMay(parts, viewer, reference),
    sayWhoMay: (viewer, ...given) => sayWhoMay({ ...parts, ...rows }, viewer, ...given),
    standing: (viewer, reference) => standingFor({ ...parts, ...rows }, viewer, reference),
    ...holdingIn({ ...parts, ...rows }),
    takeStep: (viewer, asked) => takeStep({ ...parts, ...rows }, viewer, asked),
    open: (viewer, opening) => openComplaint({ ...parts, ...rows }, viewer, opening),
    ...complaintPeopleIn({ ...parts, ...rows }),
    ...emergencyIn({ ...parts, ...rows }),
    ...askingIn({ ...parts, ...rows }),
    ...notingIn({ ...parts, ...rows }),
    ...emergencyContactsIn({ ...parts, ...rows }),
    checkpoint: () => store.checkpoint(council, clock.now()),
    verify: (against) => store.verify(council, against),
    rebuild: rows.rebuild,
    keepUp: rows.keepUp,
  }
}

const touching = (rule: RuleId) => ({ list: COMPLAINTS, tags: [TAG.rule + rule] })

/** From the rows, once they are as they should be. */
const whenKept =
  ({ keepUp }: Pick<KeptRows, 'keepUp'>) =>
  async <Found>(find: () => Promise<Found>): Promise<Found> => {
    await keepUp()
    return find()
  }

/** Reads a complaint as whoever asks may see it now; nothing where they may not, as where there is none. */
const seeingIn =
  ({ store, clock }: Pick<CaseworkParts, 'store' | 'clock'>) =>
  async (viewer: Viewer, reference: string): Promise<CaseSeen | undefined> => {
    const events = await store.read(complaintStream(viewer.council, reference))
    const [access, now] = [accessIn(events), clock.now()]
    const history = may(viewer, 'read', access, now) ? historyFrom(events) : undefined
    const openedUntil = readsAsOpened(viewer, access, now)
    return history && { history, ...(openedUntil !== undefined && { openedUntil }) }
  }

async function exported(store: Store, viewer: Viewer, reference: string): Promise<History | undefined> {
  const events = await store.read(complaintStream(viewer.council, reference))
  return may(viewer, 'download', accessIn(events)) ? chronologyFrom(events) : undefined
}

type Importing = Pick<CaseworkParts, 'council' | 'store' | 'clock'> & Pick<KeptRows, 'project'>

async function importChronology(
  { council, store, clock, project }: Importing,
  viewer: Viewer,
  history: History,
): Promise<Result<Imported, ImportRefusal>> {
  const { reference } = history
  const { kind, stream } = complaintStream(council, reference)
  const id = commandId(`import:${stream}`)
  const events = eventsOfImport(history, { recordedAt: clock.now(), recordedBy: viewer.person })
  const rows = project(events.map((event) => ({ ...event, commandId: id })))
  const outcome = await store.append({
    council,
    commandId: id,
    requestHash: requestHash(history),
    writes: [{ kind, stream, expectedVersion: 0, events, rows }],
    jobs: [],
  })
  switch (outcome.is) {
    case 'acknowledged':
      return ok({ reference, outcome: 'added' })
    case 'already-done':
      return ok({ reference, outcome: 'already-there' })
    case 'another-request':
    case 'changed-meanwhile':
      return fail({ because: 'differs', says: differs(reference) })
    case 'key-destroyed':
      return fail({ because: 'erased', says: erased(reference) })
  }
}

const differs = (reference: string) =>
  `${reference} is in the record already with another history, which was left as it is. ` +
  `Export it to compare. Record what is new as events of that complaint, or give this one a reference of its own.`

const erased = (reference: string) =>
  `${reference} was in the record and was erased. It is not taken in again; give the file to whoever decided on the erasure.`

const AT_ONCE = 500

async function allReferences(store: Store, viewer: Viewer): Promise<readonly string[]> {
  if ((await store.rebuiltAs(viewer.council)) === undefined) return referencesInEvents(store, viewer)
  return (await everyRow(store, viewer, { list: COMPLAINTS })).map(referenceIn)
}

/** Of a record whose rows were never worked out, as one that an older version wrote. */
async function referencesInEvents(store: Store, { council }: Viewer): Promise<readonly string[]> {
  const found: string[] = []
  for (let after = 0; ;) {
    const events = await store.readAll(council, after, AT_ONCE)
    for (const event of events) {
      const history = event.kind === 'complaint' && event.version === 1 ? historyFrom([event]) : undefined
      if (history) found.push(history.reference)
    }
    const last = events.at(-1)
    if (!last) return found
    after = last.position
  }
}
