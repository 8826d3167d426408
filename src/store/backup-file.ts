import { type FileHandle, open } from 'node:fs/promises'
import type { Checkpoint } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { bytesAt, chunksIn, chunkWriter } from './backup-chunks.ts'
import { type BackupOf, keyFor, LONGEST_HEADER, newHeader, readHeader, type Stretching } from './backup-header.ts'
import type { Value } from './columns.ts'
import type { CopySource, CopyTarget, Tallies } from './copying.ts'
import { codeOf } from './data-folder.ts'
import { StoreRefused } from './faults.ts'
import type { KeyTexts } from './keys.ts'
import { writeNewFile } from './new-file.ts'

// What is inside, in lines of JSON: the keys, the tables of a record page by page, the checkpoint and the tallies.
type Page = { readonly table: string; readonly columns: string; readonly rows: readonly (readonly Value[])[] }
type End = { readonly checkpoint: Checkpoint; readonly tallies?: Tallies }
type Line = { readonly keys: KeyTexts } | Page | End

export type NewBackup = Omit<BackupOf, 'position'> & {
  /** The full path of a file that is not there yet. */
  readonly file: string
  readonly passphrase: string
  /** How dear each guess at the passphrase is made; as RFC 9106 advises where it is left out. */
  readonly stretching?: Stretching
  readonly keys: KeyTexts
  /** Where the record stood, asked for once all of it was copied. */
  readonly checkpoint: () => Checkpoint
}

/** A backup to copy a record into. Throws `StoreRefused` where the file cannot be written. */
export const intoBackup =
  ({ file, passphrase, stretching, keys, checkpoint, council, takenAt }: NewBackup): CopyTarget =>
  (use, position) =>
    writeNewFile(file, async (handle) => {
      const header = newHeader({ council, position, takenAt }, stretching)
      await handle.appendFile(header, 'latin1')
      const chunks = chunkWriter(handle, await keyFor(header, passphrase))
      const put = (line: Line) => chunks.write(Buffer.from(`${JSON.stringify(line)}\n`))
      await put({ keys })
      const tallies = await use(({ name, columns }, rows) => put({ table: name, columns, rows }))
      await put({ checkpoint: checkpoint(), tallies })
      await chunks.end()
    })

export type OpenedBackup = {
  readonly of: BackupOf
  readonly keys: KeyTexts
  /** The record in it, to be copied once, in the order in which it was written. */
  readonly source: CopySource
  /** Where the record stood, and what its tables held that no chain holds together; there once it was copied. */
  readonly end: () => End
  readonly close: () => Promise<void>
}

export type BackupGiven = {
  readonly file: string
  /** What the person called it. */
  readonly name: string
  readonly passphrase: string
  readonly council: CouncilId
}

/** Opens a backup as far as its keys. Throws `StoreRefused`, saying what to do, where it is not one that can be used. */
export async function openBackup({ file, name, passphrase, council }: BackupGiven): Promise<OpenedBackup> {
  const handle = await openToRead(file, name)
  try {
    const { line, of, tallied } = readHeader(await bytesAt(handle, 0, LONGEST_HEADER), name)
    if (of.council !== council) {
      throw new StoreRefused(`${name} is a backup of ${of.council}, not of ${council}. Nothing was restored.`)
    }
    const key = await keyFor(line, passphrase)
    const lines = linesIn(chunksIn(handle, Buffer.byteLength(line, 'latin1'), key, name))
    const next = async (): Promise<Line | undefined> => (await lines.next()).value
    const first = await next()
    if (!first || !('keys' in first)) throw unknownContent(name)
    return {
      of,
      keys: first.keys,
      ...recordIn(next, { last: of.position, tallied, name }),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

type Told = { readonly last: number; readonly tallied: boolean; readonly name: string }

function recordIn(
  next: () => Promise<Line | undefined>,
  { last, tallied, name }: Told,
): Pick<OpenedBackup, 'source' | 'end'> {
  let end: End | undefined
  return {
    async source(use) {
      let line = await next()
      await use(async function* (table) {
        for (; line && 'table' in line && line.table === table.name; line = await next()) {
          const { columns, rows } = line
          if (columns !== table.columns) throw unknownContent(name)
          const names = columns.split(', ')
          yield rows.map((row) => Object.fromEntries(names.map((column, at) => [column, row[at]])))
        }
      }, last)
      if (!line || !('checkpoint' in line) || (await next()) !== undefined) throw unknownContent(name)
      if (tallied !== (line.tallies !== undefined)) throw unknownContent(name)
      end = line
    },
    end() {
      if (!end) throw new Error('The checkpoint of a backup is at its end, which was not read yet')
      return end
    },
  }
}

const unknownContent = (name: string) =>
  new StoreRefused(
    `${name} holds something that this Redress does not know. Nothing was restored. Restore it with the version that made it, or a later one.`,
  )

async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end))
      yield JSON.parse(Buffer.concat(parts).toString('utf8'))
      parts = []
      from = end + 1
    }
    parts.push(chunk.subarray(from))
  }
}

async function openToRead(file: string, name: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r')
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') throw new StoreRefused(`${name}: There is no such file. Check the name and the folder.`)
    throw new StoreRefused(`${name}: This cannot be read (${code}).`)
  }
  throw new StoreRefused(`${name}: This is no file. Give a backup.`)
}
