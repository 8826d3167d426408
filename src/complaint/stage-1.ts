import { either, both, type Truth } from '../kernel/truth.ts'
import type { Duty } from './assessment.ts'
import { type Episode, every, type Course } from './course.ts'
import { add, type Case, type Findings } from './finding-faults.ts'
import { levelFaults } from './level-faults.ts'
import { type Clock, clockOf, dutyOf, lateBefore, levelsOf, sinceOf } from './stage-clock.ts'

/** The stage 1 clock of each complaint received: the duty to answer, and what went wrong with it. */
export function stage1(matter: Case, findings: Findings): readonly Duty[] {
  return matter.course.episodes.flatMap((episode) => {
    if (episode.stage !== 1) return []
    const clock = stage1Clock(episode, matter)
    if (!clock) return []
    answeredInTime(episode, clock, matter, findings)
    putIntoAStage(episode, clock, matter, findings)
    return [dutyOf(clock, matter)]
  })
}

export function stage1Clock(episode: Episode, matter: Case): Clock | undefined {
  if (!episode.from) return undefined
  const { ended } = episode
  const answered = ended?.by === 'answered' || ended?.by === 'resolved'
  return clockOf(
    {
      rule: 'S1.respond',
      from: episode.from,
      because: [episode.opened.ref, ...(ended ? [ended.at.ref] : [])],
      reading: 'only',
      headline: true,
      points: statedPoints(episode),
      paused: episode.paused,
      notices: every(episode, 'stage-1-extended').map((sent) => ({
        sent,
        until: sent.event.until,
      })),
      done: answered ? ended.at.when : undefined,
      stopped: ended && !answered ? { standing: stoppedAs(ended.by), at: ended.at.when } : undefined,
    },
    matter,
  )
}

/** The points that a stage is about by name; where only some of them are held, those that go on. */
export function statedPoints({ points, heldOut }: Episode): readonly string[] {
  const going = points.filter((point) => !heldOut.has(point))
  return (going.length > 0 ? going : points).filter((point) => point !== '*')
}

export const stoppedAs = (by: NonNullable<Episode['ended']>['by']): 'held' | 'ended' | 'not-shown' =>
  by === 'held' ? 'held' : by === 'shown-later' ? 'not-shown' : 'ended'

/** Whether the procedure was owed at all: taken in by the council, or within the Act and the Regulations. */
export function owed(points: readonly string[], course: Course): Truth {
  if (course.accepted) return 'yes'
  const scope = points.map(course.inScope).reduce<Truth>(either, 'no')
  return both(course.entitled, scope)
}

function answeredInTime(episode: Episode, clock: Clock, matter: Case, findings: Findings): void {
  const { ended } = episode
  if (ended?.by === 'refused' || ended?.by === 'withdrawn' || ended?.by === 'routed') return
  if (ended?.at.event.type === 'stage-1-skipped') return
  const levels = levelsOf(clock, matter)
  if (ended?.by === 'shown-later') {
    if (levels.first.delay.late !== 'no') findings.notShown.add('S1_LATE')
    return
  }
  if (ended?.by === 'held' && lateBefore(levels.first.due, ended.at.when) === 'no') return
  const basis = owed(episode.points, matter.course)
  levelFaults('S1_LATE', levels, basis, clock, (level) => saysLate(level.against, clock), findings)
}

function saysLate(against: string, clock: Clock): string {
  const what = clock.done ? 'The stage 1 answer came' : 'No stage 1 answer had come'
  if (against === 'notified date') return `${what} after the date that the council had given in its notice.`
  const time =
    against === '20 WD'
      ? '20 working days, the most that stage 1 may take'
      : '10 working days, and no notice in time gave a later date'
  return clock.done ? `${what} after ${time}.` : `${what} within ${time}.`
}

/** An eligible complaint must be in a stage, or refused, within 20 working days. */
function putIntoAStage(episode: Episode, clock: Clock, matter: Case, findings: Findings): void {
  const { course, counter } = matter
  const { ended } = episode
  const routedUnanswered = ended?.by === 'routed' && !answeredElsewhere(episode, course)
  if (ended && ended.by !== 'closed' && !routedUnanswered) return
  if (episode.openedBy !== 'received' || begun(episode, course) || !clock.ceiling) return
  const until = ended?.by === 'closed' ? ended.at.when : counter.today
  const eligible = both(course.entitled, episode.points.map(course.inScope).reduce<Truth>(either, 'no'))
  const basis = routedUnanswered ? (eligible === 'yes' ? 'yes' : 'no') : eligible
  add(findings, 'PROCEDURE_NOT_STARTED', both(counter.isAfter(until, clock.ceiling), basis), {
    says: 'The complaint was put into no stage of the procedure within 20 working days, and was not refused, held or withdrawn.',
    because: [episode.opened.ref],
    against: '20 WD',
    points: statedPoints(episode),
    since: sinceOf(clock.ceiling),
  })
}

/** Something of the procedure was done for any of its points. */
function begun(episode: Episode, course: Course): boolean {
  const touches = (points: readonly string[]) => points.some((point) => episode.points.includes(point))
  const chosen = course.of('procedure-chosen').filter(({ event }) => event.procedure === 'statutory')
  return (
    episode.steps.length > 0 ||
    chosen.some(({ event }) => touches(course.points.meantBy(event.points))) ||
    course.episodes.some((other) => other.stage > 1 && touches(other.points))
  )
}

const answeredElsewhere = (episode: Episode, course: Course): boolean =>
  course.corporate.some((answer) => answer.points.some((point) => episode.points.includes(point)))
