import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { caseworkFor } from '../src/casework/casework.ts'
import type { Viewer } from '../src/casework/ports.ts'
import { assess } from '../src/complaint/assess.ts'
import { generateMany } from '../src/complaint/generator/generate.ts'
import { day } from '../src/kernel/day.ts'
import { councilId, personId } from '../src/kernel/ids.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { englandAndWales as calendar } from '../test/calendar.ts'
import { testDatabase, type TestDatabase } from '../test/postgres.ts'

// How long it takes to work out every row afresh, each event checked against its hash on the way. Each step has a
// process of its own, so that the memory it is said to take is its own.

const council = councilId('bench')
const viewer: Viewer = { council, person: personId('bench'), sees: 'every-complaint', roles: [] }
const question = { policies: DEFAULT_POLICIES, calendar, asOf: day('2026-06-01') }
const CALLERS = 64

type Place = { readonly folder: string; readonly server?: Pick<TestDatabase, 'url' | 'adminUrl'> }

/** What a step did, the seconds it took and those that its processors worked, and the most memory that it held. */
type Told = { readonly says: string; readonly seconds: number; readonly worked: number; readonly megabytes: number }

const STEPS = {
  fill: (place, events) =>
    withCasework(place, async (casework) => {
      const histories = generateMany({ seed: 1, count: Number.MAX_SAFE_INTEGER, calendar })
      let [count, complaints] = [0, 0]
      const bring = async () => {
        while (count < events) {
          const { value } = histories.next()
          if (!value) return
          count += value.events.length + 1
          complaints += 1
          await casework.importChronology(viewer, value)
        }
      }
      await Promise.all(Array.from({ length: CALLERS }, bring))
      return `${whole(count)} events of ${whole(complaints)} complaints`
    }),
  verify: (place) =>
    withCasework(place, async (casework) => {
      const verdict = await casework.verify()
      if (verdict.is !== 'sound') throw new Error(verdict.says)
      return `${whole(verdict.events)} events`
    }),
  rebuild: (place) => withCasework(place, async (casework) => `${whole(await casework.rebuild())} complaints`),
} as const satisfies Record<string, (place: Place, events: number) => Promise<Told>>

const whole = (count: number) => count.toLocaleString('en-GB')

async function withCasework(
  { folder, server }: Place,
  use: (casework: ReturnType<typeof caseworkFor>) => Promise<string>,
): Promise<Told> {
  const store = server
    ? await openPostgresStore({ folder, council, ...server })
    : await openSqliteStore({ folder, council })
  const clock = { now: () => '2026-11-20T09:30:00.000Z', today: () => day('2026-11-20') }
  const casework = caseworkFor({ council, store, clock, law: question, assess: (history) => assess(history, question) })
  const [start, before] = [performance.now(), process.cpuUsage()]
  const says = await use(casework)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  await store.close()
  return { says, seconds, worked: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }
}

/** Runs one step in a process of its own. */
async function inItsOwnProcess(step: string, place: Place, events: number): Promise<Told> {
  const child = fork(import.meta.filename, [JSON.stringify({ step, place, events })])
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`It ended with ${code}`)
  })
  const [told] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
  return told
}

/** Prints how long a record of so many events takes to fill, to verify and to work out afresh. */
export async function benchRebuild(events: number, database: 'sqlite' | 'postgres'): Promise<void> {
  const parent = fileURLToPath(new URL('../.redress/', import.meta.url))
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'bench-'))
  const server = database === 'postgres' ? await testDatabase() : undefined
  try {
    console.log(`A record of ${whole(events)} events in ${database}; aim: rebuilt within 60 s for 1,000,000`)
    const place = { folder, ...(server && { server: { url: server.url, adminUrl: server.adminUrl } }) }
    for (const step of Object.keys(STEPS)) {
      const { says, seconds, worked, megabytes } = await inItsOwnProcess(step, place, events)
      const rate = `${whole(Math.round(events / seconds))} events/s`
      const took = `${seconds.toFixed(1).padStart(6)} s (processor ${worked.toFixed(1)} s)`
      console.log(`  ${step.padEnd(24)} ${took}  ${rate.padStart(16)}  ${Math.round(megabytes)} MB at most  ${says}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await server?.stop()
  }
}

const [, , asked] = process.argv
if (process.send && asked?.startsWith('{')) {
  const { step, place, events } = JSON.parse(asked)
  const told = await STEPS[step as keyof typeof STEPS](place, events)
  process.send?.(told)
  process.disconnect?.()
}
