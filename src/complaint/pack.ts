import type { Course } from './course.ts'
import type { Placed } from './placing.ts'
import type { EventOf } from './vocabulary.ts'

type Enclosure = NonNullable<EventOf<'stage-2-responded'>['enclosed']>[number]

/**
 * What a stage 2 answer did not enclose though it should: the investigator's report, the adjudication, and the
 * independent person's report where there is one. Nothing where the record does not say what was enclosed.
 */
export function lacking(
  { event, place }: Pick<Placed<EventOf<'stage-2-responded'>>, 'event' | 'place'>,
  course: Course,
): readonly Enclosure[] {
  const { enclosed } = event
  if (enclosed === undefined) return []
  const ofIndependent = course.of('independent-person-reported').some((report) => report.place < place)
  const parts: readonly Enclosure[] = ['io-report', ...(ofIndependent ? (['ip-report'] as const) : []), 'adjudication']
  return parts.filter((part) => !enclosed.includes(part))
}
