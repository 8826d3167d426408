import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'node:test'
import type { Store } from '../casework/ports.ts'
import { newFolder, open, openToRead } from './contract/sqlite-folder.ts'
import { allRows, council, one, streamCalled } from './contract/subject.ts'
import { filesOf } from './data-folder.ts'
import { WriteFailed } from './faults.ts'
import { askedFor } from './sqlite-connection.ts'

const WRITER = fileURLToPath(new URL('./contract/restless-writer.ts', import.meta.url))
/** What the writer ends with when its store has stopped. */
const STOPPED = 70
const KILLS = 50
const LANES = 2

/** Lets a process write for a while, kills it, and says which commands it was told were recorded. */
async function writeAndKill(folder: string, round: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [WRITER, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_COMPILE_CACHE: join(folder, 'compiled') },
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

type Known = { readonly position: number; readonly heads: Map<string, { version: number; command: string }> }

/** Reads what came to the record since, and holds it against what was acknowledged. */
async function inspect(store: Store, acknowledged: readonly string[], known: Known): Promise<Known> {
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
  const rows = (await allRows(store)).rows.map(({ stream, code, facts }) => [
    stream,
    { version: facts['version'], command: code },
  ])
  assert.deepEqual(new Map(rows as []), known.heads)
  return { position, heads: known.heads }
}

describe('Under duress', { concurrency: true }, () => {
  test(`a process that is killed ${KILLS} times loses no acknowledged event`, { timeout: 120_000 }, async (context) => {
    let acknowledged = 0
    const lane = async (which: number) => {
      const folder = newFolder()
      let known: Known = { position: 0, heads: new Map() }
      for (let round = which; round < KILLS; round += LANES) {
        const told = await writeAndKill(folder, round)
        acknowledged += told.length
        const store = await openToRead(folder).catch((error: unknown) => {
          // Killed before there was a record to read.
          assert.equal(told.length, 0, String(error))
        })
        if (!store) continue
        known = await inspect(store, told, known)
        await store.close()
      }
      return known.position
    }
    const recorded = await Promise.all(Array.from({ length: LANES }, (_, which) => lane(which)))
    context.diagnostic(`${KILLS} kills, ${acknowledged} commands acknowledged, ${recorded.join(' + ')} events, 0 lost`)
    assert.ok(acknowledged > KILLS, 'too little was written for the kills to mean anything')
  })

  const noLimits = process.platform === 'win32' && 'needs ulimit'
  test(
    'a process whose disk fails stops, and has what it acknowledged',
    { timeout: 60_000, skip: noLimits },
    async () => {
      const folder = newFolder()
      // The limit on the size of a file makes a write to the log fail as a broken disk would.
      const limited = 'ulimit -f 1500 && exec "$0" "$@"'
      const writer = spawn('sh', ['-c', limited, process.execPath, WRITER, folder, '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {},
      })
      const said = text(writer.stdout)
      const [code] = await once(writer, 'exit')
      assert.equal(code, STOPPED)
      const acknowledged = (await said).split('\n').slice(0, -1)
      assert.ok(acknowledged.length > 5)
      const store = await openToRead(folder)
      await inspect(store, acknowledged, { position: 0, heads: new Map() })
      await store.close()
    },
  )

  test('a store that another process keeps waiting says that nothing was recorded, and goes on after', async () => {
    const folder = newFolder()
    const store = await open(folder)
    const other = new DatabaseSync(filesOf(folder, council).record)
    other.exec('begin immediate')
    const kept = await Promise.allSettled([store.append(one('c1', 'a', 0)), store.append(one('c2', 'b', 0))])
    for (const each of kept) assert.ok(each.status === 'rejected' && each.reason instanceof WriteFailed)
    other.exec('rollback')
    other.close()
    assert.deepEqual(await store.read(streamCalled('a')), [])
    assert.equal((await store.append(one('c1', 'a', 0))).is, 'acknowledged')
    await store.close()
  })

  test('an error of SQLite asks for what it means', () => {
    const database = new DatabaseSync(':memory:')
    database.exec('create table t (id integer primary key, x text) strict')
    const errorOf = (sql: string) => {
      try {
        database.exec(sql)
      } catch (error) {
        return error
      }
      return assert.fail(`${sql} did not fail`)
    }
    assert.equal(askedFor(errorOf('insert into t values (1, null), (1, null)')), 'skip')
    database.exec('pragma max_page_count = 4')
    assert.equal(askedFor(errorOf("insert into t values (2, printf('%.*c', 100000, 'x'))")), 'retry-later')
    assert.equal(askedFor(errorOf('select * from nowhere')), 'stop')
    database.close()
    assert.equal(askedFor(new Error('of our own')), 'skip')
  })
})
