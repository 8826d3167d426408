import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { caseworkFor } from '../src/casework/casework.ts'
import { systemClock } from '../src/casework/clock.ts'
import type { Store, Viewer } from '../src/casework/ports.ts'
import { generateMany } from '../src/complaint/generator/generate.ts'
import { plusDays } from '../src/kernel/day.ts'
import { councilId, personId } from '../src/kernel/ids.ts'
import { complaintsShown } from '../src/office/complaints-shown.ts'
import { lawOf } from '../src/office/law.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { prepareTables } from '../src/store/postgres-schema.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { makeServer } from '../src/web/server.ts'
import { office } from '../test/browser/office.ts'
import { englandAndWales as calendar } from '../test/calendar.ts'
import { testDatabase } from '../test/postgres.ts'

// The list and the page of a complaint with many complaints in the record, asked for by another process, against a bare
// `node:http` server that says hello, asked in the same way in the same run.

const council = councilId('bench')
const VIEWER: Viewer = { council, person: personId('bench'), sees: 'every-complaint', roles: [] }
const MILLISECONDS = 4000
const CALLERS = 8

type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number }

function load(address: string, callers: number, paths: readonly string[]): Promise<Load> {
  const script = fileURLToPath(new URL('./load.ts', import.meta.url))
  const child = spawn(process.execPath, [script, address, String(callers), String(MILLISECONDS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(paths.join('\n'))
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`The load ended with ${code}`)),
    )
  })
}

async function bareServer(): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((_request, answer) => answer.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** Complaints that came in the nine years up to today, told as far as today. */
function* complaints(count: number) {
  const today = systemClock.today()
  yield* generateMany({ seed: 1, count, calendar, from: plusDays(today, -9 * 365), to: today, until: today })
}

const AT_ONCE = 64

async function fill(store: Store, count: number): Promise<readonly string[]> {
  const casework = caseworkFor({ council, store, clock: systemClock, ...lawOf(calendar) })
  await casework.keepUp()
  const references: string[] = []
  const source = complaints(count)
  const worker = async () => {
    for (const history of source) {
      references.push(history.reference)
      await casework.importChronology(VIEWER, history)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return references
}

const WALKS = [
  '/?stage=stage-2',
  '/?holder=investigating-officer&show=overdue',
  '/?function=s17',
  '/?page=7',
  '/?show=over',
]

async function measure(name: string, store: Store, count: number): Promise<void> {
  const began = performance.now()
  const references = await fill(store, count)
  const seconds = (performance.now() - began) / 1000
  const casework = caseworkFor({ council, store, clock: systemClock, ...lawOf(calendar) })
  await casework.keepUp()
  const server = makeServer({
    ...office(),
    casework: { ...office().casework, ...complaintsShown([casework], calendar) },
    today: systemClock.today,
    council,
  })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const bare = await bareServer()
  const some = references.filter((_, at) => at % Math.ceil(references.length / 2000) === 0)
  const pages = {
    'the list, first page': ['/'],
    'the list, narrowed and paged': WALKS,
    'the page of a complaint': some.map((reference) => `/complaints/${reference}`),
  }
  console.log(
    `${name}: ${references.length.toLocaleString('en-GB')} complaints, taken in within ${seconds.toFixed(0)} s`,
  )
  for (const [page, paths] of Object.entries(pages)) {
    const one = await load(address, 1, paths)
    const hello = await load(bare.address, CALLERS, ['/'])
    const many = await load(address, CALLERS, paths)
    const ratio = many.perSecond / hello.perSecond
    console.log(
      `  ${page.padEnd(30)} p50 ${one.p50.toFixed(1)} ms, p99 ${one.p99.toFixed(1)} ms (aim 10); ` +
        `${Math.round(many.perSecond)}/s with ${CALLERS} callers, ${ratio.toFixed(3)} of a bare hello (aim 0.05)`,
    )
  }
  bare.close()
  await server.close()
}

/** Prints how quickly the list and a complaint are shown with `count` complaints in the record, on both databases. */
export async function benchPages(count = 100_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-pages-'))
  try {
    const sqlite = await openSqliteStore({ folder: join(folder, 'sqlite'), council })
    await measure('SQLite', sqlite, count)
    await sqlite.close()
    const database = await testDatabase()
    try {
      await prepareTables(database.adminUrl, 'bench', new URL(database.url).username)
      const postgres = await openPostgresStore({
        url: database.url,
        folder: join(folder, 'pg'),
        council,
        schema: 'bench',
      })
      await measure('PostgreSQL', postgres, count)
      await postgres.close()
    } finally {
      await database.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchPages(Number(process.argv[2] ?? 100_000))
