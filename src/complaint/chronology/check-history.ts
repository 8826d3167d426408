import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Coverage, History } from '../history.ts'
import type { ComplaintEvent, Person, Point } from '../vocabulary.ts'
import { checkReferences } from './check-references.ts'
import { checkRecord, mistake, named } from './check-value.ts'
import { complainant, COVERAGES, FORMAT, isFields, people, points, type Fields, type Shapes } from './fields.ts'
import { type Mistake, quoted } from './problem.ts'

const HEADER = {
  format: { is: 'text' },
  reference: { is: 'text' },
  council: { is: 'text' },
  coverage: { is: 'choice', of: COVERAGES },
  complainant,
  people,
  points,
  events: { is: 'list', of: { is: 'event' } },
} as const satisfies Shapes

/**
 * Reads a parsed chronology as a history. The error lists everything that is wrong with it: nothing is guessed, and
 * nothing is left out of what is read.
 */
export function historyFromValue(value: unknown): Result<History, readonly Mistake[]> {
  const mistakes = [...checkShape(value), ...(isFields(value) ? checkReferences(value) : [])]
  return mistakes.length > 0 || !isFields(value) ? fail(mistakes) : ok(historyOf(value))
}

/** Every way in which the value is no chronology, without following its references. */
export function* checkShape(value: unknown): Iterable<Mistake> {
  if (!isFields(value)) return yield mistake([], `a chronology should be an object, not ${named(value)}`)
  yield* checkRecord(HEADER, ['format', 'reference', 'council', 'events'], value, [], 'part of a chronology')
  const { format, events } = value
  if (typeof format === 'string' && format !== FORMAT)
    yield mistake(['format'], `${quoted(format)} is not a form that can be read`, `Write "${FORMAT}".`)
  for (const name of ['reference', 'council']) {
    const given = value[name]
    if (typeof given === 'string' && given.trim() === '') yield mistake([name], 'is empty')
  }
  if (Object.hasOwn(value, 'complainant') && Object.hasOwn(value, 'people'))
    yield mistake(['complainant'], 'stands beside people', 'Put the complainant among the people, "as": "complainant".')
  for (const [at, event] of Array.isArray(events) ? events.entries() : [])
    if (event === null) yield mistake(['events', at], 'should be an event, not null')
}

function historyOf(value: Fields): History {
  const { reference, council, coverage, complainant, people, points, events } = value
  const shorthand = isFields(complainant) ? [{ as: 'complainant', ...complainant }] : []
  // Each part has just been checked against the same data from which its type is drawn.
  return {
    reference: reference as string,
    council: council as string,
    coverage: (coverage ?? 'part') as Coverage,
    people: (people ?? shorthand) as Person[],
    points: (points ?? []) as Point[],
    events: events as ComplaintEvent[],
  }
}
