import { BEGINNING, type Day, day } from '../../kernel/day.ts'
import type { Limit, Rule } from '../rule.ts'
import { INTAKE, ROUTING } from './intake.ts'
import { OMBUDSMAN } from './ombudsman.ts'
import { RECORDS } from './records.ts'
import { STAGE_1 } from './stage-1.ts'
import { STAGE_2 } from './stage-2.ts'
import { STAGE_3 } from './stage-3.ts'

const ALL = [...INTAKE, ...ROUTING, ...STAGE_1, ...STAGE_2, ...STAGE_3, ...OMBUDSMAN, ...RECORDS]

export type RuleId = (typeof ALL)[number]['id']

/** Every rule, in the order of the catalogue. */
export const ALL_RULES: readonly Rule<RuleId>[] = ALL

/** Every rule by its id. */
export const RULES = Object.fromEntries(ALL.map((rule) => [rule.id, rule])) as Readonly<Record<RuleId, Rule<RuleId>>>

export const rule = (id: RuleId): Rule<RuleId> => RULES[id]

export const isRuleId = (text: string): text is RuleId => Object.hasOwn(RULES, text)

/**
 * The limit of a rule that has effect on a day: an old case keeps the limit of its day. `undefined` before the
 * first took effect, and where the law gives no number. An unbounded day has the first limit, or the latest.
 */
export function limitOn(rule: Rule, on: Day): Limit | undefined {
  if (on === BEGINNING) return rule.limits[0]
  return rule.limits.findLast(({ from }) => day(from) <= on)
}

/** Whether a published decision of the Ombudsman shows the rule at work. */
export const shownInDecision = (rule: Rule): boolean =>
  rule.cites.some(({ force, at }) => force === 'OMB' && /^\d\d \d\d\d \d\d\d$/.test(at))

/**
 * Whether a step that breaks the rule is refused: the rule is more than a local policy, and confirmed or shown in
 * a published decision. Any other rule warns and asks for a reason.
 */
export const stopsAStep = (rule: Rule): boolean => rule.force !== 'POL' && (rule.verified || shownInDecision(rule))
