import assert from 'node:assert/strict'
import { chmodSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { councilId } from '../kernel/ids.ts'
import { behindItsBack, newFolder, open, openStore, openToRead, refusal } from './contract/sqlite-folder.ts'
import { AT, council, fillTwoStreams, one } from './contract/subject.ts'
import { filesOf } from './data-folder.ts'
import { connect, refuseUnsafe, settingsOf } from './sqlite-connection.ts'

async function aKeyFile(): Promise<string> {
  const folder = newFolder()
  await (await open(folder)).close()
  return filesOf(folder, council).keys
}

describe('Opening a SQLite record', () => {
  const safe = { sqliteVersion: '3.53.4', journalMode: 'wal', synchronous: 2, foreignKeys: 1, busyTimeout: 5000 }

  test('runs on the settings that lose nothing, as read back', () => {
    const database = connect(join(newFolder(), 'x.sqlite'), { readOnly: false })
    const { sqliteVersion: _version, ...settings } = settingsOf(database)
    database.close()
    assert.deepEqual(settings, { journalMode: 'wal', synchronous: 2, foreignKeys: 1, busyTimeout: 5000 })
  })

  for (const [wrong, says] of [
    [{ sqliteVersion: '3.51.2' }, /SQLite 3\.51\.2 .*npm start/],
    [{ sqliteVersion: '3.6.23' }, /SQLite 3\.6\.23/],
    [{ sqliteVersion: '2.99.99' }, /SQLite 2\.99\.99/],
    [{ sqliteVersion: 'unknown' }, /SQLite unknown/],
    [{ journalMode: 'delete' }, /journal_mode is delete.*local disk/],
    [{ synchronous: 1 }, /synchronous is 1/],
    [{ synchronous: Number.NaN }, /synchronous is NaN/],
    [{ foreignKeys: 0 }, /foreign_keys/],
    [{ busyTimeout: 0 }, /busy_timeout/],
  ] as const) {
    test(`refuses ${JSON.stringify(wrong)}`, () => {
      assert.throws(() => refuseUnsafe({ ...safe, ...wrong }), refusal(says))
    })
  }

  test('accepts the oldest safe SQLite and stricter settings', () => {
    refuseUnsafe({ ...safe, sqliteVersion: '3.51.3', synchronous: 3, busyTimeout: 9000 })
    refuseUnsafe({ ...safe, sqliteVersion: '4.0.0' })
  })

  test('refuses a connection that somebody made careless', () => {
    const database = connect(join(newFolder(), 'x.sqlite'), { readOnly: false })
    database.exec('pragma synchronous = normal')
    assert.throws(() => refuseUnsafe(settingsOf(database)), refusal(/synchronous is 1/))
    database.close()
  })

  test('refuses a file that is not ours, and leaves it as it is', async () => {
    for (const content of ['Minutes of the panel, third draft. '.repeat(40), 'short']) {
      const folder = newFolder()
      const { record } = filesOf(folder, council)
      writeFileSync(record, content)
      writeFileSync(filesOf(folder, council).keys, readFileSync(await aKeyFile()), { mode: 0o600 })
      await assert.rejects(open(folder), refusal(/is not a record that Redress made.*REDRESS_DATA/))
      assert.equal(readFileSync(record, 'utf8'), content)
    }
    const folder = newFolder()
    behindItsBack(folder, (database) => database.exec('create table minutes (text)'))
    writeFileSync(filesOf(folder, council).keys, readFileSync(await aKeyFile()), { mode: 0o600 })
    await assert.rejects(open(folder), refusal(/is not a record that Redress made/))
  })

  test('refuses a record of another council, of a newer version, or of other keys', async () => {
    const folder = newFolder()
    await (await open(folder)).close()
    const { record, keys } = filesOf(folder, council)
    const other = filesOf(folder, councilId('southshire'))
    copyFileSync(record, other.record)
    copyFileSync(keys, other.keys)
    await assert.rejects(openStore({ folder, council: councilId('southshire') }), refusal(/record of northshire/))

    copyFileSync(await aKeyFile(), keys)
    await assert.rejects(open(folder), refusal(/another master key/))
    writeFileSync(keys, '{}')
    await assert.rejects(open(folder), refusal(/does not hold keys/))
    rmSync(keys)
    await assert.rejects(open(folder), refusal(/keys that are not in/))

    copyFileSync(other.keys, keys)
    behindItsBack(folder, (database) => database.exec('pragma user_version = 99'))
    await assert.rejects(open(folder), refusal(/newer Redress/))
  })

  test('refuses a data folder that cannot be made or written to', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    await assert.rejects(open(join(file, 'data')), refusal(/cannot be used \(ENOTDIR\).*REDRESS_DATA/))
    await assert.rejects(openToRead(newFolder()), refusal(/no record/))
  })

  test('keeps its files to their owner', { skip: process.platform === 'win32' }, async () => {
    const folder = join(newFolder(), 'data')
    const store = await open(folder)
    await fillTwoStreams(store)
    await store.checkpoint(council, AT)
    const { record, keys, checkpoint } = filesOf(folder, council)
    for (const path of [record, `${record}-wal`, `${record}-shm`, keys, checkpoint]) {
      assert.equal(statSync(path).mode & 0o777, 0o600, path)
    }
    assert.equal(statSync(folder).mode & 0o777, 0o700)
    await store.close()
    chmodSync(keys, 0o640)
    await assert.rejects(open(folder), refusal(/chmod 600/))
  })

  test('finds everything again, and writes on', async () => {
    const folder = newFolder()
    const first = await open(folder)
    await fillTwoStreams(first)
    const before = await first.readAll(council, 0, 100)
    await first.close()
    assert.throws(() => statSync(`${filesOf(folder, council).record}-wal`), /ENOENT/)
    const second = await open(folder)
    assert.deepEqual(await second.readAll(council, 0, 100), before)
    assert.equal((await second.append(one('fifth', 'a', 3))).is, 'acknowledged')
    assert.equal((await second.append(one('third', 'a', 1, ['a2', 'a3']))).is, 'already-done')
    await second.close()
  })
})
