import type { RuleId } from '../law/rules/index.ts'
import type { FaultCode } from '../law/faults.ts'
import type { Duty } from './assessment.ts'
import type { Span } from '../kernel/day.ts'
import { type Episode, first, has, last } from './course.ts'
import { addDelay, type Case, type Findings, given } from './finding-faults.ts'
import { delayOf } from './lateness.ts'
import type { Placed } from './placing.ts'
import { stoppedAs, statedPoints } from './stage-1.ts'
import { type Clock, type ClockOf, clockOf, dutyOf, lateBefore, sinceOf } from './stage-clock.ts'

/** The clocks of a review panel: its papers, to meet, to report, and the council's response. */
export function stage3(matter: Case, findings: Findings): readonly Duty[] {
  return matter.course.episodes.flatMap((episode) => {
    if (episode.stage !== 3) return []
    const [panel, report] = [panelClock(episode, matter), reportClock(episode, matter)]
    const responses = responseClocks(episode, matter)
    const response = responses.find((clock) => clock.headline)
    if (panel) panelMet(episode, panel, matter, findings)
    if (report) reported(episode, report, matter, findings)
    if (response) responded(episode, response, matter, findings)
    return [panel, papersClock(episode, matter), report, ...responses]
      .filter((clock) => clock !== undefined)
      .map((clock) => dutyOf(clock, matter))
  })
}

export function panelClock(episode: Episode, matter: Case): Clock | undefined {
  if (!episode.from) return undefined
  return stepClock('S3.panel-held', episode, episode.opened, first(episode, 'panel-held'), matter)
}

/** The day that is set for the panel, and what set it; nothing while none is. */
export function panelDate(
  episode: Episode,
  { counter }: Pick<Case, 'counter'>,
): { readonly date: Span; readonly at: Placed } | undefined {
  const [set, putOff] = [last(episode, 'panel-date-set'), last(episode, 'panel-postponed')]
  const at = putOff && (!set || putOff.place > set.place) ? putOff : set
  return at?.event.date === undefined ? undefined : { date: counter.textDay(at.event.date), at }
}

/** The papers go 10 working days before the day that is set, counted back from it. */
export function papersClock(episode: Episode, matter: Case): Clock | undefined {
  const meets = panelDate(episode, matter)
  if (!meets) return undefined
  const over = first(episode, 'panel-held') ?? episode.ended?.at
  const sent = first(episode, 'panel-papers-sent')
  return stepClock('S3.papers', episode, meets.at, sent, matter, {
    from: meets.date,
    ...(over && !sent && { stopped: { standing: unsent(matter), at: over.when } }),
  })
}

/** A record in part need not show that papers went. */
const unsent = ({ course }: Case) => (course.coverage === 'part' ? 'not-shown' : 'ended')

export function reportClock(episode: Episode, matter: Case): Clock | undefined {
  const held = first(episode, 'panel-held')
  return (
    held &&
    stepClock(
      'S3.report',
      episode,
      held,
      first(episode, 'panel-reported') ?? first(episode, 'panel-report-received'),
      matter,
    )
  )
}

const FROM_PANEL = 20

/**
 * Regulation 20: 15 working days from the council receiving the report. The 20 from the panel that decisions speak of
 * stand beside them as a cross-check; policy P6 makes them the headline.
 */
export function responseClocks(episode: Episode, matter: Case): readonly Clock[] {
  const received = first(episode, 'panel-report-received') ?? first(episode, 'panel-reported')
  const held = first(episode, 'panel-held')
  const answer = episode.ended?.by === 'answered' ? episode.ended.at : undefined
  const byPanel = held !== undefined && matter.policies['stage3.response_clock'] === '20_from_panel'
  const read = (from: Placed, how: Partial<ClockOf>) => stepClock('S3.respond', episode, from, answer, matter, how)
  const clocks = [
    received && read(received, { reading: 'report_received', headline: !byPanel }),
    held && (byPanel || received)
      ? read(held, { reading: 'panel_held', headline: byPanel, setDate: matter.counter.after(held.when, FROM_PANEL) })
      : undefined,
  ]
  return clocks.filter((clock) => clock !== undefined).sort((a, b) => Number(b.headline) - Number(a.headline))
}

