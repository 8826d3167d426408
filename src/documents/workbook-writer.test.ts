import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeFileReader } from './file-reader.ts'
import { writeWorkbook } from './workbook-writer.ts'

const reader = makeFileReader()

async function readBack(bytes: Uint8Array) {
  const read = await reader.readFile(bytes, 'x.xlsx')
  assert.ok(read.ok && read.value.is === 'rows', JSON.stringify(read))
  return read.value.sheets
}

test('a workbook holds every text as it was, and full dates as dates', async () => {
  const texts = [
    '=1+1',
    "'=1+1",
    '0042',
    '2024-02',
    '2024-02-30',
    '1899-01-01',
    '1e5',
    ' at the ends ',
    'a\r\nb\tc <&>"',
  ]
  const odd = [
    '\u0001\u000B',
    'half \uD800',
    '_x0041_',
    '\uFFFF',
    '💷',
    '\u{10FFFF}',
    'valueOf',
    '__proto__',
    'constructor',
  ]
  const rows = [...texts, ...odd].map((text) => ({ says: text, on: '2024-02-29' }))
  const written = await writeWorkbook([
    { name: 'One', columns: ['says', 'on', 'nothing'], rows },
    { name: 'Two', columns: ['says'], rows: [] },
  ])
  assert.ok(written.ok)
  const [one, two] = await readBack(written.value)
  assert.deepEqual(
    one?.rows.map(({ cells }) => cells),
    rows,
  )
  assert.deepEqual([one?.name, one?.problems, two?.name, two?.rows], ['One', [], 'Two', []])
  const folder = Buffer.from(written.value).toString('latin1')
  assert.ok(folder.includes('xl/worksheets/sheet1.xml') && !folder.includes('vbaProject'))
})

test('what does not fit into a workbook is told, and not cut', async () => {
  const said = async (rows: readonly Record<string, string>[]) => {
    const written = await writeWorkbook([{ name: 'One', columns: ['says'], rows }])
    return written.ok ? 'written' : written.error
  }
  assert.equal(await said([{ says: 'x'.repeat(32_767) }]), 'written')
  assert.match(await said([{ says: 'x'.repeat(32_768) }]), /^A text under says is longer than a cell/)
  assert.match(
    await said(Array.from({ length: 50_000 }, () => ({ says: 'x' }))),
    /^The sheet One would have 50,001 rows/,
  )
})
