import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import type { Append } from '../../casework/ports.ts'
import { openSqliteStore } from '../sqlite.ts'
import { AT, command, council, event, row, streamCalled } from './subject.ts'

// A process of its own that writes until it is killed: `restless-writer.ts FOLDER ROUND`. It prints the id of each
// command once it was acknowledged. The id ends with how many events the command holds.

const [folder = '', round = '0'] = process.argv.slice(2)
const CALLERS = 8
const STREAMS = 6

const store = await openSqliteStore({ folder, council, onStop: () => process.exit(70) })
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
    const rows = [row('head', { code: id, facts: { version: expectedVersion + count } })]
    return { kind: stream.kind, stream: stream.stream, expectedVersion, events, rows }
  })
  return command(id, writes)
}

const bodyOf = (size: number) => JSON.stringify({ note: 'x'.repeat((size * 97) % 3000) })

async function work(caller: number): Promise<never> {
  for (;;) {
    const next = nextCommand(caller)
    const outcome = await store.append(next)
    if (outcome.is !== 'acknowledged') process.exit(71)
    for (const { stream, version } of outcome.done.versions) versions.set(stream, version)
    writeSync(1, `${next.commandId}\n`)
    if (made % 5 === 0 && (await store.append(next)).is !== 'already-done') process.exit(72)
    if (made % 50 === 0) await store.checkpoint(council, AT)
  }
}

await Promise.all(Array.from({ length: CALLERS }, (_, caller) => work(caller)))
