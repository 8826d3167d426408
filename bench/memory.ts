import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

// What the started server holds in memory while nobody asks for anything, against the least that a server on this Node
// can hold.

const IDLE_MILLISECONDS = 5000
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const HELLO = `require('node:http')
  .createServer((_, response) => response.end('hello'))
  .listen(0, '127.0.0.1', () => console.log('at its address'))`

/** Megabytes that a process holds once it has said where it is and been left alone. */
async function heldBy(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  // With no setting but these, so that it is the same everywhere.
  const server = spawn(process.execPath, [...args], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    for await (const said of server.stdout.setEncoding('utf8')) if (/\bat\b.*\n/.test(String(said))) break
    await wait(IDLE_MILLISECONDS)
    const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })
    return Number(kilobytes) / 1024
  } finally {
    server.kill()
    await ended
  }
}

/** Prints what the server with its demonstration record holds at rest, and what a bare `node:http` server does. */
export async function benchMemory(): Promise<void> {
  if (process.platform === 'win32') return console.log('Memory at rest is measured with ps, which Windows has not.')
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'))
  try {
    const bare = await heldBy(['--eval', HELLO], {})
    const served = await heldBy([MAIN, 'start'], { PORT: '0', REDRESS_DATA: folder })
    console.log(`Memory at rest, ${IDLE_MILLISECONDS / 1000} s after the start`)
    console.log(`  a bare node:http server           ${bare.toFixed(0)} MB`)
    console.log(`  Redress, its demonstration record ${served.toFixed(0)} MB, ${(served / bare).toFixed(2)} times bare`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await benchMemory()
