import type { DatabaseSync } from 'node:sqlite'
import type { Read, ReadRecords } from '../../casework/read-records-port.ts'
import type { CouncilId } from '../../kernel/ids.ts'
import { filesOf, prepareFile, prepareFolder } from '../data-folder.ts'
import { StoreRefused, StoreStopped, WriteFailed } from '../faults.ts'
import { askedFor, connect, errorCode, isEmpty, pragma } from '../sqlite-connection.ts'
import { beginPatiently } from '../sqlite-turn.ts'
import { readRecordsOver } from './reads.ts'
import { ONCE_JOURNALLED, READ_COLUMNS, valuesOf } from './statements.ts'

/** `Rdrr` in the header of the file. */
const APPLICATION = 0x52647272
const VERSION = 1

export type SqliteReadsOptions = {
  readonly folder: string
  readonly council: CouncilId
  /** Told once, when an error of the disk has stopped it; the process should then end. */
  readonly onStop?: (why: StoreStopped) => void
}

/**
 * Opens the records of who read what: a SQLite file of their own in the data folder, made on the first run. Throws
 * `StoreRefused`, saying what to do, where it cannot be written or is not ours.
 */
export async function openSqliteReadRecords({ folder, council, onStop }: SqliteReadsOptions): Promise<ReadRecords> {
  prepareFolder(folder)
  const path = filesOf(folder, council).reads
  prepareFile(path)
  const writer = opened(path)
  try {
    prepareReads(writer, path, council)
    writer.exec('pragma busy_timeout = 0')
    const reader = connect(path, { readOnly: true })
    return readRecordsOver({
      council,
      find: async (sql, values) => reader.prepare(sql.replaceAll(/\$(\d+)/g, '?$1')).all(...values),
      write: writingOn(writer, onStop ?? (() => {})),
      async close() {
        // The writer goes last: the last connection to close is the one that empties the write-ahead log.
        if (reader.isOpen) reader.close()
        if (writer.isOpen) writer.close()
      },
    })
  } catch (error) {
    writer.close()
    throw error
  }
}

const NOT_A_DATABASE = 26

function opened(path: string): DatabaseSync {
  try {
    return connect(path, { readOnly: false })
  } catch (error) {
    if (errorCode(error) === NOT_A_DATABASE) throw notOurs(path)
    if (errorCode(error) === undefined) throw error
    throw new StoreRefused(`${path} cannot be opened (${error instanceof Error ? error.message : 'unknown error'}).`)
  }
}

function writingOn(writer: DatabaseSync, onStop: (why: StoreStopped) => void) {
  const put = writer.prepare(
    `insert into read_records (${READ_COLUMNS}) values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  const putStream = writer.prepare('insert into read_streams (council, stream, entry) values (?, ?, ?)')
  let ended: StoreStopped | undefined
  const writeIn = (reads: readonly Read[]) => {
    for (const read of reads) {
      const { changes, lastInsertRowid: entry } = put.run(...valuesOf(read))
      if (changes === 0) continue
      for (const stream of read.streams) putStream.run(read.council, stream, entry)
    }
  }
  return async (reads: readonly Read[]): Promise<void> => {
    if (ended) throw ended
    try {
      await beginPatiently(writer)
      writeIn(reads)
      writer.exec('commit')
    } catch (error) {
      if (writer.isTransaction) writer.exec('rollback')
      const says = error instanceof Error ? error.message : 'unknown error'
      if (askedFor(error) !== 'stop')
        throw new WriteFailed(`This was not recorded as read, so it is not shown: ${says}.`)
      ended = new StoreStopped(`Reads can no longer be recorded, so nothing is shown: ${says}. Start Redress again.`)
      onStop(ended)
      throw ended
    }
  }
}

const notOurs = (path: string): StoreRefused =>
  new StoreRefused(
    `${path} does not hold records of reads of this version of Redress. Move it away, or start the Redress that made it.`,
  )

/** Makes the tables in an empty file, or makes sure of a file as `refuseOtherReads` does. */
export function prepareReads(database: DatabaseSync, path: string, council: CouncilId): void {
  database.exec('begin immediate')
  try {
    if (isEmpty(database)) {
      database.exec(SCHEMA)
      database.prepare('insert into reads (council) values (?)').run(council)
      database.exec(`pragma application_id = ${APPLICATION}; pragma user_version = ${VERSION}`)
    }
    refuseOtherReads(database, path, council)
    // It was made once, and nothing is found by it.
    database.exec('drop index if exists read_records_by_person')
    database.exec(ONCE_JOURNALLED)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

/** Throws `StoreRefused` where the file does not hold the records of this council's reads. */
export function refuseOtherReads(database: DatabaseSync, path: string, council: CouncilId): void {
  if (pragma(database, 'application_id') !== APPLICATION || pragma(database, 'user_version') !== VERSION) {
    throw notOurs(path)
  }
  if (database.prepare('select council from reads').get()?.['council'] !== council) {
    throw new StoreRefused(`${path} holds the reads of another council. Give each council its own file.`)
  }
}

/** Fills the table by which the records of a complaint are found, from the records. */
export const FILL_READ_STREAMS = `
  insert into read_streams (council, stream, entry)
  select council, each.value, entry
  from read_records, json_each('["' || replace(streams, ' ', '","') || '"]') as each where streams <> ''`

const onlyGrows = (table: string): string => `
  create trigger ${table}_do_not_change before update on ${table}
    begin select raise(abort, 'a record of a read is never changed'); end;
  create trigger ${table}_do_not_go before delete on ${table}
    begin select raise(abort, 'a record of a read is never deleted'); end;`

const SCHEMA = `
  create table reads (council text not null) strict;
  create table read_records (
    entry integer primary key,
    council text not null,
    at text not null,
    person text not null,
    way text not null,
    what text not null,
    streams text not null
  ) strict;
  create index read_records_in_time on read_records (council, at, entry);
  create table read_streams (
    council text not null,
    stream text not null,
    entry integer not null references read_records,
    primary key (council, stream, entry)
  ) strict, without rowid;
  ${['read_records', 'read_streams'].map(onlyGrows).join('\n')}
`
