import { resolve } from 'node:path'
import { type Casework, caseworkFor } from '../casework/casework.ts'
import { systemClock } from '../casework/clock.ts'
import type { Restored, RestoreAsked } from '../cli/commands/restore.ts'
import { callersFolder, readSettings, type Settings } from '../config.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Calendar } from '../law/calendar.ts'
import { type OpenedBackup, openBackup } from '../store/backup-file.ts'
import { parsed } from '../store/checkpoint.ts'
import { besideIn, copyTables, refuseOtherTallies, type Tallies, talliesIn } from '../store/copying.ts'
import { filesOf, replaceWhole, textIn } from '../store/data-folder.ts'
import { StoreRefused } from '../store/faults.ts'
import { inspected } from '../store/inspection.ts'
import { keysFrom } from '../store/keys.ts'
import { fromPostgres, intoPostgres, refuseFilledDatabase } from '../store/postgres-copying.ts'
import {
  beginRestoring,
  endRestoring,
  placeKeys,
  placeRecord,
  refuseFilledFolder,
  refuseOtherKeys,
} from '../store/restoring.ts'
import { fromSqlite, intoSqlite } from '../store/sqlite-copying.ts'
import { backupPassphrase } from './backup-passphrase.ts'
import { lawOf } from './law.ts'
import { COUNCIL as council, reasonIn } from './record.ts'
import { openStore, placeOf } from './store.ts'

type Step = (done: number, of: number) => void

/**
 * Restores a backup to the place of the settings, which must be empty. It is copied to a folder of its own and proved
 * there, chain, checkpoints and every body; what is not sound never reaches its place.
 */
export async function restoreRecord(
  calendar: Calendar,
  { file: name, passphraseFile, checkpoint: given }: RestoreAsked,
  step: Step,
): Promise<Result<Restored, string>> {
  const [settings, passphrase] = [readSettings(), backupPassphrase(passphraseFile)]
  if (!settings.ok) return settings
  if (!passphrase.ok) return passphrase
  const { dataFolder: folder, database } = settings.value
  try {
    refuseFilledFolder(folder, council)
    if (database) await refuseFilledDatabase({ ...database, folder, council })
    const file = resolve(callersFolder(), name)
    const backup = await openBackup({ file, name, passphrase: passphrase.value, council })
    try {
      refuseOtherKeys(folder, council, backup.keys)
      const restored = await restore({ settings: settings.value, calendar, backup, name, given, step })
      return ok({ ...restored, takenAt: backup.of.takenAt, into: placeOf(settings.value) })
    } finally {
      await backup.close()
    }
  } catch (error) {
    return fail(reasonIn(error))
  }
}

type Restoring = {
  readonly settings: Settings
  readonly calendar: Calendar
  readonly backup: OpenedBackup
  readonly name: string
  readonly given: unknown
  readonly step: Step
}

async function restore(restoring: Restoring): Promise<Omit<Restored, 'takenAt' | 'into'>> {
  const { settings, calendar, backup, name, step } = restoring
  const { database, ...inFolder } = settings
  const folder = inFolder.dataFolder
  const work = beginRestoring(folder, council)
  try {
    const [files, workFiles] = [filesOf(folder, council), filesOf(work, council)]
    replaceWhole(workFiles.keys, JSON.stringify(backup.keys))
    const { source, found } = inspected(backup.source, { council, keys: keysFrom(backup.keys), kept: undefined })
    const copied = await copyTables(source, intoSqlite({ folder: work, council }), step)
    const { checkpoint, tallies = copied } = backup.end()
    refuseOtherTallies(copied, tallies, `${name} holds a record that is not whole. Nothing was restored.`)
    refuseOtherTallies(
      await talliesIn(fromSqlite({ folder: work, council })),
      tallies,
      `${work} cannot be relied on. Nothing was restored.`,
    )
    replaceWhole(workFiles.checkpoint, JSON.stringify(checkpoint))
    const heldAgainst = await withCasework({ ...inFolder, dataFolder: work }, 'write', calendar, (casework) =>
      prove(casework, restoring),
    )
    placeKeys(workFiles, files)
    if (database) await intoDatabase({ ...settings, database }, { work, tallies }, calendar)
    else placeRecord(workFiles, files)
    return { ...found(), ...besideIn(tallies), heldAgainst }
  } finally {
    endRestoring(work)
  }
}

/** Holds what was restored against every checkpoint there is, and opens every body to work out its rows. */
async function prove(casework: Casework, { settings, name, given }: Restoring): Promise<Restored['heldAgainst']> {
  const whole = await casework.verify()
  if (whole.is === 'broken') {
    throw new StoreRefused(`${name} holds a record that is not sound. ${whole.says} Nothing was restored.`)
  }
  const { checkpoint: path } = filesOf(settings.dataFolder, council)
  const kept = textIn(path)
  const givenUp = ` Where there is none, move ${path} away and say so in your incident log.`
  const heldAgainst = [
    given !== undefined && (await held(casework, name, { checkpoint: given, is: 'the checkpoint that you gave' })),
    kept !== undefined && (await held(casework, name, { checkpoint: parsed(kept), is: path, orElse: givenUp })),
  ]
  await casework.rebuild()
  return heldAgainst.filter((takenAt) => takenAt !== false)
}

type Held = { readonly checkpoint: unknown; readonly is: string; readonly orElse?: string }

/** When the checkpoint was taken that the record holds against. */
async function held(casework: Casework, name: string, { checkpoint, is, orElse = '' }: Held): Promise<string> {
  const verdict = await casework.verify(checkpoint)
  if (verdict.is === 'sound') return verdict.checkedAgainst ?? ''
  const [what, next] =
    verdict.because === 'cut-short'
      ? ['is older than', `Look for a later backup.${orElse}`]
      : ['does not fit', 'Use a backup and a checkpoint of the same record.']
  throw new StoreRefused(`${name} ${what} ${is}. ${verdict.says} Nothing was restored. ${next}`)
}

/** Copies a proved record into the database in one transaction. */
async function intoDatabase(
  settings: Settings & Required<Pick<Settings, 'database'>>,
  { work, tallies }: { readonly work: string; readonly tallies: Tallies },
  calendar: Calendar,
): Promise<void> {
  const { database, dataFolder: folder } = settings
  const place = { ...database, folder, council }
  await copyTables(fromSqlite({ folder: work, council }), intoPostgres(place), () => {})
  const broken = `What was restored to ${placeOf(settings)} is broken: do not use it.`
  refuseOtherTallies(await talliesIn(fromPostgres(place)), tallies, broken)
  const verdict = await withCasework(settings, 'write', calendar, async (casework) => {
    await casework.keepUp()
    return casework.verify()
  })
  if (verdict.is === 'sound') return
  throw new StoreRefused(`${broken} ${verdict.says}`)
}

async function withCasework<Answer>(
  settings: Settings,
  access: 'read' | 'write',
  calendar: Calendar,
  use: (casework: Casework) => Promise<Answer>,
): Promise<Answer> {
  const store = await openStore(settings, { council, access })
  try {
    return await use(caseworkFor({ council, store, clock: systemClock, ...lawOf(calendar) }))
  } finally {
    await store.close()
  }
}
