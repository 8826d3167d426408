import { type Day, type Span } from '../kernel/day.ts'
import { isAfter } from '../kernel/span.ts'
import type { Truth } from '../kernel/truth.ts'
import { type Calendar } from '../law/calendar.ts'
import { workingDaysBetween } from '../law/working-days.ts'
import type { Bounds, EventRef, Lateness } from './assessment.ts'
import type { Counter } from './counter.ts'
import type { Course } from './course.ts'

// How late a thing is, and whose delay it was.

export const NOT_LATE: Lateness = {
  council: { atLeast: 0, atMost: 0 },
  complainant: { atLeast: 0, atMost: 0 },
}

/** A stretch of time that the complainant asked for or let pass. */
export type Pause = { readonly from: Span; readonly to: Span; readonly ref: EventRef }

export type Delay = {
  /** Whether it is late at all, before anybody's delay is taken off. */
  readonly late: Truth
  /** Whether the council's own part of it is late. */
  readonly byCouncil: Truth
  readonly lateness: Lateness
  readonly explainedBy: readonly EventRef[]
}

/** What was owed from one day, by another, and the day it was done or is still undone. */
type Owed = { readonly from: Span; readonly due: Span; readonly until: Span }

const IN_TIME: Delay = { late: 'no', byCouncil: 'no', lateness: NOT_LATE, explainedBy: [] }

/**
 * How late a thing done (or still undone on the day of judging) is against its date. Late means after the date,
 * also when no working day lies between. Working days that the complainant asked for since it was owed are taken off;
 * a delay that they explain wholly is not the council's.
 */
export function delayOf({ from, due, until }: Owed, pauses: readonly Pause[], counter: Counter): Delay {
  const late = counter.isAfter(until, due)
  if (late === 'no') return IN_TIME
  const total = {
    atLeast: between(due.latest, until.earliest, counter.calendar),
    atMost: between(due.earliest, until.latest, counter.calendar),
  }
  const within = pauses
    .map((pause) => ({ ref: pause.ref, days: pausedDays(pause, from, until, counter.calendar) }))
    .filter(({ days }) => days.atMost > 0)
  const complainant = sum(within.map(({ days }) => days))
  const council = {
    atLeast: Math.max(0, total.atLeast - complainant.atMost),
    atMost: Math.max(0, total.atMost - complainant.atLeast),
  }
  const taken = {
    atLeast: Math.min(total.atLeast, complainant.atLeast),
    atMost: Math.min(total.atMost, complainant.atMost),
  }
  const grows = pauses.some(({ to }) => to === counter.today) || (within.length > 0 && council.atLeast === 0)
  if (until === counter.today && grows) counter.changesDaily()
  return {
    late,
    byCouncil: ownPart(late, complainant, council),
    lateness: { council, complainant: taken },
    explainedBy: within.map(({ ref }) => ref),
  }
}

function ownPart(late: Truth, complainant: Bounds, council: Bounds): Truth {
  if (complainant.atMost === 0) return late
  if (complainant.atLeast > 0 && council.atMost === 0) return 'no'
  return council.atLeast > 0 ? late : 'maybe'
}

function pausedDays(pause: Pause, from: Span, until: Span, calendar: Calendar): Bounds {
  const firstEarliest = Math.max(pause.from.earliest, from.earliest) as Day
  const firstLatest = Math.max(pause.from.latest, from.latest) as Day
  const lastEarliest = Math.min(pause.to.earliest, until.earliest) as Day
  const lastLatest = Math.min(pause.to.latest, until.latest) as Day
  return {
    atLeast: between(firstLatest, lastEarliest, calendar),
    atMost: between(firstEarliest, lastLatest, calendar),
  }
}

/** Working days after `a` up to `b`; 0 where either is unbounded on the safe side. */
function between(a: Day, b: Day, calendar: Calendar): number {
  if (!(b > a)) return 0
  if (a < calendar.from || b > calendar.to) return Number.isFinite(a) && Number.isFinite(b) ? 0 : Infinity
  return workingDaysBetween(a, b, calendar)
}

const sum = (all: readonly Bounds[]): Bounds => ({
  atLeast: all.reduce((total, each) => total + each.atLeast, 0),
  atMost: all.reduce((total, each) => total + each.atMost, 0),
})

/** Every stretch that the complainant asked for: postponements, a panel put off at their wish, their silence. */
export function pausesOf(course: Course, counter: Counter): readonly Pause[] {
  return [...postponements(course, counter), ...panelsPutOff(course, counter), ...silences(course)]
}

function postponements(course: Course, counter: Counter): readonly Pause[] {
  const resumed = course.of('resumed')
  return course.of('postponed-for-complainant').map(({ event, when, ref }) => {
    const until = event.until === undefined ? undefined : counter.textDay(event.until)
    const back = resumed.find((other) => isAfter(when, other.when) !== 'yes')?.when
    const to = back && until ? (back.latest < until.latest ? back : until) : (back ?? until ?? counter.today)
    return { from: when, to, ref }
  })
}

function panelsPutOff(course: Course, counter: Counter): readonly Pause[] {
  const complainants = new Set([
    'complainant',
    ...course.people.flatMap((person) => namesOf(course, person.id, person.calledHere, person.as)),
  ])
  return course.of('panel-postponed').flatMap(({ event, when, ref }) => {
    if (event.askedBy === undefined || !complainants.has(event.askedBy)) return []
    const to = event.date === undefined ? counter.today : counter.textDay(event.date)
    const set = course
      .of('panel-date-set')
      .findLast((other) => isAfter(other.when, when) === 'no' && other.event.date !== undefined)
    const from = set?.event.date === undefined ? when : counter.textDay(set.event.date)
    return [{ from, to, ref }]
  })
}

const namesOf = (
  course: Course,
  id: string | undefined,
  name: string | undefined,
  as: string | undefined,
): readonly string[] =>
  as === undefined ||
  as === 'complainant' ||
  (as === 'child' && !course.people.some((person) => person.as === 'complainant'))
    ? [id, name].filter((text) => text !== undefined)
    : []

/** Silence runs from what was asked (where the record names that event) to the note that no answer came. */
function silences(course: Course): readonly Pause[] {
  return course.of('complainant-did-not-answer').flatMap(({ event, when, ref }) => {
    const asked = course.events.find((placed) => placed.ref === event.asked)
    return asked ? [{ from: asked.when, to: when, ref }] : []
  })
}
