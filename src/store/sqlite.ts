import type { DatabaseSync } from 'node:sqlite'
import type { Store } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import {
  type CouncilFiles,
  filesOf,
  isThere,
  keysIn,
  prepareFile,
  prepareFolder,
  replaceWhole,
  textIn,
} from './data-folder.ts'
import { StoreRefused, StoreStopped } from './faults.ts'
import type { Keys } from './keys.ts'
import { refuseCut } from './kept-checkpoint.ts'
import { connect, errorCode } from './sqlite-connection.ts'
import { attachNamesToRead } from './sqlite-names.ts'
import { headsIn, type Reads, readsOn } from './sqlite-reader.ts'
import { notARecord, prepareRecord, refuseStranger } from './sqlite-schema.ts'
import { startWriter, type WriterThread } from './sqlite-thread.ts'
import { storeOver } from './store.ts'
import type { Tables } from './tables.ts'

export type SqliteOptions = {
  /** The data folder, made where it does not exist. */
  readonly folder: string
  readonly council: CouncilId
  /** `read` opens what is there, even a record that would be refused as cut, and writes nothing. */
  readonly access?: 'write' | 'read'
  /** Told once, when an error of the disk has stopped the store; the process should then end. */
  readonly onStop?: (why: StoreStopped) => void
}

/**
 * Opens the record of one council: a SQLite file in the data folder with its keys beside it, both made on the
 * first run. Throws `StoreRefused`, saying what to do, where the record could not be kept safely, is not
 * ours, or ends before the checkpoint that was kept of it.
 */
export async function openSqliteStore({ folder, council, access = 'write', onStop }: SqliteOptions): Promise<Store> {
  const files = filesOf(folder, council)
  const { keys, reader } = access === 'read' ? openForReading(files, council) : openForWriting(folder, files, council)
  try {
    if (access === 'write') refuseCut(files, keys, headsIn(reader))
    // The index of names is made by whoever writes it.
    const writer = access === 'write' ? await startWriter(files.record, onStop ?? (() => {})) : noWriter
    const indexed = attachNamesToRead(reader, files.record)
    const reads = readsOn(reader, council, indexed)
    return storeOver(tablesOf({ council, files, reader, reads, writer }), keys)
  } catch (error) {
    reader.close()
    throw error
  }
}

type Opened = { readonly keys: Keys; readonly reader: DatabaseSync }

function openForWriting(folder: string, files: CouncilFiles, council: CouncilId): Opened {
  prepareFolder(folder)
  const found = prepareFile(files.record)
  const keys = keysIn(files, found)
  const database = opened(files.record, false)
  try {
    prepareRecord(database, files.record, council, keys.master.id)
    return { keys, reader: opened(files.record, true) }
  } finally {
    database.close()
  }
}

function openForReading(files: CouncilFiles, council: CouncilId): Opened {
  if (!isThere(files.record)) {
    throw new StoreRefused(`There is no record at ${files.record}. Set REDRESS_DATA to the folder that holds it.`)
  }
  const keys = keysIn(files, 'there')
  const reader = opened(files.record, true)
  refuseStranger(reader, files.record, council, keys.master.id)
  return { keys, reader }
}

const NOT_A_DATABASE = 26

function opened(path: string, readOnly: boolean): DatabaseSync {
  try {
    return connect(path, { readOnly })
  } catch (error) {
    if (errorCode(error) === NOT_A_DATABASE) throw notARecord(path)
    if (errorCode(error) === undefined) throw error
    throw new StoreRefused(`${path} cannot be opened (${error instanceof Error ? error.message : 'unknown error'}).`)
  }
}

const noWriter: WriterThread = {
  perform: () => Promise.reject(new StoreStopped('The record was opened for reading only.')),
  close: async () => {},
}

type Parts = {
  readonly council: CouncilId
  readonly files: CouncilFiles
  readonly reader: DatabaseSync
  readonly reads: Reads
  readonly writer: WriterThread
}

function tablesOf({ council, files, reader, reads, writer }: Parts): Tables {
  return {
    council,
    ...reads,
    async commit(command) {
      const outcome = await writer.perform({ is: 'commit', command })
      if (!outcome) throw new Error('A command was performed without an outcome')
      return outcome
    },
    async replaceRows(of) {
      await writer.perform({ is: 'replace-rows', of })
    },
    async setRebuiltAs(as) {
      await writer.perform({ is: 'rebuilt-as', as })
    },
    async dropStrayRows() {
      await writer.perform({ is: 'drop-stray-rows' })
    },
    async destroyKey(stream) {
      await writer.perform({ is: 'destroy-key', stream })
    },
    async keepCheckpoint(text) {
      replaceWhole(files.checkpoint, text)
    },
    keptCheckpoint: async () => textIn(files.checkpoint),
    async close() {
      // The writer goes last: the last connection to close is the one that empties the write-ahead log.
      if (reader.isOpen) reader.close()
      await writer.close()
    },
  }
}
