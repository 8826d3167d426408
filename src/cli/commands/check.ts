import type { AssessmentJson, Explain } from '../../complaint/assessment-json.ts'
import type { Assessment } from '../../complaint/assessment.ts'
import type { History } from '../../complaint/history.ts'
import { type Day, parseDay } from '../../kernel/day.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Policies } from '../../law/policies.ts'
import { assessmentText, type LawInWords } from '../assessment-text.ts'
import { type ChronologyReaders, readChronologies } from '../chronologies.ts'
import { command, type Command, type ExitCode, type Given } from '../command.ts'
import { readInput, type Reader } from '../input.ts'
import type { Terminal } from '../terminal.ts'

export type CheckDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly chronologies: ChronologyReaders
  readonly policies: Policies
  readonly readPolicies: (value: unknown) => Result<Policies, readonly string[]>
  readonly today: () => Day
  readonly dayToJudge: (history: History, today: Day) => Day
  readonly assess: (history: History, at: At) => Assessment
  readonly assessmentJson: (assessment: Assessment, explain?: Explain) => AssessmentJson
  readonly law: LawInWords
  /** The days of a duty's count, under the policies that were used. */
  readonly explain: (policies: Policies) => Explain
}

type At = { readonly policies: Policies; readonly asOf: Day; readonly knownAt?: string }

const OPTIONS = {
  'as-of': {
    value: 'YYYY-MM-DD',
    says: 'Judge what had happened by this day. Without it: today, or the day of the Ombudsman’s decision where that comes last.',
  },
  'known-at': {
    value: 'INSTANT',
    says: 'Judge what had been recorded by this moment, such as 2026-03-02T17:00Z.',
  },
  reference: { value: 'REF', says: 'The complaint to check, where the file holds several.' },
  policy: { value: 'FILE', says: 'The council’s own settings, a JSON file such as { "ack.days": 3 }.' },
  explain: { says: 'List every day that was counted or skipped, with the reason.' },
  json: { says: 'Print one JSON object, redress-assessment/1, and nothing else.' },
  'fail-on-fault': { says: 'End with status 1 where a fault of weight “fault” was found.' },
} as const

type Asked = Given<keyof typeof OPTIONS>

export const checkCommand = (deps: CheckDeps): Command =>
  command({
    name: 'check',
    says: 'Say of one complaint what was owed, by when and why, and what went wrong.',
    about: [
      'FILE is a chronology: what happened, in order, as JSON (redress-chronology/1) or as CSV with a row for each event and the columns reference, on, type, points, by, note. Dates may be a day, a month or a year.',
      'A fault marked ■ is certain: it holds on every day that the dates allow. One marked □ is possible: it holds on some. Nothing is stored.',
      'It ends with status 0 whether or not faults were found, and with status 2 where the file cannot be read: then every problem is listed with its line.',
    ],
    takes: { name: 'FILE', says: 'A chronology, .json, .csv or .xlsx; - for standard input.', atLeast: 1, atMost: 1 },
    options: OPTIONS,
    examples: [
      'check complaint.json',
      'check complaints.csv --reference CSC-2026-014 --as-of 2026-03-02',
      'check complaint.json --explain',
      'check complaint.json --json > assessment.json',
    ],
    async run(given) {
      const read = await readAsked(given, deps)
      if (read.ok) return report(read.value, given, deps)
      for (const problem of read.error) deps.terminal.tell(problem)
      return 2
    },
  })

type Subject = { readonly history: History; readonly at: At }

async function readAsked(given: Asked, deps: CheckDeps): Promise<Result<Subject, readonly string[]>> {
  const histories = await readChronologies(given.words[0] ?? '-', deps.read, deps.chronologies)
  const history = histories.ok ? chosen(histories.value, given.value('reference')) : histories
  const policies = await policiesFrom(given.value('policy'), deps)
  const asOf = dayFrom(given.value('as-of'))
  const knownAt = instantFrom(given.value('known-at'))
  if (!history.ok || !policies.ok || !asOf.ok || !knownAt.ok) {
    return fail([asOf, knownAt, policies, history].flatMap((part) => (part.ok ? [] : part.error)))
  }
  const at = {
    policies: policies.value,
    asOf: asOf.value ?? deps.dayToJudge(history.value, deps.today()),
    ...(knownAt.value !== undefined && { knownAt: knownAt.value }),
  }
  return ok({ history: history.value, at })
}

function report({ history, at }: Subject, given: Asked, deps: CheckDeps): ExitCode {
  const assessment = deps.assess(history, at)
  const explain = given.has('explain') ? deps.explain(at.policies) : undefined
  deps.terminal.answer(
    given.has('json')
      ? JSON.stringify(deps.assessmentJson(assessment, explain), null, 2)
      : assessmentText(assessment, deps.law, deps.terminal.width, explain),
  )
  const faulty = assessment.faults.some(({ weight }) => weight === 'fault')
  return given.has('fail-on-fault') && faulty ? 1 : 0
}

function chosen(histories: readonly History[], reference: string | undefined): Result<History, readonly string[]> {
  const references = histories.map((history) => history.reference).join(', ')
  const [only] = histories
  if (!only) return fail(['There is no complaint in this file.'])
  if (reference === undefined) {
    if (histories.length === 1) return ok(only)
    return fail([`This file holds ${histories.length} complaints (${references}). Say which with --reference.`])
  }
  const wanted = histories.find((history) => history.reference === reference)
  return wanted ? ok(wanted) : fail([`There is no complaint ${reference} in this file, only ${references}.`])
}

async function policiesFrom(file: string | undefined, deps: CheckDeps): Promise<Result<Policies, readonly string[]>> {
  if (file === undefined) return ok(deps.policies)
  const input = await readInput(file, deps.read)
  if (!input.ok) return fail([input.error])
  const { name, text } = input.value
  const policies = deps.readPolicies(jsonOrUndefined(text))
  return policies.ok ? policies : fail(policies.error.map((problem) => `${name}: ${problem}`))
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function dayFrom(text: string | undefined): Result<Day | undefined, readonly string[]> {
  const read = text === undefined ? undefined : parseDay(text)
  return text !== undefined && read === undefined
    ? fail([`--as-of ${text} is no date. Write it as year, month and day: 2026-03-02.`])
    : ok(read)
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function instantFrom(text: string | undefined): Result<string | undefined, readonly string[]> {
  return text === undefined || (INSTANT.test(text) && !Number.isNaN(Date.parse(text)))
    ? ok(text)
    : fail([`--known-at ${text} is no moment. Write a date, a time and a zone: 2026-03-02T17:00Z.`])
}
