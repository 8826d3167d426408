import type { Stream } from '../casework/ports.ts'
import { commitIn } from './commit.ts'
import { StoreStopped } from './faults.ts'
import { type Database, isOfTheData } from './postgres-connection.ts'
import { type Foresight, foresightOn } from './postgres-foresight.ts'
import type { Needs } from './postgres-transaction.ts'
import type { CommitOutcome, ReadyCommand } from './tables.ts'

/** Takes commands; all that wait go into one transaction, and nobody is answered before it is on the disk. */
export type Committer = {
  readonly commit: (command: ReadyCommand) => Promise<CommitOutcome>
  /** Finishes what was asked for, then takes nothing more. */
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly command: ReadyCommand
  readonly resolve: (outcome: CommitOutcome) => void
  readonly reject: (error: unknown) => void
}

const MOST_TOGETHER = 256

export function committerOn(database: Database): Committer {
  const foresight = foresightOn(database)
  let waiting: Waiting[] = []
  let work: Promise<void> | undefined
  let closed = false

  const workOff = async () => {
    // What is asked for in the same turn goes together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const now = waiting.slice(0, MOST_TOGETHER)
      waiting = waiting.slice(MOST_TOGETHER)
      await answerAll(foresight, now)
    }
    work = undefined
  }
  return {
    commit(command) {
      if (closed) throw new StoreStopped('The record is closed.')
      const { promise, resolve, reject } = Promise.withResolvers<CommitOutcome>()
      waiting.push({ command, resolve, reject })
      work ??= workOff()
      return promise
    },
    async close() {
      closed = true
      await work
    },
  }
}

/** One that fails fails the transaction of all, so each is then tried by itself. */
async function answerAll(foresight: Foresight, together: readonly Waiting[]): Promise<void> {
  try {
    const commands = together.map(({ command }) => command)
    const outcomes = await foresight(needsOf(commands), (transaction) =>
      commands.map((command) => commitIn(transaction, command)),
    )
    for (const [at, { resolve, reject }] of together.entries()) {
      const outcome = outcomes[at]
      if (outcome) resolve(outcome)
      else reject(new Error('A command was performed without an outcome'))
    }
  } catch (error) {
    if (together.length > 1 && isOfTheData(error)) {
      for (const each of together) await answerAll(foresight, [each])
    } else {
      for (const { reject } of together) reject(error)
    }
  }
}

function needsOf(commands: readonly ReadyCommand[]): Needs {
  const streams = new Map<string, Stream>()
  for (const { council, writes } of commands) {
    for (const { kind, stream } of writes) streams.set(`${kind}/${stream}`, { council, kind, stream })
  }
  return { commands: commands.map(({ commandId }) => commandId), streams: [...streams.values()] }
}
