import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'

/** Names what is in a folder that a person gave. */
export type Lister = (folder: string) => Promise<readonly string[]>

/** Lists folders relative to another. */
export const listerIn =
  (start: string): Lister =>
  (folder) =>
    readdir(resolve(start, folder))

/** The files of a folder with an ending, in order of their names, or why there are none. */
export async function filesIn(
  folder: string,
  ending: string,
  list: Lister,
): Promise<Result<readonly string[], string>> {
  try {
    const files = (await list(folder)).filter((name) => name.endsWith(ending)).sort()
    return files.length > 0 ? ok(files) : fail(`${folder}: There is no ${ending} file in this folder.`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return fail(`${folder}: There is no such folder. Check the name.`)
    if (code === 'ENOTDIR') return fail(`${folder}: This is a file. Give the folder it is in.`)
    throw error
  }
}
