import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import type { Append, AppendOutcome } from '../../casework/ports.ts'
import { AnswerLost, WriteFailed } from '../faults.ts'
import { openSqliteStore } from '../sqlite.ts'
import { AT, command, council, event, row, streamCalled } from './subject.ts'

// A process of its own that writes until it is killed: `restless-writer.ts ROUND FOLDER [URL SCHEMA]`, in PostgreSQL
// where there is a URL. It prints the id of each command once it was acknowledged. The id ends with how many events
// the command holds.

const [round = '0', folder = '', url, schema = ''] = process.argv.slice(2)
const CALLERS = 16
const STREAMS = 3

const store = url
  ? await (await import('../postgres.ts')).openPostgresStore({ folder, council, url, schema, patience: 30_000 })
  : await openSqliteStore({ folder, council, onStop: () => process.exit(70) })
/** With a server that is killed, an answer may be lost, and the command is asked for again. */
const RECORDED: readonly AppendOutcome['is'][] = url ? ['acknowledged', 'already-done'] : ['acknowledged']
flushCompileCache()
const versions = new Map<string, number>()
for (let at = 0; at < STREAMS * CALLERS; at += 1) {
  versions.set(`s${at}`, (await store.read(streamCalled(`s${at}`))).length)
}
let made = 0

/** A command on one stream of the caller's, or on two, with one to four events each. */
function nextCommand(caller: number): Append {
  made += 1
  const streams = [
    caller * STREAMS + (made % STREAMS),
    ...(made % 3 === 0 ? [caller * STREAMS + ((made + 1) % STREAMS)] : []),
  ]
  const count = 1 + (made % 4)
  const id = `r${round}-${made}-${count * streams.length}`
  const writes = streams.map((at) => {
    const stream = streamCalled(`s${at}`)
    const expectedVersion = versions.get(`s${at}`) ?? 0
    const events = Array.from({ length: count }, (_, which) =>
      event(`${id}-${at}-${which}`, { body: bodyOf(made + which) }),
    )
    const rows = [row('head', { tags: [id], names: [`of-${id}`], facts: { version: expectedVersion + count } })]
    return { kind: stream.kind, stream: stream.stream, expectedVersion, events, rows }
  })
  return command(id, writes)
}

const bodyOf = (size: number) => JSON.stringify({ note: 'x'.repeat((size * 97) % 3000) })

async function append(next: Append): Promise<AppendOutcome> {
  for (;;) {
    try {
      return await store.append(next)
    } catch (error) {
      if (!url || !(error instanceof AnswerLost || error instanceof WriteFailed)) throw error
    }
  }
}

async function work(caller: number): Promise<never> {
  for (;;) {
    const next = nextCommand(caller)
    const outcome = await append(next)
    if (!('done' in outcome && RECORDED.includes(outcome.is))) process.exit(71)
    for (const { stream, version } of outcome.done.versions) versions.set(stream, version)
    writeSync(1, `${next.commandId}\n`)
    if (made % 5 === 0 && (await append(next)).is !== 'already-done') process.exit(72)
    if (made % 50 === 0) await store.checkpoint(council, AT)
  }
}

await Promise.all(Array.from({ length: CALLERS }, (_, caller) => work(caller)))
