import { describe } from 'node:test'
import { keepsBodies, keepsCommands, keepsOrder } from './contract/appending.ts'
import { chains, signsCheckpoints, verifies } from './contract/checking.ts'
import { agreesWithModel } from './contract/model.ts'
import { listsRows } from './contract/listing.ts'
import { forgets, keepsJobs, keepsRows } from './contract/projecting.ts'
import { rebuildsBesideWriters, rebuildsFromWhatIsSound } from './contract/rebuilding.ts'
import type { OpenSubject } from './contract/subject.ts'

/** What every store keeps; each store's own test calls this once. */
export function keepsTheContract(name: string, open: OpenSubject): void {
  describe(`The ${name} store`, () => {
    for (const part of [
      keepsOrder,
      keepsCommands,
      keepsBodies,
      keepsRows,
      listsRows,
      rebuildsFromWhatIsSound,
      rebuildsBesideWriters,
      keepsJobs,
      chains,
      verifies,
      signsCheckpoints,
      forgets,
    ]) {
      part(open)
    }
    agreesWithModel(open)
  })
}
