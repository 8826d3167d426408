import type { Day, Span } from './day.ts'
import type { Truth } from './truth.ts'

/** Whether `a` comes after `b` for every pair of days the two spans allow, for some, or for none. */
export function isAfter(a: Span, b: Span): Truth {
  if (a.earliest > b.latest) return 'yes'
  return a.latest > b.earliest ? 'maybe' : 'no'
}

/** Whether `a` is on or before `b`. */
export function isBy(a: Span, b: Span): Truth {
  if (a.latest <= b.earliest) return 'yes'
  return a.earliest <= b.latest ? 'maybe' : 'no'
}

export const earlierOf = (a: Span, b: Span): Span => ({
  earliest: Math.min(a.earliest, b.earliest) as Day,
  latest: Math.min(a.latest, b.latest) as Day,
})

export const laterOf = (a: Span, b: Span): Span => ({
  earliest: Math.max(a.earliest, b.earliest) as Day,
  latest: Math.max(a.latest, b.latest) as Day,
})
