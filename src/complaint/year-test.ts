import { plusYears, type Span, spanOf } from '../kernel/day.ts'
import { isBy } from '../kernel/span.ts'
import { not, type Truth } from '../kernel/truth.ts'
import type { Course } from './course.ts'
import type { Placed } from './placing.ts'

/** Regulation 9 on one point: when its grounds arose, the last day of the year after that, and when it was complained of. */
export type YearTest = {
  readonly point: string
  readonly arose: Span
  readonly until: Span
  readonly made: Span
  readonly late: Truth
}

/** The test of a year on each point that stands; on none whose grounds have no date, and none before it was received. */
export function yearTests(course: Course): readonly YearTest[] {
  const received = course.of('complaint-received').at(-1)
  return received ? course.points.meantBy(undefined).flatMap((point) => yearTest(point, madeOn(received), course)) : []
}

export function yearTest(point: string, made: Span, { points }: Course): readonly YearTest[] {
  const text = points.get(point)?.arose
  const arose = text === undefined ? undefined : spanOf(text)
  if (!arose) return []
  const until = { earliest: plusYears(arose.earliest, 1), latest: plusYears(arose.latest, 1) }
  return [{ point, arose, until, made, late: not(isBy(made, until)) }]
}

/** The day it was written or spoken, where known; else the day it came. */
export const madeOn = (received: Placed): Span =>
  (received.event.madeOn === undefined ? undefined : spanOf(received.event.madeOn)) ?? received.when
