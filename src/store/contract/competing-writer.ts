import { once } from 'node:events'
import { openPostgresStore } from '../postgres.ts'
import { AT, command, council, streamCalled, write } from './subject.ts'

// One of several processes that write to the same record at the same time: `competing-writer.ts NAME FOLDER URL
// SCHEMA`. It says when it is ready, waits for a word, then prints a line for each command: its id and what became of it.

const [name = '', folder = '', url = '', schema = ''] = process.argv.slice(2)
const SHARED = 60
const STREAMS = 5
const OWN = 40

const store = await openPostgresStore({ folder, council, url, schema })
console.log('ready')
await once(process.stdin, 'data')

const job = (dedupeKey: string) => ({ queue: 'letters', runAt: AT, dedupeKey, payload: '{}' })

/** A command that every process does, in the same words. */
async function share(stream: number): Promise<void> {
  for (let version = 0; version < SHARED / STREAMS; version += 1) {
    const id = `shared-${stream}-${version}`
    const asked = command(id, [write(streamCalled(`s${stream}`), version, [id])], [job(id)])
    console.log(`${id} ${(await store.append(asked)).is}`)
  }
}

/** Commands of one's own, on a stream that everybody writes to. */
async function contest(): Promise<void> {
  for (let at = 0; at < OWN; at += 1) {
    const id = `${name}-${at}`
    const version = (await store.read(streamCalled('contested'))).length
    const asked = command(id, [write(streamCalled('contested'), version, [id])], [job('once')])
    console.log(`${id} ${(await store.append(asked)).is}`)
  }
}

await Promise.all([contest(), ...Array.from({ length: STREAMS }, (_, stream) => share(stream))])
await store.close()
process.exit()
