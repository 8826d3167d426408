import type { Citation, Force } from '../../law/citation.ts'
import { RULES, type RuleId } from '../../law/rules/index.ts'
import { assess, type Question } from '../assess.ts'
import type { Assessment, Fault } from '../assessment.ts'
import type { History } from '../history.ts'
import type { ComplaintEvent } from '../vocabulary.ts'

// A gate stands before every step: it compares what is wrong with the complaint before the step and after it. It knows
// no rule of its own, so that nothing is refused that would not be found later, and nothing found that was not refused.

/** What an event would be called while it is only proposed. */
export const PROPOSED = 'proposed'

export type Gate = {
  /** Wrongs that nobody may do knowingly: certain, and under a rule that binds. */
  readonly refused: readonly Fault[]
  /** Wrongs that a reason may stand beside: only possible, or under a local policy or a rule that nobody confirmed. */
  readonly warned: readonly Fault[]
}

/** A complaint as it stands, with what is found in it on the day and under the policies of the question. */
export type Judged = { readonly history: History; readonly assessment: Assessment }

/** The wrongs that an event would do in a complaint that was judged so by the same question. Lateness never is one. */
export function gateBefore({ history, assessment }: Judged, event: ComplaintEvent, question: Question): Gate {
  const proposed = { ...event, id: PROPOSED }
  const after = assess({ ...history, events: [...history.events, proposed] }, question).faults
  const fresh = freshIn(assessment.faults, after)
  return { refused: fresh.filter(isBarred), warned: fresh.filter((fault) => !isBarred(fault)) }
}

/** The acts that are found only after a step. Each that was found before it accounts for one: a second of its kind is new. */
function freshIn(before: readonly Fault[], after: readonly Fault[]): readonly Fault[] {
  const left = [...before]
  const account = (same: (old: Fault) => boolean): boolean => {
    const at = left.findIndex(same)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  const acts = after.filter(({ kind }) => kind === 'act')
  // Those that are told in the same words first, so that the one that is left is the new one.
  const changed = acts.filter((fault) => !account((old) => old.says === fault.says && isSame(old, fault)))
  return changed.filter((fault) => !account((old) => isSame(old, fault)))
}

/** One wrong found twice: by one code, no surer than before, and not because of the new step. */
const isSame = (old: Fault, fault: Fault): boolean =>
  old.code === fault.code &&
  old.certainty === fault.certainty &&
  !fault.because.includes(PROPOSED) &&
  (fault.because.length === 0 || fault.because.some((ref) => old.because.includes(ref)))

const isBarred = ({ certainty, rules }: Fault): boolean => certainty === 'certain' && rules.some(bars)

const BINDING: ReadonlySet<Force> = new Set<Force>(['ACT', 'REG', 'GUID', 'OMB'])

/** Whether a rule binds, and was confirmed at its source or applied in a decision that was published. */
export function bars(id: RuleId): boolean {
  const { force, verified, cites } = RULES[id]
  return BINDING.has(force) && (verified || cites.some(isPublishedDecision))
}

/** `22 006 612`. */
const isPublishedDecision = ({ force, at }: Citation): boolean => force === 'OMB' && /^\d{2} \d{3} \d{3}$/.test(at)
