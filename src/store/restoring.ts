import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CouncilId } from '../kernel/ids.ts'
import { type CouncilFiles, codeOf, filesOf, isThere, keysIn, prepareFolder, syncFolder } from './data-folder.ts'
import { StoreRefused } from './faults.ts'
import { keysFrom, type KeyTexts } from './keys.ts'
import { namesFileOf } from './sqlite-names.ts'

/** Where a record is restored to and proved before it is moved to its place: beside it, so that moving is renaming. */
const workIn = (folder: string, council: CouncilId) => join(folder, `${council}.restoring`)

/** What stands beside the record, in the order in which it is given its place: the record comes last. */
const PLACED = ['door', 'reads', 'record'] as const

/** What a restore that was cut off had placed already. It is in its folder under another name. */
function halfPlaced(folder: string, council: CouncilId): readonly string[] {
  const [files, work] = [filesOf(folder, council), filesOf(workIn(folder, council), council)]
  if (isThere(files.record)) return []
  return PLACED.filter((which) => isThere(files[which]) && isSame(files[which], work[which])).map(
    (which) => files[which],
  )
}

function isSame(path: string, other: string): boolean {
  const [one, two] = [path, other].map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }))
  return one !== undefined && one.ino === two?.ino && one.dev === two.dev
}

/**
 * Throws `StoreRefused` where the data folder holds a record or anything else. The keys of the record and its
 * checkpoint may be there, as when only a database was lost; so may the journal of emergencies, what is left of a restore that was cut off, and an
 * index of names, which is worked out again.
 */
export function refuseFilledFolder(folder: string, council: CouncilId): void {
  const files = filesOf(folder, council)
  const may = [
    files.keys,
    files.checkpoint,
    files.emergency,
    workIn(folder, council),
    'lost+found',
    ...halfPlaced(folder, council),
  ].map((path) => basename(path))
  const index = basename(namesFileOf(files.record))
  const left = (name: string) => may.includes(name) || name.startsWith(index)
  const found = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => !left(name))
  if (found.length === 0) return
  throw new StoreRefused(
    `There is something in ${folder} already: ${found.slice(0, 3).join(', ')}. Nothing was restored. Set REDRESS_DATA to a folder that is new or empty.`,
  )
}

/** Throws `StoreRefused` where the folder holds keys that are not these. */
export function refuseOtherKeys(folder: string, council: CouncilId, texts: KeyTexts): void {
  const files = filesOf(folder, council)
  if (!isThere(files.keys)) return
  const [there, ours] = [keysIn(files, 'there'), keysFrom(texts)]
  if (there.master.id === ours.master.id && there.signing.id === ours.signing.id) return
  throw new StoreRefused(
    `${files.keys} holds other keys than the backup. Nothing was restored. Set REDRESS_DATA to a folder that is new or empty.`,
  )
}

/** Makes a folder to restore into, in the data folder, which is made where it is not there. */
export function beginRestoring(folder: string, council: CouncilId): string {
  prepareFolder(folder)
  const work = workIn(folder, council)
  for (const path of halfPlaced(folder, council)) rmSync(path)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { mode: 0o700 })
  return work
}

/** Takes the folder away with all that is left in it. */
export const endRestoring = (work: string): void => rmSync(work, { recursive: true, force: true })

/**
 * Puts the checkpoint and the keys of a restored record in their place. They come before the record: without it they do
 * no harm, for nothing opens that ends before its checkpoint.
 */
export function placeKeys(work: CouncilFiles, files: CouncilFiles): void {
  renameSync(work.checkpoint, files.checkpoint)
  if (!isThere(files.keys)) nameToo(files.keys, work.keys)
}

/** Gives a restored record its place, with what stands beside it. Under their other names they go with their folder. */
export function placeRecord(work: CouncilFiles, files: CouncilFiles): void {
  for (const which of PLACED) nameToo(files[which], work[which])
}

/** Gives a file another name, which must be free. */
function nameToo(path: string, from: string): void {
  try {
    linkSync(from, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    throw new StoreRefused(
      `${path} came into being while the backup was restored. Stop whatever uses that folder, empty it, and restore again.`,
    )
  }
  syncFolder(dirname(path))
}
