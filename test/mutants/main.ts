import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutantsOf } from './making.ts'
import type { Mutant } from './mutant.ts'
import { TARGETS, type Target } from './targets.ts'
import { type Copy, copyOfProject, judged, type Outcome, tried } from './trying.ts'
import { refusedByTypes } from './typing.ts'

// `npm run mutants`: changes what decides who may see or do what, one thing at a time, and asks the tests whether they
// notice. `npm run mutants -- listing who-may` tries the files with this in their path. What no test notices is a fault
// of the tests, or changes nothing; why it changes nothing is said in `answered.json`.

const AT_ONCE = 2
/** For one file of tests, in milliseconds: no fewer than a busy machine needs. */
const MOST = 300_000

const ANSWERED = 'test/mutants/answered.json'

const wanted = process.argv.slice(2)
const targets = TARGETS.filter(({ file }) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
const answers = JSON.parse(readFileSync(ANSWERED, 'utf8')) as Readonly<Record<string, string>>
const print = (text: string) => process.stdout.write(`${text}\n`)

/** Nothing is shown by a mutant that falls where the unchanged program falls too. */
async function checkJudges(copy: Copy): Promise<void> {
  const judges = new Map(targets.flatMap((one) => one.judges).map((judge) => [JSON.stringify(judge), judge]))
  for (const judge of judges.values()) {
    const is = await judged(copy, judge, MOST)
    if (is !== 'passed') throw new Error(`${judge.test} does not pass on the program as it is: ${is}`)
  }
}

async function tryAll(copies: readonly Copy[], mutants: readonly Mutant[]): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const left = [...mutants]
  const judgesOf = (file: string) => targets.find((one) => one.file === file)?.judges ?? []
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = left.shift(); mutant; mutant = left.shift())
        outcomes.set(mutant.id, await tried(copy, mutant, judgesOf(mutant.file), MOST))
    }),
  )
  return outcomes
}

const count = (outcomes: readonly Outcome[], is: Outcome['is']): number =>
  outcomes.filter((outcome) => outcome.is === is).length

type Tally = { readonly mutants: number; readonly survivors: readonly Mutant[] }

/** Tries every mutant of one file and says what became of them. */
async function tryTarget(copies: readonly Copy[], target: Target): Promise<Tally> {
  const [first] = copies
  if (!first) throw new Error('There is no copy to try them on')
  const mutants = mutantsOf([{ ...target, source: readFileSync(join(first.folder, target.file), 'utf8') }])
  const missing = (target.only ?? []).filter(
    (name) => !mutants.some(({ within }) => `${within}.`.startsWith(`${name}.`)),
  )
  if (missing.length > 0)
    throw new Error(`Nothing is called ${missing.join(', ')} in ${target.file}, or nothing in it changes`)
  const outcomes = await tryAll(copies, mutants)
  const silent = mutants.filter(({ id }) => outcomes.get(id)?.is === 'survived')
  const untyped = refusedByTypes(first, silent)
  const survivors = silent.filter(({ id }) => !untyped.has(id))
  const all = [...outcomes.values()]
  const fell = `${count(all, 'killed')} by a test, ${untyped.size} by the types, ${count(all, 'too-long')} by the clock`
  print(`${target.file.padEnd(34)} ${String(mutants.length).padStart(4)}: ${fell}; ${survivors.length} survived`)
  for (const { line, id } of survivors.filter((one) => answers[one.id] === undefined))
    print(`  survived, line ${line}: ${id}`)
  return { mutants: mutants.length, survivors }
}

async function tryTargets(copies: readonly Copy[]): Promise<readonly string[]> {
  const started = performance.now()
  const tallies: Tally[] = []
  for (const copy of copies.slice(0, 1)) await checkJudges(copy)
  for (const target of targets) tallies.push(await tryTarget(copies, target))
  const survivors = tallies.flatMap((tally) => tally.survivors)
  const all = tallies.reduce((sum, { mutants }) => sum + mutants, 0)
  const took = `${((performance.now() - started) / 1000).toFixed(0)} s`
  print(`\n${all} mutants in ${took}: ${all - survivors.length} killed, ${survivors.length} survived`)
  return problemsWith(survivors)
}

/** The survivors that nobody answered for, and the answers that are for none of them. */
function problemsWith(survivors: readonly Mutant[]): readonly string[] {
  const alive = new Set(survivors.map(({ id }) => id))
  const answered = survivors.filter(({ id }) => answers[id] !== undefined)
  for (const { file, line, id } of answered) print(`\nanswered  ${file}:${line}\n  ${id}\n  ${answers[id] ?? ''}`)
  const open = survivors.filter(({ id }) => answers[id] === undefined)
  const stale = Object.keys(answers).filter(
    (id) => targets.some(({ file }) => id.startsWith(`${file} `)) && !alive.has(id),
  )
  return [
    ...open.map(({ file, line, id }) => `survived  ${file}:${line}\n  ${id}`),
    ...stale.map((id) => `answered, and no survivor\n  ${id}`),
  ]
}

if (targets.length === 0) throw new Error(`Nothing that is tried has ${wanted.join(' or ')} in its path`)
const copies = Array.from({ length: AT_ONCE }, copyOfProject)
process.on('exit', () => {
  for (const copy of copies) copy.remove()
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
const problems = await tryTargets(copies)
for (const problem of problems) print(`\n${problem}`)
process.exitCode = problems.length > 0 ? 1 : 0
