import type { Read, ReadKind, ReadRecord, ReadWay } from '../../casework/read-records-port.ts'
import { JOURNALLED, PAST_JOURNALLED } from '../../people/journalled.ts'
import type { CouncilId, PersonId, StreamId } from '../../kernel/ids.ts'
import { type Columns, text, whole } from '../columns.ts'

// The statements on the records of reads, alike for both databases. The streams of a record stand in it as one text,
// and each once more in a table of its own, by which the records of a complaint are found.

/** What is written down of a read, without its number. */
export const READ_COLUMNS = 'council, at, person, way, what, streams'
const COLUMNS = `entry, ${READ_COLUMNS}`

/** No two records are of one entry of the journal of emergencies. */
export const ONCE_JOURNALLED = `create unique index if not exists read_records_once_journalled
  on read_records (council, way) where way >= '${JOURNALLED}' and way < '${PAST_JOURNALLED}'`

/** A cross join, which SQLite takes in the order as written: it would go through all records otherwise. */
export const OF_STREAM = `select r.entry, r.council, r.at, r.person, r.way, r.what, r.streams
  from read_streams s cross join read_records r
  where s.council = $1 and s.stream = $2 and s.entry < $3 and r.council = s.council and r.entry = s.entry
  order by s.entry desc limit $4`

export const BETWEEN = `select ${COLUMNS} from read_records
  where council = $1 and (at, entry) > ($2, $3) and at < $4 order by at, entry limit $5`

/** What goes into the columns of a record, but for its number. */
export const valuesOf = ({ council, at, person, way, what, streams }: Read): readonly string[] => [
  council,
  at,
  person,
  way,
  what,
  streams.join(' '),
]

export const toRecord = (row: Columns): ReadRecord => {
  const streams = text(row, 'streams')
  return {
    entry: whole(row, 'entry'),
    council: text(row, 'council') as CouncilId,
    at: text(row, 'at'),
    person: text(row, 'person') as PersonId,
    way: text(row, 'way') as ReadWay,
    what: text(row, 'what') as ReadKind,
    streams: streams === '' ? [] : (streams.split(' ') as StreamId[]),
  }
}

/** Runs one question and answers the rows that it found. */
export type Find = (sql: string, values: readonly (string | number)[]) => Promise<readonly Columns[]>
