import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Readable } from 'node:stream'
import { filesIn, listerIn } from './folder.ts'
import { formOf, readerIn, readInput } from './input.ts'

const here = import.meta.dirname
const reader = (...given: (string | Uint8Array)[]) =>
  readerIn(here, Readable.from(given), (bytes) => new TextDecoder().decode(bytes))

describe('Reading a file', () => {
  test('a name is relative to the folder of the person, and a message calls the file by its last part', async () => {
    const read = await readInput('./input.test.ts', reader())
    assert.equal(read.ok && read.value.name, 'input.test.ts')
    assert.equal(read.ok && read.value.text.startsWith("import assert from 'node:assert/strict'"), true)
  })

  test('- is standard input, put together before it is made text', async () => {
    const pieces = [Buffer.from('Ms X’s').subarray(0, 5), Buffer.from('Ms X’s').subarray(5)]
    assert.deepEqual(await readInput('-', reader(...pieces)), {
      ok: true,
      value: { name: 'standard input', text: 'Ms X’s' },
    })
  })

  test('a file that is not there, or is a folder, is named with what to do', async () => {
    const absent = await readInput('absent.json', reader())
    const folder = await readInput('commands', reader())
    assert.equal(absent.ok ? '' : absent.error, 'absent.json: There is no such file. Check the name and the folder.')
    assert.equal(folder.ok ? '' : folder.error, 'commands: This is a folder. Give a file in it.')
  })

  test('the form comes from the ending, else from how the text begins', () => {
    const form = (name: string, text: string) => formOf({ name, text })
    assert.equal(form('a.JSON', 'reference,on'), 'json')
    assert.equal(form('a.csv', '{'), 'csv')
    assert.equal(form('standard input', '\n  {"format"'), 'json')
    assert.equal(form('standard input', 'reference,on,type'), 'csv')
  })
})

describe('Listing a folder', () => {
  test('the files with an ending, in order', async () => {
    const files = await filesIn('.', '.test.ts', listerIn(here))
    assert.ok(files.ok)
    assert.ok(files.value.includes('input.test.ts') && !files.value.includes('input.ts'))
    assert.deepEqual(files.value, files.value.toSorted())
  })

  test('a folder without such files, one that is not there, and a file in its place', async () => {
    const says = async (folder: string, ending: string) => {
      const files = await filesIn(folder, ending, listerIn(here))
      return files.ok ? '' : files.error
    }
    assert.equal(await says('.', '.json'), '.: There is no .json file in this folder.')
    assert.equal(await says('nowhere', '.json'), 'nowhere: There is no such folder. Check the name.')
    assert.equal(await says('input.ts', '.json'), 'input.ts: This is a file. Give the folder it is in.')
  })
})
