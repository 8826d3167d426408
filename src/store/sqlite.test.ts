import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { keepsTheContract } from './contract.ts'
import { behindItsBack, newFolder, open, openStore, openToRead, tamper, UNGUARD } from './contract/sqlite-folder.ts'
import { command, council, fillTwoStreams, one, row, streamCalled, write } from './contract/subject.ts'
import { filesOf } from './data-folder.ts'
import { StoreStopped, WriteFailed } from './faults.ts'

keepsTheContract('SQLite', async () => {
  const folder = newFolder()
  const store = await open(folder)
  return {
    store,
    again: () => open(folder),
    tamper: (position, field, value) => tamper(folder, position, field, value),
    cutAfter: (position) =>
      behindItsBack(folder, (database) => {
        database.exec(
          `${UNGUARD}; delete from events where position > ${position}; delete from commands where position > ${position}`,
        )
        database.exec('delete from stream_keys where stream not in (select stream from events)')
      }),
    dropEventsAfter: (position) =>
      behindItsBack(folder, (database) => database.exec(`${UNGUARD}; delete from events where position > ${position}`)),
    spoilRows: () =>
      behindItsBack(folder, (database) =>
        database.exec(`update projection_rows set stream = 'stray', tags = 'spoilt' where stream = 'a';
          delete from projection_rows where stream = 'b'`),
      ),
    done: () => store.close(),
  }
})

