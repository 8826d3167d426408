import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Row, Stream } from '../casework/ports.ts'
import { namesIn, namesText, placeOf, streamIn, text, whole } from './columns.ts'
import { StoreRefused } from './faults.ts'
import { errorCode } from './sqlite-connection.ts'

// The index of words and names: a file of its own beside the record, so that it is never copied with it. It can be
// thrown away: what it holds is worked out from the events. A row has a number here, so that each of its many names takes
// little room, and all its names beside it, so that those that go are known.

const VERSION = 1

const SCHEMA = `
  create table names.named_rows (
    doc integer primary key,
    council text not null,
    kind text not null,
    stream text not null,
    list text not null,
    key text not null,
    names text not null,
    unique (council, kind, stream, list, key)
  ) strict;
  create table names.row_names (
    council text not null,
    name text not null,
    doc integer not null,
    primary key (council, name, doc)
  ) strict, without rowid;
  create table names.state (rebuilt_as text, last_hash text not null) strict;
  insert into names.state values (null, '');
  pragma names.user_version = ${VERSION};
`

/** Where the index of the record in this file is. */
export const namesFileOf = (record: string): string => record.replace(/(\.sqlite)?$/, '.names.sqlite')

/** What is in the file is no index of this version: nothing of it is of any use. */
class NoIndex extends Error {}

const CORRUPT = 11
const NOT_A_DATABASE = 26

const isUseless = (error: unknown): boolean =>
  error instanceof NoIndex || [CORRUPT, NOT_A_DATABASE].includes(errorCode(error) ?? 0)

/**
 * Attaches the index of a record as `names`, for its writer: made where it is not there, and anew where what is there
 * is of no use. Throws `StoreRefused` where it cannot be used now, as while another process holds it: then it stays.
 */
export function attachNames(database: DatabaseSync, record: string): void {
  const file = namesFileOf(record)
  try {
    attachOwn(database, file)
  } catch (error) {
    if (!isUseless(error)) throw notNow(file, error)
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    attachOwn(database, file)
  }
}

const notNow = (file: string, error: unknown): unknown =>
  errorCode(error) === undefined
    ? error
    : new StoreRefused(`${file} cannot be used (${error instanceof Error ? error.message : 'unknown error'}).`)

function attachOwn(database: DatabaseSync, file: string): void {
  // For its owner only: the names in it are in clear.
  closeSync(openSync(file, 'a+', 0o600))
  attach(database, file, () => {
    database.exec('pragma names.journal_mode = wal; pragma names.synchronous = normal')
    if (versionOf(database) === 0) makeOnce(database)
  })
}

/** Attaches the index for a reader; says whether there is one that is of use. */
export function attachNamesToRead(database: DatabaseSync, record: string): boolean {
  const file = namesFileOf(record)
  if (!existsSync(file)) return false
  try {
    attach(database, file, () => {})
    return true
  } catch (error) {
    if (isUseless(error)) return false
    throw notNow(file, error)
  }
}

function attach(database: DatabaseSync, file: string, prepare: () => void): void {
  database.prepare('attach ? as names').run(file)
  try {
    prepare()
    database.exec('pragma names.secure_delete = on')
    if (versionOf(database) !== VERSION) throw new NoIndex('The index of names is of another version')
  } catch (error) {
    database.exec('detach names')
    throw error
  }
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('pragma names.user_version').get()?.['user_version'])

/** Makes the tables in an empty file, all or none; another process may have made them meanwhile. */
function makeOnce(database: DatabaseSync): void {
  database.exec('begin immediate')
  try {
    const isEmpty = database.prepare('select 1 from names.sqlite_schema').get() === undefined
    if (isEmpty) database.exec(SCHEMA)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

/** Puts the names of a stream's rows in the place of those before; only what differs is written. */
export function namesOn(database: DatabaseSync): (stream: Stream, rows: readonly Row[]) => void {
  const before = database.prepare(
    'select doc, list, key, names from names.named_rows where council = ? and kind = ? and stream = ?',
  )
  const put = database.prepare(
    'insert into names.named_rows (council, kind, stream, list, key, names) values (?, ?, ?, ?, ?, ?)',
  )
  const change = database.prepare('update names.named_rows set names = ? where doc = ?')
  const drop = database.prepare('delete from names.named_rows where doc = ?')
  const putName = database.prepare('insert into names.row_names (council, name, doc) values (?, ?, ?)')
  const dropName = database.prepare('delete from names.row_names where council = ? and name = ? and doc = ?')
  return (stream, rows) => {
    const { council } = stream
    const old = new Map(
      before
        .all(...placeOf(stream))
        .map((row) => [
          JSON.stringify([row['list'], row['key']]),
          { doc: whole(row, 'doc'), names: text(row, 'names') },
        ]),
    )
    for (const row of rows) {
      const place = JSON.stringify([row.list, row.key])
      const [was, names] = [old.get(place), namesText(row)]
      old.delete(place)
      if (was?.names === names || (was === undefined && names === '')) continue
      const doc = was?.doc ?? Number(put.run(...placeOf(stream), row.list, row.key, names).lastInsertRowid)
      if (was) change.run(names, doc)
      const [then, now] = [new Set(namesIn(was?.names ?? '')), new Set(namesIn(names))]
      for (const name of now) if (!then.has(name)) putName.run(council, name, doc)
      for (const name of then) if (!now.has(name)) dropName.run(council, name, doc)
    }
    for (const { doc, names } of old.values()) {
      for (const name of namesIn(names)) dropName.run(council, name, doc)
      drop.run(doc)
    }
  }
}

/** Drops the names of rows whose stream holds no event. */
export function dropStrayNames(database: DatabaseSync): void {
  const stray = database
    .prepare(
      `select council, kind, stream from names.named_rows r where not exists (select 1 from events e
       where e.council = r.council and e.kind = r.kind and e.stream = r.stream)`,
    )
    .all()
  const replace = namesOn(database)
  for (const row of stray) replace(streamIn(row), [])
}
