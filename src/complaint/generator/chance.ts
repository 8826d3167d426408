/**
 * A stream of chance that is the same on every machine for the same words. It is sfc32, “small fast counting”, by
 * Chris Doty-Humphrey (PractRand, public domain): 128 bits of state and nothing but 32-bit integer arithmetic.
 */
export class Chance {
  #a: number
  #b: number
  #c: number
  #count = 1

  /** Three whole numbers, each taken modulo 2^32: other words give another, unrelated stream. */
  constructor(seed: number, place = 0, turn = 0) {
    this.#a = seed | 0
    this.#b = place | 0
    this.#c = turn | 0
    for (let round = 0; round < 15; round += 1) this.#draw()
  }

  /** A whole number from 0 up to, and without, `n`; `n` is at most 2^21, so that no digit is lost. */
  below(n: number): number {
    return Math.floor((this.#draw() * n) / 4_294_967_296)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  /** True `times` out of `of` times. */
  happens(times: number, of: number): boolean {
    return this.below(of) < times
  }

  /** One of the list. Throws a RangeError where there is none. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)]
    if (picked === undefined) throw new RangeError('There is nothing to pick from')
    return picked
  }

  #draw(): number {
    const drawn = (((this.#a + this.#b) | 0) + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + drawn
    this.#c |= 0
    return drawn >>> 0
  }
}

/** What is drawn from among others: of all shares together, its own. */
export type Shared = { readonly share: number }

/** Draws from a list so that each comes up as often as its share says. Throws a RangeError where all shares are 0. */
export function lottery<T extends Shared>(all: readonly T[]): (chance: Chance) => T {
  const total = all.reduce((sum, { share }) => sum + share, 0)
  return (chance) => {
    let left = chance.below(total)
    for (const one of all) {
      left -= one.share
      if (left < 0) return one
    }
    throw new RangeError('There is nothing to draw from')
  }
}

/** A number of 32 bits for a text (FNV-1a), so that a name can be one of the words of a stream. */
export function wordOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
