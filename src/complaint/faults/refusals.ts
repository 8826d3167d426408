import { isAfter } from '../../kernel/span.ts'
import { both, either, not, type Truth } from '../../kernel/truth.ts'
import type { Course } from '../course.ts'
import { add, type Case, type Findings, given } from '../finding-faults.ts'
import type { Placed } from '../placing.ts'
import type { EventOf } from '../vocabulary.ts'
import { madeOn, yearTest } from '../year-test.ts'

/** Refusals and holds: was the lawful test applied, and were the reasons given? */
export function refusals(matter: Case, findings: Findings): void {
  for (const refused of matter.course.of('complaint-refused')) refusedComplaint(refused, matter, findings)
  for (const decided of matter.course.of('late-complaint-decided')) {
    const letter = matter.course.of('complaint-refused').some((refused) => restsOn(refused, decided))
    if (decided.event.accepted === false && !letter) outOfTime(decided, decided, matter, findings)
  }
  for (const decided of matter.course.of('interest-decided')) noInterest(decided, matter, findings)
  for (const held of matter.course.of('complaint-held')) holdReasoned(held, matter, findings)
}

const restsOn = (refused: Placed<EventOf<'complaint-refused'>>, decided: Placed): boolean =>
  refused.event.of === decided.ref ||
  (refused.event.of === undefined &&
    (refused.event.grounds ?? []).includes('out-of-time') &&
    isAfter(decided.when, refused.when) !== 'yes')

function refusedComplaint(refused: Placed<EventOf<'complaint-refused'>>, matter: Case, findings: Findings): void {
  const { course } = matter
  const { grounds, reasons, of } = refused.event
  if (grounds?.includes('out-of-time')) {
    const decided = course.of('late-complaint-decided').findLast((each) => of === each.ref || restsOn(refused, each))
    outOfTime(refused, decided, matter, findings)
    if (grounds.length === 1) return
  }
  const stated =
    grounds === undefined ? (course.coverage === 'whole' ? 'no' : 'maybe') : grounds.length > 0 ? 'yes' : 'no'
  const decision = of === undefined ? undefined : course.events.find((each) => each.ref === of)?.event
  const borrowed = decision?.type === 'interest-decided' ? decision.reasons : undefined
  notReasoned(refused, both(stated, given(reasons ?? borrowed, course)), 'refusal', findings, course)
}

/** Found where it is known that a reason or ground is missing; in part, an absent field is not known. */
function notReasoned(at: Placed, reasoned: Truth, what: string, findings: Findings, course: Course): void {
  if (reasoned === 'maybe') findings.notShown.add('REFUSAL_NOT_REASONED')
  if (reasoned !== 'no') return
  add(findings, 'REFUSAL_NOT_REASONED', 'yes', {
    says: `The ${what} ${course.coverage === 'whole' ? 'has' : 'had'} no ground or no reasons on record.`,
    because: [at.ref],
    rules: what === 'hold' ? ['I.prejudice-hold'] : what === 'refusal' ? ['O.signpost'] : ['I.sufficient-interest'],
  })
}

function noInterest(decided: Placed<EventOf<'interest-decided'>>, { course }: Case, findings: Findings): void {
  const { accepted, reasons } = decided.event
  const letter = course.of('complaint-refused').some(({ event }) => event.of === decided.ref)
  if (accepted === false && !letter) {
    notReasoned(decided, given(reasons, course), 'decision on sufficient interest', findings, course)
  }
}

function holdReasoned(held: Placed<EventOf<'complaint-held'>>, { course }: Case, findings: Findings): void {
  const { proceedings, reasons } = held.event
  notReasoned(held, both(given(proceedings, course), given(reasons, course)), 'hold', findings, course)
}

/**
 * Regulation 9: a complaint made within a year of its grounds is not late, and one that is late may be refused
 * only after two reasoned answers, was it reasonable to expect it earlier and can it still be considered fairly.
 */
function outOfTime(
  at: Placed,
  decided: Placed<EventOf<'late-complaint-decided'>> | undefined,
  matter: Case,
  findings: Findings,
): void {
  const { course } = matter
  const because = [...new Set([at.ref, ...(decided ? [decided.ref] : [])])]
  const inTime = madeWithinAYear(at, course)
  if (inTime.truth !== 'no') {
    add(findings, 'OUT_OF_TIME_NOT_CONSIDERED', inTime.truth, {
      says: 'It was refused as late although it was made within a year of the grounds arising.',
      because: [...because, ...inTime.because],
      points: inTime.points,
      against: '1 year',
      rules: ['I.one-year'],
    })
    if (inTime.truth === 'yes') return
  }
  const tests = decided
    ? both(given(decided.event.reasonableToExpectEarlier, course), given(decided.event.effectiveAndFairNow, course))
    : undecided(at, course)
  if (tests === 'maybe') findings.notShown.add('OUT_OF_TIME_NOT_CONSIDERED')
  if (tests !== 'no') return
  add(findings, 'OUT_OF_TIME_NOT_CONSIDERED', 'yes', {
    says: 'It was refused as late without a reasoned answer to both tests: was it reasonable to expect it earlier, and can it still be considered effectively and fairly.',
    because,
    rules: ['I.one-year-override'],
  })
}

/** No decision on lateness stands in the record: not made in a whole one; in part, only where the letter gave no reasons. */
function undecided({ event }: Placed, course: Course): Truth {
  if (course.coverage === 'whole') return 'no'
  return event.type === 'complaint-refused' && event.reasons?.trim() === '' ? 'no' : 'maybe'
}

function madeWithinAYear(
  at: Placed,
  course: Course,
): { readonly truth: Truth; readonly points: readonly string[]; readonly because: readonly string[] } {
  const received = course.of('complaint-received').findLast((each) => isAfter(each.when, at.when) !== 'yes')
  if (!received) return { truth: 'no', points: [], because: [] }
  const points = course.points.meantBy(at.event.type === 'points-stated' ? undefined : at.event.points)
  const inTime = points.flatMap((id) =>
    yearTest(id, madeOn(received), course).map(({ late }) => ({ id, truth: not(late) })),
  )
  const truth = inTime.map((each) => each.truth).reduce<Truth>(either, 'no')
  return { truth, points: inTime.filter((each) => each.truth !== 'no').map((each) => each.id), because: [received.ref] }
}
