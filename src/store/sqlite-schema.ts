import type { DatabaseSync } from 'node:sqlite'
import type { CouncilId } from '../kernel/ids.ts'
import { StoreRefused } from './faults.ts'
import { isEmpty, pragma } from './sqlite-connection.ts'

/** `Rdrs` in a file's header says that it is ours. */
const APPLICATION = 0x52647273
const VERSION = 2

const SCHEMA = `
  create table record (
    council text not null,
    master_key text not null
  ) strict;

  create table commands (
    council text not null,
    command_id text not null,
    request_hash text not null,
    answer text not null,
    position integer not null,
    primary key (council, command_id)
  ) strict, without rowid;

  create table stream_keys (
    council text not null,
    kind text not null check (kind in ('complaint', 'person', 'council')),
    stream text not null,
    key_id text not null,
    wrapped text,
    primary key (council, kind, stream)
  ) strict, without rowid;

  create table events (
    position integer primary key check (position > 0),
    council text not null,
    kind text not null,
    stream text not null,
    version integer not null check (version > 0),
    id text not null,
    type text not null,
    on_text text,
    recorded_at text not null,
    recorded_by text not null,
    command_id text not null,
    body text not null,
    previous_hash text not null check (length(previous_hash) = 64),
    hash text not null check (length(hash) = 64),
    unique (council, kind, stream, version),
    foreign key (council, command_id) references commands,
    foreign key (council, kind, stream) references stream_keys
  ) strict;
  create trigger events_do_not_change before update on events
    begin select raise(abort, 'an event is never changed'); end;
  create trigger events_do_not_go before delete on events
    begin select raise(abort, 'an event is never deleted'); end;

  create table jobs (
    id integer primary key,
    council text not null,
    queue text not null,
    run_at text not null,
    dedupe_key text not null,
    payload text not null,
    command_id text not null,
    attempts integer not null default 0,
    locked_until text,
    done_at text,
    unique (council, queue, dedupe_key),
    foreign key (council, command_id) references commands
  ) strict;
  create index jobs_waiting on jobs (council, run_at) where done_at is null;
`

/** What can be worked out again from the events. */
const PROJECTIONS = `
  create table projection_rows (
    council text not null,
    kind text not null,
    stream text not null,
    list text not null,
    key text not null,
    rank integer not null,
    due text not null,
    turns text,
    tags text not null,
    facts text not null,
    primary key (council, kind, stream, list, key)
  ) strict, without rowid;
  create index projection_rows_in_order on projection_rows (council, list, rank, due, kind, stream, key);
  create index projection_rows_turning on projection_rows (council, list, turns) where turns is not null;

  create table row_tags (
    council text not null,
    list text not null,
    tag text not null,
    rank integer not null,
    due text not null,
    kind text not null,
    stream text not null,
    key text not null,
    primary key (council, list, tag, rank, due, kind, stream, key)
  ) strict, without rowid;
  create index row_tags_by_stream on row_tags (council, kind, stream);

  create table row_ties (
    council text not null,
    list text not null,
    person text not null,
    tie text not null,
    kind text not null,
    stream text not null,
    key text not null,
    primary key (council, list, person, tie, kind, stream, key)
  ) strict, without rowid;
  create index row_ties_by_stream on row_ties (council, kind, stream);
`

/**
 * Makes the tables in an empty file, or makes sure that the file is this council's record and sealed with
 * this master key. Throws `StoreRefused` with what to do where it is not.
 */
export function prepareRecord(database: DatabaseSync, path: string, council: CouncilId, masterKeyId: string): void {
  database.exec('begin immediate')
  try {
    if (isEmpty(database)) {
      database.exec(SCHEMA + PROJECTIONS)
      database.prepare('insert into record (council, master_key) values (?, ?)').run(council, masterKeyId)
      database.exec(`pragma application_id = ${APPLICATION}; pragma user_version = ${VERSION}`)
    } else {
      refuseStranger(database, path, council, masterKeyId)
      bringUp(database)
    }
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}

/** Brings an older record to the present version: what has changed since is worked out again from its events. */
function bringUp(database: DatabaseSync): void {
  if (pragma(database, 'user_version') === VERSION) return
  database.exec(`drop table projection_rows; ${PROJECTIONS} pragma user_version = ${VERSION}`)
}

/** Throws `StoreRefused` where the file is another program's, another version's, another council's or another key's. */
export function refuseStranger(database: DatabaseSync, path: string, council: CouncilId, masterKeyId: string): void {
  if (pragma(database, 'application_id') !== APPLICATION) throw notARecord(path)
  const version = pragma(database, 'user_version')
  if (version > VERSION) {
    throw new StoreRefused(
      `${path} was written by a newer Redress (record version ${version}; this one knows ${VERSION}). Start that one, or a later one.`,
    )
  }
  const record = database.prepare('select council, master_key from record').get()
  if (record?.['council'] !== council) {
    throw new StoreRefused(
      `${path} is the record of ${String(record?.['council'])}, not of ${council}. Give each council its own file.`,
    )
  }
  if (record['master_key'] !== masterKeyId) {
    throw new StoreRefused(
      `${path} was sealed with another master key. Put back the key file that was made with it, from where your keys are kept.`,
    )
  }
}

export const notARecord = (path: string): StoreRefused =>
  new StoreRefused(
    `${path} is not a record that Redress made. Point REDRESS_DATA to another folder, or move the file away.`,
  )
