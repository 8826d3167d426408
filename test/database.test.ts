import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { noPostgres, testDatabase, type TestDatabase } from './postgres.ts'

// The program with its record in PostgreSQL, as a person calls it.

const launcher = join(import.meta.dirname, '..', 'bin', 'redress.mjs')
const {
  npm_package_name: _name,
  INIT_CWD: _caller,
  DATABASE_URL: _url,
  DATABASE_ADMIN_URL: _admin,
  ...environment
} = process.env

const CHRONOLOGIES = `reference,council,on,type
CSC-1,Anyshire,2026-03-02,complaint-received
CSC-1,Anyshire,2026-03-10,stage-1-responded
CSC-2,Anyshire,2026-03,complaint-received
`

describe('redress with a database', { skip: noPostgres }, () => {
  let folder = ''
  let database: TestDatabase
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redress-database-'))
    writeFileSync(join(folder, 'two.csv'), CHRONOLOGIES)
    database = await testDatabase()
  })
  after(async () => {
    await database.stop()
    rmSync(folder, { recursive: true })
  })

  async function redress(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
    const env = { ...environment, REDRESS_DATA: join(folder, 'data'), ...settings }
    const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { out, error, code }
  }

  test('a record goes to the database and back with nothing lost, and each place says where it is', async () => {
    const inDatabase = { DATABASE_URL: database.url }
    assert.equal((await redress(['import', 'two.csv'])).code, 0)
    const { out: exported } = await redress(['export', '--csv'])
    const add = ['administrator', 'add', 'ada@example.org', '--name', 'Ada O’Neill']
    assert.match((await redress(add)).error, /account was made/)

    const early = await redress(['export', '--csv'], { ...inDatabase, DATABASE_ADMIN_URL: database.adminUrl })
    assert.equal(early.code, 2)
    assert.match(early.error, /no record of this Redress/)
    const prepared = await redress(['copy', 'database'], { ...inDatabase, DATABASE_ADMIN_URL: database.adminUrl })
    assert.equal(prepared.code, 0, prepared.error)
    assert.match(
      prepared.out,
      /^5 events, 1 account and \d+ records of who looked copied from .*data to postgres:\/\/.*\. The copy is sound\.\n$/,
    )

    assert.equal((await redress(['export', '--csv'], inDatabase)).out, exported)
    const again = await redress(['import', 'two.csv'], inDatabase)
    assert.match(again.out, /0 complaints recorded, 2 there already/)
    assert.match((await redress(['verify'], inDatabase)).out, /The record is sound: 5 events/)

    assert.match((await redress(add, inDatabase)).error, /There is an account with this address/)

    const taken = await redress(['copy', 'folder'], inDatabase)
    assert.equal(taken.code, 2)
    const there = /redress\.sqlite and .*door\.sqlite and .*redress\.reads\.sqlite already\. Nothing was copied; move/
    assert.match(taken.error, there)
    for (const name of ['redress.sqlite', 'door.sqlite', 'redress.reads.sqlite']) {
      renameSync(join(folder, 'data', name), join(folder, `old-${name}`))
    }
    assert.equal((await redress(['copy', 'folder'], inDatabase)).code, 0)
    assert.match((await redress(add)).error, /There is an account with this address/)
    assert.equal((await redress(['export', '--csv'])).out, exported)
    assert.match((await redress(['verify'])).out, /The record is sound: 5 events/)
  })

  test('an address that does not work is told without its password', async () => {
    const wrong = new URL(database.url)
    wrong.pathname = '/nowhere'
    for (const command of [['verify'], ['import', 'two.csv'], ['copy', 'folder']]) {
      const { code, out, error } = await redress(command, { DATABASE_URL: wrong.href })
      assert.deepEqual([code, out], [2, ''])
      assert.match(error, /nowhere is not there .*correct DATABASE_URL/)
      assert.ok(!error.includes(wrong.password))
    }
  })

  test('without a database there is nowhere to copy to', async () => {
    const { code, error } = await redress(['copy', 'database'])
    assert.equal(code, 2)
    assert.match(error, /Set DATABASE_URL/)
  })
})
