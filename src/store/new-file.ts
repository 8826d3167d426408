import { existsSync, linkSync, renameSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, syncFolder } from './data-folder.ts'
import { StoreRefused } from './faults.ts'

/**
 * Writes a file that was not there, for its owner only: under its name it is whole and on the disk, or not there at
 * all. Until then it is called after it, with `.part` at the end. Throws `StoreRefused`, saying what to do.
 */
export async function writeNewFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  if (existsSync(path)) throw alreadyThere(path)
  const part = `${path}.${process.pid}.part`
  const file = await open(part, 'wx', 0o600).catch((error: unknown) => {
    throw cannotWrite(path, error)
  })
  try {
    await write(file)
    await file.sync()
    await file.close()
    nameIt(part, path)
    syncFolder(dirname(path))
  } catch (error) {
    throw cannotWrite(path, error)
  } finally {
    await file.close()
    await rm(part, { force: true })
  }
}

/** A second name never takes the place of a file, as a new name would; some network shares and sticks have none. */
function nameIt(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error
    if (existsSync(path)) throw alreadyThere(path)
    renameSync(part, path)
  }
}

const alreadyThere = (path: string) =>
  new StoreRefused(`${path} is already there and is not written over. Give another name.`)

function cannotWrite(path: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'EEXIST') return alreadyThere(path)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new StoreRefused(`${path} cannot be written: there is no such folder. Make it, or give another name.`)
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreRefused(`${path} was not written: the disk is full. Make room, or give a name on another disk.`)
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return new StoreRefused(`${path} cannot be written: this user may not write there (${code}). Give another name.`)
  }
  return error
}
