import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DatabaseError } from 'pg'
import { newRecord, type PostgresRecord } from '../../test/postgres-records.ts'
import { asAdmin, noPostgres, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import { councilId } from '../kernel/ids.ts'
import { command, council, fillTwoStreams, row, streamCalled, write } from './contract/subject.ts'
import { DOOR_WALLED } from './door/postgres-tables.ts'
import { databaseOn, poolFor } from './postgres-connection.ts'
import { READS_WALLED } from './reads/postgres-tables.ts'

const neighbour = councilId('southshire')
const TABLES = [
  'councils',
  'commands',
  'stream_keys',
  'events',
  'projection_rows',
  'row_tags',
  'row_ties',
  'named_rows',
  'row_names',
  'projections',
  'jobs',
]

const ROW = row('1', { tags: ['live'], names: ['w:smith'], ties: [{ person: 'p', tie: 'named' }] })

describe('The walls between councils in PostgreSQL', { skip: noPostgres }, () => {
  let database: TestDatabase
  let record: PostgresRecord
  before(async () => {
    database = await testDatabase()
    record = await newRecord(database)
    const jobs = [{ queue: 'letters', runAt: '2026-03-02T09:30:00.000Z', dedupeKey: 'k', payload: '{}' }]
    for (const each of [council, neighbour]) {
      const store = await record.open({ council: each })
      const one = command('with-all', [write(streamCalled('all'), 0, ['e1', 'e2'], [ROW])], jobs)
      assert.equal((await store.append({ ...one, council: each })).is, 'acknowledged')
      await store.rebuild(each, () => [ROW], 'this way')
      await store.close()
    }
  })
  after(() => database.stop())

  const asApplication = <Answer>(work: (run: (sql: string) => Promise<readonly object[]>) => Promise<Answer>) =>
    asAdmin(database.url, async (client) => {
      await client.query(`set search_path = ${record.schema}`)
      return work(async (sql) => (await client.query(sql)).rows)
    })

  test('stand around every table, also against its owner', async () => {
    const rows = await record.behindItsBack(
      async (client) =>
        (
          await client.query(
            `select relname, relrowsecurity and relforcerowsecurity as walled from pg_class
             where relnamespace = $1::regnamespace and relkind in ('r', 'p')`,
            [record.schema],
          )
        ).rows,
    )
    assert.deepEqual(
      rows.filter(({ walled }) => !walled),
      [],
    )
    assert.deepEqual(
      new Set(rows.map(({ relname }) => relname)),
      new Set([...TABLES, ...DOOR_WALLED, ...READS_WALLED, 'versions']),
    )
  })

  test('a query that forgot to say of which council is shown that of its transaction only', async () => {
    const pool = poolFor(database.url)
    const [ours, theirs] = [council, neighbour].map((each) =>
      databaseOn(pool, { council: each, schema: record.schema, patience: 5000 }),
    )
    for (const table of TABLES) {
      const broken = { sql: `select * from ${table}` }
      const [mine] = (await ours?.read([broken])) ?? []
      const [other] = (await theirs?.read([broken])) ?? []
      assert.ok(mine && mine.length > 0 && mine.every((row) => row['council'] === council), table)
      assert.ok(other && other.length > 0 && other.every((row) => row['council'] === neighbour), table)
    }
    await pool.end()
  })

  test('without a council there is nothing, also after one was set', async () => {
    await asApplication(async (run) => {
      for (const table of TABLES) assert.deepEqual(await run(`select * from ${table}`), [], table)
      await run('begin')
      await run(`set local redress.council = '${council}'`)
      assert.equal((await run('select * from events')).length, 2)
      await run('commit')
      for (const table of TABLES) assert.deepEqual(await run(`select * from ${table}`), [], table)
    })
  })

  test('a write that forgot to say of which council does not reach another', async () => {
    await asApplication(async (run) => {
      await run('begin')
      await run(`set local redress.council = '${council}'`)
      await run("update stream_keys set wrapped = 'x'; delete from projection_rows; update jobs set attempts = 9")
      await assert.rejects(run(`insert into councils values ('eastshire', 'key', 0)`), /row-level security/)
      await run('rollback')
      await run('begin')
      await run(`set local redress.council = '${council}'`)
      await run("update stream_keys set wrapped = 'x'; delete from projection_rows; update jobs set attempts = 9")
      await run('commit')
    })
    const [kept] = await record.behindItsBack(
      async (client) =>
        (
          await client.query(
            `select (select wrapped <> 'x' from stream_keys where council = $1) as key,
                    (select count(*)::int from projection_rows where council = $1) as rows,
                    (select attempts from jobs where council = $1) as attempts`,
            [neighbour],
          )
        ).rows,
    )
    assert.deepEqual(kept, { key: true, rows: 1, attempts: 0 })
  })

  const ATTEMPTS = [
    'alter table events disable row level security',
    'alter table events no force row level security',
    'drop policy own_council on events',
    'alter policy own_council on events using (true)',
    'create policy open on events using (true)',
    'set row_security = off; select * from events',
    'set session_replication_role = replica',
    'alter role current_user bypassrls',
    'alter role current_user superuser',
    'update events set type = type',
    'delete from events',
    'truncate events',
    'update commands set answer = answer',
    "update councils set master_key = 'x'",
    'insert into versions values (99)',
    'drop table events',
    'copy events to program $$cat$$',
  ]
  for (const attempt of ATTEMPTS) {
    test(`the role of the application may not: ${attempt}`, async () => {
      await asApplication(async (run) => {
        await assert.rejects(
          run(attempt),
          (error) => error instanceof DatabaseError && /^42501$/.test(error.code ?? ''),
        )
      })
    })
  }

  test('the role of the application may not become the owner', async () => {
    const [owner] = await record.behindItsBack(
      async (client) => (await client.query(`select tableowner from pg_tables where tablename = 'events'`)).rows,
    )
    await asApplication(async (run) => {
      await assert.rejects(run(`set role ${owner.tableowner}`), /permission denied/)
    })
  })

  test('a store is asked of its own council only, and finds it as it was', async () => {
    const store = await record.open({ council: neighbour })
    await assert.rejects(store.readAll(council, 0, 10), /southshire/)
    assert.equal((await store.verify(neighbour)).is, 'sound')
    assert.equal((await store.readAll(neighbour, 0, 10)).length, 2)
    await fillTwoStreams(await record.open())
    assert.equal((await store.readAll(neighbour, 0, 10)).length, 2)
  })
})
