import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after } from 'node:test'
import type { SealedEvent, Store } from '../../casework/ports.ts'
import { filesOf } from '../data-folder.ts'
import { StoreRefused } from '../faults.ts'
import { openSqliteStore, type SqliteOptions } from '../sqlite.ts'
import { council } from './subject.ts'

// Data folders for tests, and what somebody could do to the files in them.

const folders: string[] = []
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** An empty data folder, taken away after the tests. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-store-'))
  folders.push(folder)
  return folder
}

const opened: Store[] = []
after(() => Promise.all(opened.map((store) => store.close())))

/** Opens a store that is closed after the tests, whatever becomes of them. */
export async function openStore(options: Partial<SqliteOptions> & { readonly folder: string }): Promise<Store> {
  const store = await openSqliteStore({ council, ...options })
  opened.push(store)
  return store
}
export const open = (folder: string) => openStore({ folder })
export const openToRead = (folder: string) => openStore({ folder, access: 'read' })

/** The file as anybody with a database tool could change it. */
export function behindItsBack<Answer>(folder: string, change: (database: DatabaseSync) => Answer): Answer {
  const database = new DatabaseSync(filesOf(folder, council).record, {
    enableForeignKeyConstraints: false,
    timeout: 5000,
  })
  try {
    return change(database)
  } finally {
    database.close()
  }
}

/** Lets events be changed and deleted. */
export const UNGUARD = 'drop trigger if exists events_do_not_change; drop trigger if exists events_do_not_go'

const COLUMNS: Partial<Record<keyof SealedEvent, string>> = {
  on: 'on_text',
  recordedAt: 'recorded_at',
  recordedBy: 'recorded_by',
  commandId: 'command_id',
  previousHash: 'previous_hash',
}

/** Changes one column of an event; answers how to undo it. */
export function tamper(folder: string, position: number, field: keyof SealedEvent, value: string | number): () => void {
  return setColumn(folder, position, COLUMNS[field] ?? field, value)
}

function setColumn(folder: string, position: number, column: string, value: string | number | null): () => void {
  return behindItsBack(folder, (database) => {
    database.exec(UNGUARD)
    const before = database.prepare(`select ${column} as value from events where position = ?`).get(position)?.['value']
    database.prepare(`update events set ${column} = ? where position = ?`).run(value, position)
    const now = column === 'position' ? Number(value) : position
    return () => {
      setColumn(folder, now, column, before as string | number | null)
    }
  })
}

/** Whether opening was refused with these words. */
export const refusal = (says: RegExp) => (error: unknown) => error instanceof StoreRefused && says.test(error.message)
