import type { Assessment } from '../complaint/assessment.ts'
import type { History } from '../complaint/history.ts'
import type { Day } from '../kernel/day.ts'
import { commandId, type CouncilId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { COMPLAINTS, complaintRows, referenceIn } from './complaint-rows.ts'
import type { Checkpoint, Clock, Instant, Row, RowsAsked, RowsFound, Store, Verdict, Viewer } from './ports.ts'
import { chronologyFrom, complaintStream, eventsOfImport, historyFrom } from './recorded-complaint.ts'
import { requestHash } from './request-hash.ts'

export type CaseworkParts = {
  readonly council: CouncilId
  readonly store: Store
  readonly clock: Clock
  /** The law, the policies and the calendar in force, applied to one history. */
  readonly assess: (history: History, at: AsOf) => Assessment
  /** The rows of one complaint; those by which it is found where it is left out. */
  readonly project?: (history: History) => readonly Row[]
}

export type AsOf = { readonly asOf: Day; readonly knownAt?: Instant }

export type Imported = { readonly reference: string; readonly outcome: 'added' | 'already-there' }
/** `says` is for the person who asked: what stands in the way and what to do. */
export type ImportRefusal = { readonly because: 'differs' | 'erased'; readonly says: string }

export type CaseRead = { readonly history: History; readonly assessment: Assessment }

/** The use cases on the record of one council. What a viewer may not see is answered as if it were not there. */
export type Casework = {
  /** Takes a chronology in as it is. The same one again changes nothing; another with its reference is refused. */
  readonly importChronology: (viewer: Viewer, history: History) => Promise<Result<Imported, ImportRefusal>>
  readonly read: (viewer: Viewer, reference: string) => Promise<History | undefined>
  readonly readCase: (viewer: Viewer, reference: string, at: AsOf) => Promise<CaseRead | undefined>
  readonly list: (viewer: Viewer, asked: RowsAsked) => Promise<RowsFound>
  readonly histories: (viewer: Viewer) => Promise<readonly History[]>
  /** Every reference, in the order of the list. */
  readonly references: (viewer: Viewer) => Promise<readonly string[]>
  /** A chronology to give out; taken in again, here or elsewhere, it says the same. */
  readonly export: (viewer: Viewer, reference: string) => Promise<History | undefined>
  /** Signs where the record stands now, for somebody else to keep. */
  readonly checkpoint: () => Promise<Checkpoint>
  readonly verify: (against?: unknown) => Promise<Verdict>
  /** Works out all rows afresh; answers how many complaints there are. */
  readonly rebuild: () => Promise<number>
}

/** The use cases for one council. */
export function caseworkFor(parts: CaseworkParts): Casework {
  const { council, store, clock, assess } = parts
  const project = parts.project ?? complaintRows
  const eventsOf = (viewer: Viewer, reference: string) => store.read(complaintStream(viewer.council, reference))
  const read = async (viewer: Viewer, reference: string) => historyFrom(await eventsOf(viewer, reference))
  const references = (viewer: Viewer) => allReferences(store, viewer)
  return {
    importChronology: (viewer, history) => importChronology({ ...parts, project }, viewer, history),
    read,
    async readCase(viewer, reference, at) {
      const history = await read(viewer, reference)
      return history && { history, assessment: assess(history, at) }
    },
    list: (viewer, asked) => store.rows(viewer, asked),
    async histories(viewer) {
      const found: History[] = []
      for (const reference of await references(viewer)) {
        const history = await read(viewer, reference)
        if (history) found.push(history)
      }
      return found
    },
    references,
    export: async (viewer, reference) => chronologyFrom(await eventsOf(viewer, reference)),
    checkpoint: () => store.checkpoint(council, clock.now()),
    verify: (against) => store.verify(council, against),
    rebuild: () =>
      store.rebuild(council, ({ kind }, events) => {
        const history = kind === 'complaint' ? historyFrom(events) : undefined
        return history ? project(history) : []
      }),
  }
}

type Importing = Required<Pick<CaseworkParts, 'council' | 'store' | 'clock' | 'project'>>

async function importChronology(
  { council, store, clock, project }: Importing,
  viewer: Viewer,
  history: History,
): Promise<Result<Imported, ImportRefusal>> {
  const { reference } = history
  const { kind, stream } = complaintStream(council, reference)
  const id = commandId(`import:${stream}`)
  const events = eventsOfImport(history, { recordedAt: clock.now(), recordedBy: viewer.person })
  const recorded = historyFrom(events.map((event) => ({ ...event, commandId: id })))
  const outcome = await store.append({
    council,
    commandId: id,
    requestHash: requestHash(history),
    writes: [{ kind, stream, expectedVersion: 0, events, rows: recorded ? project(recorded) : [] }],
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
  const found: string[] = []
  for (;;) {
    const { rows, total } = await store.rows(viewer, { list: COMPLAINTS, skip: found.length, limit: AT_ONCE })
    found.push(...rows.map(referenceIn))
    if (rows.length === 0 || found.length >= total) return found
  }
}
