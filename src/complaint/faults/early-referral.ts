import { both, type Truth } from '../../kernel/truth.ts'
import type { Course } from '../course.ts'
import { add, type Case, type Findings, given } from '../finding-faults.ts'
import { latestFindings } from '../threads.ts'
import type { EventOf } from '../vocabulary.ts'

/** Sent on early to the Ombudsman only where every condition of the guidance holds. */
export function earlyReferral({ course, policies }: Case, findings: Findings): void {
  for (const referral of course.of('early-referral-made')) {
    const { agreedBy, investigationRobust, desiredOutcomesMet, actionPlan } = referral.event
    const outcomes: Truth =
      desiredOutcomesMet === undefined
        ? course.coverage === 'whole'
          ? 'no'
          : 'maybe'
        : desiredOutcomesMet === 'all' || desiredOutcomesMet === 'most'
          ? 'yes'
          : 'no'
    const stated = [given(agreedBy, course), given(investigationRobust, course), given(actionPlan, course), outcomes]
    const upheld = allUpheld(course)
    const shown = stated.reduce(both)
    if (shown === 'no' || upheld.all === 'no') {
      add(findings, 'EARLY_REFERRAL_IMPROPER', 'yes', {
        says: `It was sent on to the Ombudsman although a condition for leaving out the panel was not met: ${unmet(referral.event, outcomes, upheld, course)}.`,
        because: [referral.ref],
      })
      continue
    }
    if (upheld.all === 'only minor short' && policies['ombudsman.early_referral_test'] === 'all_upheld') {
      add(findings, 'EARLY_REFERRAL_IMPROPER', 'maybe', {
        says: 'It was sent on to the Ombudsman with a point short that was marked as not significant; whether that is enough is arguable.',
        because: [referral.ref],
      })
    }
    if (shown === 'maybe' || upheld.all === 'not shown') findings.notShown.add('EARLY_REFERRAL_IMPROPER')
  }
}

type Stated = Pick<EventOf<'early-referral-made'>, 'agreedBy' | 'investigationRobust' | 'actionPlan'>

/** The conditions that do not hold, in words. */
function unmet(
  { agreedBy, investigationRobust, actionPlan }: Stated,
  outcomes: Truth,
  { all, short }: Upheld,
  course: Course,
): string {
  const lacks = (text: string | undefined) => given(text, course) === 'no'
  return [
    ...(all === 'no' ? [short.length > 0 ? notUpheld(short) : 'the points were not all decided on'] : []),
    ...(lacks(agreedBy) ? ['the complainant has not agreed'] : []),
    ...(lacks(investigationRobust) ? ['nothing says why the investigation was robust'] : []),
    ...(outcomes === 'no' ? ['most of the outcomes that they wanted are not met'] : []),
    ...(lacks(actionPlan) ? ['there is no action plan'] : []),
  ].join('; ')
}

const notUpheld = (points: readonly string[]): string =>
  `${points.length === 1 ? `point ${points[0]} was` : `points ${points.join(', ')} were`} not upheld by both the investigating officer and the adjudicating officer`

type Upheld = {
  readonly all: 'yes' | 'no' | 'only minor short' | 'not shown'
  /** The points that one of the two did not uphold. */
  readonly short: readonly string[]
}

function allUpheld(course: Course): Upheld {
  const io = latestFindings(course.of('investigating-officer-reported'), course)
  const decided = latestFindings(course.of('adjudicated'), course)
  const whole = course.coverage === 'whole'
  if (io.size === 0 || decided.size === 0) return { all: whole ? 'no' : 'not shown', short: [] }
  const short = [...io, ...decided].filter(([, { finding }]) => finding !== 'upheld').map(([point]) => point)
  const undecided = [...io.keys(), ...decided.keys()].filter((point) => !io.has(point) || !decided.has(point))
  if (short.length === 0 && undecided.length > 0 && !whole) return { all: 'not shown', short: [] }
  const lacking = whole ? [...short, ...undecided] : short
  if (lacking.length === 0) return { all: 'yes', short: [] }
  const minor = lacking.every((point) => course.points.get(point)?.significant === false)
  return { all: minor ? 'only minor short' : 'no', short: [...new Set(lacking)] }
}
