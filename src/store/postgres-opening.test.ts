import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Client } from 'pg'
import { newRecord } from '../../test/postgres-records.ts'
import { asAdmin, noPostgres, noServerToKill, testDatabase, type TestDatabase } from '../../test/postgres.ts'
import { newFolder, refusal } from './contract/sqlite-folder.ts'
import { AT, council, fillTwoStreams, one, streamCalled } from './contract/subject.ts'
import { filesOf } from './data-folder.ts'
import { StoreStopped } from './faults.ts'
import { openPostgresStore } from './postgres.ts'
import { refuseUnsafe, settingsOf } from './postgres-settings.ts'

describe('The settings of a PostgreSQL server', () => {
  const safe = {
    version: 15,
    fsync: 'on',
    synchronousCommit: 'on',
    fullPageWrites: 'on',
    encoding: 'UTF8',
    role: 'redress',
    superuser: false,
    bypassesWalls: false,
  }
  for (const [wrong, says] of [
    [{ version: 14 }, /PostgreSQL 14 is too old.*15 or later/],
    [{ version: Number.NaN }, /PostgreSQL NaN/],
    [{ fsync: 'off' }, /fsync is off.*fsync = on/],
    [{ synchronousCommit: 'off' }, /synchronous_commit is off.*Set it to on/],
    [{ fullPageWrites: 'off' }, /full_page_writes is off/],
    [{ encoding: 'SQL_ASCII' }, /SQL_ASCII.*UTF8/],
    [{ superuser: true }, /role redress is a superuser.*create role.*DATABASE_ADMIN_URL/],
    [{ bypassesWalls: true }, /role redress may bypass row-level security/],
  ] as const) {
    test(`are refused with ${JSON.stringify(wrong)}`, () => {
      assert.throws(() => refuseUnsafe({ ...safe, ...wrong }), refusal(says))
    })
  }
  test('are accepted where they are safe, or stricter', () => {
    refuseUnsafe(safe)
    refuseUnsafe({ ...safe, version: 18, synchronousCommit: 'remote_apply' })
  })
})

