import assert from 'node:assert/strict'
import { statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { newRecord } from '../../../test/postgres-records.ts'
import { asAdmin, noPostgres, testDatabase, type TestDatabase } from '../../../test/postgres.ts'
import type { ReadRecords } from '../../casework/read-records-port.ts'
import { councilId, streamId } from '../../kernel/ids.ts'
import { READER, writeAndKill } from '../contract/duress.ts'
import { aRead, keepsReads } from '../contract/reads.ts'
import { newFolder, refusal } from '../contract/sqlite-folder.ts'
import { council } from '../contract/subject.ts'
import { filesOf } from '../data-folder.ts'
import { memoryReadRecords } from './memory.ts'
import { openPostgresReadRecords } from './postgres.ts'
import { openSqliteReadRecords } from './sqlite.ts'
import { together } from './together.ts'

/** Opens as often as asked, and closes all of them. */
function opener(open: () => Promise<ReadRecords>) {
  const opened: ReadRecords[] = []
  const again = async () => {
    const reads = await open()
    opened.push(reads)
    return reads
  }
  return {
    again,
    done: async () => {
      await Promise.all(opened.map((reads) => reads.close()))
    },
  }
}

keepsReads('memory', async () => {
  const reads = memoryReadRecords(council)
  return { reads, again: async () => reads, done: async () => {} }
})

keepsReads('SQLite', async () => {
  const folder = newFolder()
  const { again, done } = opener(() => openSqliteReadRecords({ folder, council }))
  const tryTo = async (sql: string) => {
    const database = new DatabaseSync(filesOf(folder, council).reads)
    try {
      database.exec(sql)
    } finally {
      database.close()
    }
  }
  return { reads: await again(), again, tryTo, done }
})

const KILLS = 8

/** Holds what was acknowledged before each kill against what is there after it. */
async function losesNothing(place: readonly string[], open: () => Promise<ReadRecords>): Promise<void> {
  let acknowledged = 0
  for (let round = 1; round <= KILLS; round += 1) {
    const marks = await writeAndKill(place, round, READER)
    const reads = await open()
    for (const mark of marks) assert.equal((await reads.ofStream(streamId(mark), 2)).length, 1, `${mark} was lost`)
    acknowledged += marks.length
    await reads.close()
  }
  assert.ok(acknowledged > 100, `${acknowledged} acknowledged`)
}

describe('The file of the records of reads', () => {
  test('loses nothing that was acknowledged when its process is killed', async () => {
    const folder = newFolder()
    await losesNothing([folder], () => openSqliteReadRecords({ folder, council }))
  })

  test('is its owner’s alone', { skip: process.platform === 'win32' }, async () => {
    const folder = newFolder()
    const reads = await openSqliteReadRecords({ folder, council })
    await reads.record(aRead())
    for (const end of ['', '-wal', '-shm'])
      assert.equal(statSync(filesOf(folder, council).reads + end).mode & 0o077, 0, end)
    await reads.close()
  })

  test('is refused where it is not ours or of another council', async () => {
    const folder = newFolder()
    writeFileSync(filesOf(folder, council).reads, 'Minutes of the panel, third draft. '.repeat(40))
    await assert.rejects(openSqliteReadRecords({ folder, council }), refusal(/does not hold records of reads/))
    const other = newFolder()
    await (await openSqliteReadRecords({ folder: other, council })).close()
    const database = new DatabaseSync(filesOf(other, council).reads)
    database.exec(`update reads set council = 'southshire'`)
    database.close()
    await assert.rejects(openSqliteReadRecords({ folder: other, council }), refusal(/another council/))
  })

  test('lets an index go that was made once and leads to nothing', async () => {
    const folder = newFolder()
    await (await openSqliteReadRecords({ folder, council })).close()
    const database = new DatabaseSync(filesOf(folder, council).reads)
    const indexes = () => database.prepare("select name from sqlite_schema where type = 'index' order by name").all()
    const before = indexes()
    database.exec('create index read_records_by_person on read_records (council, person, at, entry)')
    await (await openSqliteReadRecords({ folder, council })).close()
    assert.deepEqual(indexes(), before)
    database.close()
  })

  test('takes nothing more once its disk has failed, and says so once', async () => {
    const folder = newFolder()
    const told: Error[] = []
    const reads = await openSqliteReadRecords({ folder, council, onStop: (why) => told.push(why) })
    const database = new DatabaseSync(filesOf(folder, council).reads)
    database.exec('drop table read_streams')
    database.close()
    await assert.rejects(reads.record(aRead()))
    await assert.rejects(reads.record(aRead()), /nothing is shown.*Start Redress again/)
    assert.equal(told.length, 1)
    assert.deepEqual(await reads.between('2026', '2027', 10), [])
    await reads.close()
  })
})

describe('PostgreSQL', { skip: noPostgres }, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.stop())

  keepsReads('PostgreSQL', async () => {
    const { schema, folder } = await newRecord(database)
    const { again, done } = opener(() => openPostgresReadRecords({ url: database.url, folder, council, schema }))
    const tryTo = (sql: string) =>
      asAdmin(database.url, (client) =>
        client.query(`set redress.council = '${council}'; set search_path = ${schema}; ${sql}`),
      )
    return { reads: await again(), again, tryTo, done }
  })

  test('loses nothing that was acknowledged when its process is killed', async () => {
    const { schema, folder } = await newRecord(database)
    const { url } = database
    await losesNothing([folder, url, schema], () => openPostgresReadRecords({ url, folder, council, schema }))
  })

  test('one council sees nothing of another’s reads', async () => {
    const { schema, folder } = await newRecord(database)
    const neighbour = councilId('southshire')
    const { url } = database
    const ours = await openPostgresReadRecords({ url, folder, council, schema })
    const theirs = await openPostgresReadRecords({ url, folder: newFolder(), council: neighbour, schema })
    await ours.record(aRead())
    assert.deepEqual(await theirs.ofStream(streamId('a'), 10), [])
    await asAdmin(url, async (client) => {
      await client.query(`set redress.council = '${neighbour}'; set search_path = ${schema}`)
      for (const table of ['read_records', 'read_streams'])
        assert.deepEqual((await client.query(`select * from ${table}`)).rows, [], table)
    })
    await Promise.all([ours.close(), theirs.close()])
  })
})

describe('Writing together', () => {
  test('puts all that waits into one go, and what comes meanwhile into the next', async () => {
    const goes: number[] = []
    const { add } = together<number>(async (items) => {
      goes.push(items.length)
      await new Promise((resolve) => setTimeout(resolve, 5))
    })
    const first = [add(1), add(2)]
    await new Promise((resolve) => setTimeout(resolve, 2))
    await Promise.all([...first, add(3), add(4), add(5)])
    assert.deepEqual(goes, [2, 3])
  })

  test('tells everybody whose go failed, and goes on with the next', async () => {
    let fail = true
    const { add } = together<number>(async () => {
      if (fail) throw new Error('disk')
    })
    const both = await Promise.allSettled([add(1), add(2)])
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    fail = false
    await add(3)
  })
})
