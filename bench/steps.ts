import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { caseworkFor } from '../src/casework/casework.ts'
import { systemClock } from '../src/casework/clock.ts'
import type { Store, Viewer } from '../src/casework/ports.ts'
import { viewerFor } from '../src/casework/viewer.ts'
import { readJsonChronology } from '../src/complaint/chronology/read-json.ts'
import type { History } from '../src/complaint/history.ts'
import { dayText } from '../src/kernel/day.ts'
import { personId } from '../src/kernel/ids.ts'
import { lawOf } from '../src/office/law.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { englandAndWales } from '../test/calendar.ts'
import { noPostgres, testDatabase } from '../test/postgres.ts'
import { median } from './measure.ts'
import { BARE, BARE_TABLE, connectedTo, rateOf } from './postgres.ts'
import { bareAppends, council, perSecond } from './store.ts'

// How fast steps are taken, from whoever may to what is on disk: permitted, loaded, decided by the law, assessed, sealed
// and appended with their rows. Against the least that the same disk or server can do, in the same turns.

const ROUNDS = 12
const AIMS = [
  { callers: 1, aim: 0.4 },
  { callers: 16, aim: 1 },
] as const
const MOST_CALLERS = 16
/** Each caller goes round so many complaints, so that none grows far beyond the usual size. */
const EACH = 200
/** In the middle of stage 2. */
const EVENTS = 20

const MANAGER: Viewer = viewerFor({ council, person: personId('bench'), roles: ['complaints-manager'] })

function usualComplaint(): History {
  const read = readJsonChronology(readFileSync(new URL('./fixture-40-events.json', import.meta.url), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return { ...read.value, events: read.value.events.slice(0, EVENTS) }
}

const referenceOf = (caller: number, n: number): string => `B-${caller}-${n}`

type TakeStep = (caller: number) => Promise<void>

/** Fills a record with complaints of the usual size; answers what takes the next step of a caller. */
async function stepsOn(store: Store): Promise<TakeStep> {
  const casework = caseworkFor({ council, store, clock: systemClock, ...lawOf(englandAndWales) })
  const complaint = usualComplaint()
  for (let caller = 0; caller < MOST_CALLERS; caller += 1)
    for (let n = 0; n < EACH; n += 1)
      await casework.importChronology(MANAGER, { ...complaint, reference: referenceOf(caller, n) })
  const taken = Array.from({ length: MOST_CALLERS }, () => 0)
  return async (caller) => {
    const count = taken[caller] ?? 0
    taken[caller] = count + 1
    const done = await casework.takeStep(MANAGER, {
      reference: referenceOf(caller, count % EACH),
      event: { type: 'update-sent', on: dayText(systemClock.today()), note: 'x'.repeat(1000) },
      coming: { to: 'take' },
      seen: 1 + EVENTS + Math.floor(count / EACH),
      command: `${caller}-${count}`,
    })
    if (!done.ok) throw new Error(`Not taken: ${done.error.because}`)
  }
}

type Least = (callers: number) => number | Promise<number>

/** Measures a step and the least there is in turn, round by round, and prints what was reached. */
async function compare(where: string, bare: string, least: Least, takeStep: TakeStep): Promise<void> {
  const turns = AIMS.map((aim) => ({ ...aim, bares: [] as number[], rates: [] as number[], ratios: [] as number[] }))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { callers, bares, rates, ratios } of turns) {
      const bareRate = await least(callers)
      const rate = await rateOf(callers, takeStep)
      // The first round warms up.
      if (round === 0) continue
      bares.push(bareRate)
      rates.push(rate)
      ratios.push(rate / bareRate)
    }
  }
  console.log(`Taking a step in a complaint of ${EVENTS} events, whole, in ${where}; medians of ${ROUNDS} turns`)
  for (const { callers, aim, bares, rates, ratios } of turns) {
    const [rate, least] = [perSecond(median(rates)), perSecond(median(bares))]
    const ratio = `${median(ratios).toFixed(2)} times bare (aim ${aim})`
    console.log(`  ${String(callers).padStart(2)} callers  ${rate}  ${ratio}; ${bare}: ${least}`)
  }
}

/** Prints the rate of whole steps at 1 and 16 callers on SQLite, and on PostgreSQL where there is one. */
export async function benchSteps(): Promise<void> {
  const parent = fileURLToPath(new URL('../.redress/', import.meta.url))
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'bench-'))
  try {
    const store = await openSqliteStore({ folder, council })
    await compare('SQLite', 'append of 4 KB and fsync', () => bareAppends(folder), await stepsOn(store))
    await store.close()
    await onPostgres(join(folder, 'postgres'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onPostgres(folder: string): Promise<void> {
  if (noPostgres !== false) return console.log(`PostgreSQL is not measured: it ${noPostgres}.`)
  mkdirSync(folder)
  const database = await testDatabase()
  try {
    const [admin] = await connectedTo(database.adminUrl, 1)
    await admin?.query(BARE_TABLE)
    await admin?.end()
    const clients = await connectedTo(database.url, MOST_CALLERS)
    const store = await openPostgresStore({ folder, council, url: database.url, adminUrl: database.adminUrl })
    const least: Least = (callers) => rateOf(callers, async (caller) => void (await clients[caller]?.query(BARE)))
    await compare('PostgreSQL', 'commits on as many connections', least, await stepsOn(store))
    await Promise.all(clients.map((client) => client.end()))
    await store.close()
  } finally {
    await database.stop()
  }
}

if (import.meta.main) await benchSteps()
