import { resolve } from 'node:path'
import { systemClock } from '../casework/clock.ts'
import type { BackedUp, BackupAsked } from '../cli/commands/backup.ts'
import { callersFolder, readSettings, type Settings } from '../config.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import { intoBackup } from '../store/backup-file.ts'
import { besideIn, copyTables } from '../store/copying.ts'
import { besideRecord } from '../store/data-folder.ts'
import { inspected } from '../store/inspection.ts'
import { fromPostgres } from '../store/postgres-copying.ts'
import { fromSqlite } from '../store/sqlite-copying.ts'
import { backupPassphrase } from './backup-passphrase.ts'
import { COUNCIL as council, journalIn, openKept, reasonIn } from './record.ts'
import { placeOf } from './store.ts'

/** Copies the record of the settings into a new backup, as it stands at one moment; others may write meanwhile. */
export async function backUpRecord(
  calendar: Calendar,
  { file, passphraseFile }: BackupAsked,
  step: (done: number, of: number) => void,
): Promise<Result<BackedUp, string>> {
  const [settings, passphrase] = [readSettings(), backupPassphrase(passphraseFile)]
  if (!settings.ok) return settings
  if (!passphrase.ok) return passphrase
  const { dataFolder } = settings.value
  try {
    // Read before the record is, which can only have grown since.
    const { waiting, because } = await reconciled(calendar, settings.value)
    const { keys, texts, checkpoint: kept } = besideRecord(dataFolder, council)
    const takenAt = systemClock.now()
    const { source, checkpoint, checkedAgainst, found } = inspected(sourceIn(settings.value), { council, keys, kept })
    const backup = intoBackup({
      file: resolve(callersFolder(), file),
      passphrase: passphrase.value,
      council,
      takenAt,
      keys: texts,
      checkpoint: () => checkpoint(takenAt),
    })
    const beside = besideIn(await copyTables(source, backup, step))
    return ok({ ...found(), ...beside, takenAt, from: placeOf(settings.value), checkedAgainst, waiting, because })
  } catch (error) {
    return fail(`Nothing was backed up. ${reasonIn(error)}`)
  }
}

/** Brings what was read in an emergency into the records of reads first; says how many looks that left, and why. */
async function reconciled(calendar: Calendar, settings: Settings) {
  const journal = journalIn(settings)
  const left = () => journal.waiting().length + journal.unreadable().length
  if (left() === 0) return { waiting: 0, because: undefined }
  const kept = await openKept(calendar, 'write')
  if (kept.ok) await kept.value.close()
  return { waiting: left(), because: kept.ok ? undefined : kept.error }
}

const sourceIn = ({ database, dataFolder: folder }: Settings) =>
  database ? fromPostgres({ ...database, folder, council }) : fromSqlite({ folder, council })
