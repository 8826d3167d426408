import { createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fail, ok, type Result } from '../kernel/result.ts'

/** One file of a folder. */
export type NamedText = { readonly name: string; readonly text: string }

/** Writes what a person asked for under a name that they gave. Nothing that is already there is written over. */
export type Writer = {
  /** Writes one file, part by part. */
  readonly file: (name: string, parts: Iterable<string>) => Promise<void>
  /** Makes a folder, which must be new or empty, and writes files in it. */
  readonly folder: (name: string, files: Iterable<NamedText>) => Promise<void>
}

/** Writes files relative to a folder. */
export const writerIn = (start: string): Writer => ({
  async file(name, parts) {
    await pipeline(Readable.from(parts), createWriteStream(resolve(start, name), { flags: 'wx' }))
  },
  async folder(name, files) {
    const folder = resolve(start, name)
    await mkdir(folder, { recursive: true })
    if ((await readdir(folder)).length > 0) throw Object.assign(new Error('not empty'), { code: 'ENOTEMPTY' })
    for (const { name, text } of files) await writeFile(join(folder, name), text, { flag: 'wx' })
  },
})

/** Writes, or says in one sentence why that cannot be and what to do. */
export async function writeOutput(name: string, write: () => Promise<void>): Promise<Result<undefined, string>> {
  try {
    await write()
    return ok(undefined)
  } catch (error) {
    return fail(`${name}: ${reason(error)}`)
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EEXIST') return 'This is already there and is not written over. Give another name.'
  if (code === 'ENOTEMPTY') return 'There is something in this folder. Give an empty one, or a new name.'
  if (code === 'ENOENT') return 'There is no such folder. Check the name.'
  if (code === 'EISDIR') return 'This is a folder. Give a file in it.'
  if (code === 'ENOTDIR') return 'A part of this name is a file. Check the name.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'This user may not write here.'
  throw error
}
