import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { SealedEvent } from '../src/casework/ports.ts'
import { COUNCIL } from '../src/office/record.ts'
import { saidBeside } from '../src/store/contract/beside.ts'
import { openSqliteDoor } from '../src/store/door/sqlite.ts'
import { openSqliteReadRecords } from '../src/store/reads/sqlite.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'

// The commands that back up and restore, called as a person calls them, in a folder of their own.

const launcher = join(import.meta.dirname, '..', 'bin', 'redress.mjs')
export const PASSPHRASE = 'five words nobody would guess'
const {
  npm_package_name: _name,
  INIT_CWD: _caller,
  DATABASE_URL: _url,
  DATABASE_ADMIN_URL: _admin,
  REDRESS_BACKUP_PASSPHRASE: _set,
  ...environment
} = process.env

export type Settings = Readonly<Record<string, string>>

export const here = mkdtempSync(join(tmpdir(), 'redress-backup-'))
after(() => rmSync(here, { recursive: true, force: true }))
let folders = 0
export const newFolder = () => join(here, `folder-${(folders += 1)}`)

export function started(args: readonly string[], settings: Settings) {
  const env = { ...environment, REDRESS_BACKUP_PASSPHRASE: PASSPHRASE, ...settings }
  return spawn(process.execPath, [launcher, ...args], { cwd: here, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function redress(args: readonly string[], settings: Settings) {
  const child = started(args, settings)
  const ended = once(child, 'exit')
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  for (const said of [out, error]) assert.ok(!said.includes(PASSPHRASE))
  return { out, error, code: Number(code) }
}

export async function done(args: readonly string[], settings: Settings): Promise<string> {
  const { out, error, code } = await redress(args, settings)
  assert.equal(code, 0, error)
  return out
}

export async function refused(args: readonly string[], settings: Settings, says: RegExp): Promise<void> {
  const { out, error, code } = await redress(args, settings)
  assert.deepEqual([code, out], [2, ''])
  assert.match(error, says)
}

export const inFolder = (folder: string): Settings => ({ REDRESS_DATA: folder })

/** Every event as it is stored, up to a position. */
export async function sealedIn(folder: string, url?: string, last = 1_000_000): Promise<readonly SealedEvent[]> {
  const options = { folder, council: COUNCIL, access: 'read' } as const
  const store = await (url === undefined ? openSqliteStore(options) : openPostgresStore({ ...options, url }))
  try {
    return await store.sealed(COUNCIL, 0, last)
  } finally {
    await store.close()
  }
}

/** Accounts, the journal of the door and who looked at what, as they stand beside a record. */
export async function keptBesideIn(folder: string) {
  const door = await openSqliteDoor({ folder, council: COUNCIL })
  const reads = await openSqliteReadRecords({ folder, council: COUNCIL })
  try {
    return await saidBeside(door, reads)
  } finally {
    await Promise.all([door.signIns.close(), reads.close()])
  }
}

export const eventsIn = (said: string): number => Number(/(\d+) events of/.exec(said)?.[1])

/** Starts a command and kills it a while after it began to write; answers whether it was still running. */
export async function killed(
  args: readonly string[],
  settings: Settings,
  { begun, delay }: { readonly begun: () => boolean; readonly delay: number },
): Promise<boolean> {
  const child = started(args, settings)
  const ended = once(child, 'exit')
  while (!begun() && child.exitCode === null) await wait(5)
  await wait(delay)
  child.kill('SIGKILL')
  const [, signal] = await ended
  return signal === 'SIGKILL'
}

/** Whether a restore has begun to fill its folder. */
export const restoringIn = (folder: string) => () => existsSync(join(folder, 'redress.restoring'))

/** Made-up complaints of a year in a file to be imported; those of two years have other references. */
export async function generated(name: string, count: number, year: number): Promise<void> {
  writeFileSync(
    join(here, name),
    await done(['generate', '--count', String(count), '--year', String(year), '--csv'], {}),
  )
}
