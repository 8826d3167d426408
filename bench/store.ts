import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Append } from '../src/casework/ports.ts'
import { commandId, councilId, eventId, personId, streamId } from '../src/kernel/ids.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { median } from './measure.ts'

// How fast the record takes entries, against the least that any record on this disk can cost: one append to a
// file and one fsync. The disk is that of the working copy, since a temporary folder may be memory.

const ROUNDS = 12
const ROUND_MILLISECONDS = 250
const AIMS = [
  { callers: 1, aim: 0.5 },
  { callers: 16, aim: 2 },
  { callers: 64, aim: 3 },
] as const

export const council = councilId('bench')
const BODY = JSON.stringify({ note: 'x'.repeat(1000) })

/** A command of one caller: one event of 1 KB on a stream of its own, with its row. */
export function appendOf(caller: number, version: number, count: number): Append {
  const stream = streamId(`stream-${caller}`)
  const event = {
    id: eventId(`${caller}-${version}`),
    type: 'update-sent',
    on: '2026-11-20',
    recordedAt: '2026-11-20T09:30:00.000Z',
    recordedBy: personId('bench'),
    body: BODY,
  }
  const row = {
    list: 'complaint',
    key: 'stage',
    tags: ['stage:stage-2'],
    due: '2026-12-25',
    facts: { events: version + 1 },
  }
  return {
    council,
    // In the order of time, as a server makes them; at random, each would touch a page of its own.
    commandId: commandId(String(count).padStart(12, '0')),
    requestHash: 'a'.repeat(64),
    writes: [{ kind: 'complaint', stream, expectedVersion: version, events: [event], rows: [row] }],
    jobs: [],
  }
}

export function bareAppends(folder: string): number {
  const file = openSync(join(folder, 'bare'), 'w')
  const block = Buffer.alloc(4096, 1)
  const until = performance.now() + ROUND_MILLISECONDS
  let count = 0
  for (; performance.now() < until; count += 1) {
    writeSync(file, block)
    fsyncSync(file)
  }
  closeSync(file)
  return (count * 1000) / ROUND_MILLISECONDS
}

type Appender = (callers: number) => Promise<number>

async function openAppender(folder: string): Promise<{ readonly rate: Appender; readonly close: () => Promise<void> }> {
  const store = await openSqliteStore({ folder, council })
  const versions = new Map<number, number>()
  let commands = 0
  const appendOnce = async (caller: number) => {
    const version = versions.get(caller) ?? 0
    commands += 1
    const outcome = await store.append(appendOf(caller, version, commands))
    if (outcome.is !== 'acknowledged') throw new Error(`Not recorded: ${outcome.is}`)
    versions.set(caller, version + 1)
  }
  const rate: Appender = async (callers) => {
    const start = performance.now()
    let count = 0
    const work = async (caller: number) => {
      for (; performance.now() < start + ROUND_MILLISECONDS; count += 1) await appendOnce(caller)
    }
    await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)))
    return (count * 1000) / (performance.now() - start)
  }
  return { rate, close: () => store.close() }
}

export const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en-GB')}/s`

/** Prints the rate of appends with their rows at 1, 16 and 64 callers, as a multiple of bare append and fsync. */
export async function benchStore(): Promise<void> {
  const parent = fileURLToPath(new URL('../.redress/', import.meta.url))
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'bench-'))
  try {
    const { rate, close } = await openAppender(folder)
    await rate(64)
    // Taken in short turns and compared within each, so that a disk that is busy for a while is busy for both.
    const bare: number[] = []
    const stored = AIMS.map(({ callers, aim }) => ({ callers, aim, rates: [] as number[], ratios: [] as number[] }))
    for (let round = 0; round < ROUNDS; round += 1) {
      const least = bareAppends(folder)
      bare.push(least)
      for (const { callers, rates, ratios } of stored) {
        const reached = await rate(callers)
        rates.push(reached)
        ratios.push(reached / least)
      }
    }
    await close()
    console.log(`Appending one event of 1 KB with its row, in the writer thread; medians of ${ROUNDS} turns`)
    console.log(`  bare append of 4 KB and fsync  ${perSecond(median(bare))}`)
    for (const { callers, aim, rates, ratios } of stored) {
      const [name, rate, ratio] = [String(callers).padStart(2), perSecond(median(rates)), median(ratios).toFixed(2)]
      console.log(`  ${name} callers  ${rate}  ${ratio} times bare (aim ${aim})`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchStore()
