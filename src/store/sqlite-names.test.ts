import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { command, council, row, streamCalled, viewer, write } from './contract/subject.ts'
import { newFolder, open, openToRead, refusal } from './contract/sqlite-folder.ts'

const NAMED = row('1', { names: ['word:quetzal', 'team:Heron House'] })
const project = () => [NAMED]
const asked = { list: 'complaint', names: [{ is: 'word:quet', whole: false }], limit: 10 } as const

async function filled(folder: string) {
  const store = await open(folder)
  await store.append(command('c1', [write(streamCalled('a'), 0, ['a1'], [NAMED])]))
  await store.rebuild(council, project, 'this way')
  return store
}
function changed(path: string, sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

const fileIn = (folder: string) => join(folder, `${council}.names.sqlite`)

describe('The index of names beside the record', () => {
  test('is for its owner only, and holds the names that the record does not', async () => {
    const folder = newFolder()
    await (await filled(folder)).close()
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      assert.equal(statSync(path).mode & 0o077, 0, name)
      assert.equal(readFileSync(path).includes('quetzal'), path === fileIn(folder), name)
    }
  })

  test('is made again where it was lost or is of no use, and says so until it is', async () => {
    const spoils: readonly ((path: string) => void)[] = [
      rmSync,
      (path) => writeFileSync(path, 'no database'.repeat(100)),
      (path) => writeFileSync(path, readFileSync(path).fill(7, 100)),
      (path) => changed(path, 'pragma user_version = 99'),
      // As it was left where a process ended between two steps of making it.
      (path) => changed(path, 'pragma user_version = 0; drop table row_names'),
    ]
    for (const spoil of spoils) {
      const folder = newFolder()
      await (await filled(folder)).close()
      spoil(fileIn(folder))
      const store = await open(folder)
      assert.equal(await store.rebuiltAs(council), undefined)
      assert.equal((await store.rows(viewer, asked)).total, 0)
      await store.rebuild(council, project, 'this way')
      assert.equal((await store.rows(viewer, asked)).total, 1)
      assert.equal(await store.rebuiltAs(council), 'this way')
      await store.close()
    }
  })

  test('is left alone where it cannot be used now', async () => {
    const folder = newFolder()
    await (await filled(folder)).close()
    const before = readFileSync(fileIn(folder))
    mkdirSync(`${fileIn(folder)}-wal`)
    await assert.rejects(open(folder), refusal(/names\.sqlite cannot be used \(unable to open database file\)/))
    rmdirSync(`${fileIn(folder)}-wal`)
    assert.deepEqual(readFileSync(fileIn(folder)), before)
    const store = await open(folder)
    assert.equal(await store.rebuiltAs(council), 'this way')
    await store.close()
  })

  test('is made by one of many that start at once', async () => {
    const folder = newFolder()
    await (await filled(folder)).close()
    rmSync(fileIn(folder))
    const stores = await Promise.all([1, 2, 3].map(() => open(folder)))
    assert.equal((await Promise.all(stores.map((store) => store.rebuiltAs(council)))).length, 3)
    await stores[0]?.rebuild(council, project, 'this way')
    for (const store of stores) assert.equal((await store.rows(viewer, asked)).total, 1)
    for (const store of stores) await store.close()
  })

  test('of another record, or of an older state of this one, is known', async () => {
    const [folder, other] = [newFolder(), newFolder()]
    await (await filled(folder)).close()
    const old = readFileSync(fileIn(folder))
    const store = await open(folder)
    await store.append(command('c2', [write(streamCalled('b'), 0, ['b1'], [NAMED])]))
    assert.equal(await store.rebuiltAs(council), 'this way')
    await store.close()
    writeFileSync(fileIn(folder), old)
    const again = await open(folder)
    assert.equal(await again.rebuiltAs(council), undefined)
    await again.close()

    const stranger = await open(other)
    await stranger.append(command('x', [write(streamCalled('z'), 0, ['z1'])]))
    await stranger.close()
    writeFileSync(fileIn(other), old)
    const taken = await open(other)
    assert.equal(await taken.rebuiltAs(council), undefined)
    await taken.close()
  })

  test('is not needed to read the record', async () => {
    for (const spoil of [rmSync, (path: string) => changed(path, 'pragma user_version = 99')]) {
      const folder = newFolder()
      await (await filled(folder)).close()
      spoil(fileIn(folder))
      const reading = await openToRead(folder)
      assert.equal((await reading.readAll(council, 0, 10)).length, 1)
      assert.equal(await reading.rebuiltAs(council), undefined)
      await reading.close()
    }
  })
})
