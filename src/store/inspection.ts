import type { Checkpoint, Instant } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { parsed, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { type Columns, streamIn, toEvent, toKey, whole } from './columns.ts'
import type { CopiedTable } from './copied-tables.ts'
import type { CopySource } from './copying.ts'
import { examine, fewerThanTold, notOurs } from './examine.ts'
import { StoreRefused } from './faults.ts'
import { type Keys, openStreamKey } from './keys.ts'

export type Inspected = {
  readonly source: CopySource
  /** Once the record was copied: signs where it stood. */
  readonly checkpoint: (takenAt: Instant) => Checkpoint
  /** When the checkpoint was taken that it was held against. */
  readonly checkedAgainst: Instant | null
  /** Once the record was copied: what was in it. */
  readonly found: () => Found
}

/** `erased` counts the complaints among them whose keys were destroyed. */
export type Found = { readonly events: number; readonly complaints: number; readonly erased: number }

type Inspecting = {
  readonly council: CouncilId
  readonly keys: Keys
  /** The text of the checkpoint that is kept of the record, read before the copying begins. */
  readonly kept: string | undefined
}

/**
 * A source that is held against its hashes and its checkpoint while it is copied, every key of a stream opened.
 * The copying throws `StoreRefused` at the first that is not as it was recorded.
 */
export function inspected(source: CopySource, { council, keys, kept }: Inspecting): Inspected {
  const against = kept === undefined ? undefined : readCheckpoint(keys, parsed(kept))
  if (kept !== undefined && against?.council !== council) throw new StoreRefused(notOurs.says)
  const examiner = examine(council, against)
  let told = 0
  let erased = 0

  const see = ({ name }: CopiedTable, row: Columns) => {
    if (name === 'commands') told = Math.max(told, whole(row, 'position'))
    if (name === 'stream_keys' && !opens(keys, row) && row['kind'] === 'complaint') erased += 1
    const wrong = name === 'events' ? examiner.next(toEvent(row)) : undefined
    if (wrong) throw new StoreRefused(wrong.says)
  }
  return {
    source: (use) =>
      source((pages, last) =>
        use(async function* (table) {
          for await (const rows of pages(table)) {
            for (const row of rows) see(table, row)
            yield rows
          }
        }, last),
      ),
    checkpoint(takenAt) {
      const count = examiner.count()
      const missing = examiner.end() ?? (count < told ? fewerThanTold(count, told) : undefined)
      if (missing) throw new StoreRefused(missing.says)
      return signCheckpoint(keys, { council, takenAt, position: count, events: count, heads: examiner.heads() })
    },
    checkedAgainst: against?.takenAt ?? null,
    found() {
      const complaints = examiner.heads().filter(({ kind }) => kind === 'complaint').length
      return { events: examiner.count(), complaints, erased }
    },
  }
}

/** Whether the key of a stream is there; throws where it is and the master key does not open it. */
function opens(keys: Keys, row: Columns): boolean {
  const stream = streamIn(row)
  try {
    return openStreamKey(keys, stream, toKey(row)) !== undefined
  } catch (cause) {
    throw new StoreRefused(`The key of ${stream.kind} ${stream.stream} was altered: the master key does not open it.`, {
      cause,
    })
  }
}
