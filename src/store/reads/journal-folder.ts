import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
  constants,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf, syncFolder } from '../data-folder.ts'
import type { JournalFolder } from './emergency-journal.ts'

/** A folder on the disk, for its owner only. */
export function journalFolder(path: string): JournalFolder {
  const place = (name: string) => join(path, name)
  return {
    make() {
      if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) syncFolder(dirname(path))
    },
    names: () => unlessAbsent(() => readdirSync(path)) ?? [],
    read: (name) => unlessAbsent(() => readFileSync(place(name), 'utf8')),
    write: (name, text) => on(place(name), (file) => writeWhole(file, Buffer.from(text))),
    sync: (name) => on(place(name), fsyncSync),
    rename: (from, to) =>
      unlessAbsent(() => {
        renameSync(place(from), place(to))
        return true
      }) ?? false,
    remove: (name) => rmSync(place(name), { force: true }),
    syncNames: () => syncFolder(path),
  }
}

/** Not cut short first: what is written over keeps the room that it has on the disk. */
function on(path: string, use: (file: number) => void): void {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    use(file)
  } finally {
    closeSync(file)
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; done += writeSync(file, bytes, done, bytes.length - done, done));
}

function unlessAbsent<Answer>(use: () => Answer): Answer | undefined {
  try {
    return use()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
