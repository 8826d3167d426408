import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { documentOf, pdfOf, workbookOf } from './files.ts'

// The program as a person calls it: through the launcher, in a process of its own.

const launcher = join(import.meta.dirname, '..', 'bin', 'redress.mjs')

/** These tests may themselves be called through npm, which leaves its mark on the processes they start. */
const { npm_package_name: _name, INIT_CWD: _caller, ...notThroughNpm } = process.env

const chronology = JSON.stringify({
  format: 'redress-chronology/1',
  reference: 'CSC-2026-014',
  council: 'Anyshire County Council',
  coverage: 'whole',
  events: [{ on: '2026-03-02', type: 'complaint-received' }],
})

describe('redress, called in a shell', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-cli-'))
    writeFileSync(join(folder, 'complaint.json'), chronology)
    writeFileSync(join(folder, 'broken.json'), chronology.replace('complaint-received', 'complaint-recieved'))
  })
  after(() => rmSync(folder, { recursive: true }))

  async function redress(args: readonly string[], input = '') {
    const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env: notThroughNpm })
    child.stdin.end(input)
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { out, error, code }
  }

  test('a chronology is checked, and standard output holds one object and nothing else', async () => {
    const { out, error, code } = await redress(['check', 'complaint.json', '--as-of', '2026-04-07', '--json'])
    assert.deepEqual([code, error], [0, ''])
    assert.equal(JSON.parse(out).faults[0].code, 'S1_LATE')
  })

  test('the same through standard input', async () => {
    const { out, code } = await redress(['check', '-', '--as-of', '2026-04-07', '--json'], chronology)
    assert.equal(code, 0)
    assert.equal(JSON.parse(out).reference, 'CSC-2026-014')
  })

  test('what cannot be read is told on standard error alone, with status 2', async () => {
    const { out, error, code } = await redress(['check', 'broken.json', '--json'])
    assert.deepEqual([code, out], [2, ''])
    assert.match(error, /^broken\.json:1:\d+: events\[0\]\.type: .* Did you mean complaint-received\?\n$/)
  })

  test('the status of a fault that was looked for is 1', async () => {
    const args = ['check', 'complaint.json', '--fail-on-fault', '--as-of']
    assert.equal((await redress([...args, '2026-04-07'])).code, 1)
    assert.equal((await redress([...args, '2026-03-03'])).code, 0)
  })

  test('a reader that closes the pipe early ends the program without a complaint', async () => {
    const child = spawn(process.execPath, [launcher, 'rules'], { cwd: folder, env: notThroughNpm })
    child.stdout.destroy()
    const error = await text(child.stderr)
    assert.equal(error, '')
  })

  test('called through npm, the name of a file is relative to the folder of the caller', async () => {
    const called = { npm_package_name: 'redress', INIT_CWD: folder }
    const child = spawn(process.execPath, [launcher, 'check', 'complaint.json'], {
      cwd: join(import.meta.dirname, '..'),
      env: { ...notThroughNpm, ...called },
    })
    assert.match(await text(child.stdout), /^CSC-2026-014/)
  })

  test('a spreadsheet with a row for each event gives the assessment of the same complaint as JSON', async () => {
    const rows = [
      ['reference', 'on', 'type', 'council', 'coverage'],
      ['CSC-2026-014', { day: '2026-03-02' }, 'complaint-received', 'Anyshire County Council', 'whole'],
    ]
    writeFileSync(join(folder, 'complaint.xlsx'), workbookOf({ sheets: [{ name: 'Events', rows }] }))
    const asked = ['--as-of', '2026-04-01', '--json']
    const sheet = await redress(['check', 'complaint.xlsx', ...asked])
    const json = await redress(['check', 'complaint.json', ...asked])
    assert.deepEqual([sheet.code, sheet.error], [0, ''])
    assert.equal(sheet.out, json.out)
    assert.match(sheet.out, /S1_LATE/)
  })

  test('a decision is read from a PDF and from a Word file as from its text', async () => {
    const lines = [
      'Anyshire County Council (26 001 234)',
      "Category : Children's care services > Other",
      'Decision : Upheld',
      'Decision date : 02 Mar 2026',
      'Agreed action',
      'Within one month of my final decision the Council will pay Ms Q £150.',
    ]
    const page = lines.map((says, n) => ({ x: 50, y: 780 - n * 30, says }))
    writeFileSync(join(folder, 'decision.txt'), lines.join('\n\n'))
    writeFileSync(join(folder, 'decision.pdf'), pdfOf({ pages: [page] }))
    writeFileSync(join(folder, 'decision.docx'), documentOf(lines))
    const actions = async (file: string) => {
      const { code, out, error } = await redress(['read-decision', file, '--json'])
      assert.deepEqual([code, error], [0, ''], file)
      const { reference, actions } = JSON.parse(out)
      return { reference, actions }
    }
    const read = await actions('decision.txt')
    assert.equal(read.reference, '26 001 234')
    assert.deepEqual([read.actions[0]?.amount, read.actions[0]?.due], [150, '2026-04-02'])
    assert.deepEqual(await actions('decision.pdf'), read)
    assert.deepEqual(await actions('decision.docx'), read)
  })

  test('a file that is not what its ending says ends with 2 and what to do', async () => {
    writeFileSync(join(folder, 'broken.xlsx'), 'reference,on,type')
    const { code, out, error } = await redress(['check', 'broken.xlsx'])
    assert.deepEqual([code, out], [2, ''])
    assert.match(error, /^broken\.xlsx: /)
  })
})
