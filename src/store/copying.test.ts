import assert from 'node:assert/strict'
import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { newRecord } from '../../test/postgres-records.ts'
import { asAdmin, noPostgres, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import type { Store } from '../casework/ports.ts'
import type { ReadRecords } from '../casework/read-records-port.ts'
import { fillBeside, opensAlike, READS, saidBeside } from './contract/beside.ts'
import { aRead } from './contract/reads.ts'
import { newFolder, open as openSqlite, refusal } from './contract/sqlite-folder.ts'
import { AT, command, council, fillTwoStreams, one, requestOf, row, streamCalled, write } from './contract/subject.ts'
import { COPIED } from './copied-tables.ts'
import { besideIn, type CopySource, copyTables, refuseOtherTallies, talliesIn } from './copying.ts'
import { filesOf } from './data-folder.ts'
import { openPostgresDoor } from './door/postgres.ts'
import { type OpenDoor, openSqliteDoor } from './door/sqlite.ts'
import { fromPostgres, intoPostgres, refuseFilledDatabase } from './postgres-copying.ts'
import { openPostgresReadRecords } from './reads/postgres.ts'
import { openSqliteReadRecords } from './reads/sqlite.ts'
import { connect } from './sqlite-connection.ts'
import { fromSqlite, intoSqlite } from './sqlite-copying.ts'
import { namesFileOf } from './sqlite-names.ts'

/** A stream that can be read, one whose key was destroyed, a job, and more events than are copied at once. */
async function fill(store: Store): Promise<void> {
  await fillTwoStreams(store)
  const job = { queue: 'letters', runAt: AT, dedupeKey: 'once', payload: '{"of":1}' }
  await store.append(command('with-job', [write(streamCalled('c'), 0, ['c1'], [row('1')])], [job]))
  const many = Array.from({ length: 600 }, (_, at) => `d${at}`)
  await store.append(command('many', [write(streamCalled('d'), 0, many)]))
  for (let at = 0; at < 3; at += 1) await store.append(one(`person-${at}`, `p${at}`, 0))
  await store.destroyKey(streamCalled('b'))
}

/** Everything that one store says of a record, for another to say the same. */
const said = async (store: Store) => ({
  sealed: await store.sealed(council, 0, 10_000),
  read: await store.readAll(council, 0, 10_000),
  jobs: await store.jobsDue(council, AT, 10),
})

/** Opens what stands beside the record of a folder, and closes it again. */
async function inSqlite<Answer>(
  folder: string,
  use: (door: OpenDoor, reads: ReadRecords) => Promise<Answer>,
): Promise<Answer> {
  const [door, reads] = [await openSqliteDoor({ folder, council }), await openSqliteReadRecords({ folder, council })]
  try {
    return await use(door, reads)
  } finally {
    await Promise.all([door.signIns.close(), reads.close()])
  }
}

async function goesOnAlike(store: Store, version: number): Promise<void> {
  const again = await store.append(one('first', 'a', 0, ['a1']))
  assert.equal(again.is, 'already-done')
  const other = { ...one('first', 'a', 0), requestHash: requestOf('something else') }
  assert.equal((await store.append(other)).is, 'another-request')
  assert.equal((await store.append(one('more', 'b', 2))).is, 'key-destroyed')
  assert.equal((await store.append(one(`next-${version}`, 'a', version))).is, 'acknowledged')
}

/** Beside the tables in which each database writes down whose record it is, and of which version. */
const LEFT_OUT = [
  // Worked out again.
  'projection_rows',
  'row_tags',
  'row_ties',
  'named_rows',
  'row_names',
  'projections',
  'read_streams',
  // Of the hour.
  'door_sessions',
  'door_once',
  'door_tries',
]

describe('A record that is copied', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())

  test('to a database and back is the same to the byte, and goes on in each', async () => {
    const record = await newRecord(database)
    const folder = newFolder()
    const there = { url: database.url, folder, council, schema: record.schema }
    const first = await openSqlite(folder)
    await fill(first)
    const checkpoint = await first.checkpoint(council, AT)
    const before = await said(first)
    await first.close()
    const besideBefore = await inSqlite(folder, async (door, reads) => {
      await fillBeside(door, reads)
      return saidBeside(door, reads)
    })
    assert.equal(besideBefore.reads.length, READS)

    await assert.rejects(record.open({ folder }), refusal(/record is in .*northshire\.sqlite.*redress copy database/))
    const steps: number[] = []
    const copied = await copyTables(fromSqlite({ folder, council }), intoPostgres(there), (done) => steps.push(done))
    assert.deepEqual(steps, [500, 609])
    assert.deepEqual(besideIn(copied), { accounts: 2, reads: READS })
    for (const source of [fromSqlite({ folder, council }), fromPostgres(there)]) {
      assert.deepEqual(await talliesIn(source), copied)
    }
    const [door, reads] = await Promise.all([openPostgresDoor(there), openPostgresReadRecords(there)])
    assert.deepEqual(await saidBeside(door, reads), besideBefore)
    await opensAlike(door)
    await Promise.all([door.signIns.close(), reads.close()])
    const second = await record.open({ folder })
    assert.deepEqual(await said(second), before)
    assert.deepEqual(await second.verify(council, checkpoint), { is: 'sound', events: 609, checkedAgainst: AT })
    await goesOnAlike(second, 3)
    await second.checkpoint(council, AT)
    const further = await said(second)
    await second.close()

    await assert.rejects(openSqlite(folder), refusal(/ends at event 609, but the checkpoint .* counted 610/))
    const back = newFolder()
    copyFileSync(filesOf(folder, council).keys, filesOf(back, council).keys)
    await copyTables(fromPostgres(there), intoSqlite({ folder: back, council }), () => {})
    await inSqlite(back, async (door, reads) => {
      assert.deepEqual(await saidBeside(door, reads), besideBefore)
      await opensAlike(door)
    })
    refuseOtherTallies(await talliesIn(fromSqlite({ folder, council })), copied, 'The copy is broken.')
    await inSqlite(folder, async ({ signIns }) => {
      const account = await signIns.read((work) => work.get('accounts', 'ada'))
      if (account) await signIns.change((work) => work.put('accounts', { ...account, roles: '["administrator"]' }))
    })
    const changed = await talliesIn(fromSqlite({ folder, council }))
    assert.throws(
      () => refuseOtherTallies(changed, copied, 'The copy is broken.'),
      refusal(/^The copy is broken\. The table door_accounts .* 2 rows were read, where there were 2\.$/),
    )
    const third = await openSqlite(back)
    assert.deepEqual(await said(third), further)
    assert.equal((await third.verify(council)).is, 'sound')
    await goesOnAlike(third, 4)
  })

  test('does not go where there is one, nor under other keys', async () => {
    const record = await newRecord(database)
    const full = await record.open()
    await fillTwoStreams(full)
    const place = { url: database.url, folder: record.folder, council, schema: record.schema }
    const folder = newFolder()
    await fillTwoStreams(await openSqlite(folder))
    const from = fromSqlite({ folder, council })
    await assert.rejects(
      copyTables(from, intoPostgres(place), () => {}),
      refusal(/already\. Nothing was copied/),
    )
    const strangers = { ...place, folder }
    await assert.rejects(
      copyTables(from, intoPostgres(strangers), () => {}),
      refusal(/already\. Nothing was copied/),
    )
    await assert.rejects(
      copyTables(fromPostgres(strangers), intoSqlite({ folder, council }), () => {}),
      refusal(/already/),
    )
    assert.equal((await full.readAll(council, 0, 10)).length, 5)
  })

  test('does not go where somebody has an account, or where somebody looked', async () => {
    const from = newFolder()
    await fillTwoStreams(await openSqlite(from))
    const keysIn = (folder: string) => copyFileSync(filesOf(from, council).keys, filesOf(folder, council).keys)
    const fills = [
      (door: OpenDoor) => door.signIns.change((work) => work.note({ at: 1, kind: 'invited' })),
      (_: OpenDoor, reads: ReadRecords) => reads.record(aRead()),
    ]
    for (const [at, fill] of fills.entries()) {
      const [folder, { schema }] = [newFolder(), await newRecord(database)]
      keysIn(folder)
      await inSqlite(folder, fill)
      await assert.rejects(
        copyTables(fromSqlite({ folder: from, council }), intoSqlite({ folder, council }), () => {}),
        refusal([/door\.sqlite already/, /northshire\.reads\.sqlite already/][at] ?? /never/),
      )
      const place = { url: database.url, folder: from, council, schema }
      const files = { ...filesOf(from, council), record: join(from, 'elsewhere.sqlite') }
      renameSync(filesOf(from, council).record, files.record)
      const [door, reads] = await Promise.all([openPostgresDoor(place), openPostgresReadRecords(place)])
      renameSync(files.record, filesOf(from, council).record)
      await fill(door, reads)
      await Promise.all([door.signIns.close(), reads.close()])
      await assert.rejects(refuseFilledDatabase(place), refusal(/or an account, in .* already\. Point DATABASE_URL/))
      await assert.rejects(
        copyTables(fromSqlite({ folder: from, council }), intoPostgres(place), () => {}),
        refusal(/or an account, in .* already\. Nothing was copied/),
      )
    }
  })

  test('leaves out what is worked out again and what belongs to the hour, and nothing else', async () => {
    const known = [...COPIED.map(({ name }) => name), ...LEFT_OUT].sort()
    const record = await newRecord(database)
    const { rows } = await asAdmin(database.adminUrl, (client) =>
      client.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1', [record.schema]),
    )
    assert.deepEqual(rows.map(({ name }) => name).sort(), [...known, 'councils', 'versions'].sort())

    const folder = newFolder()
    await (await openSqlite(folder)).close()
    await inSqlite(folder, async () => {})
    const { record: file, door, reads } = filesOf(folder, council)
    const tables = [file, door, reads, namesFileOf(file)].flatMap((path) => {
      const opened = connect(path, { readOnly: true })
      const found = opened
        .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
        .all()
      opened.close()
      return found.map(({ name }) => String(name))
    })
    assert.deepEqual(
      tables.sort(),
      [...known.filter((name) => name !== 'projections'), 'record', 'door', 'reads', 'state'].sort(),
    )
  })

  test('comes whole or not at all', async () => {
    const folder = newFolder()
    const source = await openSqlite(folder)
    await fill(source)
    const broken: CopySource = (use) =>
      fromSqlite({ folder, council })((pages, last) =>
        use(async function* (table) {
          for await (const rows of pages(table)) {
            yield rows
            if (table.name === 'events') throw new Error('torn')
          }
        }, last),
      )
    const { schema } = await newRecord(database)
    const place = { url: database.url, folder, council, schema }
    await assert.rejects(
      copyTables(broken, intoPostgres(place), () => {}),
      /torn/,
    )
    const back = newFolder()
    copyFileSync(filesOf(folder, council).keys, filesOf(back, council).keys)
    await assert.rejects(
      copyTables(broken, intoSqlite({ folder: back, council }), () => {}),
      /torn/,
    )
    const empty = await openSqlite(back)
    assert.deepEqual(await empty.readAll(council, 0, 10), [])
    await empty.close()
    await copyTables(fromSqlite({ folder, council }), intoPostgres(place), () => {})
  })
})
