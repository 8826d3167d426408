import { BEGINNING, type Day, END, plusDays, plusMonths, type Span, spanOf } from '../kernel/day.ts'
import type { Calendar } from '../law/calendar.ts'
import { covers, workingDaysAfter } from '../law/working-days.ts'
import type { EventType } from '../kernel/event-types.ts'
import type { EventRef } from './assessment.ts'
import type { Unit } from './field.ts'
import type { Turn } from './turn.ts'
import type { ComplaintEvent, EventOf } from './vocabulary.ts'

// Where each event lies in time. The list is in order, so an undated event lies between its dated neighbours.

/** An event, who refers to it, and every day on which it may have happened by the day of judging. */
export type Placed<E = ComplaintEvent> = {
  readonly event: E
  readonly type: EventType
  readonly ref: EventRef
  /** Its place in the order taken, from 0. */
  readonly place: number
  readonly when: Span
  /** The dates allow it to lie after the day of judging. */
  readonly straddles: boolean
  /** A later correction replaced it or said that it never happened; kept for the timeline and for findings. */
  readonly corrected: boolean
}

/** An event with its corrections applied, before it is placed in time. */
export type Recorded = { readonly event: ComplaintEvent; readonly ref: EventRef; readonly corrected: boolean }

export const UNKNOWN: Span = { earliest: BEGINNING, latest: END }

/** What had been recorded by an instant; an event without `recordedAt` has always been known. */
export function knownBy(events: readonly ComplaintEvent[], knownAt: string | undefined): readonly ComplaintEvent[] {
  if (knownAt === undefined) return events
  const instant = Date.parse(knownAt)
  return events.filter((event) => event.recordedAt === undefined || !(Date.parse(event.recordedAt) > instant))
}

export const refOf = (event: ComplaintEvent, index: number): EventRef => event.id ?? `#${index + 1}`

/**
 * Applies the corrections: the corrected event takes the place of the wrong one, which stays beside it marked.
 * A correction of a correction undoes or replaces it.
 */
export function withCorrections(events: readonly ComplaintEvent[]): readonly Recorded[] {
  const recorded = events.map((event, index) => ({ event, ref: refOf(event, index), corrected: false }))
  if (!events.some((event) => event.type === 'correction-made')) return recorded
  const inForce = new Map<EventRef, EventOf<'correction-made'>>()
  for (const { event, ref } of recorded) {
    if (event.type === 'correction-made' && event.of !== undefined) correct(inForce, event, event.of, ref)
  }
  const byTarget = new Map<EventRef, unknown>()
  for (const correction of inForce.values()) byTarget.set(correction.of ?? '', correction.now)
  return recorded.flatMap((entry) => {
    if (!byTarget.has(entry.ref) || entry.event.type === 'correction-made') return [entry]
    const now = byTarget.get(entry.ref)
    const wrong = { ...entry, corrected: true }
    return isEvent(now) ? [wrong, { event: now, ref: entry.ref, corrected: false }] : [wrong]
  })
}

/** The events as they stand: corrected ones in the place of the wrong ones, without the corrections themselves. */
export const asCorrected = (events: readonly ComplaintEvent[]): readonly ComplaintEvent[] =>
  withCorrections(events).flatMap(({ event, corrected }) =>
    corrected || event.type === 'correction-made' ? [] : [event],
  )

function correct(
  inForce: Map<EventRef, EventOf<'correction-made'>>,
  correction: EventOf<'correction-made'>,
  of: EventRef,
  ref: EventRef,
): void {
  const earlier = inForce.get(of)
  if (!earlier) {
    inForce.set(ref, correction)
    return
  }
  inForce.delete(of)
  const { now } = correction
  if (isEvent(now) && now.type === 'correction-made') inForce.set(ref, now)
}

const isEvent = (value: unknown): value is ComplaintEvent =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The events in the order taken, each with the days the dates and the order allow, as of one day. */
export function place(recorded: readonly Recorded[], asOf: Day, calendar: Calendar, turn: Turn): readonly Placed[] {
  const own = ownSpans(recorded, calendar)
  const order = inOrder(recorded, own)
  const placed: Placed[] = []
  const latest = latestDays(order, recorded, own)
  let earliest = BEGINNING
  for (let position = 0; position < order.length; position += 1) {
    const index = order[position] ?? 0
    const entry = recorded[index]
    const span = own[index] ?? UNKNOWN
    if (!entry) continue
    const until = Math.max(latest[position] ?? END, span.earliest) as Day
    const from = Math.min(Math.max(earliest, span.earliest), until) as Day
    if (!entry.corrected) earliest = Math.max(earliest, from) as Day
    turn.on(from)
    if (from > asOf) continue
    const happenedBy = Math.min(until, Math.max(recordedBy(entry.event), from)) as Day
    if (happenedBy > asOf) turn.on(plusDays(asOf, 1))
    const straddles = happenedBy > asOf && until !== END
    placed.push({
      event: entry.event,
      type: entry.event.type,
      ref: entry.ref,
      place: placed.length,
      when: { earliest: from, latest: Math.min(happenedBy, asOf) as Day },
      straddles,
      corrected: entry.corrected,
    })
  }
  return placed
}

