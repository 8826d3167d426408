import type { Policies } from '../law/policies.ts'
import type { Hold } from './course.ts'
import type { Placed } from './placing.ts'
import type { Points } from './points.ts'
import type { Draft, Stages } from './stages.ts'
import type { EventOf } from './vocabulary.ts'

type HoldDraft = { -readonly [K in keyof Hold]: Hold[K] } & {
  readonly stopped: { readonly of: Draft; readonly points: readonly string[] }[]
}

/** Holds under regulation 8, of the whole complaint or of some points: the stages they stop, and how those go on. */
export class Holds {
  readonly all: HoldDraft[] = []
  readonly #stages: Stages
  readonly #points: Points
  readonly #resume: Policies['reg8.resume']

  constructor(stages: Stages, points: Points, resume: Policies['reg8.resume']) {
    this.#stages = stages
    this.#points = points
    this.#resume = resume
  }

  /** Holds points; a new hold of the same points takes the place of the earlier one. */
  begin(held: Placed<EventOf<'complaint-held'>>): void {
    const points = this.#points.meantBy(held.event.points)
    const replaced = this.standing(undefined).filter((hold) => hold.points.every((point) => points.includes(point)))
    for (const hold of replaced) hold.ended = held
    const stopped = this.#stages.running.flatMap((of) => {
      const waiting = points.filter((point) => of.open.has(point))
      for (const point of waiting) of.heldOut.add(point)
      return waiting.length > 0 ? [{ of, points: waiting }] : []
    })
    this.#stages.end('held', held, points)
    const all = [...stopped, ...replaced.flatMap((hold) => hold.stopped)]
    this.all.push({ held, points, stages: all.map(({ of }) => of.stage), stopped: all })
  }

  standing(of: string | undefined): readonly HoldDraft[] {
    return this.all.filter((hold) => !hold.ended && (of === undefined || hold.held.ref === of))
  }

  proceedingsEnded(at: Placed, of: string | undefined): void {
    for (const hold of this.standing(of)) hold.proceedingsEnded ??= at
  }

  /** The council's own lifting or the complainant's return, whichever comes first, starts the clocks again (P11). */
  release(at: Placed, of: string | undefined): void {
    for (const hold of this.standing(of)) {
      hold.ended = at
      for (const stopped of hold.stopped) this.#goOn(at, hold, stopped)
    }
  }

  #goOn(at: Placed, hold: HoldDraft, { of, points }: HoldDraft['stopped'][number]): void {
    const now = points.flatMap((point) => this.#points.now(point))
    if (this.#resume === 'fresh') {
      this.#stages.begin(of.stage, 'released', at, now)?.steps.push(...of.steps)
      return
    }
    for (const point of now) of.open.add(point)
    for (const point of [...points, ...now]) of.heldOut.delete(point)
    if (of.ended?.by === 'held') delete of.ended
    of.paused.push({ from: hold.held.when, to: at.when })
  }

  /** A stage that opens for points under a hold waits with them. */
  stop(draft: Draft | undefined): void {
    if (!draft) return
    for (const hold of this.standing(undefined)) {
      const points = draft.points.filter((point) => hold.points.includes(point) && draft.open.delete(point))
      for (const point of points) draft.heldOut.add(point)
      if (points.length > 0) hold.stopped.push({ of: draft, points })
      if (draft.open.size === 0) draft.ended ??= { by: 'held', at: hold.held }
    }
  }
}
