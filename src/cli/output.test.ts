import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { writeOutput, writerIn } from './output.ts'

describe('Writing what was asked for', () => {
  let start = ''
  before(() => {
    start = mkdtempSync(join(tmpdir(), 'redress-output-'))
    writeFileSync(join(start, 'there.txt'), 'as it was')
  })
  after(() => rmSync(start, { recursive: true }))

  const told = async (name: string, write: () => Promise<void>) => {
    const written = await writeOutput(name, write)
    return written.ok ? 'written' : written.error
  }

  test('a file is written part by part', async () => {
    const { file } = writerIn(start)
    assert.equal(await told('new.txt', () => file('new.txt', ['a\n', 'b\n'])), 'written')
    assert.equal(readFileSync(join(start, 'new.txt'), 'utf8'), 'a\nb\n')
  })

  test('a folder is made, and the files in it', async () => {
    const { folder } = writerIn(start)
    const files = [
      { name: '1.json', text: '{}' },
      { name: '2.json', text: '[]' },
    ]
    assert.equal(await told('in/folder', () => folder('in/folder', files)), 'written')
    assert.deepEqual(readdirSync(join(start, 'in/folder')).sort(), ['1.json', '2.json'])
    assert.equal(readFileSync(join(start, 'in/folder/2.json'), 'utf8'), '[]')
  })

  test('nothing that is there is written over', async () => {
    const { file, folder } = writerIn(start)
    assert.match(await told('there.txt', () => file('there.txt', ['other'])), /^there\.txt: This is already there/)
    assert.equal(readFileSync(join(start, 'there.txt'), 'utf8'), 'as it was')
    assert.match(await told('.', () => folder('.', [])), /^\.: There is something in this folder/)
    assert.match(await told('there.txt', () => folder('there.txt', [])), /^there\.txt: This is already there/)
  })

  test('a folder that is not there is named, with what to do', async () => {
    const { file, folder } = writerIn(start)
    assert.match(await told('no/a.txt', () => file('no/a.txt', ['x'])), /^no\/a\.txt: There is no such folder/)
    const below = 'there.txt/below'
    assert.match(await told(below, () => folder(below, [])), /^there\.txt\/below: A part of this name is a file/)
  })

  test('a surprise is thrown', async () => {
    await assert.rejects(
      writeOutput('x', () => Promise.reject(new Error('broken'))),
      /broken/,
    )
  })
})
