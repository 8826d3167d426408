import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

// A PostgreSQL for tests: one started for them in a temporary folder where its programs are found, else a database
// of their own on the server of TEST_DATABASE_URL.

export type TestDatabase = {
  /** The address with the ordinary role that the application has. */
  readonly url: string
  /** The address with the role that owns the database, which no wall holds. */
  readonly adminUrl: string
  /** The server itself, where it was started for these tests and may be killed. */
  readonly server?: TestServer
  readonly stop: () => Promise<void>
}

export type TestServer = {
  readonly port: number
  /** Kills the server with all its connections, as when the machine goes down. */
  readonly crash: () => Promise<void>
  /** Starts it, with more settings where they are given (`fsync=off`). */
  readonly start: (settings?: readonly string[]) => Promise<void>
}

/** Where `initdb` and `postgres` are; on Debian they are not on the path. */
function programs(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionIn(a) - versionIn(b))
  const onPath = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')
  return [...debian.reverse(), ...onPath].find((folder) => existsSync(join(folder, 'initdb')))
}

const versionIn = (folder: string): number => Number(/\d+/.exec(folder)?.[0] ?? 0)

const found = programs()
const given = process.env['TEST_DATABASE_URL']

/** Why there is no PostgreSQL to test with, and how to have one; false where there is. */
export const noPostgres: string | false =
  found === undefined && given === undefined
    ? 'needs PostgreSQL: install it (apt-get install postgresql), or set TEST_DATABASE_URL to a superuser of one'
    : false

/** Why no server can be started to be killed; false where it can. */
export const noServerToKill: string | false =
  found === undefined ? 'needs the programs of PostgreSQL on this machine: apt-get install postgresql' : false

/** A database with an ordinary role, gone after `stop`. */
export async function testDatabase(): Promise<TestDatabase> {
  if (found !== undefined) return startedHere(found)
  if (given === undefined) throw new Error(String(noPostgres))
  return onServer(new URL(given), async () => {})
}

async function onServer(server: URL, stop: () => Promise<void>, kept?: TestServer): Promise<TestDatabase> {
  const name = `redress_test_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  await asAdmin(server.href, async (client) => {
    await client.query(`create role ${name} login password '${password}'`)
    await client.query(`create database ${name} template template0`)
  })
  const admin = new URL(server)
  admin.pathname = `/${name}`
  const url = new URL(admin)
  url.username = name
  url.password = password
  return {
    url: url.href,
    adminUrl: admin.href,
    ...(kept && { server: kept }),
    async stop() {
      if (!kept) {
        await asAdmin(server.href, async (client) => {
          await client.query(`drop database ${name} with (force)`)
          await client.query(`drop role ${name}`)
        })
      }
      await stop()
    },
  }
}

/** Runs statements as whoever the address names. */
export async function asAdmin<Answer>(url: string, use: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

// PostgreSQL does not run as root.
const USER = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}

function idOf(which: '-u' | '-g'): number {
  const user = execFileSync('id', ['-un', 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim()
  return Number(execFileSync('id', [which, user]).toString())
}

async function startedHere(bin: string): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-postgres-'))
  if (USER.uid !== undefined) chownSync(folder, USER.uid, USER.gid)
  // A locale whose order is not that of the codes, to see that no order rests on it.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-GB']
  const initdb = [...locale, '--auth=trust', '--username=postgres', '--no-sync', '--pgdata', folder]
  execFileSync(join(bin, 'initdb'), initdb, { ...USER, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  let running: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    const ending = running
    running = undefined
    if (!ending || ending.exitCode !== null) return
    const exit = once(ending, 'exit')
    ending.kill(signal)
    await exit
  }
  process.on('exit', () => running?.kill('SIGQUIT'))
  const server: TestServer = {
    port,
    crash: () => end('SIGQUIT'),
    async start(settings = []) {
      const args = [...SETTINGS, `port=${port}`, ...settings].flatMap((setting) => ['-c', setting])
      running = spawn(join(bin, 'postgres'), ['-D', folder, ...args], { ...USER, cwd: folder, stdio: 'ignore' })
      await answering(addressOf(port))
    },
  }
  await server.start()
  const stop = async () => {
    await end('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  return onServer(new URL(addressOf(port)), stop, server)
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=32MB',
  'log_min_messages=panic',
]

const addressOf = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres`

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

/** Waits until a server answers. */
async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await asAdmin(url, (client) => client.query('select 1'))
      return
    } catch (error) {
      if (tries > 200) throw error
      await wait(50)
    }
  }
}
