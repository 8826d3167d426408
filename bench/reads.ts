import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadRecords } from '../src/casework/read-records-port.ts'
import { councilId, personId, streamId } from '../src/kernel/ids.ts'
import { openSqliteReadRecords } from '../src/store/reads/sqlite.ts'
import { median } from './measure.ts'
import { bareAppends, perSecond } from './store.ts'

// How fast reads are recorded, against the least that any record on this disk can cost, as `bench/store.ts` does it;
// and for how long the one thread that answers pages stands still meanwhile.

const ROUNDS = 12
const ROUND_MILLISECONDS = 250
const COMPLAINTS = 5000
const KINDS = [
  { callers: 1, streams: 1, says: 'a complaint' },
  { callers: 16, streams: 1, says: 'a complaint' },
  { callers: 16, streams: 25, says: 'a page of the list' },
] as const

const council = councilId('bench')
const someStream = (at: number) => streamId(`stream-${((at * 7919) % COMPLAINTS).toString().padStart(24, '0')}`)

function recorder(reads: ReadRecords) {
  let made = 0
  const recordOnce = (caller: number, count: number) => {
    made += 1
    const at = new Date(Date.UTC(2026, 10, 20) + made).toISOString()
    const streams = Array.from({ length: count }, (_, which) => someStream(made * count + which))
    return reads.record({ council, at, person: personId(`p-${caller}`), way: 'role', what: 'case', streams })
  }
  return async (callers: number, streams: number): Promise<number> => {
    const start = performance.now()
    let count = 0
    const work = async (caller: number) => {
      for (; performance.now() < start + ROUND_MILLISECONDS; count += 1) await recordOnce(caller, streams)
    }
    await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)))
    return (count * 1000) / (performance.now() - start)
  }
}

/** Prints how many reads a second are recorded, as a multiple of bare append and fsync. */
export async function benchReads(): Promise<void> {
  const parent = fileURLToPath(new URL('../.redress/', import.meta.url))
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'bench-'))
  try {
    const reads = await openSqliteReadRecords({ folder, council })
    const rate = recorder(reads)
    await rate(16, 25)
    const bare: number[] = []
    const kinds = KINDS.map((kind) => ({ ...kind, rates: [] as number[], ratios: [] as number[] }))
    for (let round = 0; round < ROUNDS; round += 1) {
      const least = bareAppends(folder)
      bare.push(least)
      for (const { callers, streams, rates, ratios } of kinds) {
        const reached = await rate(callers, streams)
        rates.push(reached)
        ratios.push(reached / least)
      }
    }
    await reads.close()
    console.log(`Recording reads; medians of ${ROUNDS} turns`)
    console.log(`  bare append of 4 KB and fsync  ${perSecond(median(bare))}`)
    for (const { callers, says, rates, ratios } of kinds) {
      const name = `${String(callers).padStart(2)} callers, ${says}`.padEnd(30)
      console.log(`  ${name} ${perSecond(median(rates))}  ${median(ratios).toFixed(2)} times bare`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchReads()
