import type { PersonId } from '../kernel/ids.ts'
import { type Access, tiesOf } from '../people/access.ts'
import { isOpenTask, type Note } from '../people/notes.ts'
import type { Row } from './ports.ts'

// The rows by which whoever holds a task finds it. They say nothing of what is to be done.

export const TASKS = 'task'
export const taskOf = (holder: PersonId): string => `holder:${holder}`

/** One row for each task that is still to be done, due on its day. */
export const taskRows = (reference: string, access: Access, notes: readonly Note[]): readonly Row[] =>
  notes.filter(isOpenTask).map(({ note, todo: { holder, due } }) => ({
    list: TASKS,
    key: note,
    due,
    tags: [taskOf(holder)],
    ties: tiesOf(access),
    facts: { reference },
  }))
