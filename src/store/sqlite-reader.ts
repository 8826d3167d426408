import type { DatabaseSync } from 'node:sqlite'
import type { RowsAsked, RowsFound, Viewer } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { EVENT_COLUMNS, placeOf, toEvent, toJob, toKey, toPlacedHead, toPlacedKey, toRow, whole } from './columns.ts'
import { listingOf } from './listing.ts'
import type { Tables } from './tables.ts'

export type Reads = Pick<
  Tables,
  | 'keyOf'
  | 'eventsOf'
  | 'eventsAfter'
  | 'eventsByStream'
  | 'keysBetween'
  | 'lastAcknowledged'
  | 'heads'
  | 'rows'
  | 'jobsDue'
>

/** Reading, on a connection of its own: it sees every commit that was acknowledged, and never waits for the writer. */
export function readsOn(database: DatabaseSync, council: CouncilId): Reads {
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
  const heads = database.prepare(
    `select kind, stream, version, hash, position
     from (select council, kind, stream, max(version) as version from events group by council, kind, stream)
     join events using (council, kind, stream, version) order by kind, stream`,
  )
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
    heads: async () => heads.all().map(toPlacedHead),
    rows: async (viewer, asked) => pageOf(database, viewer, asked),
    jobsDue: async (at, limit) => jobs.all(council, at, at, limit).map(toJob),
  }
}

function pageOf(database: DatabaseSync, viewer: Viewer, asked: RowsAsked): RowsFound {
  const { count, page } = listingOf(viewer, asked, () => '?')
  const total = database.prepare(count.sql).get(...count.values)
  const rows = database.prepare(page.sql).all(...page.values)
  return { rows: rows.map(toRow), total: whole(total, 'total') }
}
