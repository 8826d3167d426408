import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { documentOf, pdfOf, workbookOf } from '../../test/files.ts'
import type { ReadFile, Sheet } from '../casework/file-reader-port.ts'
import { makeFileReader } from './file-reader.ts'
import { LIMITS } from './limits.ts'
import { PERMISSIONS } from './read-apart.ts'

const reader = makeFileReader()

async function read(bytes: Uint8Array, name = ''): Promise<ReadFile> {
  const file = await reader.readFile(bytes, name)
  assert.ok(file.ok, JSON.stringify(file))
  return file.value
}

async function sheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const file = await read(bytes)
  assert.equal(file.is, 'rows')
  return file.is === 'rows' ? file.sheets : []
}

describe('what a file says', () => {
  test('a workbook: each sheet, each row by its number, text and figures as they stand', async () => {
    const workbook = workbookOf({
      sheets: [
        {
          name: 'Log & more',
          rows: [
            ['Complaints of the year'],
            [],
            ['Ref', 'Note', '', 'Amount', 'Told'],
            ['0012', 'two\nlines ', { inline: ' inline ' }, 250.5, true],
            [{ figures: 5, padded: 42 }, '=1+1', null, 0.1 + 0.2, false],
            [null],
            [7, { formula: 'B4', value: 'worked out' }, null, 1e-7, null],
          ],
        },
        { name: 'Empty', rows: [] },
      ],
    })
    assert.deepEqual(await sheets(workbook), [
      {
        name: 'Log & more',
        columns: ['Ref', 'Note', 'column C', 'Amount', 'Told'],
        rows: [
          {
            line: 4,
            cells: { Ref: '0012', Note: 'two\nlines ', 'column C': ' inline ', Amount: '250.5', Told: 'TRUE' },
          },
          { line: 5, cells: { Ref: '00042', Note: '=1+1', Amount: '0.3', Told: 'FALSE' } },
          { line: 7, cells: { Ref: '7', Note: 'worked out', Amount: '1e-7' } },
        ],
        problems: [],
      },
      { name: 'Empty', columns: [], rows: [], problems: [] },
    ])
  })

  for (const from1904 of [false, true])
    test(`dates counted from ${from1904 ? '1904' : '1900'}: a day, a moment, and no more than a month where that is shown`, async () => {
      const rows = [
        ['Ref', 'When'],
        ['1', { day: '2025-03-02' }],
        ['2', { day: '2024-02-29', time: 0.4375 }],
        ['3', { day: '2025-03-01', format: 'month' }],
        ['4', { day: '2025-03-14', format: 'month' }],
        ['5', '3/2/2025'],
        ['6', { day: '2025-10-26', time: 0.9999999 }],
        ['7', { iso: '2025-06-10T00:00:00' }],
      ] as const
      const [sheet] = await sheets(workbookOf({ from1904, sheets: [{ name: 'x', rows }] }))
      assert.deepEqual(
        sheet?.rows.map(({ cells }) => cells['When']),
        ['2025-03-02', '2024-02-29T10:30:00', '2025-03', '2025-03-14', '3/2/2025', '2025-10-27', '2025-06-10'],
      )
    })

  test('a cell whose value cannot be known is told by its place, and the others stand', async () => {
    const rows = [
      ['Ref', 'When', 'Sum'],
      ['1', { day: '1899-12-30', time: 0.5 }, { formula: 'A1+1' }],
      ['2', { day: '2025-03-02' }, { error: '#REF!' }],
    ]
    const [sheet] = await sheets(workbookOf({ sheets: [{ name: 'x', rows }] }))
    assert.deepEqual(
      sheet?.problems.map(({ line, column, where, says }) => [line, column, where, says]),
      [
        [2, 2, 'When', 'is shown as a date but holds a time of day, or a number that is no date'],
        [2, 3, 'Sum', 'holds a formula whose result was not saved with the file'],
        [3, 3, 'Sum', 'holds a formula that ended in the error #REF!'],
      ],
    )
    assert.deepEqual(
      sheet?.rows.map(({ cells }) => cells),
      [{ Ref: '1' }, { Ref: '2', When: '2025-03-02' }],
    )
  })

  test('a far cell with nothing but a format in it makes no sheet too large', async () => {
    const [sheet] = await sheets(
      workbookOf({
        sheets: [
          {
            name: 'x',
            rows: [
              ['a', 'b'],
              ['1', '2'],
            ],
          },
        ],
        altered: (_, xml) =>
          xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'),
      }),
    )
    assert.deepEqual(sheet?.rows, [{ line: 2, cells: { a: '1', b: '2' } }])
  })

  test('separated cells, by content or by name', async () => {
    const rows = [{ line: 2, cells: { reference: 'C-1', type: 'resumed' } }]
    for (const [text, name] of [
      ['reference,type\nC-1,resumed\n', 'anything'],
      ['reference;type\r\nC-1;resumed', ''],
      ['reference,type\nC-1,resumed,,', 'log.csv'],
    ] as const) {
      const file = await read(Buffer.from(text), name)
      assert.deepEqual(file, { is: 'rows', sheets: [{ name: '', columns: ['reference', 'type'], rows, problems: [] }] })
    }
  })

  test('a page, a PDF and a Word file are lines; JSON and prose are text', async () => {
    const page = '<!doctype html><script>alert(1)</script><h1>Anytown (22 000 000)</h1><ol><li>First<li>Second</ol>'
    const lines = async (bytes: Uint8Array) => {
      const file = await read(bytes)
      return file.is === 'lines' ? file.lines.filter((line) => line !== '') : file
    }
    assert.deepEqual(await lines(Buffer.from(page)), ['Anytown (22 000 000)', '  1. First', '  2. Second'])
    assert.deepEqual(await lines(documentOf(['Anytown (22 000 000)', { item: 'First' }, { item: 'Second & last' }])), [
      'Anytown (22 000 000)',
      '  1. First',
      '  2. Second & last',
    ])
    const said = [
      { x: 50, y: 800, says: 'Anytown \\(22 000 000\\)'.replaceAll('\\', '') },
      { x: 50, y: 770, says: 'It cost \xa3300.' },
    ]
    assert.deepEqual(await lines(pdfOf({ pages: [said] })), ['Anytown (22 000 000)', 'It cost £300.'])
    assert.deepEqual(await read(Buffer.from('{"format": "x"}')), { is: 'text', text: '{"format": "x"}' })
    assert.deepEqual(await read(Buffer.from('It cost \xa3300', 'latin1')), { is: 'text', text: 'It cost £300' })
  })

  test('a long text and many lines come back whole', async () => {
    const text = `Words ${'of a long record, with £ and 😀 '.repeat(20_000)}`
    assert.deepEqual(await read(Buffer.from(text)), { is: 'text', text })
    const page = await read(Buffer.from(`<!doctype html>${'<p>One line</p>'.repeat(30_000)}`))
    assert.equal(page.is === 'lines' && page.lines.filter((line) => line === 'One line').length, 30_000)
  })
})

