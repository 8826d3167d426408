import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { CouncilId } from '../kernel/ids.ts'
import {
  EVENT_COLUMNS,
  placeOf,
  streamIn,
  text,
  toEvent,
  toJob,
  toKey,
  toPlacedHead,
  toPlacedKey,
  toRow,
  whole,
  type Columns,
} from './columns.ts'
import { countOf, type Dialect, namesOf, pageOf, type Query, turningOf } from './listing.ts'
import type { PlacedHead, Tables } from './tables.ts'

export type Reads = Pick<
  Tables,
  | 'keyOf'
  | 'eventsOf'
  | 'eventsAfter'
  | 'eventsByStream'
  | 'keysBetween'
  | 'lastAcknowledged'
  | 'heads'
  | 'page'
  | 'counts'
  | 'names'
  | 'turning'
  | 'rowsVersion'
  | 'rebuiltAs'
  | 'jobsDue'
>

type ListReads = 'page' | 'counts' | 'names' | 'turning' | 'rowsVersion' | 'rebuiltAs'

/** Reading, on a connection of its own: it sees every commit that was acknowledged, and never waits for the writer. */
export function readsOn(database: DatabaseSync, council: CouncilId, indexed: boolean): Reads {
  const one = 'council = ? and kind = ? and stream = ?'
  const key = database.prepare(`select key_id, wrapped from stream_keys where ${one}`)
  const events = database.prepare(`select ${EVENT_COLUMNS} from events where ${one} order by version`)
  // Without a condition on the council: an event that was made to look like another's must be seen, not skipped.
  const after = database.prepare(`select ${EVENT_COLUMNS} from events where position > ? order by position limit ?`)
  const byStream = database.prepare(
    `select ${EVENT_COLUMNS} from events where (council, kind, stream, version) > (?, ?, ?, ?)
     order by council, kind, stream, version limit ?`,
  )
  const keys = database.prepare(
    `select kind, stream, key_id, wrapped from stream_keys
     where council = ? and (kind, stream) between (?, ?) and (?, ?) order by kind, stream`,
  )
  const told = database.prepare('select coalesce(max(position), 0) as position from commands')
  const jobs = database.prepare(
    `select queue, run_at, dedupe_key, payload from jobs
     where council = ? and run_at <= ? and done_at is null and (locked_until is null or locked_until <= ?)
     order by run_at, id limit ?`,
  )
  return {
    async keyOf(stream) {
      const row = key.get(...placeOf(stream))
      return row && toKey(row)
    },
    eventsOf: async (stream) => events.all(...placeOf(stream)).map(toEvent),
    eventsAfter: async (position, limit) => after.all(position, limit).map(toEvent),
    eventsByStream: async (last, limit) =>
      byStream.all(...(last ? [...placeOf(last), last.version] : ['', '', '', 0]), limit).map(toEvent),
    keysBetween: async (first, last) =>
      keys.all(council, first.kind, first.stream, last.kind, last.stream).map(toPlacedKey),
    lastAcknowledged: async () => whole(told.get(), 'position'),
    heads: async () => headsIn(database),
    ...listsOn(database, council, indexed),
    jobsDue: async (at, limit) => jobs.all(council, at, at, limit).map(toJob),
  }
}

/** The last event of every stream. */
export const headsIn = (database: DatabaseSync): PlacedHead[] =>
  database
    .prepare(
      `select kind, stream, version, hash, position
       from (select council, kind, stream, max(version) as version from events group by council, kind, stream)
       join events using (council, kind, stream, version) order by kind, stream`,
    )
    .all()
    .map(toPlacedHead)

const DIALECT: Dialect = { mark: (at) => `?${at}`, names: 'names.' }

/** Statements are prepared once for each way of narrowing. */
const MOST_PREPARED = 200

function listsOn(database: DatabaseSync, council: CouncilId, indexed: boolean): Pick<Reads, ListReads> {
  const prepared = new Map<string, StatementSync>()
  const all = ({ sql, values }: Query): Columns[] => {
    const statement = prepared.get(sql) ?? database.prepare(sql)
    if (prepared.size >= MOST_PREPARED) prepared.clear()
    prepared.set(sql, statement)
    return statement.all(...values)
  }
  // Each counts the commits of other connections to one of the files; this one only reads.
  const changes = (indexed ? ['main', 'names'] : ['main']).map((file) =>
    database.prepare(`pragma ${file}.data_version`),
  )
  const state = indexed
    ? database.prepare(
        `select iif(last_hash = coalesce((select hash from events order by position desc limit 1), ''), rebuilt_as, null)
           as rebuilt_as from names.state`,
      )
    : undefined
  return {
    page: async (viewer, asked) => all(pageOf(viewer, asked, DIALECT)).map(toRow),
    counts: async (viewer, wanted) => wanted.map((each) => whole(all(countOf(viewer, each, DIALECT))[0], 'total')),
    names: async (viewer, list, beginning) =>
      all(namesOf(viewer, list, beginning, DIALECT)).map((row) => ({
        name: text(row, 'name'),
        rows: whole(row, 'total'),
      })),
    turning: async (list, today, limit) => all(turningOf(council, list, today, limit, DIALECT)).map(streamIn),
    rowsVersion: async () => changes.map((count) => whole(count.get(), 'data_version')).join(' '),
    async rebuiltAs() {
      const row = state?.get()
      return row && row['rebuilt_as'] !== null ? text(row, 'rebuilt_as') : undefined
    },
  }
}
