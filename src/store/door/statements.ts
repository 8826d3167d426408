import type { DoorTable } from '../../casework/sign-in-port.ts'
import { columnsOf, JOURNAL_COLUMNS, KEYS, sqlName, sqlTable } from './tables.ts'

// The statements on the tables of the door, alike for both databases. `council` stands first in every table, and a
// database that is one council's own names it all the same.

const list = (columns: readonly string[]): string => columns.map(sqlName).join(', ')

export const getSql = (table: DoorTable): string =>
  `select ${list(columnsOf(table))} from ${sqlTable(table)} where council = $1 and ${sqlName(KEYS[table])} = $2`

export function findSql(table: DoorTable, column: string | undefined): string {
  const columns = columnsOf(table, column)
  const narrowed = column === undefined ? '' : `and ${sqlName(column)} = $2`
  return `select ${list(columns)} from ${sqlTable(table)} where council = $1 ${narrowed} order by ${sqlName(KEYS[table])}`
}

export function putSql(table: DoorTable): string {
  const columns = columnsOf(table)
  const key = sqlName(KEYS[table])
  const changed = columns
    .filter((column) => column !== KEYS[table])
    .map((column) => `${sqlName(column)} = excluded.${sqlName(column)}`)
  const places = columns.map((_, at) => `$${at + 2}`).join(', ')
  return `insert into ${sqlTable(table)} (council, ${list(columns)}) values ($1, ${places})
          on conflict (council, ${key}) do update set ${changed.join(', ')}`
}

export const dropSql = (table: DoorTable): string =>
  `delete from ${sqlTable(table)} where council = $1 and ${sqlName(KEYS[table])} = $2 returning 1 as gone`

export function dropBeforeSql(table: DoorTable, column: string): string {
  columnsOf(table, column)
  return `delete from ${sqlTable(table)} where council = $1 and ${sqlName(column)} < $2`
}

export const NOTE_SQL = `insert into door_journal (council, ${list(JOURNAL_COLUMNS)})
  values (${['council', ...JOURNAL_COLUMNS].map((_, at) => `$${at + 1}`).join(', ')})`

export const JOURNAL_SQL = `select ${list(JOURNAL_COLUMNS)} from door_journal where council = $1 order by entry desc limit $2`
