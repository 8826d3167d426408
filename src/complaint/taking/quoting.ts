import type { Course } from '../course.ts'
import type { Placed } from '../placing.ts'
import { latestFindings } from '../threads.ts'
import type { ComplaintEvent, Quote, Voice } from '../vocabulary.ts'

/** A letter quotes from the record, so that no finding can be misquoted (Essex 24 001 566). */
export function withQuotes(event: ComplaintEvent, course: Course): ComplaintEvent {
  if (event.type === 'stage-2-responded')
    return {
      ...event,
      quotes: [
        ...quotesOf('investigating-officer', course.of('investigating-officer-reported'), course),
        ...quotesOf('adjudicating-officer', course.of('adjudicated'), course),
      ],
    }
  if (event.type === 'stage-3-responded')
    return { ...event, quotes: quotesOf('panel', course.among(['panel-reported', 'panel-report-received']), course) }
  return event
}

const quotesOf = (by: Voice, reports: readonly Placed[], course: Course): readonly Quote[] =>
  [...latestFindings(reports, course).values()].map(({ point, finding }) => ({ point, by, finding }))
