import { randomUUID } from 'node:crypto'
import { type DateText, dayText } from '../kernel/day.ts'
import { commandId, type PersonId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Access } from '../people/access.ts'
import { type Ending, isOpenTask, LONGEST_NOTE, type Note, type NoteEvent } from '../people/notes.ts'
import type { Role } from '../people/roles.ts'
import { type Addition, appendAfter, eventNow } from './append-after.ts'
import { everyRow } from './every-row.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Clock, Store, StoredEvent, Viewer } from './ports.ts'
import { accessIn, complaintStream, historyFrom, noteEventsIn, notesIn } from './recorded-complaint.ts'
import { taskOf, TASKS } from './task-rows.ts'
import { may, viewerFor } from './viewer.ts'

/** Somebody who can sign in. */
export type Who = { readonly person: PersonId; readonly roles: readonly Role[] }

/** What is to be done about it, by whom and by which day; both or neither. */
export type Doing = { readonly holder?: Who | undefined; readonly due?: DateText | undefined }
export type NoteAsked = Doing & { readonly says: string; readonly command: string }

/** What becomes of a note; `command` is one wish, however often it is sent. */
export type NoteChange =
  | (Doing & { readonly to: 'pass'; readonly command: string })
  | { readonly to: 'end'; readonly as: Ending; readonly says: string; readonly command: string }

export type NotePart = 'says' | 'holder' | 'due'
export type NoteRefusal =
  | { readonly because: 'not-there' }
  | { readonly because: 'cannot-stand'; readonly part: NotePart; readonly says: string }

export type NotesRead = {
  readonly reference: string
  /** The latest first. */
  readonly notes: readonly Note[]
  /** Of those who were asked about, whoever may hold a task in it. */
  readonly holders: ReadonlySet<PersonId>
}

export type TaskRead = Pick<Note, 'note' | 'says' | 'at'> &
  Required<Pick<Note, 'todo'>> & { readonly reference: string }

/** Notes of the office on a complaint, and the tasks among them. */
export type Notes = {
  /** Nothing where whoever asks may keep no notes in it, as where there is none. */
  readonly notes: (viewer: Viewer, reference: string, among: readonly Who[]) => Promise<NotesRead | undefined>
  readonly writeNote: (viewer: Viewer, reference: string, asked: NoteAsked) => Promise<Result<Note, NoteRefusal>>
  readonly changeNote: (
    viewer: Viewer,
    reference: string,
    note: string,
    change: NoteChange,
  ) => Promise<Result<Note, NoteRefusal>>
  /** What these people still have to do, in complaints in which whoever asks keeps notes: the earliest day first. */
  readonly tasksOf: (viewer: Viewer, holders: readonly PersonId[]) => Promise<readonly TaskRead[]>
}

type Parts = { readonly store: Store; readonly clock: Clock } & Pick<KeptRows, 'project' | 'keepUp'>

export const notingIn = (parts: Parts): Notes => ({
  async notes(viewer, reference, among) {
    const events = await parts.store.read(complaintStream(viewer.council, reference))
    const access = accessIn(events)
    if (!historyFrom(events) || !may(viewer, 'keep-notes', access)) return undefined
    const holders = among.filter((who) => mayHold(viewer, who, access)).map(({ person }) => person)
    return { reference, notes: notesIn(events).toReversed(), holders: new Set(holders) }
  },
  writeNote: (viewer, reference, asked) => written(parts, viewer, reference, asked),
  changeNote: (viewer, reference, note, change) => changed(parts, viewer, reference, { note, change }),
  tasksOf: (viewer, holders) => tasksOf(parts, viewer, holders),
})

const mayHold = ({ council }: Viewer, { person, roles }: Who, access: Access): boolean =>
  may(viewerFor({ council, person, roles }), 'keep-notes', access)

const NOT_THERE = fail({ because: 'not-there' as const })
const cannotStand = (part: NotePart, says: string) => fail({ because: 'cannot-stand' as const, part, says })
const SENT_BEFORE = cannotStand(
  'says',
  'This form was sent before with something else in it. Look at what was recorded, then begin again',
)

const wordsRefused = (text: string, missing: string) => {
  if (text.trim() === '') return cannotStand('says', missing)
  return text.length > LONGEST_NOTE
    ? cannotStand('says', `Use ${LONGEST_NOTE.toLocaleString('en-GB')} letters or fewer`)
    : undefined
}

type Known = { readonly viewer: Viewer; readonly access: Access; readonly today: DateText }

/** What is wrong with who is to do something by when. */
function doingRefused({ holder, due }: Doing, { viewer, access, today }: Known) {
  if (!holder) return cannotStand('holder', 'Choose who is to do it')
  if (!mayHold(viewer, holder, access))
    return cannotStand('holder', 'Choose somebody else: they may not see the notes on this complaint')
  if (due === undefined) return cannotStand('due', 'Enter the day by which it is to be done')
  return due < today ? cannotStand('due', 'The day must be today or later') : undefined
}

type Decided = Result<Addition & { readonly note: Note }, NoteRefusal>

