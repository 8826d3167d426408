import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { caseworkFor } from '../src/casework/casework.ts'
import { systemClock } from '../src/casework/clock.ts'
import { generateYear, volumesOf } from '../src/complaint/generator/generate.ts'
import { DEFAULT_POLICIES } from '../src/law/policies.ts'
import { COUNCIL, VIEWER } from '../src/office/record.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { englandAndWales as calendar } from '../test/calendar.ts'

// How long a backup and its restore take, and how much memory, with a record of as many complaints as are asked for:
// `node bin/run.mjs bench/backup.ts 8800` is about 100,000 events. The disk is that of the working copy.

const COMPLAINTS = Number(process.argv[2] ?? 8800)
const AT_ONCE = 64
const PROGRAM = fileURLToPath(new URL('../bin/redress.mjs', import.meta.url))

async function fill(folder: string): Promise<void> {
  const store = await openSqliteStore({ folder, council: COUNCIL })
  const assess = () => {
    throw new Error('Nothing is assessed')
  }
  const casework = caseworkFor({
    council: COUNCIL,
    store,
    clock: systemClock,
    assess,
    law: { calendar, policies: DEFAULT_POLICIES },
  })
  const histories = generateYear({
    seed: 1,
    council: 'Exampleham',
    year: 2024,
    volumes: volumesOf(COMPLAINTS),
    calendar,
  })
  const waiting = histories[Symbol.iterator]()
  const work = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await casework.importChronology(VIEWER, next.value)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await casework.checkpoint()
  await store.close()
}

/** Runs a command and says how long it took, and on Linux how long it held a processor, and its greatest memory. */
async function measured(args: readonly string[], data: string): Promise<string> {
  const env = { ...process.env, REDRESS_DATA: data, REDRESS_BACKUP_PASSPHRASE: 'only to be measured with' }
  const start = performance.now()
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  let used = { processor: 0, memory: 0 }
  const watch = setInterval(() => {
    used = usedBy(child.pid) ?? used
  }, 20)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`)
  const took = ((performance.now() - start) / 1000).toFixed(1)
  return `${args[0]}: ${took} s, ${used.processor.toFixed(1)} s of a processor, ${used.memory.toFixed(0)} MB of memory`
}

/** What Linux says of a process: seconds of a processor so far, and its greatest memory so far in MB. */
function usedBy(pid: number | undefined): { readonly processor: number; readonly memory: number } | undefined {
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    if (peak === undefined) return undefined
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? []
    return { processor: (Number(user) + Number(system)) / 100, memory: Number(peak) / 1024 }
  } catch {
    return undefined
  }
}

const folder = mkdtempSync(join(import.meta.dirname, '..', '.bench-'))
try {
  const file = join(folder, 'all.backup')
  await fill(join(folder, 'data'))
  const lines = [await measured(['backup', file], join(folder, 'data'))]
  lines.push(`the file: ${(statSync(file).size / 1024 / 1024).toFixed(0)} MB`)
  lines.push(await measured(['restore', file], join(folder, 'restored')))
  process.stdout.write(`\n${lines.join('\n')}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
