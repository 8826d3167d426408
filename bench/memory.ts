import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BARE, PROGRAM, started } from './started.ts'

// What the started server holds in memory while nobody asks for anything, against the least that a server on this Node
// can hold.

const IDLE_MILLISECONDS = 5000
/** Megabytes that a process holds once it has said where it is and been left alone. */
async function heldBy(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const server = await started(args, environment)
  try {
    await wait(IDLE_MILLISECONDS)
    return server.megabytes()
  } finally {
    await server.stop()
  }
}

/** Prints what the server with its demonstration record holds at rest, and what a bare `node:http` server does. */
export async function benchMemory(): Promise<void> {
  if (process.platform === 'win32') return console.log('Memory at rest is measured with ps, which Windows has not.')
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'))
  try {
    const bare = await heldBy(BARE, {})
    const served = await heldBy(PROGRAM, { PORT: '0', REDRESS_DATA: folder })
    console.log(`Memory at rest, ${IDLE_MILLISECONDS / 1000} s after the start`)
    console.log(`  a bare node:http server           ${bare.toFixed(0)} MB`)
    console.log(`  Redress, its demonstration record ${served.toFixed(0)} MB, ${(served / bare).toFixed(2)} times bare`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchMemory()
