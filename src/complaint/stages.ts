import type { Span } from '../kernel/day.ts'
import type { Truth } from '../kernel/truth.ts'
import type { EndedBy, Episode, OpenedBy, Stage } from './course.ts'
import type { Placed } from './placing.ts'
import { type Points, WHOLE } from './points.ts'
import type { EventOf } from './vocabulary.ts'

export type Draft = { -readonly [K in keyof Episode]: Episode[K] } & {
  points: string[]
  open: Set<string>
  heldOut: Set<string>
  steps: Placed[]
  orders: Placed<EventOf<'ombudsman-decided'>>[]
  paused: { readonly from: Span; readonly to: Span }[]
  /** Points that were sent to another procedure before this run answered them. */
  readonly routed: Set<string>
  /** The last answer to some of its points, while others were open. */
  partly?: NonNullable<Episode['ended']>
}

/** The runs of the stages while a history is folded: opened, joined by steps, ended point by point. */
export class Stages {
  readonly episodes: Draft[] = []
  /** Points sent to another procedure, which stage 1 does not wait for. */
  readonly elsewhere = new Set<string>()
  readonly #withdrawn = new Set<string>()
  readonly #points: Points
  readonly #inScope: (point: string) => Truth
  readonly #whole: boolean

  constructor(points: Points, inScope: (point: string) => Truth, whole: boolean) {
    this.#points = points
    this.#inScope = inScope
    this.#whole = whole
  }

  /** Opens a stage for the points that are within the procedure; nothing where none is. */
  begin(stage: Stage, openedBy: OpenedBy, opened: Placed, points: readonly string[]): Draft | undefined {
    if (openedBy === 'received') for (const point of points) this.#withdrawn.delete(point)
    const standing = points.filter((point) => !this.#withdrawn.has(point))
    const within = (standing.length > 0 ? standing : points).filter(
      (point) => this.#inScope(point) !== 'no' && !(stage === 1 && this.elsewhere.has(point)),
    )
    if (within.length === 0) return undefined
    if (stage > 1) this.#leaveEarlier(stage, opened, within)
    const draft: Draft = {
      stage,
      openedBy,
      opened,
      ...(openedBy === 'shown' ? {} : { from: opened.when }),
      points: within,
      open: new Set(within),
      heldOut: new Set(),
      steps: [],
      orders: [],
      paused: [],
      routed: new Set(),
    }
    this.episodes.push(draft)
    return draft
  }

  /** A later stage leaves the earlier one behind; in a record in part it shows that the earlier one was answered. */
  #leaveEarlier(stage: Stage, at: Placed, points: readonly string[]): void {
    this.end(this.#whole ? 'overtaken' : 'shown-later', at, points, 1)
    if (stage === 3 && !this.#whole) this.end('shown-later', at, points, 2)
  }

  /** Takes points out of every open stage (or of one), and ends a stage that has none left. */
  end(by: EndedBy, at: Placed, points: readonly string[], only?: Stage): void {
    if (by === 'withdrawn') for (const point of points) this.#withdrawn.add(point)
    for (const episode of this.episodes) {
      if (by === 'withdrawn') leaveBehind(episode, points)
      if (!episode.ended && (only === undefined || episode.stage === only)) close(episode, by, at, points)
    }
  }

  get running(): readonly Draft[] {
    return this.episodes.filter((episode) => !episode.ended)
  }

  concerned(stage: Stage, points: readonly string[]): Draft[] {
    return this.running.filter((episode) => episode.stage === stage && points.some((point) => episode.open.has(point)))
  }

  latest(stage: Stage): Draft | undefined {
    return this.episodes.findLast((episode) => episode.stage === stage)
  }

  /** The stage ran before and came to its end, so that a later step of it belongs to that run. */
  past(stage: Stage): boolean {
    const by = this.latest(stage)?.ended?.by
    return (
      by === 'answered' || by === 'resolved' || by === 'overtaken' || by === 'shown-later' || by === 'referred-early'
    )
  }

  answered(stage: Stage): boolean {
    return this.episodes.some((episode) => episode.stage === stage && episode.ended?.by === 'answered')
  }

  /** Points that split or join do so in every stage; a new one joins stage 1 while it runs. */
  restate(added: readonly string[]): void {
    const now = (point: string) => (point === WHOLE && added.length > 0 ? added : this.#points.now(point))
    for (const episode of this.episodes) {
      episode.points = [...new Set(episode.points.flatMap(now))]
      if (!episode.ended) episode.open = new Set([...episode.open].flatMap(now))
    }
    const stage1 = this.running.find((episode) => episode.stage === 1)
    const placed = new Set(this.episodes.flatMap((episode) => episode.points))
    for (const point of added) {
      if (!stage1 || placed.has(point) || this.#inScope(point) === 'no') continue
      stage1.points.push(point)
      stage1.open.add(point)
    }
  }

  /** Points that had been sent elsewhere come back to the stage 1 that they left. */
  bringBack(points: readonly string[]): void {
    const returning = points.filter((point) => this.elsewhere.delete(point))
    for (const episode of this.episodes) {
      if (episode.stage !== 1) continue
      const back = returning.filter((point) => episode.routed.delete(point))
      for (const point of back) episode.open.add(point)
      if (back.length > 0) delete episode.ended
    }
  }

  /** Reopens what was left without an answer. The old clock goes on: nothing the council does can raise a limit. */
  reopen(): void {
    this.#withdrawn.clear()
    for (const episode of this.episodes) {
      const by = episode.ended?.by
      if (by === 'withdrawn') for (const point of episode.points) episode.open.add(point)
      if (episode.open.size > 0 && (by === 'closed' || by === 'withdrawn')) delete episode.ended
    }
  }
}

/** Takes points out of a run and ends it where none is left: as answered, where the others were and these only left. */
function close(episode: Draft, by: EndedBy, at: Placed, points: readonly string[]): void {
  const leaving = points.filter((point) => episode.open.delete(point))
  if (leaving.length === 0) return
  if (by === 'routed') for (const point of leaving) episode.routed.add(point)
  const left = by === 'withdrawn' || by === 'routed' || by === 'refused'
  if (episode.open.size === 0) episode.ended = (left && episode.partly) || { by, at }
  else if (by === 'answered' || by === 'resolved') episode.partly = { by, at }
}

/** A point that is withdrawn is no longer one of those that a run is about, unless it was about nothing else. */
function leaveBehind(episode: Draft, points: readonly string[]): void {
  const others = episode.points.filter((point) => !points.includes(point))
  if (others.length > 0) episode.points = others
}
