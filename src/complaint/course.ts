import type { EventType } from '../kernel/event-types.ts'
import type { Span } from '../kernel/day.ts'
import type { Truth } from '../kernel/truth.ts'
import type { Coverage } from './history.ts'
import type { Placed } from './placing.ts'
import type { Points } from './points.ts'
import type { EventOf, Person } from './vocabulary.ts'

// What the events of one complaint come to: the stages it went through, each with its own clock.

export type Stage = 1 | 2 | 3

export type EndedBy =
  | 'answered'
  | 'resolved'
  | 'refused'
  | 'withdrawn'
  | 'held'
  | 'closed'
  | 'routed'
  | 'overtaken'
  | 'shown-later'
  | 'referred-early'

/** Why a stage began, which decides where its clock starts. */
export type OpenedBy = 'received' | 'requested' | 'agreed' | 'started' | 'ordered' | 'released' | 'shown'

/** One run of one stage for some of the points. A complaint may have several, one after another or side by side. */
export type Episode = {
  readonly stage: Stage
  readonly openedBy: OpenedBy
  readonly opened: Placed
  /** The day its clock starts from; absent where the record does not show what began it. */
  readonly from?: Span
  readonly points: readonly string[]
  /** The points that still wait for this stage's answer. */
  readonly open: ReadonlySet<string>
  /** Points that were taken out of it by a hold, and did not come back into it. */
  readonly heldOut: ReadonlySet<string>
  readonly steps: readonly Placed[]
  readonly orders: readonly Placed<EventOf<'ombudsman-decided'>>[]
  readonly ended?: { readonly by: EndedBy; readonly at: Placed }
  /** For policy P11 `remaining`: from when to when its clock stood still. */
  readonly paused: readonly { readonly from: Span; readonly to: Span }[]
}

export type Hold = {
  readonly held: Placed<EventOf<'complaint-held'>>
  readonly points: readonly string[]
  readonly stages: readonly Stage[]
  readonly proceedingsEnded?: Placed
  readonly ended?: Placed
}

/** Closing, with the stages that were waiting for an answer when it was done. */
export type Closing = {
  readonly at: Placed<EventOf<'complaint-closed'>>
  readonly unanswered: readonly Episode[]
  readonly reopened?: Placed
}

/** The Ombudsman was approached; how the procedure stood on that day. */
export type Approach = {
  readonly at: Placed
  readonly running: readonly Stage[]
  readonly mayAskFor?: 2 | 3
  /** A stage had been refused or the complaint wrongly closed, refused, or sent on. */
  readonly doorShut: boolean
}

export type CorporateAnswer = { readonly at: Placed; readonly points: readonly string[] }

export type Course = {
  readonly coverage: Coverage
  readonly people: readonly Person[]
  readonly points: Points
  readonly events: readonly Placed[]
  readonly episodes: readonly Episode[]
  readonly holds: readonly Hold[]
  readonly closings: readonly Closing[]
  readonly approaches: readonly Approach[]
  readonly corporate: readonly CorporateAnswer[]
  /** The council took it into this procedure, by choice or by acting under it. */
  readonly accepted: boolean
  readonly over?: { readonly by: 'closed' | 'refused' | 'withdrawn'; readonly at: Placed }
  readonly of: <T extends EventType>(type: T) => readonly Placed<EventOf<T>>[]
  /** The events of several types, in order. */
  readonly among: (types: readonly EventType[]) => readonly Placed[]
  /** Whether a point is within regulations 3 to 5. */
  readonly inScope: (point: string) => Truth
  /** Whether somebody who complains is within section 26 or 24D. */
  readonly entitled: Truth
}

export const isOf = <T extends EventType>(placed: Placed, type: T): placed is Placed<EventOf<T>> & Placed =>
  placed.type === type

/** Groups events by type once, so that each check finds its own without a walk. */
export function byType(events: readonly Placed[]): Pick<Course, 'of' | 'among'> {
  const groups = new Map<EventType, Placed[]>()
  for (const placed of events) {
    const group = groups.get(placed.type)
    if (group) group.push(placed)
    else groups.set(placed.type, [placed])
  }
  const of = <T extends EventType>(type: T) => (groups.get(type) ?? NONE) as readonly Placed<EventOf<T>>[]
  const among = (types: readonly EventType[]) =>
    types.flatMap((type) => groups.get(type) ?? NONE).sort((a, b) => a.place - b.place)
  return { of, among }
}

const NONE: readonly Placed[] = []

/** The first step of one type in a stage, and the last. */
export function first<T extends EventType>(episode: Episode, type: T): Placed<EventOf<T>> | undefined {
  for (const step of episode.steps) if (isOf(step, type)) return step
  return undefined
}

export function last<T extends EventType>(episode: Episode, type: T): Placed<EventOf<T>> | undefined {
  for (let index = episode.steps.length - 1; index >= 0; index -= 1) {
    const step = episode.steps[index]
    if (step && isOf(step, type)) return step
  }
  return undefined
}

export function every<T extends EventType>(episode: Episode, type: T): readonly Placed<EventOf<T>>[] {
  return episode.steps.filter((step): step is Placed<EventOf<T>> & Placed => isOf(step, type))
}

export const has = (episode: Episode, ...types: readonly EventType[]): boolean =>
  episode.steps.some((step) => types.includes(step.type))
