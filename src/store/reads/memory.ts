import type { ReadRecord, ReadRecords } from '../../casework/read-records-port.ts'
import { JOURNALLED } from '../../people/journalled.ts'
import type { CouncilId } from '../../kernel/ids.ts'

/** The records of reads in memory, for tests. Nothing of them outlives the process. */
export function memoryReadRecords(council: CouncilId): ReadRecords {
  const kept: ReadRecord[] = []
  const inTime = () => kept.toSorted((a, b) => (a.at === b.at ? a.entry - b.entry : a.at < b.at ? -1 : 1))
  return {
    async record(read) {
      if (read.council !== council) throw new Error('A read was recorded with another council')
      if (read.way.startsWith(JOURNALLED) && kept.some(({ way }) => way === read.way)) return
      kept.push(Object.freeze({ ...read, streams: [...new Set(read.streams)], entry: kept.length + 1 }))
    },
    ofStream: async (stream, limit, before = Number.MAX_SAFE_INTEGER) =>
      kept
        .filter(({ entry, streams }) => entry < before && streams.includes(stream))
        .toReversed()
        .slice(0, limit),
    between: async (from, to, limit, after = { at: from, entry: 0 }) =>
      inTime()
        .filter(({ at, entry }) => (at === after.at ? entry > after.entry : at > after.at) && at < to)
        .slice(0, limit),
    close: async () => {},
  }
}
