import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { CLOCK_TIMES, HEAP_MB } from './limits.ts'

// The process in which one file is read: its bytes come on standard input, its words go to standard output. A thread
// reads; this one only watches time and memory, so that nothing in a file can keep it from ending. It ends by itself
// also where nobody waits for it any more.

export type Task = { readonly bytes: Uint8Array; readonly namedAsTable: boolean }

/** How this process ends where it stops the reading. */
export const ENDED = { memory: 80, time: 81 } as const

const MB = 1024 * 1024
const LOOK_EVERY_MS = 20
/** A heap's newest things, which are looked through most often. */
const YOUNG_MB = 8

function readFromStandardInput([seconds = '', memoryMB = '', named = '']: readonly string[]): void {
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    const worked = (user + system) / 1_000_000
    if (worked > Number(seconds) || process.uptime() > Number(seconds) * CLOCK_TIMES) process.exit(ENDED.time)
    if (process.memoryUsage.rss() > Number(memoryMB) * MB) process.exit(ENDED.memory)
  }, LOOK_EVERY_MS).unref()
  void buffer(process.stdin).then((bytes) => start(new Uint8Array(bytes), named === 'table'))
}

function start(bytes: Uint8Array<ArrayBuffer>, namedAsTable: boolean): void {
  const task: Task = { bytes, namedAsTable }
  const thread = new Worker(new URL('reading-thread.ts', import.meta.url), {
    workerData: task,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    stdout: true,
    stderr: true,
  })
  thread.on('message', (text: string) => process.stdout.write(text))
  thread.on('error', (error) => {
    const full = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    process.exitCode = full ? ENDED.memory : 1
  })
}

if (import.meta.main) readFromStandardInput(process.argv.slice(2))
