import type { DateText } from '../kernel/day.ts'
import type { PersonId } from '../kernel/ids.ts'

// What the office notes on a complaint for itself, and what it sets itself to do about it. Events of the complaint’s own
// stream, beside its chronology and never part of it: no clock and no fault is worked out from a note.

/** The most letters of one note. */
export const LONGEST_NOTE = 10_000

/** Who is to do something about it, and by which day. */
export type Todo = { readonly holder: PersonId; readonly due: DateText }

/** Who did it, and the instant in UTC to the millisecond. */
type Made = { readonly note: string; readonly by: PersonId; readonly at: string }

export type NoteWritten = Made & {
  readonly type: 'note-written'
  /** In the words of whoever writes it. */
  readonly says: string
  /** Where somebody is to do something, the note is a task. */
  readonly todo?: Todo
}
/** The task is somebody else’s from now on, or for another day. */
export type TaskPassed = Made & { readonly type: 'task-passed'; readonly todo: Todo }
/** A task that was done; or what should not have been written, which stays to be seen with the reason. */
export type NoteEnded = Made & { readonly type: 'note-ended'; readonly as: Ending; readonly says: string }

export const ENDINGS = ['done', 'struck'] as const
export type Ending = (typeof ENDINGS)[number]

export type NoteEvent = NoteWritten | TaskPassed | NoteEnded

export const NOTE_TYPES: ReadonlySet<string> = new Set<NoteEvent['type']>(['note-written', 'task-passed', 'note-ended'])

export type Note = Omit<NoteWritten, 'type'> & {
  /** Every hand and day that the task had before, in the order of time. */
  readonly passed: readonly Omit<TaskPassed, 'type' | 'note'>[]
  readonly ended?: Omit<NoteEnded, 'type' | 'note'>
}

/** What events come to, in their order. */
export function notesOf(events: readonly NoteEvent[]): readonly Note[] {
  const notes = new Map<string, Note>()
  for (const event of events) {
    const before = notes.get(event.note)
    if (event.type === 'note-written') {
      const { type: _type, ...written } = event
      notes.set(event.note, { ...written, passed: [] })
    } else if (before && !before.ended) notes.set(event.note, after(before, event))
  }
  return [...notes.values()]
}

function after(before: Note, event: TaskPassed | NoteEnded): Note {
  const { by, at } = event
  if (event.type === 'note-ended') return { ...before, ended: { by, at, as: event.as, says: event.says } }
  const was = before.todo ? [{ by, at, todo: before.todo }] : []
  return { ...before, todo: event.todo, passed: [...before.passed, ...was] }
}

/** A task that is still to be done. */
export const isOpenTask = (note: Note): note is Note & { readonly todo: Todo } =>
  note.todo !== undefined && note.ended === undefined

/** Reads an event as it was stored; nothing where it is of another kind. */
export const noteEvent = (type: string, body: unknown): NoteEvent | undefined =>
  NOTE_TYPES.has(type) && typeof body === 'object' && body !== null ? ({ ...body, type } as NoteEvent) : undefined
