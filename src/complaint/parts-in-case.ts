import type { EventType } from '../kernel/event-types.ts'
import type { Part, Supplied } from '../law/conflicts.ts'
import { isOfStage1 } from './handed-over.ts'
import type { History } from './history.ts'
import { withCorrections } from './placing.ts'
import type { EventOf, Person } from './vocabulary.ts'

/** Where the parts of people in a case are read from: a course, or the events of a history as they stand. */
export type CaseEvents = {
  readonly people: readonly Person[]
  readonly of: <T extends EventType>(type: T) => readonly { readonly event: EventOf<T> }[]
}

/** The events of a history, corrections applied. */
export function caseEvents({ people, events }: Pick<History, 'people' | 'events'>): CaseEvents {
  const standing = withCorrections(events).filter(({ corrected }) => !corrected)
  return {
    people,
    of: <T extends EventType>(type: T) =>
      standing.filter((one): one is typeof one & { event: EventOf<T> } => one.event.type === type),
  }
}

/** What each named person is in the case. `who` and `by` with the same text are one person. */
export function partsInCase({ of, people }: CaseEvents): ReadonlyMap<string, ReadonlySet<Part>> {
  const parts = new Map<string, Set<Part>>()
  const give = (who: string | undefined, part: Part) => {
    if (who === undefined || who === '') return
    const held = parts.get(who) ?? new Set()
    parts.set(who, held.add(part))
  }
  for (const { event } of of('investigating-officer-appointed')) give(event.who, 'investigating-officer')
  for (const { event } of of('independent-person-appointed')) give(event.who, 'independent-person')
  for (const { event } of of('panel-appointed')) for (const { who } of panelOf(event)) give(who, 'panel')
  for (const { event } of of('adjudicating-officer-appointed')) give(event.who, 'adjudicating-officer')
  for (const { event } of of('adjudicated')) give(event.by, 'adjudicating-officer')
  for (const { event } of of('stage-1-responded')) give(event.by, 'stage-1-responder')
  for (const { event } of of('stage-1-allocated')) give(event.to, 'stage-1-responder')
  for (const { event } of of('step-handed-over')) if (isOfStage1(event)) give(event.to, 'stage-1-responder')
  for (const { event } of of('advocate-appointed')) give(event.who, 'advocate')
  for (const person of people) {
    if (person.as === 'advocate') for (const name of [person.id, person.calledHere]) give(name, 'advocate')
  }
  return parts
}

/** Who supplied those that were appointed. */
export function suppliedIn({ of }: CaseEvents): readonly Supplied[] {
  const named = (post: Supplied['post'], supplier: string | undefined): readonly Supplied[] =>
    supplier === undefined || supplier === '' ? [] : [{ post, supplier }]
  return [
    ...of('investigating-officer-appointed').flatMap(({ event }) => named('investigating-officer', event.supplier)),
    ...of('independent-person-appointed').flatMap(({ event }) => named('independent-person', event.supplier)),
    ...of('panel-appointed').flatMap(({ event }) => panelOf(event).flatMap(({ supplier }) => named('panel', supplier))),
  ]
}

/** Everybody on a panel, the chair first. */
export const panelOf = ({ chair, members }: Pick<EventOf<'panel-appointed'>, 'chair' | 'members'>) => [
  ...(chair ? [chair] : []),
  ...(members ?? []),
]
