import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

// `npm test`: the rooms that keep no state share one process, everything else has a process per file.
// Arguments are parts of paths, `npm test -- src/law store`. With CI=true a skipped test fails the run.

const STATELESS = /^src\/(kernel|law|complaint|people|ombudsman|cli|config)\b/

type Suite = { passed: number; failed: number; milliseconds: number; skipped: Map<string, number> }

const suites = new Map<string, Suite>()
/** What the process of a file printed: shown only where something in it failed. */
const printed = new Map<string, string>()

const pathOf = (file: string | undefined): string => relative('.', resolve(file ?? '')).replaceAll('\\', '/')

function suiteOf(file: string | undefined): Suite {
  const folder = pathOf(file).split('/').slice(0, -1).slice(0, 2).join('/')
  const suite = suites.get(folder) ?? { passed: 0, failed: 0, milliseconds: 0, skipped: new Map() }
  suites.set(folder, suite)
  return suite
}

async function runAll(files: readonly string[], isolation: 'none' | 'process'): Promise<void> {
  if (files.length === 0) return
  // Much of a test is waiting for a disk, a database or a browser: one more than there are cores keeps them all at work.
  // A process that a test left something open in would never end by itself.
  const options = {
    isolation,
    concurrency: availableParallelism() + 1,
    timeout: 600_000,
    forceExit: isolation === 'process',
  }
  for await (const { type, data } of run({ files: [...files], ...options })) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      printed.set(pathOf(data.file), (printed.get(pathOf(data.file)) ?? '') + data.message)
    } else if (type === 'test:pass' || type === 'test:fail') {
      const suite = suiteOf(data.file)
      const why = data.skip ?? data.todo
      if (data.details.type !== 'suite') suite.milliseconds += data.details.duration_ms
      if (why !== undefined && why !== false) skipped(suite, why)
      else if (type === 'test:pass') suite.passed += data.details.type === 'suite' ? 0 : 1
      else failed(suite, data.name, `${pathOf(data.file)}:${data.line ?? 1}`, data.details.error)
    }
  }
}

function skipped(suite: Suite, why: string | true): void {
  const reason = why === true ? 'no reason given' : why
  suite.skipped.set(reason, (suite.skipped.get(reason) ?? 0) + 1)
}

function failed(suite: Suite, name: string, where: string, error: Error & { failureType?: string }): void {
  if (error.failureType === 'subtestsFailed') return
  suite.failed += 1
  console.log(`\n✗ ${name}\n  ${where}\n${indented(described(error.cause ?? error))}`)
  const file = where.slice(0, where.lastIndexOf(':'))
  if (printed.has(file)) console.log(indented(`printed by ${file}:\n${printed.get(file) ?? ''}`))
  printed.delete(file)
}

/** The error without the lines of the runner's own stack. */
function described(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : inspect(error)
  return text.replace(/\n\s+at .*\bnode:internal.*/g, '').replace(/\n\s+at .*\(node:.*/g, '')
}

const indented = (text: string): string => text.replace(/^/gm, '    ')

function summary(seconds: number): { failed: number; skipped: number } {
  const total = { passed: 0, failed: 0, skipped: 0 }
  console.log('')
  for (const [folder, suite] of [...suites].sort(([a], [b]) => a.localeCompare(b))) {
    const skips = [...suite.skipped.values()].reduce((sum, count) => sum + count, 0)
    total.passed += suite.passed
    total.failed += suite.failed
    total.skipped += skips
    const counts = [`${suite.passed} passed`, suite.failed && `${suite.failed} failed`, skips && `${skips} skipped`]
    console.log(
      `${folder.padEnd(24)} ${counts.filter(Boolean).join(', ')} (${(suite.milliseconds / 1000).toFixed(1)} s)`,
    )
    for (const [reason, count] of suite.skipped) console.log(`  skipped ${count}: ${reason}`)
  }
  console.log(`\nTook ${seconds.toFixed(1)} s.`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total
}

const started = performance.now()
const wanted = process.argv.slice(2)
const files = globSync('{src,test,bench,bin}/**/*.test.ts')
  .map(pathOf)
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort()
if (files.length === 0) {
  console.error(`No test file has ${wanted.map((part) => `“${part}”`).join(' or ')} in its path.`)
  process.exit(1)
}
let ended = false
process.on('exit', () => {
  // A test that ends the shared process must not pass for a run that ended well.
  if (!ended) process.exitCode = 1
})
await runAll(
  files.filter((file) => STATELESS.test(file)),
  'none',
)
// Those of the whole system take longest, so they come first: none is left to run alone at the end.
const apart = files.filter((file) => !STATELESS.test(file))
await runAll(
  [...apart.filter((file) => file.startsWith('test/')), ...apart.filter((file) => !file.startsWith('test/'))],
  'process',
)
const total = summary((performance.now() - started) / 1000)
const strict = process.env['CI'] === 'true'
if (strict && total.skipped > 0) console.log('CI=true: a skipped test counts as a failure.')
ended = true
process.exitCode = total.failed > 0 || (strict && total.skipped > 0) ? 1 : 0
