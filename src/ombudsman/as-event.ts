import type { EventOf } from '../complaint/vocabulary.ts'
import type { Decision, DecisionAction, Unsure } from './decision.ts'

export type DecisionEvent = {
  /** Without a `decision` where people must say which it is. */
  readonly event: EventOf<'ombudsman-decided'>
  /** What must be asked before the event is recorded, with the passage. */
  readonly ask: readonly Unsure[]
}

type Outcome = NonNullable<EventOf<'ombudsman-decided'>['decision']>

const HEADERS: Readonly<Record<string, Outcome>> = {
  'not upheld': 'not-upheld',
  'closed after initial enquiries': 'closed-after-initial-enquiries',
  'closed after initial enquiries - premature': 'premature',
  premature: 'premature',
  'referred back for local resolution': 'premature',
  discontinued: 'discontinued',
  'investigation discontinued': 'discontinued',
}

const EARLY =
  /\b(?:resolve|resolved|resolving|settle|settled) (?:the|this|these|\w+ [A-Z][’']s?) ?(?:complaints?|matters?)? ?early\b|\bearly (?:resolution|agreement|settlement)\b|\bsection 24A\(7\)/i
const COMPLETED =
  /\bcompleted (?:my|our|the) investigation\b|\bsection 30\(1B\)|\b(?:i|we) (?:uphold|find|found) (?:\w+ ){0,6}fault\b/i

/**
 * What an `ombudsman-decided` event would hold. `Upheld` is an early resolution where the text speaks of early
 * agreement or of section 24A(7), an ordinary one where it speaks of a completed investigation, and asked otherwise.
 */
export function asEvent(decision: Decision): DecisionEvent {
  const outcome = outcomeOf(decision)
  const { reference, decisionDate, category } = decision
  const event: EventOf<'ombudsman-decided'> = {
    type: 'ombudsman-decided',
    ...(decisionDate === null ? {} : { on: decisionDate }),
    ...(reference === null ? {} : { reference }),
    ...(category.length === 0 ? {} : { category }),
    ...(outcome === undefined ? {} : { decision: outcome }),
    actions: decision.actions.map(agreedAction),
  }
  if (outcome !== undefined) return { event, ask: decision.unsure }
  const asked: Unsure = { what: 'Which outcome the decision is', passage: decision.decision ?? '' }
  return { event, ask: [asked, ...decision.unsure] }
}

function outcomeOf(decision: Decision): Outcome | undefined {
  const header = (decision.decision ?? '').toLowerCase().replace(/\s+/g, ' ').trim()
  if (header !== 'upheld') return HEADERS[header]
  const text = [decision.summary ?? '', ...decision.sections.flatMap(({ paragraphs }) => paragraphs)].join('\n')
  const early = EARLY.test(text)
  if (early === COMPLETED.test(text)) return undefined
  return early ? 'upheld-early-resolution' : 'upheld'
}

function agreedAction(
  action: DecisionAction,
  index: number,
): NonNullable<EventOf<'ombudsman-decided'>['actions']>[number] {
  const { says, kind, amount, to, due, phrase, stage, part } = action
  return {
    id: `${index + 1}`,
    says,
    kind,
    ...(amount === null ? {} : { amount }),
    ...(to === null ? {} : { to }),
    ...(due === null ? {} : { due }),
    ...(phrase === null ? {} : { phrase }),
    ...(stage === undefined ? {} : { stage }),
    ...(part === undefined ? {} : { part }),
  }
}