describe('Opening a record in PostgreSQL', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())

  const opening = (changes: object = {}) =>
    openPostgresStore({ url: database.url, folder: newFolder(), council, schema: 'opening', ...changes })
  const administer = (...statements: string[]) =>
    asAdmin(database.adminUrl, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  const role = () => new URL(database.url).username

  test('reads the settings of the server as it says them', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const { version, ...settings } = await settingsOf(client)
    await client.end()
    assert.ok(version >= 15)
    assert.deepEqual(settings, {
      fsync: 'on',
      synchronousCommit: 'on',
      fullPageWrites: 'on',
      encoding: 'UTF8',
      role: role(),
      superuser: false,
      bypassesWalls: false,
    })
  })

  test('refuses a role that could see everything, or that does not wait for the disk', async () => {
    await assert.rejects(opening({ url: database.adminUrl }), refusal(/is a superuser/))
    await administer(`alter role ${role()} bypassrls`)
    await assert.rejects(opening(), refusal(/may bypass row-level security/))
    await administer(`alter role ${role()} nobypassrls`, `alter role ${role()} set synchronous_commit = off`)
    await assert.rejects(opening(), refusal(/synchronous_commit is off/))
    await administer(`alter role ${role()} reset synchronous_commit`)
  })

  for (const setting of ['fsync', 'full_page_writes']) {
    test(`refuses a server with ${setting} off, also while a store is open`, { skip: noServerToKill }, async () => {
      const store = await (await newRecord(database)).open()
      await administer(`alter system set ${setting} = off`, 'select pg_reload_conf()')
      try {
        await assert.rejects(opening(), refusal(new RegExp(`${setting} is off`)))
        await administer(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'redress'`)
        await assert.rejects(store.append(one('late', 'a', 0)), refusal(new RegExp(`${setting} is off`)))
      } finally {
        await administer(`alter system reset ${setting}`, 'select pg_reload_conf()')
      }
      assert.equal((await store.append(one('late', 'a', 0))).is, 'acknowledged')
    })
  }

  test('says who has to prepare the database, and works once that was done', async () => {
    const folder = newFolder()
    await assert.rejects(opening({ folder }), refusal(new RegExp(`role ${role()} may not do that.*DATABASE_ADMIN_URL`)))
    await assert.rejects(opening({ folder, access: 'read' }), refusal(/no record of this Redress/))
    await assert.rejects(opening({ folder, adminUrl: database.url }), refusal(/DATABASE_ADMIN_URL may not prepare/))
    const elsewhere = new URL(database.adminUrl)
    elsewhere.pathname = '/postgres'
    await assert.rejects(
      opening({ folder, adminUrl: elsewhere.href }),
      refusal(/name the same database as DATABASE_URL/),
    )
    await asAdmin(elsewhere.href, (client) => client.query('drop schema opening cascade'))

    const prepared = await opening({ folder, adminUrl: database.adminUrl })
    await fillTwoStreams(prepared)
    await prepared.close()
    const again = await opening({ folder, adminUrl: database.adminUrl })
    await again.close()
    const store = await opening({ folder })
    assert.deepEqual(await store.verify(council), { is: 'sound', events: 5, checkedAgainst: null })
    await store.close()
  })

  test('prepares the database itself where its role may, and several at once do it once', async () => {
    await administer(`grant create on database ${role()} to ${role()}`)
    const folder = newFolder()
    const stores = await Promise.all(Array.from({ length: 4 }, () => opening({ folder, schema: 'own' })))
    const outcomes = await Promise.all(stores.map((store) => store.append(one('same', 'a', 0))))
    assert.deepEqual(outcomes.map(({ is }) => is).toSorted(), ['acknowledged', ...Array(3).fill('already-done')])
    for (const store of stores) await store.close()
    await administer(`revoke create on database ${role()} from ${role()}`)
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query("begin; set local search_path = own; set local redress.council = 'southshire'")
    assert.deepEqual((await client.query('select * from events')).rows, [], 'walls hold against an owner')
    await assert.rejects(client.query('delete from events'), /permission denied/)
    await client.end()
  })

  test('refuses tables of a newer version', async () => {
    const { open, behindItsBack } = await newRecord(database)
    await behindItsBack((client) => client.query('insert into versions values (99)'))
    await assert.rejects(open(), refusal(/newer Redress \(tables of version 99/))
  })

  test('says what is wrong with an address, and nothing of its password', async () => {
    const wrong = (change: (url: URL) => void) => {
      const url = new URL(database.url)
      change(url)
      return opening({ url: url.href }).then(
        () => 'opened',
        (error: unknown) => String(error),
      )
    }
    const messages = [
      [await wrong((url) => (url.pathname = '/nowhere')), /nowhere is not there.*Create it, or correct DATABASE_URL/],
      [await wrong((url) => (url.username = 'nobody-here')), /does not let this user in.*Correct DATABASE_URL/],
      [await wrong((url) => (url.port = '1')), /cannot be reached.*Start the database, or correct DATABASE_URL/],
    ] as const
    for (const [message, says] of messages) {
      assert.match(message, says)
      assert.ok(!message.includes(new URL(database.url).password))
    }
  })

  test('refuses to open without its keys, or with others', async () => {
    const { open, folder } = await newRecord(database)
    await (await open()).close()
    const { keys } = filesOf(folder, council)
    await assert.rejects(open({ folder: newFolder() }), refusal(/sealed with keys that are not in/))
    const stranger = await newRecord(database)
    await (await stranger.open()).close()
    copyFileSync(filesOf(stranger.folder, council).keys, keys)
    await assert.rejects(open(), refusal(/another master key/))
    rmSync(keys)
    await assert.rejects(open({ access: 'read' }), refusal(/sealed with keys that are not in/))
  })

  test('refuses a record that was cut, and can still be opened to look at it', async () => {
    const { open, behindItsBack } = await newRecord(database)
    const store = await open()
    await fillTwoStreams(store)
    await store.checkpoint(council, AT)
    await store.close()
    await behindItsBack((client) => client.query('delete from events where position > 3'))
    await assert.rejects(open(), refusal(/ends at event 3, but the checkpoint of 2026-03-02T09:30:00.000Z counted 5/))
    const look = await open({ access: 'read' })
    assert.equal((await look.verify(council)).is, 'broken')
    await assert.rejects(look.append(one('more', 'a', 3)), StoreStopped)
    await look.close()
  })

  test('takes nothing more once it is closed, and keeps what was under way', async () => {
    const { open } = await newRecord(database)
    const store = await open()
    const asked = store.append(one('first', 'a', 0))
    await store.close()
    assert.equal((await asked).is, 'acknowledged')
    await assert.rejects(store.append(one('second', 'a', 1)), StoreStopped)
    await store.close()
  })

  test('a record that nobody closed does not keep its process alive', async () => {
    const { open, folder, schema } = await newRecord(database)
    const postgres = new URL('./postgres.ts', import.meta.url).href
    const program = `
      const { openPostgresStore } = await import(${JSON.stringify(postgres)})
      const [url, folder, schema] = process.argv.slice(1)
      const store = await openPostgresStore({ url, folder, council: 'northshire', schema })
      await store.append(${JSON.stringify(one('first', 'a', 0))})`
    const args = ['--input-type=module', '-e', program, database.url, folder, schema]
    const ended = spawnSync(process.execPath, args, { timeout: 30_000 })
    assert.equal(ended.status, 0, String(ended.stderr))
    assert.equal((await (await open()).read(streamCalled('a'))).length, 1)
  })
})
