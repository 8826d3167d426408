import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newRecord } from '../../../test/postgres-records.ts'
import { asAdmin, noPostgres, testDatabase, type TestDatabase } from '../../../test/postgres.ts'
import { councilId } from '../../kernel/ids.ts'
import { newFolder } from '../contract/sqlite-folder.ts'
import { keepsTheDoor } from '../contract/sign-ins.ts'
import { council } from '../contract/subject.ts'
import { openPostgresDoor } from './postgres.ts'
import type { OpenDoor } from './sqlite.ts'
import { COLUMNS, DOOR_TABLES, sqlName, sqlTable } from './tables.ts'

describe('PostgreSQL', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())

  keepsTheDoor('PostgreSQL', async () => {
    const { schema, folder } = await newRecord(database)
    const opened: OpenDoor[] = []
    const again = async () => {
      const door = await openPostgresDoor({ url: database.url, folder, council, schema })
      opened.push(door)
      return door
    }
    const first = await again()
    return {
      ...first,
      again,
      everything: () =>
        asAdmin(database.adminUrl, async (client) => {
          const tables = [...DOOR_TABLES.map(sqlTable), 'door_journal']
          const rows = await Promise.all(tables.map((table) => client.query(`select * from ${schema}.${table}`)))
          return JSON.stringify(rows.map((found) => found.rows))
        }),
      changeJournal: () =>
        asAdmin(database.url, async (client) => {
          await client.query(`set redress.council = '${council}'; update ${schema}.door_journal set what = 'nothing'`)
        }),
      done: async () => {
        await Promise.all(opened.map(({ signIns }) => signIns.close()))
      },
    }
  })

  test('one council sees nothing of another’s accounts', async () => {
    const { schema, folder } = await newRecord(database)
    const ours = await openPostgresDoor({ url: database.url, folder, council, schema })
    const theirs = await openPostgresDoor({
      url: database.url,
      folder: newFolder(),
      council: councilId('southshire'),
      schema,
    })
    const row = { key: 'k', failures: 1, lastAt: 1 }
    await ours.signIns.change((door) => door.put('tries', row))
    assert.equal(await theirs.signIns.read((door) => door.get('tries', 'k')), undefined)
    await asAdmin(database.url, async (client) => {
      assert.equal((await client.query(`select * from ${schema}.door_tries`)).rows.length, 0)
    })
    await Promise.all([ours, theirs].map(({ signIns }) => signIns.close()))
  })

  test('every table has the columns that the program asks for, and a wall', async () => {
    const { schema } = await newRecord(database)
    await asAdmin(database.adminUrl, async (client) => {
      for (const table of DOOR_TABLES) {
        const { rows } = await client.query(
          `select column_name as name from information_schema.columns where table_schema = $1 and table_name = $2`,
          [schema, sqlTable(table)],
        )
        const wanted = ['council', ...Object.keys(COLUMNS[table]).map(sqlName)]
        assert.deepEqual(rows.map(({ name }) => String(name)).sort(), wanted.sort(), table)
      }
      const open = await client.query(
        `select relname from pg_class where relnamespace = $1::regnamespace and relname like 'door%' and relkind = 'r'
         and not (relrowsecurity and relforcerowsecurity)`,
        [schema],
      )
      assert.deepEqual(open.rows, [])
    })
  })
})
