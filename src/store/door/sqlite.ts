import type { DatabaseSync } from 'node:sqlite'
import type { DoorSeals, DoorTable, SignInStore } from '../../casework/sign-in-port.ts'
import type { CouncilId } from '../../kernel/ids.ts'
import { filesOf, isThere, keysIn, prepareFile, prepareFolder } from '../data-folder.ts'
import { StoreRefused } from '../faults.ts'
import { connect, isEmpty, pragma } from '../sqlite-connection.ts'
import { beginPatiently } from '../sqlite-turn.ts'
import { sealsFrom } from './seals.ts'
import { COLUMNS, DOOR_TABLES, KEYS, sqlName, sqlTable, UNIQUE } from './tables.ts'
import { oneAtATime, type Run, workOn } from './work.ts'

/** `Rdrd` in the header of the file. */
const APPLICATION = 0x52647264
const VERSION = 1

/** What is needed to sign people in: where it is written down, and the keys. */
export type OpenDoor = { readonly signIns: SignInStore; readonly seals: DoorSeals }

/**
 * Opens the accounts and sessions of one council: a SQLite file of their own in the data folder, under the keys of the
 * record, made on the first run. Throws `StoreRefused`, saying what to do, where it is not ours.
 */
export async function openSqliteDoor({ folder, council }: { folder: string; council: CouncilId }): Promise<OpenDoor> {
  prepareFolder(folder)
  const files = filesOf(folder, council)
  const path = files.door
  const found = prepareFile(path)
  const keys = keysIn(files, found === 'there' || isThere(files.record) ? 'there' : 'new')
  const writer = connect(path, { readOnly: false })
  try {
    prepareDoor(writer, path, council, keys.master.id)
    writer.exec('pragma busy_timeout = 0')
    const reader = connect(path, { readOnly: true })
    return { signIns: storeOn(writer, reader, council), seals: sealsFrom(keys) }
  } catch (error) {
    writer.close()
    throw error
  }
}

function storeOn(writer: DatabaseSync, reader: DatabaseSync, council: CouncilId): SignInStore {
  const alone = oneAtATime()
  return {
    read: (work) => work(workOn(runOn(reader), council)),
    change: (work) =>
      alone(async () => {
        await beginPatiently(writer)
        try {
          const answer = await work(workOn(runOn(writer), council))
          writer.exec('commit')
          return answer
        } catch (error) {
          if (writer.isTransaction) writer.exec('rollback')
          throw error
        }
      }),
    close: () =>
      alone(async () => {
        if (reader.isOpen) reader.close()
        if (writer.isOpen) writer.close()
      }),
  }
}

function runOn(database: DatabaseSync): Run {
  return async (sql, values) => database.prepare(sql.replaceAll(/\$(\d+)/g, '?$1')).all(...values)
}

/** Makes the tables in an empty file, or makes sure of a file as `refuseOtherDoor` does. */
export function prepareDoor(database: DatabaseSync, path: string, council: CouncilId, masterKey: string): void {
  database.exec('begin immediate')
  try {
    if (isEmpty(database)) {
      database.exec(SCHEMA)
      database.prepare('insert into door (council, master_key) values (?, ?)').run(council, masterKey)
      database.exec(`pragma application_id = ${APPLICATION}; pragma user_version = ${VERSION}`)
    }
    refuseOtherDoor(database, path, council, masterKey)
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

/** Throws `StoreRefused` where the file does not hold the accounts of this council under this master key. */
export function refuseOtherDoor(database: DatabaseSync, path: string, council: CouncilId, masterKey: string): void {
  if (pragma(database, 'application_id') !== APPLICATION || pragma(database, 'user_version') !== VERSION) {
    throw new StoreRefused(
      `${path} does not hold accounts of this version of Redress. Move it away, or start the Redress that made it.`,
    )
  }
  const owner = database.prepare('select council, master_key from door').get()
  if (owner?.['council'] !== council || owner['master_key'] !== masterKey) {
    throw new StoreRefused(
      `${path} was made with other keys or for another council. Put back the keys that were made with it.`,
    )
  }
}

function tableSql(table: DoorTable): string {
  const columns = Object.entries(COLUMNS[table]).map(([name, kind]) => {
    const type = kind === 'text' ? 'text' : 'integer'
    return `${sqlName(name)} ${type}${name === KEYS[table] ? ' not null' : ''}`
  })
  const unique = UNIQUE[table].map((column) => `unique (council, ${sqlName(column)})`)
  const parts = ['council text not null', ...columns, `primary key (council, ${sqlName(KEYS[table])})`, ...unique]
  return `create table ${sqlTable(table)} (${parts.join(', ')}) strict, without rowid;`
}

const SCHEMA = `
  create table door (council text not null, master_key text not null) strict;
  ${DOOR_TABLES.map(tableSql).join('\n')}
  create index door_credentials_by_person on door_credentials (council, person);
  create index door_sessions_by_person on door_sessions (council, person);
  create table door_journal (
    entry integer primary key,
    council text not null,
    at integer not null,
    kind text not null,
    person text,
    by text,
    what text
  ) strict;
  create trigger door_journal_does_not_change before update on door_journal
    begin select raise(abort, 'an entry of the journal is never changed'); end;
  create trigger door_journal_does_not_go before delete on door_journal
    begin select raise(abort, 'an entry of the journal is never deleted'); end;
`
