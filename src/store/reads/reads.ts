import type { Read, ReadRecords } from '../../casework/read-records-port.ts'
import type { CouncilId } from '../../kernel/ids.ts'
import { BETWEEN, type Find, OF_STREAM, toRecord } from './statements.ts'
import { together } from './together.ts'

/** What a database gives for the records of one council. */
export type Parts = {
  readonly council: CouncilId
  readonly find: Find
  /** Puts all of them on the disk in one transaction, or none. */
  readonly write: (reads: readonly Read[]) => Promise<void>
  readonly close: () => Promise<void>
}

/** The records of one council's reads over a database. A complaint that is named twice in a record is in it once. */
export function readRecordsOver({ council, find, write, close }: Parts): ReadRecords {
  const writing = together(write)
  const records = async (sql: string, values: readonly (string | number)[]) =>
    (await find(sql, [council, ...values])).map(toRecord)
  return {
    async record(read) {
      if (read.council !== council) throw new Error('A read was recorded with another council')
      await writing.add({ ...read, streams: [...new Set(read.streams)] })
    },
    ofStream: (stream, limit, before = Number.MAX_SAFE_INTEGER) => records(OF_STREAM, [stream, before, limit]),
    between: (from, to, limit, after = { at: from, entry: 0 }) => records(BETWEEN, [after.at, after.entry, to, limit]),
    async close() {
      await writing.idle()
      await close()
    },
  }
}