/** Adds one event to a complaint in which the viewer keeps notes, and answers its note as it stands then. */
async function noting(
  { store, clock, project }: Parts,
  viewer: Viewer,
  reference: string,
  wish: {
    readonly id: string
    readonly request: unknown
    readonly decide: (known: readonly StoredEvent[], of: Known) => Result<NoteEvent, NoteRefusal>
  },
): Promise<Result<Note, NoteRefusal>> {
  const id = commandId(wish.id)
  const today = dayText(clock.today())
  const done = await appendAfter(store, complaintStream(viewer.council, reference), (known): Decided => {
    const access = accessIn(known)
    if (!historyFrom(known) || !may(viewer, 'keep-notes', access)) return NOT_THERE
    const done = known.findIndex(({ commandId: by }) => by === id)
    // Sent again, it is decided as it was at first: what it did may stand in its own way.
    const decided = wish.decide(done === -1 ? known : known.slice(0, done), { viewer, access, today })
    if (!decided.ok) return decided
    const { type, ...body } = decided.value
    const event = eventNow(clock, viewer, type, body)
    const after = [...known, { ...event, commandId: id }]
    const [{ note: of } = decided.value] = noteEventsIn(known.slice(done, done + 1))
    const note = notesIn(after).find((one) => one.note === of)
    return note ? ok({ commandId: id, request: wish.request, events: [event], rows: project(after), note }) : NOT_THERE
  })
  if (done.is === 'refused') return fail(done.why)
  if (done.is === 'key-destroyed') return NOT_THERE
  return done.is === 'another-request' ? SENT_BEFORE : ok(done.decided.note)
}

const made = ({ clock }: Parts, { person }: Viewer, note: string) => ({ note, by: person, at: clock.now() })

const written = (
  parts: Parts,
  viewer: Viewer,
  reference: string,
  { says, holder, due, command }: NoteAsked,
): Promise<Result<Note, NoteRefusal>> =>
  noting(parts, viewer, reference, {
    id: `note:${command}`,
    request: [reference, viewer.person, says.trim(), holder?.person, due],
    decide(_known, of) {
      const isTask = holder !== undefined || due !== undefined
      const refused = wordsRefused(says, 'Enter the note') ?? (isTask ? doingRefused({ holder, due }, of) : undefined)
      if (refused) return refused
      const todo = holder && due !== undefined ? { todo: { holder: holder.person, due } } : {}
      return ok({ type: 'note-written', ...made(parts, viewer, randomUUID()), says: says.trim(), ...todo })
    },
  })

const changed = (
  parts: Parts,
  viewer: Viewer,
  reference: string,
  { note, change }: { readonly note: string; readonly change: NoteChange },
): Promise<Result<Note, NoteRefusal>> =>
  noting(parts, viewer, reference, {
    id: `note-change:${change.command}`,
    request: [reference, viewer.person, note, { ...change, command: undefined }],
    decide(known, of) {
      const found = notesIn(known).find((one) => one.note === note)
      if (!found) return NOT_THERE
      if (found.ended)
        return cannotStand('says', 'It was ended meanwhile. What became of it stands on the page of the notes')
      const by = made(parts, viewer, note)
      if (change.to === 'end') {
        const says = change.says.trim()
        const refused =
          change.as === 'struck' || says !== ''
            ? wordsRefused(says, 'Enter why it should not have been written')
            : undefined
        if (change.as === 'done' && !isOpenTask(found))
          return cannotStand('says', 'This is a note, and nothing that is to be done')
        return refused ?? ok({ type: 'note-ended', ...by, as: change.as, says })
      }
      const { holder, due } = change
      const refused = doingRefused({ holder, due }, of)
      if (refused) return refused
      return holder && due !== undefined
        ? ok({ type: 'task-passed', ...by, todo: { holder: holder.person, due } })
        : NOT_THERE
    },
  })

async function tasksOf({ store, keepUp }: Parts, viewer: Viewer, holders: readonly PersonId[]) {
  if (holders.length === 0) return []
  await keepUp()
  const wanted = holders.map((one) => ({ list: TASKS, tags: [taskOf(one)] }))
  // Most people hold none, and many may have left: all of them are counted at once.
  const counts = await store.counts(viewer, wanted)
  const rows = await Promise.all(
    wanted.filter((_, at) => (counts[at] ?? 0) > 0).map((one) => everyRow(store, viewer, one)),
  )
  const found = await Promise.all(rows.flat().map(({ stream, key }) => taskAt(store, viewer, { stream, note: key })))
  return found.flatMap((one) => one ?? []).sort(firstDue)
}

/** The earliest day first; of one day, what was written first. */
export const firstDue = (a: TaskRead, b: TaskRead): number =>
  a.todo.due === b.todo.due ? (a.at < b.at ? -1 : 1) : a.todo.due < b.todo.due ? -1 : 1

async function taskAt(
  store: Store,
  viewer: Viewer,
  { stream, note }: { readonly stream: StoredEvent['stream']; readonly note: string },
): Promise<TaskRead | undefined> {
  const events = await store.read({ council: viewer.council, kind: 'complaint', stream })
  const history = historyFrom(events)
  if (!history || !may(viewer, 'keep-notes', accessIn(events))) return undefined
  const found = notesIn(events).find((one) => one.note === note)
  return found && isOpenTask(found)
    ? { reference: history.reference, note, says: found.says, at: found.at, todo: found.todo }
    : undefined
}
