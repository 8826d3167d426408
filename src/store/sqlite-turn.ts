import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { askedFor } from './sqlite-connection.ts'

const PATIENCE = 5000
const BETWEEN = 5

/** Begins to write when no other process writes there, and lets this one do other things while it waits. */
export async function beginPatiently(writer: DatabaseSync): Promise<void> {
  const until = performance.now() + PATIENCE
  for (;;) {
    try {
      writer.exec('begin immediate')
      return
    } catch (error) {
      if (askedFor(error) !== 'retry-later' || performance.now() > until) throw error
      await wait(BETWEEN)
    }
  }
}
