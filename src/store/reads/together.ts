import { setImmediate as nextTurn } from 'node:timers/promises'

type Waiting<Item> = {
  readonly item: Item
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export type Together<Item> = {
  /** Answers once the item is written; rejects where it was not. */
  readonly add: (item: Item) => Promise<void>
  /** Answers once all that was added is written or refused. */
  readonly idle: () => Promise<void>
}

/** So many go into one transaction; the rest wait for the next. */
const MOST_AT_ONCE = 256

/** Writes in one go all that waits, so that many callers wait for one flush of the disk and not for one each. */
export function together<Item>(write: (items: readonly Item[]) => Promise<void>): Together<Item> {
  let waiting: Waiting<Item>[] = []
  let underWay: Promise<void> | undefined

  const writeAll = async () => {
    // Whoever asks in the same turn goes along.
    for (await nextTurn(); waiting.length > 0; await nextTurn()) {
      const now = waiting.slice(0, MOST_AT_ONCE)
      waiting = waiting.slice(MOST_AT_ONCE)
      try {
        await write(now.map(({ item }) => item))
        for (const { resolve } of now) resolve()
      } catch (error) {
        for (const { reject } of now) reject(error)
      }
    }
    underWay = undefined
  }
  return {
    async add(item) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      waiting.push({ item, resolve, reject })
      underWay ??= writeAll()
      return promise
    },
    idle: async () => underWay,
  }
}
