import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import {
  done,
  inFolder,
  generated,
  killed,
  newFolder,
  refused,
  restoringIn,
  sealedIn,
  type Settings,
} from './backups.ts'
import { asAdmin, noPostgres, testDatabase, type TestDatabase } from './postgres.ts'

// A record that goes into a database by its backup, and out of it again.

const first = newFolder()

describe('A backup and a database', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
    await generated('some.csv', 20, 2025)
    await generated('more.csv', 100, 2024)
    await done(['import', 'some.csv'], inFolder(first))
    await done(['backup', 'early.backup'], inFolder(first))
    await done(['import', 'more.csv'], inFolder(first))
    await done(['administrator', 'add', 'ada@example.org'], inFolder(first))
    await done(['backup', 'late.backup'], inFolder(first))
  })
  after(() => database.stop())

  const inDatabase = (folder: string): Settings => ({
    REDRESS_DATA: folder,
    DATABASE_URL: database.url,
    DATABASE_ADMIN_URL: database.adminUrl,
  })
  const emptied = () => asAdmin(database.adminUrl, (client) => client.query('drop schema if exists redress cascade'))

  test('a record goes into a database by its backup and back by another, and is the same to the byte', async () => {
    await emptied()
    const [there, back] = [newFolder(), newFolder()]
    const whole = await sealedIn(first)
    const said = await done(['restore', 'late.backup'], inDatabase(there))
    assert.match(said, /^Restored to postgres:.*, with its keys in .*, 1 account and \d+ records of who looked/)
    assert.deepEqual(await sealedIn(there, database.url), whole)
    assert.deepEqual(readdirSync(there).sort(), ['redress.checkpoint.json', 'redress.keys.json'])
    const exported = await done(['export', '--csv'], inFolder(first))
    assert.equal(await done(['export', '--csv'], inDatabase(there)), exported)
    await refused(
      ['restore', 'late.backup'],
      inDatabase(newFolder()),
      /a record of redress, or an account, in .* already.*empty database/,
    )

    assert.match(await done(['backup', 'from-database.backup'], inDatabase(there)), /as postgres:/)
    await done(['restore', 'from-database.backup'], inFolder(back))
    assert.deepEqual(await sealedIn(back), whole)
    assert.equal(await done(['export', '--csv'], inFolder(back)), exported)
  })

  test('where only the database was lost, the keys and the checkpoint that are left are held against the backup', async () => {
    await emptied()
    const folder = newFolder()
    await done(['restore', 'late.backup'], inDatabase(folder))
    await emptied()
    await refused(['restore', 'early.backup'], inDatabase(folder), /is older than .*redress\.checkpoint\.json/)
    assert.match(await done(['restore', 'late.backup'], inDatabase(folder)), /and against the one of 20/)
    assert.equal((await sealedIn(folder, database.url)).length, (await sealedIn(first)).length)
  })

  test('a restore that is killed leaves the database empty, and it can be restored into again', async () => {
    let cut = 0
    for (const delay of [0, 500, 1000]) {
      await emptied()
      const folder = newFolder()
      const begun = restoringIn(folder)
      if (!(await killed(['restore', 'late.backup'], inDatabase(folder), { begun, delay }))) continue
      const found = await asAdmin(database.adminUrl, (client) =>
        client.query<{ events: number }>('select count(*)::int as events from redress.events'),
      )
      const events = found.rows[0]?.events
      const whole = (await sealedIn(first)).length
      assert.ok(events === 0 || events === whole, `${events} events`)
      if (events === whole) continue
      cut += 1
      await done(['restore', 'late.backup'], inDatabase(folder))
      assert.equal((await sealedIn(folder, database.url)).length, whole)
    }
    assert.ok(cut > 0, 'none was killed in time')
  })
})
