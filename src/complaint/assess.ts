import { type Day, spanOfDay } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import type { FaultCode } from '../law/faults.ts'
import type { Policies } from '../law/policies.ts'
import { answersTo } from './answers.ts'
import type { Assessment, Fault, StageName } from './assessment.ts'
import { makeCounter } from './counter.ts'
import type { Course } from './course.ts'
import { evolve } from './evolve.ts'
import { access } from './faults/access.ts'
import { adjudication } from './faults/adjudication.ts'
import { communication } from './faults/communication.ts'
import { earlyReferral } from './faults/early-referral.ts'
import { holds } from './faults/holds.ts'
import { holdsShown } from './holds-shown.ts'
import { independence } from './faults/independence.ts'
import { people } from './faults/people.ts'
import { promisesKept } from './faults/promises.ts'
import { refusals } from './faults/refusals.ts'
import { rightsExplained } from './faults/rights.ts'
import { stage2Refused, stage3Refused } from './faults/stage-refusals.ts'
import { type Case, type Findings, noFindings } from './finding-faults.ts'
import type { History } from './history.ts'
import { pausesOf } from './lateness.ts'
import { leadingClock } from './leading-clock.ts'
import { isLive, nextSteps } from './next-steps.ts'
import { otherDuties } from './other-duties.ts'
import { knownBy, place, type Placed, withCorrections } from './placing.ts'
import { actionThread, promisesOf } from './promises.ts'
import { rightsOf } from './rights.ts'
import { stage1 } from './stage-1.ts'
import { stage2 } from './stage-2.ts'
import { stage3 } from './stage-3.ts'
import { findingsVoiced, recommendationThreads } from './threads.ts'
import { type Turn, turnAfter } from './turn.ts'
import { onEachDay, together } from './worlds.ts'

export type Question = {
  readonly policies: Policies
  readonly calendar: Calendar
  /** The day of judging, in Europe/London: what had happened by then. */
  readonly asOf: Day
  /** What had been recorded by an instant (ISO 8601 with offset); everything where it is absent. */
  readonly knownAt?: string
}

/**
 * The law applied to one history on one day: stage, duties with their dates, faults, answers, rights and next
 * steps, each with its citation and the events it rests on. Never throws for a history within the vocabulary.
 */
export function assess(history: History, question: Question): Assessment {
  const { calendar, asOf, knownAt } = question
  const recorded = withCorrections(knownBy(history.events, knownAt))
  const turn = turnAfter(asOf)
  const placed = place(recorded, asOf, calendar, turn)
  const shown = assessPlaced(history, placed, question, turn)
  const worlds = onEachDay(recorded, placed)
  const assessed = worlds.map((world) => assessPlaced(history, place(world, asOf, calendar, turn), question, turn))
  const answer = assessed.length === 0 ? shown : together(shown, assessed, true)
  const [clock, holdsUntil] = [leadingClock(answer), turn.next()]
  return { ...answer, ...(clock && { clock }), ...(holdsUntil !== undefined && { holdsUntil }) }
}

/** More than this many events that may lie after the day of judging, and nothing is called certain. */
const MOST_OPEN = 8

/**
 * Where the dates allow the last events to lie after the day of judging, any number of them may not have happened
 * yet: each number is a world.
 */
function assessPlaced(history: History, placed: readonly Placed[], question: Question, turn: Turn): Assessment {
  const shown = assessOnce(history, placed, question, turn)
  const firstOpen = placed.findIndex((each) => each.straddles)
  if (firstOpen === -1) return shown
  const open = placed.length - firstOpen
  const lengths = open > MOST_OPEN ? [firstOpen] : Array.from({ length: open }, (_, n) => firstOpen + n)
  const others = lengths.map((length) => assessOnce(history, placed.slice(0, length), question, turn))
  return together(shown, [shown, ...others], open <= MOST_OPEN)
}

function assessOnce(history: History, placed: readonly Placed[], question: Question, turn: Turn): Assessment {
  const { policies, calendar, asOf } = question
  const course = evolve(history, placed, policies)
  const counter = makeCounter(calendar, policies, asOf, turn)
  const matter: Case = { course, counter, policies, pauses: pausesOf(course, counter) }
  const findings = noFindings()
  const stages = [...stage1(matter, findings), ...stage2(matter, findings), ...stage3(matter, findings)]
  const promises = promisesOf(matter)
  acts(matter, findings)
  promisesKept(promises, matter, findings)
  const duties = [...stages, ...otherDuties(matter, promises)]
  const faults = withoutShadows(findings.faults)
  const rights = rightsOf(matter)
  const found = new Set<FaultCode>(faults.map((fault) => fault.code))
  return {
    reference: history.reference,
    council: history.council,
    asOf: spanOfDay(asOf),
    stage: stageOf(course),
    live: isLive(matter, promises),
    held: !course.over && course.holds.some((hold) => !hold.ended) && course.episodes.every((episode) => episode.ended),
    holds: holdsShown(matter),
    duties,
    faults,
    explained: findings.explained,
    answers: answersTo(matter, faults),
    notShown: [...findings.notShown].filter((code) => !found.has(code)),
    rights,
    next: nextSteps(matter, duties, promises, rights),
    points: statedPoints(course),
    findings: findingsVoiced(placed),
    recommendations: recommendationThreads(course),
    actions: promises.map(actionThread),
    timeline: placed.map(({ ref, when, corrected }) => ({ ref, when, corrected })),
  }
}

function statedPoints({ points }: Course): Assessment['points'] {
  const standing = new Set(points.meantBy(undefined))
  return points.all.map((point) => ({ ...point, stands: standing.has(point.id) }))
}

function acts(matter: Case, findings: Findings): void {
  rightsExplained(matter, findings)
  refusals(matter, findings)
  stage2Refused(matter, findings)
  stage3Refused(matter, findings)
  earlyReferral(matter, findings)
  access(matter, findings)
  independence(matter, findings)
  adjudication(matter, findings)
  people(matter, findings)
  holds(matter, findings)
  communication(matter, findings)
}

/** For the points that another procedure answered, that is the fault; not also that this one was late or never begun. */
function withoutShadows(faults: readonly Fault[]): readonly Fault[] {
  const wrong = faults.filter((fault) => fault.code === 'WRONG_PROCEDURE')
  if (wrong.length === 0) return faults
  const points = new Set(wrong.flatMap((fault) => fault.points))
  const shadowed = (fault: Fault) =>
    (fault.code === 'S1_LATE' || fault.code === 'PROCEDURE_NOT_STARTED') &&
    (points.size === 0 || fault.points.length === 0 || fault.points.every((point) => points.has(point)))
  return faults.filter((fault) => !shadowed(fault))
}

function stageOf(course: Course): StageName {
  if (course.over) return course.over.by
  const latest = course.episodes.findLast((episode) => !episode.ended) ?? course.episodes.at(-1)
  if (!latest) return course.corporate.length > 0 ? 'another-procedure' : 'intake'
  if (latest.stage === 3 && latest.ended?.by === 'answered') return 'finished'
  if (latest.ended?.by === 'routed') return 'another-procedure'
  if (latest.stage === 1) return course.accepted ? 'stage-1' : 'intake'
  return latest.stage === 2 ? 'stage-2' : 'stage-3'
}
