import { EVENT_TYPES } from '../../kernel/event-types.ts'
import { COMMON, PERSON, POINT } from '../vocabulary.ts'
import { fieldsOf, isEventType, type Shapes } from './fields.ts'

// How a chronology lies in rows: its events one by one, and before them the complaint itself, its people and its points.

/** One row: the line of the file where it begins, and its cells by the name of their column. */
export type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> }

/** What stands under `type` in the rows that are no events. */
export const ROW_KINDS = ['complaint', 'person', 'point'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** What may stand once for a whole complaint, on any of its rows. */
export const FACTS = ['council', 'coverage'] as const
export type Fact = (typeof FACTS)[number]

/** The columns that every file has, in this order; any other follows where it is needed. */
export const LEADING = ['reference', 'on', 'type', 'points', 'by', 'note'] as const

/** `reference` is the complaint's own; the reference that the Ombudsman gives has a column of another name. */
const RENAMED = { field: 'reference', column: 'ombudsmanReference' } as const

export const columnOf = (field: string): string => (field === RENAMED.field ? RENAMED.column : field)
export const fieldOf = (column: string): string => (column === RENAMED.column ? RENAMED.field : column)

const fields = [PERSON, POINT, COMMON, ...EVENT_TYPES.map(fieldsOf)].flatMap((shapes) => Object.keys(shapes))

/** Every column there can be, in the order in which they are written. */
export const COLUMNS: ReadonlySet<string> = new Set([...LEADING, ...FACTS, ...fields.map(columnOf)])

/** The fields that a row may hold, by what stands under `type`; what it is is not known for any other word. */
export function shapesOf(type: string): Shapes | undefined {
  if (type === 'complaint') return {}
  if (type === 'person') return PERSON
  if (type === 'point') return POINT
  return isEventType(type) ? fieldsOf(type) : undefined
}
