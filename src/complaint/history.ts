import type { ComplaintEvent, Person, Point } from './vocabulary.ts'

/**
 * What absence means. `whole`: what is not there did not happen. `part`: a missing field is unknown, and a
 * missing event counts as not done only where it was due, its limit has passed and nothing later shows it.
 */
export type Coverage = 'whole' | 'part'

/** Everything recorded about one complaint, in order. The only thing that is stored; all else is derived. */
export type History = {
  readonly reference: string
  readonly council: string
  readonly coverage: Coverage
  readonly people: readonly Person[]
  readonly points: readonly Point[]
  readonly events: readonly ComplaintEvent[]
}
