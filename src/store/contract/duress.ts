import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Store } from '../../casework/ports.ts'
import { allRows, council } from './subject.ts'

// What a record is held against after its writer, or its server, was killed.

export const WRITER = fileURLToPath(new URL('./restless-writer.ts', import.meta.url))

export const READER = fileURLToPath(new URL('./restless-reader.ts', import.meta.url))

/** Lets a process write for a while, kills it, and says what it was told was recorded: by itself, ids of commands. */
export async function writeAndKill(
  record: readonly string[],
  round: number,
  program = WRITER,
): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [program, String(round), ...record], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_COMPILE_CACHE: join(record[0] ?? '', 'compiled') },
  })
  const ended = once(writer, 'exit')
  const said = text(writer.stdout)
  // Most are killed among their writes, some while they are still opening the record.
  if (round % 7 === 0) await wait(60 + ((round * 53) % 200))
  else await Promise.race([once(writer.stdout, 'data'), ended])
  await wait((round * 37) % 90)
  writer.kill('SIGKILL')
  const [code, signal] = await ended
  assert.equal(signal, 'SIGKILL', `the writer ended by itself with ${code}`)
  return (await said).split('\n').slice(0, -1)
}

export type Known = { readonly position: number; readonly heads: Map<string, { version: number; command: string }> }

/** Reads what came to the record since, and holds it against what was acknowledged. */
export async function inspect(store: Store, acknowledged: readonly string[], known: Known): Promise<Known> {
  const found = new Map<string, number>()
  let { position } = known
  for (;;) {
    const events = await store.readAll(council, position, 1000)
    for (const { commandId, stream, version } of events) {
      found.set(commandId, (found.get(commandId) ?? 0) + 1)
      known.heads.set(stream, { version, command: commandId })
    }
    const last = events.at(-1)
    if (!last) break
    ;({ position } = last)
  }
  const lost = acknowledged.filter((id) => !found.has(id))
  assert.deepEqual(lost, [], 'acknowledged and lost')
  for (const [id, count] of found) assert.equal(count, Number(id.split('-').at(-1)), `${id} is there in part`)

  const verdict = await store.verify(council)
  assert.equal(verdict.is, 'sound', JSON.stringify(verdict))
  const rows = (await allRows(store)).rows.map(({ stream, tags, facts }) => [
    stream,
    { version: facts['version'], command: tags?.[0] },
  ])
  assert.deepEqual(new Map(rows as []), known.heads)
  return { position, heads: known.heads }
}
