import type { DoorTable } from '../casework/sign-in-port.ts'
import { COMMAND_COLUMNS, EVENT_COLUMNS, KEY_COLUMNS } from './columns.ts'
import { COLUMNS as DOOR, JOURNAL_COLUMNS, sqlName, sqlTable } from './door/tables.ts'
import { READ_COLUMNS } from './reads/statements.ts'

/** A table of a record, what is copied of it, and the columns that put its rows in an order of their own. */
export type CopiedTable = {
  readonly name: string
  readonly columns: string
  readonly by: string
  /** Where SQLite has it; PostgreSQL has all in one database. */
  readonly file: 'record' | 'door' | 'reads'
  /** Which columns are numbers, where they are not those that are in every table of the record. */
  readonly numbers?: ReadonlySet<string>
}

const numbersIn = (columns: readonly (readonly [string, string])[]): ReadonlySet<string> =>
  new Set(columns.flatMap(([name, kind]) => (kind === 'number' ? [sqlName(name)] : [])))

const columnsOf = (names: readonly string[]): string => ['council', ...names.map(sqlName)].join(', ')

const ofDoor = (table: DoorTable, by: string): CopiedTable => ({
  name: sqlTable(table),
  columns: columnsOf(Object.keys(DOOR[table])),
  by,
  file: 'door',
  numbers: numbersIn(Object.entries(DOOR[table])),
})

/**
 * What makes up a record, in an order in which references hold. It is copied as it is stored: sealed bodies and the
 * secrets of accounts to the byte, keys as they are wrapped, all under the one master key. Rows of projections and the
 * streams of reads are not in it: they are worked out afresh. Nor are sessions, one-time links and failed tries: they
 * belong to the place where they were begun, and to its hour. What has numbers of its own making is numbered anew, in
 * the same order.
 */
export const COPIED: readonly CopiedTable[] = [
  { name: 'commands', columns: COMMAND_COLUMNS, by: 'command_id', file: 'record' },
  { name: 'stream_keys', columns: KEY_COLUMNS, by: 'kind, stream', file: 'record' },
  { name: 'events', columns: EVENT_COLUMNS, by: 'position', file: 'record' },
  {
    name: 'jobs',
    columns: 'council, command_id, queue, run_at, dedupe_key, payload, attempts, locked_until, done_at',
    by: 'queue, dedupe_key',
    file: 'record',
  },
  ofDoor('accounts', 'person'),
  ofDoor('credentials', 'id'),
  {
    name: sqlTable('journal'),
    columns: columnsOf(JOURNAL_COLUMNS),
    by: 'entry',
    file: 'door',
    numbers: new Set(['at']),
  },
  { name: 'read_records', columns: READ_COLUMNS, by: 'entry', file: 'reads', numbers: new Set() },
]
