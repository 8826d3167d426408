import type { CouncilId } from '../kernel/ids.ts'
import {
  type Columns,
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
} from './columns.ts'
import { countOf, type Dialect, namesOf, pageOf, turningOf } from './listing.ts'
import type { Database } from './postgres-connection.ts'
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
  | 'page'
  | 'counts'
  | 'names'
  | 'turning'
  | 'rowsVersion'
  | 'rebuiltAs'
  | 'jobsDue'
>

const ONE_STREAM = 'council = $1 and kind = $2 and stream = $3'

type ListReads = 'page' | 'counts' | 'names' | 'turning' | 'rowsVersion' | 'rebuiltAs'

type All = (sql: string, values: readonly unknown[]) => Promise<readonly Columns[]>

/** Reading: it sees every commit that was acknowledged, and never waits for a writer. */
export function readsOn(database: Database): Reads {
  const { council } = database
  const all: All = async (sql, values) => (await database.read([{ sql, values }]))[0] ?? []
  return {
    async keyOf(stream) {
      const [row] = await all(`select key_id, wrapped from stream_keys where ${ONE_STREAM}`, placeOf(stream))
      return row && toKey(row)
    },
    eventsOf: async (stream) =>
      (await all(`select ${EVENT_COLUMNS} from events where ${ONE_STREAM} order by version`, placeOf(stream))).map(
        toEvent,
      ),
    eventsAfter: async (position, limit) =>
      (
        await all(
          `select ${EVENT_COLUMNS} from events where council = $1 and position > $2 order by position limit $3`,
          [council, position, limit],
        )
      ).map(toEvent),
    ...readsByStream(council, all),
    async lastAcknowledged() {
      const [row] = await all('select coalesce(max(position), 0) as position from commands where council = $1', [
        council,
      ])
      return whole(row, 'position')
    },
    heads: async () =>
      (
        await all(
          `select distinct on (kind, stream) kind, stream, version, hash, position from events
           where council = $1 order by kind, stream, version desc`,
          [council],
        )
      ).map(toPlacedHead),
    ...listsOn(database),
    jobsDue: async (at, limit) =>
      (
        await all(
          `select queue, run_at, dedupe_key, payload from jobs
           where council = $1 and run_at <= $2 and done_at is null and (locked_until is null or locked_until <= $2)
           order by run_at, id limit $3`,
          [council, at, limit],
        )
      ).map(toJob),
  }
}

const DIALECT: Dialect = { mark: (at) => `$${at}`, names: '' }

function listsOn(database: Database): Pick<Reads, ListReads> {
  const { council } = database
  return {
    async page(viewer, asked) {
      const [rows = []] = await database.read([pageOf(viewer, asked, DIALECT)])
      return rows.map(toRow)
    },
    async counts(viewer, wanted) {
      const counted = await database.read(wanted.map((each) => countOf(viewer, each, DIALECT)))
      return counted.map(([row]) => whole(row, 'total'))
    },
    async names(viewer, list, beginning) {
      const [rows = []] = await database.read([namesOf(viewer, list, beginning, DIALECT)])
      return rows.map((row) => ({ name: text(row, 'name'), rows: whole(row, 'total') }))
    },
    async turning(list, today, limit) {
      const [rows = []] = await database.read([turningOf(council, list, today, limit, DIALECT)])
      return rows.map(streamIn)
    },
    async rowsVersion() {
      const sql = 'select rows_changed from councils where council = $1'
      const [[row] = []] = await database.read([{ sql, values: [council] }])
      return String(row?.['rows_changed'])
    },
    async rebuiltAs() {
      const sql = 'select rebuilt_as from projections where council = $1'
      const [[row] = []] = await database.read([{ sql, values: [council] }])
      return row && text(row, 'rebuilt_as')
    },
  }
}

/** Reading whole streams, one after the other. */
const readsByStream = (council: CouncilId, all: All): Pick<Reads, 'eventsByStream' | 'keysBetween'> => ({
  eventsByStream: async (last, limit) =>
    (
      await all(
        `select ${EVENT_COLUMNS} from events where council = $1 and (kind, stream, version) > ($2, $3, $4)
           order by kind, stream, version limit $5`,
        [council, last?.kind ?? '', last?.stream ?? '', last?.version ?? 0, limit],
      )
    ).map(toEvent),
  keysBetween: async (first, last) =>
    (
      await all(
        `select kind, stream, key_id, wrapped from stream_keys
           where council = $1 and (kind, stream) >= ($2, $3) and (kind, stream) <= ($4, $5) order by kind, stream`,
        [council, first.kind, first.stream, last.kind, last.stream],
      )
    ).map(toPlacedKey),
})