function stepClock(
  rule: RuleId,
  episode: Episode,
  from: Placed,
  done: Placed | undefined,
  matter: Case,
  how: Partial<ClockOf> = {},
): Clock | undefined {
  const { ended } = episode
  return clockOf(
    {
      rule,
      from: from.when,
      because: [from.ref, ...(done ? [done.ref] : [])],
      reading: 'only',
      headline: true,
      points: statedPoints(episode),
      paused: rule === 'S3.panel-held' ? episode.paused : [],
      notices: [],
      done: done?.when,
      stopped: ended && !done ? { standing: stoppedAs(shown(ended.by, matter)), at: ended.at.when } : undefined,
      ...how,
    },
    matter,
  )
}

/** In a record in part, the answer to stage 3 shows that the panel met and reported, though not when. */
const shown = (by: NonNullable<Episode['ended']>['by'], { course }: Case) =>
  by === 'answered' && course.coverage === 'part' ? 'shown-later' : by

const ARRANGED = [
  'panel-appointed',
  'panel-date-set',
  'panel-papers-sent',
  'panel-postponed',
  'panel-held',
  'panel-reported',
] as const

function panelMet(episode: Episode, clock: Clock, matter: Case, findings: Findings): void {
  const by = episode.ended?.by
  if (by === 'refused' || by === 'withdrawn' || by === 'referred-early') return
  const reportedAlready = has(episode, 'panel-reported', 'panel-report-received') || by === 'answered'
  if (!clock.done && reportedAlready && matter.course.coverage === 'part') {
    findings.notShown.add('S3_LATE')
    return
  }
  if (by === 'held' && episode.ended && lateBefore(clock.due, episode.ended.at.when) === 'no') return
  const arranged = has(episode, ...ARRANGED)
  const delay = delayOf(clock, matter.pauses, matter.counter)
  const particulars = {
    because: clock.because,
    against: '30 WD',
    points: clock.points,
    since: sinceOf(clock.due),
  }
  if (arranged) {
    addDelay(findings, 'S3_LATE', delay, 'yes', {
      ...particulars,
      says: `The review panel ${clock.done ? 'met' : 'had not met'} ${clock.done ? 'more than' : 'within'} 30 working days ${clock.done ? 'after' : 'of'} the request.`,
    })
    return
  }
  addDelay(findings, 'S3_NOT_STARTED', delay, 'yes', {
    ...particulars,
    says: 'A review panel was asked for, and 30 working days later nothing had been arranged.',
  })
}

function reported(episode: Episode, clock: Clock, matter: Case, findings: Findings): void {
  if (!clock.done && clock.stopped && matter.course.coverage === 'part') {
    findings.notShown.add('S3_REPORT_LATE')
    return
  }
  softLimit('S3_REPORT_LATE', first(episode, 'panel-reported')?.event.reason, clock, matter, findings, {
    against: '5 WD',
    done: 'The panel reported more than 5 working days after it met',
    undone: 'The panel had not reported within 5 working days of meeting',
  })
}

function responded(episode: Episode, clock: Clock, matter: Case, findings: Findings): void {
  if (!clock.done && clock.stopped) return
  softLimit('S3_RESPONSE_LATE', first(episode, 'stage-3-responded')?.event.reason, clock, matter, findings, {
    against: clock.reading === 'panel_held' ? `${FROM_PANEL} WD` : '15 WD',
    done: 'The final response came after its date',
    undone: 'No final response had been sent by its date',
  })
}

/** "Or as soon as reasonably practicable": a recorded reason makes lateness poor practice; without one it is fault. */
function softLimit(
  code: FaultCode,
  reason: string | undefined,
  clock: Clock,
  matter: Case,
  findings: Findings,
  words: { readonly against: string; readonly done: string; readonly undone: string },
): void {
  const delay = delayOf(clock, matter.pauses, matter.counter)
  const reasoned = given(reason, matter.course) === 'yes'
  addDelay(findings, code, delay, 'yes', {
    says: `${clock.done ? words.done : words.undone}${reasoned ? '; a reason is recorded' : ', and no reason is recorded'}.`,
    because: clock.because,
    against: words.against,
    weight: reasoned ? 'poor-practice' : 'fault',
    points: clock.points,
    since: sinceOf(clock.due),
  })
}
