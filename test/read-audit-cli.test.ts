import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, describe, test } from 'node:test'
import { complaintStream } from '../src/casework/recorded-complaint.ts'
import { councilId } from '../src/kernel/ids.ts'
import { filesOf } from '../src/store/data-folder.ts'
import { openSqliteReadRecords } from '../src/store/reads/sqlite.ts'
import { DatabaseSync } from 'node:sqlite'

// The command line records what it reads as the pages do, in a process of its own.

const launcher = join(import.meta.dirname, '..', 'bin', 'redress.mjs')
const { npm_package_name: _name, INIT_CWD: _caller, ...notThroughNpm } = process.env
const council = councilId('redress')
const REFERENCE = 'CSC-2026-014'
const SAYS = 'Zaunkoenig was not told of the meeting'

const chronology = JSON.stringify({
  format: 'redress-chronology/1',
  reference: REFERENCE,
  council: 'Anyshire County Council',
  coverage: 'whole',
  points: [{ id: '1', says: SAYS }],
  events: [{ on: '2026-03-02', type: 'complaint-received', points: ['1'] }],
})

describe('The command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-reads-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  async function redress(...args: readonly string[]) {
    const env = { ...notThroughNpm, REDRESS_DATA: folder }
    const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { out, error, code }
  }

  test('records what it exports, and exports nothing where it cannot', async () => {
    writeFileSync(join(folder, 'complaint.json'), chronology)
    assert.equal((await redress('import', 'complaint.json')).code, 0)
    const given = await redress('export', REFERENCE)
    assert.deepEqual([given.code, given.out.includes(SAYS)], [0, true])

    const reads = await openSqliteReadRecords({ folder, council })
    const found = await reads.ofStream(complaintStream(council, REFERENCE).stream, 10)
    await reads.close()
    assert.deepEqual(
      new Set(found.map(({ what, way, person }) => `${what} ${way} ${person}`)),
      new Set(['export machine this-machine', 'keep machine this-machine']),
    )

    const database = new DatabaseSync(filesOf(folder, council).reads)
    database.exec('drop table read_streams')
    database.close()
    const failed = await redress('export', REFERENCE)
    assert.equal(failed.out, '')
    assert.notEqual(failed.code, 0)
    assert.ok(!failed.error.includes('Zaunkoenig'))

    writeFileSync(filesOf(folder, council).reads, 'Minutes of the panel, third draft. '.repeat(40))
    const refused = await redress('export', REFERENCE)
    assert.deepEqual([refused.code, refused.out], [2, ''])
    assert.match(refused.error, /does not hold records of reads/)
  })
})
