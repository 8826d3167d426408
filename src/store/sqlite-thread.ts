import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { StoreRefused, StoreStopped, WriteFailed } from './faults.ts'
import type { Answer, Asked, Reply, Request, Work } from './sqlite-writer.ts'
import type { CommitOutcome } from './tables.ts'

/** The writer thread as seen from outside. */
export type WriterThread = {
  /** Does one piece of work. Rejects with `WriteFailed` where it was undone, `StoreStopped` where nothing is written any more. */
  readonly perform: (work: Work) => Promise<CommitOutcome | undefined>
  /** Ends the thread once all that was asked is done. */
  readonly close: () => Promise<void>
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/**
 * Starts the thread that writes to this file. After its first failure nothing is accepted, and `onStop` is
 * told why: the process should end and be started again.
 */
export async function startWriter(path: string, onStop: (why: StoreStopped) => void): Promise<WriterThread> {
  const worker = new Worker(new URL('./sqlite-writer.ts', import.meta.url), { workerData: path, execArgv: [] })
  try {
    await once(worker, 'message')
  } catch (error) {
    throw new StoreRefused(`The record cannot be written: ${messageOf(error)}`)
  }
  // A process with nothing to wait for may end, closed or not: what was acknowledged is on the disk.
  worker.unref()
  const desk = deskBefore({
    send: (request) => worker.postMessage(request, []),
    busy: (waiting) => (waiting ? worker.ref() : worker.unref()),
  })
  const stop = (says: string) => {
    const why = desk.stop(says)
    if (why) onStop(why)
  }
  worker.on('message', (reply: Reply) => {
    if (reply.is === 'answers') desk.answer(reply.answers)
    if (reply.is === 'stopped') stop(reply.says)
  })
  worker.on('error', (error) => stop(messageOf(error)))
  worker.on('exit', () => stop('its thread ended'))
  return {
    perform: (work) => desk.ask(work),
    async close() {
      if (!desk.close()) return
      worker.ref()
      await once(worker, 'exit')
    },
  }
}

type Waiting = {
  readonly resolve: (outcome: CommitOutcome | undefined) => void
  readonly reject: (error: Error) => void
}

/** What is asked in one turn goes over together, but not so much that the thread waits for it to be sealed. */
const MOST_AT_ONCE = 16

type Thread = { readonly send: (request: Request) => void; readonly busy: (waiting: boolean) => void }

function deskBefore({ send, busy }: Thread) {
  const waiting = new Map<number, Waiting>()
  let asked: Asked[] = []
  let tickets = 0
  let ended: StoreStopped | undefined

  const flush = () => {
    if (asked.length > 0) send(asked)
    asked = []
  }
  return {
    async ask(work: Work): Promise<CommitOutcome | undefined> {
      if (ended) throw ended
      tickets += 1
      const { promise, resolve, reject } = Promise.withResolvers<CommitOutcome | undefined>()
      if (waiting.size === 0) busy(true)
      waiting.set(tickets, { resolve, reject })
      const count = asked.push({ ticket: tickets, work })
      if (count === MOST_AT_ONCE) flush()
      else if (count === 1) queueMicrotask(flush)
      return promise
    },
    answer(answers: readonly Answer[]) {
      for (const given of answers) {
        const who = waiting.get(given.ticket)
        waiting.delete(given.ticket)
        if (given.is === 'done') who?.resolve(given.outcome)
        else who?.reject(new WriteFailed(`This was not recorded: ${given.says}.`))
      }
      if (waiting.size === 0) busy(false)
    },
    /** Says why, the first time only. */
    stop(says: string): StoreStopped | undefined {
      if (ended && waiting.size === 0) return undefined
      ended = new StoreStopped(
        `The record has stopped taking entries after an error: ${says}. Start Redress again; it checks what was written.`,
      )
      for (const { reject } of waiting.values()) reject(ended)
      waiting.clear()
      return ended
    },
    /** Whether it was open. */
    close(): boolean {
      if (ended) return false
      flush()
      ended = new StoreStopped('The record is closed.')
      send('close')
      return true
    },
  }
}
