import type { Span } from '../kernel/day.ts'
import { isAfter } from '../kernel/span.ts'
import type { Truth } from '../kernel/truth.ts'
import type { Duty, Reading } from './assessment.ts'
import { type Episode, every, first, has } from './course.ts'
import { add, type Case, type Findings } from './finding-faults.ts'
import { levelFaults } from './level-faults.ts'
import type { Delay } from './lateness.ts'
import type { Placed } from './placing.ts'
import { dueDate } from './promises.ts'
import { stoppedAs, statedPoints } from './stage-1.ts'
import { type Clock, clockOf, dutyOf, firstLimit, lateBefore, type Level, levelsOf, sinceOf } from './stage-clock.ts'
import { statementTime } from './statement.ts'

/** The clocks of each stage 2: the request and the agreed statement (policy P1), and a date set by the Ombudsman. */
export function stage2(matter: Case, findings: Findings): readonly Duty[] {
  return matter.course.episodes.flatMap((episode) => {
    if (episode.stage !== 2) return []
    const clocks = stage2Clocks(episode, matter)
    started(episode, clocks, matter, findings)
    answeredInTime(episode, clocks, matter, findings)
    const statement = statementTime(episode, matter, findings)
    return [...clocks.map((clock) => dutyOf(clock, matter)), ...statement]
  })
}

/** The clocks of one stage 2, the headline first. */
export function stage2Clocks(episode: Episode, matter: Case): readonly Clock[] {
  const agreed = statementAgreed(episode)
  const byStatement = agreed && headlineIsStatement(episode, matter)
  const clocks = [
    episode.from && episode.openedBy !== 'ordered'
      ? clock(episode, matter, 'request_received', episode.from, [episode.opened.ref], !byStatement)
      : undefined,
    agreed ? clock(episode, matter, 'statement_agreed', agreed.when, [agreed.ref], Boolean(byStatement)) : undefined,
    ...ordered(episode, matter),
  ]
  return clocks.filter((each) => each !== undefined).sort((a, b) => Number(b.headline) - Number(a.headline))
}

/** The statement that starts the second clock; after a hold, only one agreed since. */
function statementAgreed(episode: Episode): Placed | undefined {
  const settled = [...every(episode, 'statement-agreed'), ...every(episode, 'statement-settled-unagreed')]
  return settled.find(({ place }) => episode.openedBy !== 'released' || place > episode.opened.place)
}

/** Regulation 16: a spoken request counts from the written record; else policy P1 decides. */
function headlineIsStatement(episode: Episode, { policies, course }: Case): boolean {
  if (episode.openedBy === 'released' || !episode.from) return !episode.from
  const { event } = episode.opened
  const spoken = event.type === 'stage-2-requested' && (event.channel === 'phone' || event.channel === 'in-person')
  const written = course
    .of('complaint-recorded-in-writing')
    .some(({ when }) => isAfter(when, episode.opened.when) !== 'yes')
  return policies['stage2.clock_start'] === 'statement_agreed' || (spoken && !written)
}

/** "65 working days from this decision": the Ombudsman's date stands beside the statutory ones. */
function ordered(episode: Episode, matter: Case): readonly (Clock | undefined)[] {
  return episode.orders.map((order) => {
    const dues = (order.event.actions ?? []).filter(
      (action) =>
        action.kind === 'start-or-complete-stage' && (action.part === undefined || action.part === 'complete'),
    )
    const due = dues.map((action) => action.due).find((each) => each !== undefined)
    const headline = episode.openedBy === 'ordered'
    const setDate = due === undefined ? undefined : dueDate(due, order.when, matter.counter)
    return clock(episode, matter, 'ombudsman_decision', order.when, [order.ref], headline, setDate)
  })
}

function clock(
  episode: Episode,
  matter: Case,
  reading: Reading,
  from: Span,
  because: readonly string[],
  headline: boolean,
  setDate?: Span,
): Clock | undefined {
  const { ended } = episode
  const reported =
    matter.policies['stage2.end_event'] === 'io_report' ? first(episode, 'investigating-officer-reported') : undefined
  const answer = reported ?? (ended?.by === 'answered' ? ended.at : undefined)
  const notices = every(episode, 'stage-2-extended').map((sent) => ({
    sent,
    until: sent.event.until,
  }))
  return clockOf(
    {
      rule: 'S2.complete',
      from,
      because: [...because, ...(answer ? [answer.ref] : ended ? [ended.at.ref] : [])],
      reading,
      headline,
      points: statedPoints(episode),
      paused: episode.paused,
      notices,
      done: answer?.when,
      stopped: ended && !answer ? { standing: stoppedAs(ended.by), at: ended.at.when } : undefined,
      setDate,
    },
    matter,
  )
}

