import type { DoorKeys, DoorTable, DoorTables, JournalEntry } from '../../casework/sign-in-port.ts'

/** The columns of a table: those of numbers, and those of texts. */
type Columns<T extends DoorTable> = Readonly<Record<keyof DoorTables[T] & string, 'text' | 'number'>>

export const COLUMNS: { readonly [T in DoorTable]: Columns<T> } = {
  accounts: {
    person: 'text',
    name: 'text',
    email: 'text',
    subject: 'text',
    roles: 'text',
    createdAt: 'number',
    lastSignInAt: 'number',
    endedAt: 'number',
  },
  credentials: {
    id: 'text',
    person: 'text',
    kind: 'text',
    secret: 'text',
    about: 'text',
    counter: 'number',
    createdAt: 'number',
    usedAt: 'number',
  },
  sessions: {
    hash: 'text',
    handle: 'text',
    person: 'text',
    way: 'text',
    device: 'text',
    startedAt: 'number',
    seenAt: 'number',
    provedAt: 'number',
    endedAt: 'number',
  },
  once: { hash: 'text', kind: 'text', content: 'text', expiresAt: 'number' },
  tries: { key: 'text', failures: 'number', lastAt: 'number' },
}

export const KEYS: DoorKeys = { accounts: 'person', credentials: 'id', sessions: 'hash', once: 'hash', tries: 'key' }

/** No two rows of a table have the same value in one of these. */
export const UNIQUE: { readonly [T in DoorTable]: readonly (keyof DoorTables[T] & string)[] } = {
  accounts: ['email', 'subject'],
  credentials: [],
  sessions: ['handle'],
  once: [],
  tries: [],
}

export const DOOR_TABLES = Object.keys(COLUMNS) as readonly DoorTable[]

export const JOURNAL_COLUMNS = ['at', 'kind', 'person', 'by', 'what'] as const satisfies readonly (keyof JournalEntry)[]

/** The name of a table or a column in a database: small letters, with a line between words. */
export const sqlName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A table as both databases name it. */
export const sqlTable = (table: DoorTable | 'journal'): string => `door_${table}`

export type DoorValue = string | number | null

/** The columns of a table in their order, as this program names them. Throws for a column that it has not. */
export function columnsOf(table: DoorTable, named?: string): readonly string[] {
  const columns = Object.keys(COLUMNS[table])
  if (named !== undefined && !columns.includes(named)) throw new Error(`There is no column ${named} in ${table}`)
  return columns
}

/** The values of a row in the order of the columns. */
export const valuesOf = (columns: readonly string[], row: object): readonly DoorValue[] => {
  const values = new Map<string, DoorValue | undefined>(Object.entries(row))
  return columns.map((column) => values.get(column) ?? null)
}

/** A row as a database gives it, without what is not there. */
export const rowOf = (
  columns: readonly string[],
  found: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const value = found[sqlName(column)]
      return value === null || value === undefined ? [] : [[column, value]]
    }),
  )
