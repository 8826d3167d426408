import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { inspect, type Known, WRITER, writeAndKill } from './contract/duress.ts'
import { newFolder, open, openToRead } from './contract/sqlite-folder.ts'
import { council, one, streamCalled } from './contract/subject.ts'
import { filesOf } from './data-folder.ts'
import { WriteFailed } from './faults.ts'
import { askedFor } from './sqlite-connection.ts'

/** What the writer ends with when its store has stopped. */
const STOPPED = 70
const KILLS = 50
const LANES = 2

describe('Under duress', { concurrency: true }, () => {
  test(`a process that is killed ${KILLS} times loses no acknowledged event`, { timeout: 120_000 }, async (context) => {
    let acknowledged = 0
    const lane = async (which: number) => {
      const folder = newFolder()
      let known: Known = { position: 0, heads: new Map() }
      for (let round = which; round < KILLS; round += LANES) {
        const told = await writeAndKill([folder], round)
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
      const writer = spawn('sh', ['-c', limited, process.execPath, WRITER, '0', folder], {
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
