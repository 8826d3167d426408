import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import { doorOffice, newPerson } from '../test/door.ts'
import { councilId } from '../src/kernel/ids.ts'
import { FORGOTTEN } from '../src/people/throttle.ts'
import { openSqliteDoor } from '../src/store/door/sqlite.ts'

// Whether the time that a wrong password takes tells an account from none: both are tried in turn, in an order made by
// chance, on the store and the hash that the program uses. Below 4.5, Welch's t is what chance gives.

const SAMPLES = 500
const LIMIT = 4.5

type Sample = { readonly mean: number; readonly variance: number; readonly median: number; readonly n: number }

function sampleOf(values: readonly number[]): Sample {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return { mean, variance, n, median: values.toSorted((a, b) => a - b)[Math.floor(n / 2)] ?? 0 }
}

/** Welch's t of two samples. */
const welch = (a: Sample, b: Sample): number => (a.mean - b.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n)

/** Times sign-ins with a wrong password; the slowest twentieth, when the machine did something else, is left out. */
export async function benchSignIn(samples = SAMPLES): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'))
  const opened = await openSqliteDoor({ folder, council: councilId('anytown') })
  try {
    const of = doorOffice({}, opened)
    await newPerson(of, 'known@anytown.example', ['auditor'])
    const times = { known: [] as number[], other: [] as number[] }
    const page = await of.server.inject('/sign-in')
    const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
    const token = parse(page.body).querySelector('[name=form-token]')?.attributes['value'] ?? ''
    const once = async (email: keyof typeof times, keep: boolean) => {
      of.clock.now += FORGOTTEN
      const payload = new URLSearchParams({
        'form-token': token,
        email: `${email}@anytown.example`,
        password: 'not the right one',
      })
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
      const start = performance.now()
      const { statusCode } = await of.server.inject({
        method: 'POST',
        url: '/sign-in',
        payload: payload.toString(),
        headers,
      })
      if (statusCode !== 400) throw new Error(`A wrong password was answered with ${statusCode}`)
      if (keep) times[email].push(performance.now() - start)
    }
    for (let at = 0; at < samples + 20; at += 1) {
      const order = Math.random() < 0.5 ? (['known', 'other'] as const) : (['other', 'known'] as const)
      for (const email of order) await once(email, at >= 20)
    }
    return told(times.known, times.other)
  } finally {
    await opened.signIns.close()
    rmSync(folder, { recursive: true })
  }
}

function told(known: readonly number[], other: readonly number[]): string {
  const slowest =
    [...known, ...other].sort((a, b) => a - b)[Math.floor((known.length + other.length) * 0.95)] ?? Infinity
  const [a, b] = [known, other].map((values) => sampleOf(values.filter((value) => value <= slowest)))
  if (!a || !b) throw new Error('There are two samples')
  const t = welch(a, b)
  const row = (name: string, { n, mean, median }: Sample) =>
    `  ${name.padEnd(28)} ${String(n).padStart(6)} times   mean ${mean.toFixed(2)} ms   median ${median.toFixed(2)} ms`
  return [
    'Signing in with a wrong password',
    row('an account that there is', a),
    row('no account', b),
    `  Welch’s t is ${t.toFixed(2)}: ${Math.abs(t) < LIMIT ? 'what chance gives' : 'the time tells them apart'}`,
  ].join('\n')
}

if (import.meta.main) process.stdout.write(`${await benchSignIn(Number(process.argv[2] ?? SAMPLES))}\n`)
