import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileProblem, ReadFile } from '../casework/file-reader-port.ts'
import { fail, type Result } from '../kernel/result.ts'
import { Answer } from './answer.ts'
import { CLOCK_TIMES, type Limits, MOST_ANSWERED } from './limits.ts'
import { DAMAGED, TOO_MUCH, tookTooLong } from './problems.ts'
import { ENDED } from './reading-process.ts'

type Reading = Result<ReadFile, FileProblem>

const script = fileURLToPath(new URL('reading-process.ts', import.meta.url))
const project = fileURLToPath(new URL('../..', import.meta.url))
const packages = join(project, 'node_modules')

/** The process may read the program's own code, and do nothing else: no writing, no other process, no network. */
export const PERMISSIONS: readonly string[] = [
  '--permission',
  // For the thread that reads, which has no more permissions than its process.
  '--allow-worker',
  ...[
    join(project, 'src', '*'),
    join(packages, '*'),
    join(realpathSync(packages), '*'),
    join(project, 'package.json'),
  ].map((path) => `--allow-fs-read=${path}`),
]

/** The process ends by itself at its limit; one that hangs in its own end is ended from here. */
const GRACE_MS = 2000

/**
 * Reads one file in a process of its own. Throws where the process does not even begin to read, which is no fault of
 * the file.
 */
export async function readApart(bytes: Uint8Array, table: boolean, limits: Limits): Promise<Reading> {
  const { seconds, memoryMB } = limits
  const task = [String(seconds), String(memoryMB), table ? 'table' : 'words']
  const child = spawn(process.execPath, [...PERMISSIONS, '--no-warnings', script, ...task], {
    // A date without a zone must not move by that of the machine.
    env: { TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const heard = new Heard()
  const late = setTimeout(
    () => {
      heard.late = true
      child.kill('SIGKILL')
    },
    seconds * CLOCK_TIMES * 1000 + GRACE_MS,
  )
  child.stdout.setEncoding('utf8').on('data', (text: string) => heard.take(text) || child.kill('SIGKILL'))
  // Where the process ends before it has taken everything in, how it ended says why.
  child.stdin.on('error', () => undefined).end(bytes)
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.on('error', reject).on('close', (code, signal) => resolve([code, signal]))
    })
    return readingFrom(heard, code, signal, seconds)
  } finally {
    clearTimeout(late)
  }
}

function readingFrom(heard: Heard, code: number | null, signal: string | null, seconds: number): Reading {
  if (heard.tooMuch) return fail(TOO_MUCH)
  if (heard.late || code === ENDED.time) return fail(tookTooLong(seconds))
  if (code === ENDED.memory) return fail(TOO_MUCH)
  const whole = heard.answer.whole
  if (whole !== undefined) return whole
  if (!heard.answer.started) throw new Error(`The process that reads files did not start (${signal ?? code})`)
  // Killed, or ended by V8 itself: on Linux and macOS either means that there was no memory left.
  return fail(signal !== null && !heard.nonsense ? TOO_MUCH : DAMAGED)
}

/** What has come from the process so far. */
class Heard {
  readonly answer = new Answer()
  late = false
  tooMuch = false
  nonsense = false
  #letters = 0
  #rest = ''

  /** Takes in what came; false where it is more than a file may say, or nothing that the process would say. */
  take(text: string): boolean {
    this.#letters += text.length
    this.tooMuch ||= this.#letters > MOST_ANSWERED
    if (this.tooMuch || this.nonsense) return false
    this.#rest += text
    if (!text.includes('\n')) return true
    const lines = this.#rest.split('\n')
    this.#rest = lines.pop() ?? ''
    try {
      for (const line of lines) this.answer.take(line)
    } catch {
      this.nonsense = true
    }
    return !this.nonsense
  }
}
