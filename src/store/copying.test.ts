import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { newRecord } from '../../test/postgres-records.ts'
import { noPostgres, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import type { Store } from '../casework/ports.ts'
import { newFolder, open as openSqlite, refusal } from './contract/sqlite-folder.ts'
import { AT, command, council, fillTwoStreams, one, requestOf, row, streamCalled, write } from './contract/subject.ts'
import { type CopySource, copyTables } from './copying.ts'
import { filesOf } from './data-folder.ts'
import { fromPostgres, intoPostgres } from './postgres-copying.ts'
import { fromSqlite, intoSqlite } from './sqlite-copying.ts'

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

async function goesOnAlike(store: Store, version: number): Promise<void> {
  const again = await store.append(one('first', 'a', 0, ['a1']))
  assert.equal(again.is, 'already-done')
  const other = { ...one('first', 'a', 0), requestHash: requestOf('something else') }
  assert.equal((await store.append(other)).is, 'another-request')
  assert.equal((await store.append(one('more', 'b', 2))).is, 'key-destroyed')
  assert.equal((await store.append(one(`next-${version}`, 'a', version))).is, 'acknowledged')
}

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

    await assert.rejects(record.open({ folder }), refusal(/record is in .*northshire\.sqlite.*redress copy database/))
    const steps: number[] = []
    await copyTables(fromSqlite({ folder, council }), intoPostgres(there), (events) => steps.push(events))
    assert.deepEqual(steps, [500, 609])
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

  test('comes whole or not at all', async () => {
    const folder = newFolder()
    const source = await openSqlite(folder)
    await fill(source)
    const broken: CopySource = (use) =>
      fromSqlite({ folder, council })((page, last) =>
        use(
          (table, from, limit) =>
            table.name === 'events' && from.length > 0 ? Promise.reject(new Error('torn')) : page(table, from, limit),
          last,
        ),
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
