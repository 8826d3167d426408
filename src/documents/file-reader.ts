import type { FileReader } from '../casework/file-reader-port.ts'
import { fail } from '../kernel/result.ts'
import { LIMITS, type Limits, MOST_BYTES } from './limits.ts'
import { BUSY, EMPTY, TOO_MANY_BYTES } from './problems.ts'
import { readApart } from './read-apart.ts'
import { namedAsTable } from './separated.ts'

export type FileReaderSettings = {
  readonly limits?: Limits
  /** How many files are read beside one another; the rest wait. */
  readonly atOnce?: number
  /** How many may wait; whoever comes after them is told to come back. */
  readonly mostWaiting?: number
}

/** A reader whose every file is read in a process of its own, within limits, a few at a time. */
export function makeFileReader({ limits = LIMITS, atOnce = 2, mostWaiting = 20 }: FileReaderSettings = {}): FileReader {
  const turns = new Turns(atOnce)
  return {
    async readFile(bytes, name) {
      if (bytes.length === 0) return fail(EMPTY)
      if (bytes.length > MOST_BYTES) return fail(TOO_MANY_BYTES)
      if (turns.waiting >= mostWaiting) return fail(BUSY)
      await turns.next()
      try {
        return await readApart(bytes, namedAsTable(name), limits)
      } finally {
        turns.done()
      }
    },
  }
}

class Turns {
  readonly #queue: (() => void)[] = []
  #free: number

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  get waiting(): number {
    return this.#queue.length
  }

  async next(): Promise<void> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#queue.push(resolve))
  }

  done(): void {
    const next = this.#queue.shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}
