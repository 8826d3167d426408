import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { command, council, row, streamCalled, viewer, write } from './contract/subject.ts'
import { newFolder, open, openToRead } from './contract/sqlite-folder.ts'

const NAMED = row('1', { names: ['word:quetzal', 'team:Heron House'] })
const project = () => [NAMED]
const asked = { list: 'complaint', names: [{ is: 'word:quet', whole: false }], limit: 10 } as const

async function filled(folder: string) {
  const store = await open(folder)
  await store.append(command('c1', [write(streamCalled('a'), 0, ['a1'], [NAMED])]))
  await store.rebuild(council, project, 'this way')
  return store
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

  test('is made again where it was lost or is no database, and says so until it is', async () => {
    for (const spoil of [rmSync, (path: string) => writeFileSync(path, 'no database'.repeat(100))]) {
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
    const folder = newFolder()
    await (await filled(folder)).close()
    rmSync(fileIn(folder))
    const reading = await openToRead(folder)
    assert.equal((await reading.readAll(council, 0, 10)).length, 1)
    assert.equal(await reading.rebuiltAs(council), undefined)
    await reading.close()
  })
})
