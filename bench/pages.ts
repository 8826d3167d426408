import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { caseworkFor } from '../src/casework/casework.ts'
import { systemClock } from '../src/casework/clock.ts'
import type { Viewer } from '../src/casework/ports.ts'
import { generateMany } from '../src/complaint/generator/generate.ts'
import { readSettings, type Settings } from '../src/config.ts'
import { newId } from '../src/door/parts.ts'
import { begin } from '../src/door/sessions.ts'
import { plusDays } from '../src/kernel/day.ts'
import { personId } from '../src/kernel/ids.ts'
import { lawOf, publishedCalendar } from '../src/office/law.ts'
import { COUNCIL } from '../src/office/record.ts'
import { openStore } from '../src/office/store.ts'
import { openPostgresDoor } from '../src/store/door/postgres.ts'
import { openSqliteDoor } from '../src/store/door/sqlite.ts'
import { testDatabase } from '../test/postgres.ts'
import { BARE, PROGRAM, type Started, started } from './started.ts'

// The list and the page of a complaint with many complaints in the record, as a complaints manager who has signed in
// asks the started program for them: permitted, and recorded as read before they are answered. Against a bare
// `node:http` server that says hello, asked in the same way in the same run.

const MILLISECONDS = 4000
const CALLERS = 8
/** Of the record, how many complaints are asked for. */
const SOME = 2000

type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number }
type Asked = { readonly callers: number; readonly paths: readonly string[]; readonly cookie?: string }

function load({ address }: Started, { callers, paths, cookie = '' }: Asked): Promise<Load> {
  const script = fileURLToPath(new URL('./load.ts', import.meta.url))
  const child = spawn(process.execPath, [script, address, String(callers), String(MILLISECONDS), cookie], {
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

const calendar = publishedCalendar()

/** Complaints that came in the nine years up to today, told as far as today. */
function* complaints(count: number) {
  const today = systemClock.today()
  yield* generateMany({ seed: 1, count, calendar, from: plusDays(today, -9 * 365), to: today, until: today })
}

const VIEWER: Viewer = { council: COUNCIL, person: personId('bench'), sees: 'every-complaint', roles: [] }
const AT_ONCE = 64

/** Takes complaints into the record of these settings; answers their references. */
async function fill(settings: Settings, count: number): Promise<readonly string[]> {
  const store = await openStore(settings, { council: COUNCIL, access: 'write' })
  const casework = caseworkFor({ council: COUNCIL, store, clock: systemClock, ...lawOf(calendar) })
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
  await casework.checkpoint()
  await store.close()
  return references
}

/** The cookie of a complaints manager who signed in a moment ago. */
async function signedIn({ database, dataFolder: folder }: Settings): Promise<string> {
  const { signIns } = database
    ? await openPostgresDoor({ ...database, folder, council: COUNCIL })
    : await openSqliteDoor({ folder, council: COUNCIL })
  const now = Date.now()
  const roles = JSON.stringify(['complaints-manager'])
  const account = { person: VIEWER.person, name: 'A manager', email: 'bench@anytown.example', roles, createdAt: now }
  const id = await signIns.change(async (door) => {
    await door.put('accounts', account)
    return begin(door, { account, caller: { id: newId(), address: '', device: '' }, way: 'password', now })
  })
  await signIns.close()
  return `redress=${id}`
}

const LIST_NARROWED = [
  '/?stage=stage-2',
  '/?holder=investigating-officer&show=overdue',
  '/?function=s17',
  '/?page=7',
  '/?show=over',
]

async function measure(name: string, environment: NodeJS.ProcessEnv, count: number): Promise<void> {
  const settings = readSettings(environment)
  if (!settings.ok) throw new Error(settings.error)
  const began = performance.now()
  const references = await fill(settings.value, count)
  const seconds = (performance.now() - began) / 1000
  const cookie = await signedIn(settings.value)
  const [bare, program] = [await started(BARE, {}), await started(PROGRAM, environment)]
  try {
    console.log(
      `${name}: ${references.length.toLocaleString('en-GB')} complaints, taken in within ${seconds.toFixed(0)} s`,
    )
    const atRest = [program, bare].map(({ megabytes }) => megabytes().toFixed(0))
    const some = references.filter((_, at) => at % Math.ceil(references.length / SOME) === 0)
    await measurePages([program, bare], cookie, {
      'the list, first page': ['/'],
      'the list, narrowed and paged': LIST_NARROWED,
      'the page of a complaint': some.map((reference) => `/complaints/${reference}`),
    })
    const after = [program, bare].map(({ megabytes }) => megabytes().toFixed(0))
    console.log(
      `  memory ${atRest[0]} MB at rest and ${after[0]} MB after this; a bare hello ${atRest[1]} and ${after[1]}`,
    )
  } finally {
    await Promise.all([bare.stop(), program.stop()])
  }
}

async function measurePages(
  [program, bare]: readonly [Started, Started],
  cookie: string,
  pages: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  for (const [page, paths] of Object.entries(pages)) {
    const one = await load(program, { callers: 1, paths, cookie })
    const hello = await load(bare, { callers: CALLERS, paths: ['/'] })
    const many = await load(program, { callers: CALLERS, paths, cookie })
    const ratio = many.perSecond / hello.perSecond
    console.log(
      `  ${page.padEnd(30)} p50 ${one.p50.toFixed(1)} ms, p99 ${one.p99.toFixed(1)} ms (aim 10); ` +
        `${Math.round(many.perSecond)}/s with ${CALLERS} callers, ${ratio.toFixed(3)} of a bare hello (aim 0.03)`,
    )
  }
}

/** Prints how quickly the list and a complaint are shown with `count` complaints in the record, on both databases. */
export async function benchPages(count = 100_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-pages-'))
  try {
    await measure('SQLite', { PORT: '0', REDRESS_DATA: join(folder, 'sqlite') }, count)
    const database = await testDatabase()
    try {
      const addresses = { DATABASE_URL: database.url, DATABASE_ADMIN_URL: database.adminUrl }
      await measure('PostgreSQL', { PORT: '0', REDRESS_DATA: join(folder, 'pg'), ...addresses }, count)
    } finally {
      await database.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchPages(Number(process.argv[2] ?? 100_000))
