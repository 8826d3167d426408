import type { Span } from '../kernel/day.ts'
import { laterOf } from '../kernel/span.ts'
import type { Duty } from './assessment.ts'
import { type Episode, first, last } from './course.ts'
import { addDelay, type Case, type Findings } from './finding-faults.ts'
import { delayOf, type Pause } from './lateness.ts'
import { stoppedAs, statedPoints } from './stage-1.ts'
import { clockOf, dutyOf, sinceOf } from './stage-clock.ts'

/**
 * Settling the statement of complaint within policy P16 of both appointments. The time that the complainant takes
 * over the last draft is not counted.
 */
export function statementTime(episode: Episode, matter: Case, findings: Findings): readonly Duty[] {
  const officer = first(episode, 'investigating-officer-appointed')
  const independent = first(episode, 'independent-person-appointed')
  if (!officer || !independent) return []
  const settled = first(episode, 'statement-agreed') ?? first(episode, 'statement-settled-unagreed')
  const passed = first(episode, 'investigating-officer-reported') ?? episode.ended?.at
  const clock = clockOf(
    {
      rule: 'S2.statement',
      from: laterOf(officer.when, independent.when),
      because: [officer.ref, independent.ref, ...(settled ? [settled.ref] : [])],
      reading: 'only',
      headline: true,
      points: statedPoints(episode),
      paused: episode.paused,
      notices: [],
      done: settled?.when,
      ...(passed && !settled
        ? { stopped: { standing: stoppedAs(episode.ended?.by ?? 'answered'), at: passed.when } }
        : {}),
    },
    matter,
  )
  if (!clock) return []
  const reply = replyTime(episode, settled?.when ?? passed?.when ?? matter.counter.today)
  const counted = { ...matter, pauses: [...matter.pauses, ...reply] }
  const inPart = matter.course.coverage === 'part'
  if (!settled && (passed || inPart)) {
    if (inPart && matter.counter.isAfter(clock.until, clock.due) !== 'no') findings.notShown.add('S2_STATEMENT_DELAY')
    return [dutyOf(clock, counted)]
  }
  const delay = delayOf(clock, counted.pauses, matter.counter)
  const drafted = reply.length > 0 || !inPart
  addDelay(findings, 'S2_STATEMENT_DELAY', delay, drafted ? 'yes' : 'maybe', {
    says: `Settling the statement of complaint took more than ${matter.policies['stage2.statement_days']} working days of the council's own time.`,
    because: clock.because,
    against: `${matter.policies['stage2.statement_days']} WD`,
    weight: 'contributing',
    points: clock.points,
    since: sinceOf(clock.due),
  })
  return [dutyOf(clock, counted)]
}

function replyTime(episode: Episode, until: Span): readonly Pause[] {
  const draft = last(episode, 'statement-drafted')
  return draft ? [{ from: draft.when, to: until, ref: draft.ref }] : []
}
