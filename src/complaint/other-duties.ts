import type { EventType } from '../kernel/event-types.ts'
import type { Span } from '../kernel/day.ts'
import type { RuleId } from '../law/rules/index.ts'
import type { Duty } from './assessment.ts'
import { type Episode, first } from './course.ts'
import type { Case } from './finding-faults.ts'
import type { Placed } from './placing.ts'
import type { Undertaking } from './promises.ts'
import { stage2Began } from './stage-2.ts'
import { statedPoints } from './stage-1.ts'
import { clockOf, dutyOf } from './stage-clock.ts'

/** The duties beside the stage clocks: acknowledging, appointing, answering the Ombudsman, keeping promises. */
export function otherDuties(matter: Case, promises: readonly Undertaking[]): readonly Duty[] {
  return [
    ...matter.course.episodes.flatMap((episode) => withinStage(episode, matter)),
    ...asked(matter),
    ...promises.flatMap((promise) => kept(promise, matter)),
  ]
}

function withinStage(episode: Episode, matter: Case): readonly Duty[] {
  const { from, opened } = episode
  if (!from || episode.openedBy === 'released') return []
  const step = (rule: RuleId, ...ends: readonly EventType[]) => {
    const done = matter.course.events.find((each) => ends.includes(each.event.type) && each.place > opened.place)
    const passed = episode.ended ?? (episode.stage === 2 && done === undefined ? later(episode) : undefined)
    return duty(
      rule,
      from,
      opened,
      done,
      passed && { at: passed.at, shown: passed.at.event.type.endsWith('responded') },
      statedPoints(episode),
      matter,
    )
  }
  switch (episode.stage) {
    case 1:
      return step('I.ack', 'complaint-acknowledged')
    case 2:
      return [
        ...(episode.openedBy === 'requested' ? step('S2.ack', 'stage-2-acknowledged') : []),
        ...step('S2.appoint-io', 'investigating-officer-appointed'),
        ...step('S2.appoint-ip', 'independent-person-appointed'),
      ]
    default:
      return [...step('S3.ack', 'stage-3-acknowledged'), ...step('S3.compose', 'panel-appointed')]
  }
}

/** A report shows that the appointments were made, though not when. */
const later = (episode: Episode): { readonly at: Placed } | undefined => {
  const report = stage2Began(episode)
    ? (first(episode, 'investigating-officer-reported') ?? first(episode, 'adjudicated'))
    : undefined
  return report && { at: report }
}

function duty(
  rule: RuleId,
  from: Span,
  because: Placed,
  done: Placed | undefined,
  passed: { readonly at: Placed; readonly shown: boolean } | undefined,
  points: readonly string[],
  matter: Case,
): readonly Duty[] {
  const clock = clockOf(
    {
      rule,
      from,
      because: [because.ref, ...(done ? [done.ref] : [])],
      reading: 'only',
      headline: true,
      points,
      paused: [],
      notices: [],
      done: done?.when,
      ...(!done && passed
        ? { stopped: { standing: matter.course.coverage === 'part' ? 'not-shown' : 'ended', at: passed.at.when } }
        : {}),
    },
    matter,
  )
  if (!clock) return []
  const one = dutyOf(clock, matter)
  // A record in part need not show an acknowledgement or an appointment.
  const silent = matter.course.coverage === 'part' && one.standing === 'overdue'
  return [silent ? { ...one, standing: 'not-shown', certainty: 'certain' } : one]
}

/** What the Ombudsman asked for by a date, and the data protection clock, which is its own. */
function asked(matter: Case): readonly Duty[] {
  const { course, counter } = matter
  const byDate = (rule: RuleId, start: 'ombudsman-enquired' | 'draft-decision-received', end: EventType) =>
    course
      .of(start)
      .flatMap((ask) =>
        ask.event.due === undefined ? [] : counted(rule, ask, end, matter, counter.textDay(ask.event.due)),
      )
  return [
    ...byDate('O.enquiry-reply', 'ombudsman-enquired', 'enquiry-answered'),
    ...byDate('O.draft-comment', 'draft-decision-received', 'draft-decision-answered'),
    ...course
      .of('public-report-issued')
      .flatMap((report) => counted('O.report-consider', report, 'public-report-considered', matter)),
    ...course
      .of('data-complaint-opened')
      .flatMap((opened) => counted('D.dp-ack', opened, 'data-complaint-acknowledged', matter)),
  ]
}

function counted(rule: RuleId, start: Placed, end: EventType, matter: Case, setDate?: Span): readonly Duty[] {
  const done = matter.course.events.find(({ event, place }) => place > start.place && event.type === end)
  return dated(rule, start.when, [start.ref, ...(done ? [done.ref] : [])], done?.when, matter, setDate)
}

function dated(
  rule: RuleId,
  from: Span,
  because: readonly string[],
  done: Span | undefined,
  matter: Case,
  setDate?: Span,
): readonly Duty[] {
  const clock = clockOf(
    {
      rule,
      from,
      because,
      reading: 'only',
      headline: true,
      points: [],
      paused: [],
      notices: [],
      done,
      setDate,
    },
    matter,
  )
  return clock ? [dutyOf(clock, matter)] : []
}

function kept(promise: Undertaking, matter: Case): readonly Duty[] {
  if (!promise.due || promise.declined || promise.abandoned || promise.compliance) return []
  const rule: RuleId = promise.from === 'ombudsman' ? 'O.agreed-action' : 'S2.actions'
  return dated(rule, promise.promised.when, promise.because, promise.doneOn, matter, promise.due).map((one) => ({
    ...one,
    action: promise.id,
  }))
}
