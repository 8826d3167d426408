import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Append } from '../src/casework/ports.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { noPostgres, testDatabase } from '../test/postgres.ts'
import { median } from './measure.ts'
import { appendOf, council, perSecond } from './store.ts'

// How fast a record in PostgreSQL takes entries, against the least that the same server can do: one small row put
// into a table and committed, on as many connections as there are callers.

const ROUNDS = 12
const ROUND_MILLISECONDS = 400
const CALLERS = [1, 16] as const

/** The least that a server can do: one small row, committed. */
export const BARE_TABLE = 'create table bare (n bigint not null); grant insert on bare to public'
export const BARE = { name: 'bare', text: 'insert into bare values ($1)', values: [1] }

/** Runs as many at once as there are callers, for one turn; answers how many a second. */
export async function rateOf(callers: number, once: (caller: number) => Promise<void>): Promise<number> {
  const start = performance.now()
  let count = 0
  const work = async (caller: number) => {
    for (; performance.now() < start + ROUND_MILLISECONDS; count += 1) await once(caller)
  }
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)))
  return (count * 1000) / (performance.now() - start)
}

export async function connectedTo(url: string, count: number): Promise<readonly Client[]> {
  const clients = Array.from({ length: count }, () => new Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  return clients
}

/** Prints the rate of appends with their rows at 1 and 16 callers, as a multiple of bare commits. */
export async function benchPostgres(): Promise<void> {
  if (noPostgres !== false) return console.log(`PostgreSQL is not measured: it ${noPostgres}.`)
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'))
  try {
    const [admin] = await connectedTo(database.adminUrl, 1)
    await admin?.query(BARE_TABLE)
    await admin?.end()
    const clients = await connectedTo(database.url, Math.max(...CALLERS))
    const store = await openPostgresStore({ folder, council, url: database.url, adminUrl: database.adminUrl })
    const versions = new Map<number, number>()
    let commands = 0
    const append = async (caller: number) => {
      const version = versions.get(caller) ?? 0
      commands += 1
      const command: Append = appendOf(caller, version, commands)
      const outcome = await store.append(command)
      if (outcome.is !== 'acknowledged') throw new Error(`Not recorded: ${outcome.is}`)
      versions.set(caller, version + 1)
    }
    const turns = CALLERS.map((callers) => ({
      callers,
      least: [] as number[],
      reached: [] as number[],
      ratios: [] as number[],
    }))
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { callers, least, reached, ratios } of turns) {
        const bareRate = await rateOf(callers, async (caller) => void (await clients[caller]?.query(BARE)))
        const rate = await rateOf(callers, append)
        // The first round warms up.
        if (round === 0) continue
        least.push(bareRate)
        reached.push(rate)
        ratios.push(rate / bareRate)
      }
    }
    await Promise.all(clients.map((client) => client.end()))
    await store.close()
    console.log(`Appending one event of 1 KB with its row to PostgreSQL; medians of ${ROUNDS} turns`)
    for (const { callers, least, reached, ratios } of turns) {
      const shown = [perSecond(median(reached)), `${median(ratios).toFixed(2)} times bare`, perSecond(median(least))]
      console.log(
        `  ${String(callers).padStart(2)} callers  ${shown[0]}  ${shown[1]} (bare commits on as many connections: ${shown[2]})`,
      )
    }
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchPostgres()
