import type { EventType } from '../../kernel/event-types.ts'
import type { Rule } from '../rule.ts'

/** The day on which SI 2006/1738 came into force, and with it every period of the procedure. */
export const IN_FORCE = '2006-09-01'

/** A hold under regulation 8 stops a clock; its end, or the complainant's return, starts it again (policy P11). */
export const HOLDS = ['complaint-held', 'hold-ended', 'complaint-resubmitted'] as const satisfies readonly EventType[]

type Clock = 'starts' | 'ends' | 'movedBy' | 'limits'

/** A rule as written down: what it does not say of a clock, it has not. */
type Written<Id extends string> = Omit<Rule<Id>, 'section' | Clock> & Partial<Pick<Rule, Clock>>

/** The rules of one section of the catalogue. */
export const inSection = <const Id extends string>(
  section: Rule['section'],
  rules: readonly Written<Id>[],
): readonly Rule<Id>[] => rules.map((rule) => ({ starts: [], ends: [], movedBy: [], limits: [], ...rule, section }))
