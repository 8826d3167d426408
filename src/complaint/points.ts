import { isOf } from './course.ts'
import type { LegalFunction, Point } from './vocabulary.ts'
import type { Placed } from './placing.ts'

/** Stands for the whole complaint where no point was ever stated. */
export const WHOLE = '*'

/**
 * The points of one complaint as they stand at one moment of its history. A point may split into others or be
 * joined with them; whatever is said of the earlier point is then said of what came from it.
 */
export class Points {
  #current = new Set<string>()
  #all: readonly string[] = []
  readonly #known = new Map<string, Point>()
  readonly #became = new Map<string, readonly string[]>()

  constructor(header: readonly Point[], events: readonly Placed[]) {
    for (const point of header) this.#add(point)
    const stated = events.flatMap((placed) => (isOf(placed, 'points-stated') ? [placed.event.points ?? []] : []))
    if (header.length === 0) for (const point of stated[0] ?? []) if (!point.from) this.#add(point)
    const statedLater = new Set(stated.flat().map((point) => point.id))
    for (const id of namedBy(events)) if (!statedLater.has(id)) this.#add({ id })
    if (this.#current.size === 0) this.#current.add(WHOLE)
    this.#all = [...this.#current]
  }

  #add(point: Point): void {
    if (!this.#known.has(point.id)) this.#current.add(point.id)
    this.#known.set(point.id, { ...this.#known.get(point.id), ...point })
  }

  /** Takes a new statement of the points; gives the points that were not there before. */
  state(points: readonly Point[]): readonly string[] {
    const before = this.#current
    this.#current = new Set(before)
    for (const point of points) this.#take(point)
    if (this.#current.size > 1) this.#current.delete(WHOLE)
    this.#all = [...this.#current]
    return this.#all.filter((id) => !before.has(id))
  }

  #take(point: Point): void {
    const parents = (point.from ?? []).filter((id) => id !== point.id)
    const inherited = parents.map((id) => this.#known.get(id)).find((parent) => parent?.function !== undefined)
    this.#add({ ...(inherited?.function === undefined ? {} : { function: inherited.function }), ...point })
    for (const parent of parents) {
      this.#current.delete(parent)
      const already = this.#became.get(parent) ?? []
      if (!already.includes(point.id) && !this.#leadsTo(point.id, parent))
        this.#became.set(parent, [...already, point.id])
    }
  }

  #leadsTo(from: string, to: string): boolean {
    return from === to || (this.#became.get(from) ?? []).some((id) => this.#leadsTo(id, to))
  }

  /** The points that a list of ids means now; all of them where there is no list. */
  meantBy(ids: readonly string[] | undefined): readonly string[] {
    if (ids === undefined) return this.#all
    return ids.flatMap((id) => this.now(id))
  }

  /** What one point is today: itself, or what it became. */
  now(id: string): readonly string[] {
    const became = this.#became.get(id)
    return became === undefined || became.length === 0 ? [id] : became.flatMap((next) => this.now(next))
  }

  functionOf(id: string): LegalFunction | undefined {
    return this.#known.get(id)?.function
  }

  get(id: string): Point | undefined {
    return this.#known.get(id)
  }

  get all(): readonly Point[] {
    return [...this.#known.values()]
  }
}

function namedBy(events: readonly Placed[]): readonly string[] {
  return events.flatMap(({ event }) => {
    if (event.type === 'point-withdrawn' || event.type === 'point-routed')
      return event.point === undefined ? [] : [event.point]
    return event.type === 'points-stated' ? [] : (event.points ?? [])
  })
}
