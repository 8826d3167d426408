import type { DatabaseSync } from 'node:sqlite'
import type { Row, Stream } from '../casework/ports.ts'
import { fromRow, fromTags, fromTies, placeOf, ROW_COLUMNS, TAG_COLUMNS, TIE_COLUMNS, type Value } from './columns.ts'
import { namesOn } from './sqlite-names.ts'

export const ONE_STREAM = 'council = ? and kind = ? and stream = ?'
/** Where the rows of a stream are; the words and names of each are in a file of their own. */
export const ROW_TABLES = ['projection_rows', 'row_tags', 'row_ties'] as const
/** As many marks as there are columns. */
export const marks = (columns: string) => columns.replaceAll(/\w+/g, '?')

/** Puts the rows of a stream, with their tags, ties and names, in the place of those before. */
export function rowsOn(database: DatabaseSync): (stream: Stream, rows: readonly Row[]) => void {
  const putRows = differencesOn(database, 'projection_rows', ROW_COLUMNS)
  const putTags = differencesOn(database, 'row_tags', TAG_COLUMNS)
  const putTies = differencesOn(database, 'row_ties', TIE_COLUMNS)
  const putNames = namesOn(database)
  return (stream, rows) => {
    const each = (from: (stream: Stream, row: Row) => Value[][]) => rows.flatMap((row) => from(stream, row))
    putRows(
      stream,
      each((...row) => [fromRow(...row)]),
    )
    putTags(stream, each(fromTags))
    putTies(stream, each(fromTies))
    putNames(stream, rows)
  }
}

/**
 * Makes what a table holds of a stream the same as what is given. Only what differs is written: every row lies on pages
 * of its own, and each page that changes goes to the disk whole.
 */
function differencesOn(
  database: DatabaseSync,
  table: string,
  columns: string,
): (stream: Stream, wanted: readonly Value[][]) => void {
  const before = database.prepare(`select ${columns} from ${table} where ${ONE_STREAM}`)
  before.setReturnArrays(true)
  const drop = database.prepare(
    `delete from ${table} where ${columns.replaceAll(/\w+/g, '$& is ?').replaceAll(',', ' and')}`,
  )
  const put = database.prepare(`insert into ${table} (${columns}) values (${marks(columns)})`)
  return (stream, wanted) => {
    const old = new Map(before.all(...placeOf(stream)).map((values) => [JSON.stringify(values), Object.values(values)]))
    const fresh = wanted.filter((values) => !old.delete(JSON.stringify(values)))
    for (const values of old.values()) drop.run(...values)
    for (const values of fresh) put.run(...values)
  }
}
