import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newRecord, type PostgresRecord } from '../../test/postgres-records.ts'
import { asAdmin, noPostgres, noServerToKill, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import { inspect, type Known, WRITER, writeAndKill } from './contract/duress.ts'
import { AT, command, council, one, row, streamCalled, write } from './contract/subject.ts'
import { AnswerLost, WriteFailed } from './faults.ts'

const COMPETITOR = fileURLToPath(new URL('./contract/competing-writer.ts', import.meta.url))
const PROCESSES = ['first', 'second']

describe('Several processes on one PostgreSQL record', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())

  /** Lets every process write at once; answers what became of each command in each of them. */
  async function compete({ folder, schema }: PostgresRecord): Promise<readonly (readonly [id: string, is: string])[]> {
    const writers = PROCESSES.map((name) =>
      spawn(process.execPath, [COMPETITOR, name, folder, database.url, schema], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    const said = writers.map(async ({ stdout }) => text(stdout))
    await Promise.all(writers.map(({ stdout }) => once(stdout, 'data')))
    for (const { stdin } of writers) stdin.end('go\n')
    return (await Promise.all(said)).flatMap((each) =>
      each
        .split('\n')
        .filter((line) => line.includes(' '))
        .map((line) => {
          const [id = '', is = ''] = line.split(' ')
          return [id, is] as const
        }),
    )
  }

  test('does nothing twice, and its readers see no gap', async () => {
    const record = await newRecord(database)
    const store = await record.open()
    const written = new AbortController()
    const seen: number[] = []
    const watch = async () => {
      for (let last = -1; !written.signal.aborted || last !== seen.length;) {
        last = seen.length
        const next = await store.readAll(council, seen.at(-1) ?? 0, 1000)
        seen.push(...next.map(({ position }) => position))
      }
    }
    const watched = watch()
    const outcomes = await compete(record)
    written.abort()
    await watched

    const became = Map.groupBy(outcomes, ([id]) => (id.startsWith('shared') ? id : 'contested'))
    const { contested = [], ...shared } = Object.fromEntries(became)
    assert.equal(Object.keys(shared).length, 60)
    for (const [id, each] of Object.entries(shared)) {
      assert.deepEqual(each.map(([, is]) => is).toSorted(), ['acknowledged', 'already-done'], id)
    }
    const won = contested.filter(([, is]) => is === 'acknowledged')
    const lost = contested.filter(([, is]) => is === 'changed-meanwhile')
    assert.equal(won.length + lost.length, 80)
    assert.ok(lost.length > 0, 'nobody came between')
    assert.equal((await store.read(streamCalled('contested'))).length, won.length)

    const events = 60 + won.length
    assert.deepEqual(
      seen,
      Array.from({ length: events }, (_, at) => at + 1),
    )
    assert.deepEqual(await store.verify(council), { is: 'sound', events, checkedAgainst: null })
    assert.equal((await store.jobsDue(council, AT, 100)).length, 61)
  })

  test('one that keeps the others waiting lets them say that nothing was recorded, and they go on after', async () => {
    const { open, schema } = await newRecord(database)
    const store = await open({ patience: 300 })
    await asAdmin(database.adminUrl, async (other) => {
      await other.query(`begin; select * from ${schema}.councils for update`)
      const kept = await Promise.allSettled([store.append(one('c1', 'a', 0)), store.append(one('c2', 'b', 0))])
      for (const each of kept) assert.ok(each.status === 'rejected' && each.reason instanceof WriteFailed)
      assert.deepEqual(await store.read(streamCalled('a')), [], 'a reader does not wait')
      await other.query('rollback')
    })
    assert.equal((await store.append(one('c1', 'a', 0))).is, 'acknowledged')
  })

  test('one command that fails is undone alone, though it waits with others', async () => {
    const { open, behindItsBack } = await newRecord(database)
    const store = await open()
    await behindItsBack((client) => client.query(`alter table projection_rows add check (key <> 'trap')`))
    const writes = [write(streamCalled('t'), 0, ['t1']), write(streamCalled('u'), 0, ['u1'], [row('trap')])]
    const outcomes = await Promise.allSettled([
      store.append(one('c1', 'a', 0)),
      store.append(command('trap', writes)),
      store.append(one('c2', 'b', 0)),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.ok(outcomes[1]?.status === 'rejected' && outcomes[1].reason instanceof WriteFailed)
    assert.deepEqual(
      (await store.readAll(council, 0, 10)).map(({ id }) => id),
      ['c1', 'c2'],
    )
    assert.equal((await store.verify(council)).is, 'sound')
  })

  test('one that wrote last tells the server in one go, and asks again once another came between', async () => {
    const { open, behindItsBack } = await newRecord(database)
    const [store, other] = [await open(), await open()]
    assert.equal((await store.append(one('c1', 'a', 0))).is, 'acknowledged')
    assert.equal((await store.append(one('c2', 'a', 1))).is, 'acknowledged')
    assert.equal((await other.append(one('c3', 'a', 2))).is, 'acknowledged')
    assert.deepEqual(await store.append(one('late', 'a', 2)), {
      is: 'changed-meanwhile',
      stream: streamCalled('a'),
      version: 3,
    })
    assert.equal((await store.append(one('c3', 'a', 2))).is, 'already-done')
    for (let at = 3; at < 9; at += 1) {
      assert.equal((await (at % 2 ? store : other).append(one(`c${at + 1}`, 'a', at))).is, 'acknowledged')
      assert.equal((await store.append(one(`b${at}`, `b${at}`, 0))).is, 'acknowledged')
      assert.equal((await other.append(one(`b${at}`, `b${at}`, 0))).is, 'already-done', 'a stream it has not seen')
    }
    // Nothing is taken for granted that somebody changed behind all backs.
    await store.append(one('c10', 'a', 9))
    await behindItsBack((client) => client.query(`update events set hash = repeat('a', 64) where version = 10`))
    assert.equal((await store.append(one('c11', 'a', 10))).is, 'acknowledged')
    const [last] = (await store.sealed(council, 0, 100)).slice(-1)
    assert.equal(last?.previousHash, 'a'.repeat(64), 'it was asked for')
  })

  test('all who wait share one commit', async () => {
    const store = await (await newRecord(database)).open()
    const commits = async () =>
      asAdmin(database.adminUrl, async (client) => {
        // The numbers of transactions that wrote: reading takes none.
        const { rows } = await client.query('select pg_current_xact_id()::text::integer as number')
        return Number(rows[0]?.number)
      })
    const before = await commits()
    await Promise.all(Array.from({ length: 64 }, (_, at) => store.append(one(`c${at}`, `s${at}`, 0))))
    const made = (await commits()) - before - 1
    assert.ok(made >= 1 && made <= 3, `64 commands in ${made} commits`)
  })

  /** A way to the database on which answers to a commit of events can be lost. */
  async function lossyWay(): Promise<{ readonly url: string; readonly lose: (times: number) => void }> {
    const url = new URL(database.url)
    const [port, host] = [Number(url.port || 5432), url.hostname]
    let left = 0
    const way = createServer((near) => {
      const far = connect(port, host)
      let losing = false
      near.on('data', (bytes) => {
        losing ||= left > 0 && bytes.includes('read committed')
        far.write(bytes)
      })
      far.on('data', (bytes) => {
        if (!losing || !bytes.includes('COMMIT')) return near.write(bytes)
        left -= 1
        near.destroy()
      })
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
      for (const end of [near, far]) end.on('error', () => {})
    }).listen(0, '127.0.0.1')
    way.unref()
    await once(way, 'listening')
    const address = way.address()
    assert.ok(address !== null && typeof address === 'object')
    url.hostname = '127.0.0.1'
    url.port = String(address.port)
    return {
      url: url.href,
      lose(times) {
        left = times
      },
    }
  }

  test('an answer that was lost on the way is asked for again, and the command is done once', async () => {
    const { open } = await newRecord(database)
    const way = await lossyWay()
    const store = await open({ url: way.url })
    way.lose(2)
    const outcome = await store.append(one('first', 'a', 0))
    assert.deepEqual(outcome, {
      is: 'already-done',
      done: { position: 1, versions: [{ kind: 'complaint', stream: 'a', version: 1 }] },
    })
    assert.equal((await store.read(streamCalled('a'))).length, 1)
  })

  test('so is one that was lost on its only way there', async () => {
    const { open } = await newRecord(database)
    const way = await lossyWay()
    const store = await open({ url: way.url })
    await store.append(one('first', 'a', 0))
    way.lose(1)
    assert.equal((await store.append(one('second', 'a', 1))).is, 'already-done')
    assert.deepEqual(
      (await store.readAll(council, 0, 10)).map(({ id }) => id),
      ['first', 'second'],
    )
  })

  test('an answer that stays lost is said to be, and the command can be given again', async () => {
    const { open } = await newRecord(database)
    const way = await lossyWay()
    const store = await open({ url: way.url, patience: 300 })
    way.lose(Infinity)
    await assert.rejects(store.append(one('first', 'a', 0)), AnswerLost)
    way.lose(0)
    assert.equal((await store.append(one('first', 'a', 0))).is, 'already-done')
    assert.equal((await store.readAll(council, 0, 10)).length, 1)
  })

  test('a server that stays away lets a writer say that nothing was recorded', { skip: noServerToKill }, async () => {
    const store = await (await newRecord(database)).open()
    await database.server?.crash()
    try {
      await assert.rejects(store.append(one('first', 'a', 0)), WriteFailed)
      await assert.rejects(store.read(streamCalled('a')), /ECONNREFUSED/)
    } finally {
      await database.server?.start()
    }
    assert.equal((await store.append(one('first', 'a', 0))).is, 'acknowledged')
  })

  const KILLS = 12
  test(`one that is killed ${KILLS} times loses no acknowledged event`, { timeout: 120_000 }, async (context) => {
    const { open, folder, schema } = await newRecord(database)
    // A process that is killed before it could begin a record leaves none to look at.
    await (await open()).close()
    let known: Known = { position: 0, heads: new Map() }
    let acknowledged = 0
    for (let round = 0; round < KILLS; round += 1) {
      const told = await writeAndKill([folder, database.url, schema], round)
      acknowledged += told.length
      await theDeadAreGone(database)
      const store = await open({ access: 'read' })
      known = await inspect(store, told, known)
      await store.close()
    }
    context.diagnostic(`${KILLS} kills, ${acknowledged} commands acknowledged, ${known.position} events, 0 lost`)
    assert.ok(acknowledged > KILLS, 'too little was written for the kills to mean anything')
  })

  const CRASHES = 3
  test(
    `one whose server is killed ${CRASHES} times goes on when it is back, and nothing acknowledged is lost`,
    { timeout: 120_000, skip: noServerToKill },
    async (context) => {
      const { open, folder, schema } = await newRecord(database)
      const { server } = database
      assert.ok(server)
      const writer = spawn(process.execPath, [WRITER, '0', folder, database.url, schema], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {},
      })
      const ended = once(writer, 'exit')
      const said = text(writer.stdout)
      for (let crash = 0; crash < CRASHES; crash += 1) {
        assert.equal(await Promise.race([once(writer.stdout, 'data').then(() => 'writes'), ended]), 'writes')
        await wait(150 + crash * 130)
        await server.crash()
        await server.start()
      }
      await Promise.race([once(writer.stdout, 'data'), ended])
      await wait(200)
      writer.kill('SIGKILL')
      assert.deepEqual(await ended, [null, 'SIGKILL'])
      await theDeadAreGone(database)
      const told = (await said).split('\n').slice(0, -1)
      const store = await open({ access: 'read' })
      const { position } = await inspect(store, told, { position: 0, heads: new Map() })
      context.diagnostic(`${CRASHES} crashes, ${told.length} commands acknowledged, ${position} events, 0 lost`)
      assert.ok(told.length > CRASHES)
    },
  )
})

/** Waits until the server has ended what killed processes had begun: it may still commit what it was sent. */
async function theDeadAreGone({ adminUrl }: TestDatabase): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query(`select 1 from pg_stat_activity where application_name = 'redress'`)
      if (rows.length === 0) return
      await wait(10)
    }
  })
}