describe('Writing to SQLite', () => {
  test('all who wait share one commit', async () => {
    const folder = newFolder()
    const store = await open(folder)
    const { record } = filesOf(folder, council)
    const other = new DatabaseSync(record)
    other.exec('begin immediate')
    const before = commitsIn(`${record}-wal`)
    const waiting = Promise.all(Array.from({ length: 64 }, (_, at) => store.append(one(`c${at}`, `s${at}`, 0))))
    await wait(50)
    other.exec('rollback')
    other.close()
    await waiting
    // The first may have been waiting for the lock by itself.
    const commits = commitsIn(`${record}-wal`) - before
    assert.ok(commits === 1 || commits === 2, `64 commands in ${commits} commits`)
    await store.close()
  })

  test('one that fails midway is undone alone', async () => {
    const folder = newFolder()
    const store = await open(folder)
    behindItsBack(folder, (database) =>
      database.exec(`create trigger trap before insert on projection_rows when new.key = 'trap'
        begin select raise(abort, 'sprung'); end`),
    )
    const trapped = command('trap', [
      write(streamCalled('t'), 0, ['t1']),
      write(streamCalled('u'), 0, ['u1'], [row('trap')]),
    ])
    const outcomes = await Promise.allSettled([
      store.append(one('c1', 'a', 0)),
      store.append(trapped),
      store.append(one('c2', 'b', 0)),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.ok(outcomes[1]?.status === 'rejected' && outcomes[1].reason instanceof WriteFailed)
    assert.deepEqual(await store.read(streamCalled('t')), [])
    assert.deepEqual(
      (await store.readAll(council, 0, 10)).map(({ id }) => id),
      ['c1', 'c2'],
    )
    assert.equal((await store.verify(council)).is, 'sound')
    await store.close()
  })

  test('readers do not wait for a writer', async () => {
    const folder = newFolder()
    const store = await open(folder)
    await fillTwoStreams(store)
    const database = new DatabaseSync(filesOf(folder, council).record)
    database.exec("begin immediate; insert into record values ('other', 'other')")
    const waiting = store.append(one('fifth', 'a', 3))
    assert.equal((await store.read(streamCalled('a'))).length, 3)
    assert.equal((await store.verify(council)).is, 'sound')
    database.exec('rollback')
    database.close()
    assert.equal((await waiting).is, 'acknowledged')
    await store.close()
  })

  test('stops for good at the first error of the database, and says so once', async () => {
    const folder = newFolder()
    const stops: StoreStopped[] = []
    const store = await openStore({ folder, onStop: (why) => stops.push(why) })
    await fillTwoStreams(store)
    behindItsBack(folder, (database) => database.exec('drop table projection_rows'))
    const both = await Promise.allSettled([store.append(one('fifth', 'a', 3)), store.append(one('sixth', 'c', 0))])
    for (const each of both) assert.ok(each.status === 'rejected' && each.reason instanceof StoreStopped)
    behindItsBack(folder, (database) =>
      database.exec('create table projection_rows (council, kind, stream, list, key, rank, due, turns, tags, facts)'),
    )
    await assert.rejects(store.append(one('seventh', 'a', 3)), StoreStopped)
    assert.equal(stops.length, 1)
    assert.match(stops[0]?.message ?? '', /no such table.*Start Redress again/)
    assert.equal((await store.readAll(council, 0, 10)).length, 5)
    await store.close()
  })

  test('takes nothing more once it is closed, or when opened for reading', async () => {
    const folder = newFolder()
    const store = await open(folder)
    const asked = store.append(one('first', 'a', 0))
    await store.close()
    assert.equal((await asked).is, 'acknowledged')
    await assert.rejects(store.append(one('second', 'a', 1)), StoreStopped)
    const reading = await openToRead(folder)
    await assert.rejects(reading.append(one('second', 'a', 1)), StoreStopped)
    assert.equal((await reading.readAll(council, 0, 10)).length, 1)
    await reading.close()
  })

  test('destroyed keys are nowhere in the files', async () => {
    const folder = newFolder()
    const store = await open(folder)
    for (let at = 0; at < 20; at += 1) await store.append(one(`c${at}`, `s${at}`, 0))
    const wrapped = behindItsBack(folder, (database) =>
      database.prepare("select wrapped from stream_keys where stream in ('s3', 's4', 's17')").all(),
    )
    const ciphertexts = wrapped.map((key) => String(JSON.parse(String(key['wrapped'])).ciphertext))
    assert.equal(ciphertexts.length, 3)
    const { record } = filesOf(folder, council)
    const found = () => {
      const bytes = ['', '-wal'].map((end) => readFileSync(record + end))
      return ciphertexts.filter((text) => bytes.some((file) => file.includes(text.slice(-32))))
    }
    assert.equal(found().length, 3)
    for (const stream of ['s3', 's4', 's17']) await store.destroyKey(streamCalled(stream))
    assert.deepEqual(found(), [])
    await store.close()
  })

  test('a record that nobody closed does not keep its process alive', async () => {
    const sqlite = new URL('./sqlite.ts', import.meta.url).href
    const program = `
      const { openSqliteStore } = await import(${JSON.stringify(sqlite)})
      const store = await openSqliteStore({ folder: process.argv[1], council: 'northshire' })
      await store.append(${JSON.stringify(one('first', 'a', 0))})`
    const folder = newFolder()
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program, folder], { timeout: 30_000 })
    assert.equal(ended.status, 0, String(ended.stderr))
    const store = await openToRead(folder)
    assert.equal((await store.read(streamCalled('a'))).length, 1)
    await store.close()
  })

  test('an event is neither changed nor deleted by a slip', () => {
    const folder = newFolder()
    return open(folder).then(async (store) => {
      await fillTwoStreams(store)
      const slip = (sql: string) => () => behindItsBack(folder, (database) => database.exec(sql))
      assert.throws(slip("update events set type = 'x'"), /never changed/)
      assert.throws(slip('delete from events'), /never deleted/)
      await store.close()
    })
  })
})

/** Frames of a write-ahead log that end a transaction: their header holds the size of the database after it. */
function commitsIn(path: string): number {
  const log = readFileSync(path)
  const page = log.readUInt32BE(8)
  let commits = 0
  for (let at = 32; at + 24 + page <= log.length; at += 24 + page) if (log.readUInt32BE(at + 4) > 0) commits += 1
  return commits
}