const SIGNS_OF_STAGE_2 = [
  'stage-2-started',
  'stage-2-restarted',
  'investigating-officer-appointed',
  'independent-person-appointed',
  'adjudicating-officer-appointed',
  'statement-drafted',
  'statement-agreed',
  'statement-settled-unagreed',
  'interview-held',
  'investigating-officer-reported',
  'independent-person-reported',
  'adjudicated',
  'stage-2-responded',
] as const

export const stage2Began = (episode: Episode): boolean =>
  episode.openedBy === 'started' || has(episode, ...SIGNS_OF_STAGE_2)

/** Asked for, agreed or ordered, 25 working days gone, and nothing of stage 2 has happened. */
function started(episode: Episode, clocks: readonly Clock[], matter: Case, findings: Findings): void {
  const [headline] = clocks
  if (!headline || stage2Began(episode) || !open(episode)) return
  const limit = firstLimit('S2.complete', headline.from, matter)
  if (!limit) return
  add(findings, 'S2_NOT_STARTED', matter.counter.isAfter(headline.until, limit), {
    says: `Stage 2 was ${because[episode.openedBy]}, and 25 working days later nothing of it had begun: no appointment, statement, report or answer.`,
    because: [episode.opened.ref],
    against: '25 WD',
    points: statedPoints(episode),
    since: sinceOf(limit),
  })
}

const because = {
  received: 'owed',
  requested: 'asked for',
  agreed: 'agreed',
  started: 'announced',
  ordered: 'ordered by the Ombudsman',
  released: 'owed again after the hold',
  shown: 'owed',
} as const

const open = (episode: Episode): boolean => !episode.ended || episode.ended.by === 'closed'

function answeredInTime(episode: Episode, clocks: readonly Clock[], matter: Case, findings: Findings): void {
  const by = episode.ended?.by
  if (by === 'refused' || by === 'withdrawn' || by === 'routed') return
  const [headline, ...others] = clocks
  if (!headline) return
  const levels = levelsOf(headline, matter)
  if (by === 'shown-later') {
    if (levels.first.delay.late !== 'no') findings.notShown.add('S2_LATE')
    return
  }
  if (by === 'held' && episode.ended && lateBefore(levels.first.due, episode.ended.at.when) === 'no') return
  const second = others.find(
    (each) => each.reading !== 'ombudsman_decision' && headline.reading !== 'ombudsman_decision',
  )
  if (!second)
    return levelFaults(
      'S2_LATE',
      levels,
      'yes',
      headline,
      (level) => saysLate(level, headline),
      findings,
      headline.reading,
    )
  const other = levelsOf(second, matter)
  const joined = {
    first: onBoth(levels.first, other.first),
    ceiling: levels.ceiling && other.ceiling && onBoth(levels.ceiling, other.ceiling),
  }
  const reading = levels.first.delay.late === 'no' ? second.reading : headline.reading
  levelFaults('S2_LATE', joined, 'yes', headline, (level) => saysLate(level, headline), findings, reading)
}

/** Late on both readings is certain; late on one is found, and the reading named. */
function onBoth(a: Level, b: Level): Level {
  const level = a.delay.late === 'no' ? b : a
  const join = (x: Truth, y: Truth): Truth =>
    x === 'yes' && y === 'yes' ? 'yes' : x === 'no' && y === 'no' ? 'no' : 'maybe'
  const delay: Delay = {
    ...level.delay,
    late: join(a.delay.late, b.delay.late),
    byCouncil: join(a.delay.byCouncil, b.delay.byCouncil),
  }
  return { ...level, delay }
}

function saysLate(level: Level, headline: Clock): string {
  const answer = headline.done ? 'The stage 2 answer came' : 'No stage 2 answer had been sent'
  switch (level.against) {
    case 'notified date':
      return `${answer} ${headline.done ? 'after' : 'by'} the date that the council had given in its notice.`
    case 'Ombudsman date':
      return `${answer} ${headline.done ? 'after' : 'by'} the date that the Ombudsman had set.`
    case '65 WD':
      return `${answer} ${headline.done ? 'after' : 'within'} 65 working days, the most that stage 2 may take.`
    default:
      return `${answer} ${headline.done ? 'after' : 'within'} 25 working days, and no notice sent by then gave a later date.`
  }
}