describe('the process that reads', () => {
  const PROBE = `
    const tried = {}
    const attempt = (name, what) => { try { what(); tried[name] = 'done' } catch (error) { tried[name] = error.code } }
    attempt('read', () => require('node:fs').readFileSync(process.execPath))
    attempt('write', () => require('node:fs').writeFileSync('written-by-a-file', ''))
    attempt('run', () => require('node:child_process').spawnSync('true'))
    attempt('addon', () => process.dlopen({ exports: {} }, 'x.node'))
    attempt('own code', () => require('node:fs').readFileSync('package.json'))
    const socket = require('node:net').connect(9, '127.0.0.1')
    socket.on('error', (error) => {
      tried.connect = error.code
      require('node:dns').lookup('localhost', (error) => {
        tried.resolve = error?.code
        console.log(JSON.stringify(tried))
      })
    })`

  test('may read its own code and nothing else, write nothing, start nothing and reach no network', () => {
    const { stdout } = spawnSync(process.execPath, [...PERMISSIONS, '--no-warnings', '-e', PROBE], { encoding: 'utf8' })
    const denied = 'ERR_ACCESS_DENIED'
    assert.deepEqual(JSON.parse(stdout), {
      read: process.execPath.includes('node_modules') ? 'done' : denied,
      write: denied,
      run: denied,
      addon: 'ERR_DLOPEN_DISABLED',
      'own code': 'done',
      connect: denied,
      resolve: denied,
    })
  })

  test('is one of a few: the rest wait, and who comes after them is told so', async () => {
    const few = makeFileReader({ limits: LIMITS, atOnce: 1, mostWaiting: 1 })
    const three = await Promise.all(['a', 'b', 'c'].map((text) => few.readFile(Buffer.from(text), '')))
    assert.deepEqual(
      three.map((file) => (file.ok ? file.value.is : file.error.because)),
      ['text', 'text', 'busy'],
    )
    assert.equal((await few.readFile(Buffer.from('d'), '')).ok, true)
  })
})
