import { parseDay } from '../kernel/day.ts'
import { didYouMean } from '../kernel/nearest.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { ActionKind } from '../ombudsman/decision.ts'
import type { ExpectedDecision } from '../ombudsman/judge-decisions.ts'
import { isRecord, parsed } from './judging.ts'

/**
 * Reads what a decision should be read as, from the text of a file that holds it alone or under `decision`.
 * The error holds every problem.
 */
export function readExpectedDecision(
  text: string,
  kinds: readonly ActionKind[],
): Result<ExpectedDecision, readonly string[]> {
  const file = parsed(text)
  const expected = isRecord(file) && isRecord(file['decision']) ? file['decision'] : file
  if (!isRecord(expected) || !Array.isArray(expected['actions'])) {
    return fail(['This is no expectation: an object with the header’s values and a list of actions.'])
  }
  const { reference, council, category, decision, decisionDate } = expected
  const actions = expected['actions'].map((action, index) => readAction(action, index, kinds))
  const problems = [
    ...Object.entries({ reference, council, decision, decisionDate }).flatMap(([key, value]) =>
      value === undefined || value === null || typeof value === 'string' ? [] : [`${key} is no text.`],
    ),
    ...(category === undefined || isTexts(category) ? [] : ['category is no list of texts.']),
    ...actions.flatMap((action) => (action.ok ? [] : action.error)),
  ]
  if (problems.length > 0) return fail(problems)
  return ok({
    ...textsOf({ reference, council, decision, decisionDate }),
    ...(isTexts(category) && { category }),
    actions: actions.flatMap((action) => (action.ok ? [action.value] : [])),
  })
}

type ExpectedAction = ExpectedDecision['actions'][number]

function readAction(value: unknown, index: number, kinds: readonly ActionKind[]): Result<ExpectedAction, string[]> {
  const { kind: named, amount = null, due = null } = isRecord(value) ? value : {}
  const kind = kinds.find((known) => known === named)
  const problems = [
    ...(kind ? [] : [['kind is none that is known.', didYouMean(String(named), kinds)].filter(Boolean).join(' ')]),
    ...(amount === null || typeof amount === 'number' ? [] : ['amount is no number.']),
    ...(due === null || (typeof due === 'string' && parseDay(due) !== undefined)
      ? []
      : ['due is no date, YYYY-MM-DD.']),
  ]
  return kind && problems.length === 0
    ? ok({ kind, amount: typeof amount === 'number' ? amount : null, due: typeof due === 'string' ? due : null })
    : fail(problems.map((problem) => `actions[${index}].${problem}`))
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

type Header = 'reference' | 'council' | 'decision' | 'decisionDate'

const textsOf = (values: Readonly<Record<Header, unknown>>): Partial<Record<Header, string | null>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
