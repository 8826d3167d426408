import { parentPort, workerData } from 'node:worker_threads'
import { fail } from '../kernel/result.ts'
import { answerLines, STARTED } from './answer.ts'
import { DAMAGED, TOO_MUCH } from './problems.ts'
import { readerOf } from './read-bytes.ts'
import type { Task } from './reading-process.ts'

// Reads one file. Whatever a library throws lies in the file, once the library itself has been loaded.

const AT_ONCE = 65_536

// Only the process beside this file starts this thread, and with nothing else.
const { bytes, namedAsTable } = workerData as Task

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
const post = (text: string): void => parentPort?.postMessage(text)

const read = await readerOf(bytes, namedAsTable)
post(STARTED)
let batch = ''
for (const line of answerLines(await reading())) {
  batch += line
  if (batch.length < AT_ONCE) continue
  post(batch)
  batch = ''
}
post(batch)

async function reading(): Promise<Awaited<ReturnType<typeof read>>> {
  try {
    return await read()
  } catch (error) {
    return fail(error instanceof RangeError && /allocat|length/iu.test(error.message) ? TOO_MUCH : DAMAGED)
  }
}
