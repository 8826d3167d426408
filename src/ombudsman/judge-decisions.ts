// Scores a decision as read against what reading it should give.
import type { Decision, DecisionAction } from './decision.ts'

/** What a case expects. Header values that are absent are not judged. */
export type ExpectedDecision = Partial<
  Pick<Decision, 'format' | 'reference' | 'council' | 'category' | 'decision' | 'decisionDate'>
> & {
  readonly actions: readonly Pick<DecisionAction, 'kind' | 'amount' | 'due'>[]
}

/** One sentence for each thing that was missed, and for each that was read but is not there. */
export type Judgement = { readonly misses: readonly string[]; readonly falseAlarms: readonly string[] }

const HEADER = ['format', 'reference', 'council', 'category', 'decision', 'decisionDate'] as const
/** A sentence with two things in it may be read as one action or as two. */
const MOST_MORE = 2

/**
 * Header values must be the same. Every expected action must be there with its kind, amount and date, in any order.
 * No amount may come twice or be invented, no date be added, no more than two actions be added, and nothing be unsure.
 */
export function judgeDecision(expected: ExpectedDecision, read: Decision): Judgement {
  const actions = judgeActions(expected.actions, read.actions)
  const dates = new Set(expected.actions.map(({ due }) => due))
  const added = read.actions.filter(({ due }) => due !== null && !dates.has(due))
  const more = read.actions.length - expected.actions.length
  return {
    misses: [...judgeHeader(expected, read), ...actions.misses],
    falseAlarms: [
      ...actions.amounts,
      ...added.map((action) => `a date that is not there: ${described(action)}`),
      ...(more > MOST_MORE ? [`${more} actions too many: ${actions.spare.map(described).join('; ')}`] : []),
      ...read.unsure.map(({ what, passage }) => `unsure: ${what} (${passage.slice(0, 80)})`),
    ],
  }
}

function judgeHeader(expected: ExpectedDecision, read: Decision): string[] {
  return HEADER.flatMap((key) => {
    const want = expected[key]
    if (want === undefined || JSON.stringify(want) === JSON.stringify(read[key])) return []
    return [`${key}: expected ${JSON.stringify(want)}, read ${JSON.stringify(read[key])}`]
  })
}

type Judged = { readonly misses: string[]; readonly amounts: string[]; readonly spare: readonly DecisionAction[] }

function judgeActions(expected: ExpectedDecision['actions'], read: readonly DecisionAction[]): Judged {
  const spare = [...read]
  const misses: string[] = []
  for (const want of expected) {
    const index = spare.findIndex(
      ({ kind, amount, due }) => kind === want.kind && amount === want.amount && due === want.due,
    )
    if (index >= 0) spare.splice(index, 1)
    else misses.push(`action: ${described(want)}`)
  }
  const amounts = spare
    .filter(({ amount }) => amount !== null)
    .map((action) => `an amount that is not there: ${described(action)}`)
  return { misses, amounts, spare }
}

const described = ({ kind, amount, due }: Pick<DecisionAction, 'kind' | 'amount' | 'due'>): string =>
  `${kind}${amount === null ? '' : ` £${amount}`}${due === null ? '' : ` by ${due}`}`
