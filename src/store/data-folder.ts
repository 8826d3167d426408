import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { CouncilId } from '../kernel/ids.ts'
import { StoreRefused } from './faults.ts'
import { type Keys, keysFrom, type KeyTexts, newKeyTexts } from './keys.ts'

/** The files of one council in the data folder. */
export type CouncilFiles = {
  readonly record: string
  /** Accounts and sessions. */
  readonly door: string
  /** Who looked at what. */
  readonly reads: string
  /** The folder of what was read in an emergency and is not in the records of reads yet. */
  readonly emergency: string
  readonly keys: string
  readonly checkpoint: string
}

/** Where one council's files are. */
export const filesOf = (folder: string, council: CouncilId): CouncilFiles => ({
  record: join(folder, `${council}.sqlite`),
  door: join(folder, 'door.sqlite'),
  reads: join(folder, `${council}.reads.sqlite`),
  emergency: join(folder, `${council}.emergency`),
  keys: join(folder, `${council}.keys.json`),
  checkpoint: join(folder, `${council}.checkpoint.json`),
})

/** The code of an error of the system. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'

/** Makes the data folder, for its owner only. Throws `StoreRefused` where it cannot be made or written to. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StoreRefused(
      `The data folder ${folder} cannot be used (${codeOf(error)}). Set REDRESS_DATA to a folder that this user may write to.`,
    )
  }
}

/** Makes the file of a record, for its owner only, or makes sure that it can be written. Says whether it was there. */
export function prepareFile(path: string): 'new' | 'there' {
  try {
    const wasThere = sizeOf(path) > 0
    closeSync(openSync(path, 'a+', 0o600))
    return wasThere ? 'there' : 'new'
  } catch (error) {
    throw new StoreRefused(`${path} cannot be written (${codeOf(error)}). Give this user the right to write to it.`)
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Reads a council's keys, making them where there is no record yet that needs others. */
export function keysIn(files: CouncilFiles, record: 'new' | 'there'): Keys {
  if (sizeOf(files.keys) === 0) {
    if (record === 'there') {
      throw new StoreRefused(
        `${files.record} is sealed with keys that are not in ${files.keys}. Put that file back, from where your keys are kept.`,
      )
    }
    createWhole(files.keys, JSON.stringify(newKeyTexts()))
  }
  if (process.platform !== 'win32' && (statSync(files.keys).mode & 0o077) !== 0) {
    throw new StoreRefused(`Others on this machine can read ${files.keys}. Make it private: chmod 600 ${files.keys}`)
  }
  try {
    return keysFrom(JSON.parse(readFileSync(files.keys, 'utf8')))
  } catch {
    throw new StoreRefused(`${files.keys} does not hold keys. Put it back, from where your keys are kept.`)
  }
}

/** What stands beside the record: its keys, also as they are written down, and the text of its checkpoint. */
export type BesideRecord = { readonly keys: Keys; readonly texts: KeyTexts; readonly checkpoint: string | undefined }

/** Reads the keys and the checkpoint of a record that is there, in the folder or in a database. */
export function besideRecord(folder: string, council: CouncilId): BesideRecord {
  const files = filesOf(folder, council)
  const text = textIn(files.keys)
  if (text === undefined && !isThere(files.record)) {
    throw new StoreRefused(`There is no record in ${folder}. Set REDRESS_DATA to the folder that holds it.`)
  }
  return { keys: keysIn(files, 'there'), texts: JSON.parse(text ?? ''), checkpoint: textIn(files.checkpoint) }
}

/** Writes a file that is either whole on the disk or not there; leaves one alone that another process made first. */
function createWhole(path: string, text: string): void {
  const beside = writeBeside(path, text)
  try {
    linkSync(beside, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    unlinkSync(beside)
  }
  syncFolder(dirname(path))
}

/** Replaces a file in one step: after a crash it holds the old text or the new, never a part. */
export function replaceWhole(path: string, text: string): void {
  renameSync(writeBeside(path, text), path)
  syncFolder(dirname(path))
}

function writeBeside(path: string, text: string): string {
  const beside = `${path}.${process.pid}.new`
  const file = openSync(beside, 'w', 0o600)
  try {
    chmodSync(beside, 0o600)
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return beside
}

// Windows has no way to sync a folder, and needs none.
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Whether there is a file with something in it. */
export const isThere = (path: string): boolean => sizeOf(path) > 0

/** The text of a file; nothing where there is none. */
export function textIn(path: string): string | undefined {
  return isThere(path) ? readFileSync(path, 'utf8') : undefined
}
