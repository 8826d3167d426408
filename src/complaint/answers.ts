import { plusMonths, type Span, spanOf } from '../kernel/day.ts'
import type { Fault, Given } from './assessment.ts'
import { laterOf } from '../kernel/span.ts'
import type { Approach, Course, Hold } from './course.ts'
import type { Placed } from './placing.ts'
import { type Case, given } from './finding-faults.ts'
import { madeOn } from './faults/refusals.ts'

/** Not faults, but what staff must see: the Ombudsman was approached too early or too late; a lawful hold explains the time. */
export function answersTo(matter: Case, faults: readonly Fault[]): readonly Given[] {
  return [...premature(matter.course, faults), ...tooLate(matter, faults), ...held(matter.course)]
}

/** Approached while a stage could be asked for or was running, and no door had been shut. */
function premature(course: Course, faults: readonly Fault[]): readonly Given[] {
  const approach = course.approaches.at(-1)
  if (!approach || approach.doorShut || !openThen(approach) || finished(course)) return []
  if (faults.some((fault) => fault.code === 'WRONG_PROCEDURE' && fault.certainty === 'certain')) return []
  if (course.holds.some((hold) => !hold.ended) && approach.running.length === 0) return []
  const stage = approach.running.at(-1)
  const passed = faults.some(
    (fault) => fault.kind !== 'act' && fault.weight === 'fault' && /^(S\d_|PROCEDURE_NOT_STARTED)/.test(fault.code),
  )
  const where = stage ? `stage ${stage} was running` : `stage ${approach.mayAskFor} could still be asked for`
  return [
    {
      answer: 'PREMATURE',
      certainty: 'certain',
      says: `The Ombudsman was approached while ${where}.${passed ? ' A limit has passed, so the Ombudsman may look at the delay now.' : ''}`,
      because: [approach.at.ref],
    },
  ]
}

const openThen = ({ running, mayAskFor }: Approach): boolean => running.length > 0 || mayAskFor !== undefined

const finished = (course: Course): boolean =>
  course.episodes.some((episode) => episode.stage === 3 && episode.ended?.by === 'answered') &&
  course.episodes.every((episode) => episode.ended)

const MONTHS = 12

/** Over twelve months from notice of the matter, or of a failure in handling, leaving out the days of the procedure itself. */
function tooLate({ course }: Case, faults: readonly Fault[]): readonly Given[] {
  const approach = course.approaches.at(-1)
  if (!approach) return []
  const { when } = approach.at
  const answer = finalAnswer(approach, course)
  const shown =
    aroseLongAgo(course, approach, answer) ||
    faults.some(({ since, ...fault }) => since && isHandling(fault) && yearPassed(later(since, answer), when)) ||
    (answer !== undefined && isRefusal(answer) && yearPassed(answer.when, when))
  if (!shown) return []
  return [
    {
      answer: 'LATE_TO_OMBUDSMAN',
      certainty: 'possible',
      says: 'More than 12 months may have passed from notice of the matter to the approach, the time of the procedure left out. The Ombudsman decides whether that matters.',
      because: [approach.at.ref],
    },
  ]
}

const isHandling = (fault: Omit<Fault, 'since'>): boolean =>
  fault.kind !== 'act' && fault.certainty === 'certain' && fault.weight === 'fault'

const later = (since: Span, answer: Placed | undefined): Span => (answer ? laterOf(since, answer.when) : since)

const yearPassed = (from: Span, to: Span): boolean => to.earliest > plusMonths(from.latest, MONTHS)

/** What ended the procedure before the approach; none while a stage was running. */
function finalAnswer({ at, running }: Approach, course: Course): Placed | undefined {
  if (running.length > 0) return undefined
  return course
    .among([
      'stage-1-responded',
      'stage-2-responded',
      'stage-3-responded',
      'complaint-refused',
      'stage-2-refused',
      'stage-3-refused',
    ])
    .findLast(({ place }) => place < at.place)
}

const isRefusal = ({ event }: Placed): boolean => event.type.endsWith('-refused')

/** The time before the complaint and the time after the last answer, at the least. */
function aroseLongAgo(course: Course, { at }: Approach, answer: Placed | undefined): boolean {
  const arose = course.points.all
    .flatMap((point) => (point.arose === undefined ? [] : [spanOf(point.arose)]))
    .filter((span) => span !== undefined)
  const received = course.of('complaint-received')[0]
  if (!received && arose.length > 0 && course.coverage === 'whole')
    return arose.some((span) => yearPassed(span, at.when))
  const noticed = Math.max(...arose.map((span) => span.latest))
  const before = received && arose.length > 0 ? Math.max(0, madeOn(received).earliest - noticed) : 0
  const after = answer ? Math.max(0, at.when.earliest - answer.when.latest) : 0
  const total = before + after
  return Number.isFinite(total) && total > 366
}

/** The whole complaint, or which points of it. */
function whatIsHeld({ points }: Hold, course: Course): string {
  if (course.points.meantBy(undefined).every((point) => points.includes(point))) return 'The complaint is'
  return points.length === 1 ? `Point ${points[0]} is` : `Points ${points.join(', ')} are`
}

/** A hold for reasons that are not known to be empty explains the time. */
function held(course: Course): readonly Given[] {
  const hold = course.over ? undefined : course.holds.findLast((each) => !each.ended)
  if (!hold || given(hold.held.event.reasons, course) === 'no' || given(hold.held.event.proceedings, course) === 'no')
    return []
  return [
    {
      answer: 'HELD',
      certainty: 'certain',
      says: `${whatIsHeld(hold, course)} held because of proceedings${hold.held.event.reviewOn === undefined ? '; no date to look at it again is recorded' : ''}.`,
      because: [hold.held.ref],
    },
  ]
}
