import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { FileReader, ReadFile } from '../casework/file-reader-port.ts'
import { fail, type Result } from '../kernel/result.ts'
import { whyUnread } from './input.ts'

/** Opens a spreadsheet, a PDF or a Word file; the error says in one sentence or two why not and what to do. */
export type FileOpener = (name: string) => Promise<Result<ReadFile, string>>

const OPENED_APART = ['.xlsx', '.xlsm', '.xls', '.ods', '.pdf', '.docx', '.docm', '.doc']

/** Whether a file is opened by the reader that works apart, and not as text. */
export const isOpenedApart = (name: string): boolean => OPENED_APART.includes(extname(name).toLowerCase())

/** Opens files relative to a folder, with the reader that works in a process of its own. */
export const fileOpenerIn =
  (folder: string, { readFile: readApart }: FileReader): FileOpener =>
  async (name) => {
    let bytes: Uint8Array
    try {
      bytes = await readFile(resolve(folder, name))
    } catch (error) {
      return fail(`${name}: ${whyUnread(error)}`)
    }
    const found = await readApart(bytes, basename(name))
    return found.ok ? found : fail(`${basename(name)}: ${found.error.says} ${found.error.suggestion}`)
  }
