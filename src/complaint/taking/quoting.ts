import type { Question } from '../assess.ts'
import type { History } from '../history.ts'
import { latestFindings } from '../threads.ts'
import type { ComplaintEvent, Quote, Voice } from '../vocabulary.ts'
import { PROPOSED } from './gate.ts'
import { soFar } from './so-far.ts'

/**
 * A letter quotes from the record, so that no finding can be misquoted (Essex 24 001 566). It quotes what had been found
 * by its own day: one that is recorded later says what stood when it was sent.
 */
export function withQuotes(event: ComplaintEvent, history: History, question: Question): ComplaintEvent {
  if (event.type === 'stage-2-responded') {
    const quotes = quotesIn(event, history, question)
    return {
      ...event,
      quotes: [
        ...quotes('investigating-officer', ['investigating-officer-reported']),
        ...quotes('adjudicating-officer', ['adjudicated']),
      ],
    }
  }
  if (event.type === 'stage-3-responded')
    return {
      ...event,
      quotes: quotesIn(event, history, question)('panel', ['panel-reported', 'panel-report-received']),
    }
  return event
}

function quotesIn(letter: ComplaintEvent, history: History, question: Question) {
  const proposed = { ...letter, id: PROPOSED }
  const course = soFar({ ...history, events: [...history.events, proposed] }, question)
  const sent = course.events.find(({ ref }) => ref === PROPOSED)?.place ?? Infinity
  return (by: Voice, reports: readonly ComplaintEvent['type'][]): readonly Quote[] => {
    const before = course.among(reports).filter(({ place }) => place < sent)
    return [...latestFindings(before, course).values()].map(({ point, finding }) => ({ point, by, finding }))
  }
}
