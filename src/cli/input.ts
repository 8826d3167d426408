import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fail, ok, type Result } from '../kernel/result.ts'

/** The text of a file, and what to call it in a message. */
export type Input = { readonly name: string; readonly text: string }

/** Reads the text under a name that a person gave; `-` is standard input. */
export type Reader = (name: string) => Promise<string>

/** Reads files relative to a folder, and standard input for `-`; `decode` makes bytes into text. */
export const readerIn =
  (folder: string, standardInput: NodeJS.ReadableStream, decode: (bytes: Uint8Array) => string): Reader =>
  async (name) =>
    decode(name === '-' ? await buffer(standardInput) : await readFile(resolve(folder, name)))

/** Reads a text file, or says in one sentence why it cannot be read and what to do. */
export async function readInput(name: string, read: Reader): Promise<Result<Input, string>> {
  const called = name === '-' ? 'standard input' : basename(name)
  try {
    return ok({ name: called, text: await read(name) })
  } catch (error) {
    return fail(`${name === '-' ? called : name}: ${whyUnread(error)}`)
  }
}

/** Why a file could not be read, and what to do; anything unexpected is thrown on. */
export function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'There is no such file. Check the name and the folder.'
  if (code === 'EISDIR') return 'This is a folder. Give a file in it.'
  if (code === 'EACCES' || code === 'EPERM') return 'This user may not read it.'
  throw error
}

export type ChronologyForm = 'json' | 'csv'

/** What a chronology is written in, by the name of the file, else by how it begins. */
export function formOf({ name, text }: Input): ChronologyForm {
  const ending = extname(name).toLowerCase()
  if (ending === '.json') return 'json'
  if (ending === '.csv') return 'csv'
  return /^\s*[{[]/.test(text) ? 'json' : 'csv'
}
