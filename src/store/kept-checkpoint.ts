import { parsed, readCheckpoint } from './checkpoint.ts'
import { type CouncilFiles, textIn } from './data-folder.ts'
import { cutShort } from './examine.ts'
import { StoreRefused } from './faults.ts'
import type { Keys } from './keys.ts'
import type { PlacedHead } from './tables.ts'

/** Throws `StoreRefused` where a record ends before the checkpoint that was kept of it. */
export function refuseCut(files: CouncilFiles, keys: Keys, heads: readonly PlacedHead[]): void {
  const text = textIn(files.checkpoint)
  if (text === undefined) return
  const orElse =
    `Restore the latest backup, or run "redress verify" to see more; ` +
    `to go on as it is, move ${files.checkpoint} away and say so in your incident log.`
  const checkpoint = readCheckpoint(keys, parsed(text))
  if (!checkpoint)
    throw new StoreRefused(`The checkpoint ${files.checkpoint} was altered or is not of this record. ${orElse}`)

  const versions = new Map(heads.map((head) => [`${head.kind}/${head.stream}`, head.version]))
  const last = heads.reduce((position, head) => Math.max(position, head.position), 0)
  for (const head of checkpoint.heads) {
    const version = versions.get(`${head.kind}/${head.stream}`) ?? 0
    if (version < head.version) throw new StoreRefused(`${cutShort(head, version, last, checkpoint).says} ${orElse}`)
  }
}
