import { existsSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'

// The index of words and names: a file of its own beside the record, so that it is never copied with it. It can be
// thrown away: what it holds is worked out from the events.

const VERSION = 1

const SCHEMA = `
  create table names.row_names (
    council text not null,
    list text not null,
    name text not null,
    kind text not null,
    stream text not null,
    key text not null,
    primary key (council, list, name, kind, stream, key)
  ) strict, without rowid;
  create index names.row_names_by_stream on row_names (council, kind, stream);
  create table names.state (rebuilt_as text, position integer not null) strict;
  insert into names.state values (null, 0);
  pragma names.user_version = ${VERSION};
`

/** Where the index of the record in this file is. */
export const namesFileOf = (record: string): string => record.replace(/(\.sqlite)?$/, '.names.sqlite')

/**
 * Attaches the index of a record as `names`, for a writer made where it is not there or cannot be used. A reader that
 * finds none is given an empty one.
 */
export function attachNames(
  database: DatabaseSync,
  record: string,
  { readOnly }: { readonly readOnly: boolean },
): void {
  const file = namesFileOf(record)
  try {
    attach(database, readOnly && !existsSync(file) ? ':memory:' : file, readOnly)
  } catch (error) {
    if (readOnly) throw error
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    attach(database, file, readOnly)
  }
}

function attach(database: DatabaseSync, file: string, readOnly: boolean): void {
  database.prepare('attach ? as names').run(file)
  try {
    if (!readOnly) database.exec('pragma names.journal_mode = wal; pragma names.synchronous = normal')
    database.exec('pragma names.secure_delete = on')
    const version = Number(database.prepare('pragma names.user_version').get()?.['user_version'])
    if (version === 0) database.exec(SCHEMA)
    else if (version !== VERSION) throw new Error('The index of names is of another version')
  } catch (error) {
    database.exec('detach names')
    throw error
  }
}