const MILLISECONDS_A_DAY = 86_400_000
const SUMMER_TIME = 3_600_000

/** What was recorded had happened by then: the day of the recording in London, or in winter's last hour the day after. */
const recordedBy = ({ recordedAt }: ComplaintEvent): Day => {
  const instant = recordedAt === undefined ? Number.NaN : Date.parse(recordedAt)
  return Number.isNaN(instant) ? END : (Math.floor((instant + SUMMER_TIME) / MILLISECONDS_A_DAY) as Day)
}

function ownSpans(recorded: readonly Recorded[], calendar: Calendar): readonly Span[] {
  const spans = recorded.map(({ event }) => (event.on === undefined ? undefined : spanOf(event.on)))
  if (!recorded.some(({ event }) => event.after !== undefined)) return spans.map((span) => span ?? UNKNOWN)
  const byRef = new Map(recorded.map(({ ref }, index) => [ref, index] as const))
  const resolve = (index: number, depth: number): Span => {
    const known = spans[index]
    if (known) return known
    const counted = recorded[index]?.event.after
    const target = counted && byRef.get(counted.event)
    if (!counted || target === undefined || depth > recorded.length) return UNKNOWN
    return shifted(resolve(target, depth + 1), counted.n, counted.unit, calendar)
  }
  return recorded.map((_, index) => resolve(index, 0))
}

/** A span moved by a counted period; unknown where the calendar cannot count it. */
export function shifted(span: Span, n: number, unit: Unit, calendar: Calendar): Span {
  const move = (day: Day, otherwise: Day): Day => {
    if (!Number.isFinite(day)) return day
    if (unit === 'days') return plusDays(day, n)
    if (unit === 'weeks') return plusDays(day, n * 7)
    if (unit === 'months') return plusMonths(day, n)
    return covers(day, calendar) ? countable(day, n, calendar, otherwise) : otherwise
  }
  return { earliest: move(span.earliest, BEGINNING), latest: move(span.latest, END) }
}

function countable(day: Day, n: number, calendar: Calendar, otherwise: Day): Day {
  // A run of n working days never takes more than 2n + 15 days, Christmas and Easter included.
  return n >= 0 && covers(plusDays(day, n * 2 + 15), calendar) ? workingDaysAfter(day, n, calendar) : otherwise
}

type Group = { readonly members: number[]; readonly span: Span }

/**
 * List order, except that an event whose date contradicts it is moved to its date; the undated events listed
 * after it go with it.
 */
function inOrder(recorded: readonly Recorded[], own: readonly Span[]): readonly number[] {
  const groups: Group[] = []
  let current: Group | undefined
  let highest = BEGINNING
  for (let index = 0; index < recorded.length; index += 1) {
    const span = own[index] ?? UNKNOWN
    if (current && span === UNKNOWN) {
      current.members.push(index)
      continue
    }
    current = { members: [index], span }
    if (span.latest >= highest) groups.push(current)
    else groups.splice(firstAfter(groups, span), 0, current)
    highest = Math.max(highest, span.earliest) as Day
  }
  return groups.flatMap((group) => group.members)
}

const firstAfter = (groups: readonly Group[], span: Span): number => {
  const at = groups.findIndex((group) => group.span.earliest > span.latest)
  return at === -1 ? groups.length : at
}

/** For each place in the order, the latest day that it and the events after it allow. */
function latestDays(order: readonly number[], recorded: readonly Recorded[], own: readonly Span[]): readonly Day[] {
  const latest: Day[] = Array.from({ length: order.length }, () => END)
  let bound = END
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const index = order[position] ?? 0
    const span = own[index] ?? UNKNOWN
    const here = Math.min(bound, span.latest) as Day
    latest[position] = here
    if (!recorded[index]?.corrected) bound = here
  }
  return latest
}
