import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sheet } from '../casework/file-reader-port.ts'
import { namedAsTable, readSeparated, separatorOf } from './separated.ts'

function sheet(text: string, separator = ','): Sheet {
  const read = readSeparated(text, separator)
  assert.ok(read.ok)
  return read.value
}

test('a text is a table where its lines have cells, and as many', () => {
  for (const [text, separator] of [
    ['a,b\n1,2\n', ','],
    ['a;b;c\n1;2,5;3\n4;5;6', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a,b\n"1, and\nmore",2\n3,4', ','],
    ['Anytown Council (22 000 000)\n\nDecision : Upheld\nOn balance, fault, and injustice.\nMore, then.', undefined],
    ['Dear Ms X, thank you', undefined],
    ['One line\nAnother line', undefined],
  ] as const)
    assert.equal(separatorOf(text, false), separator, text)
})

test('a name settles what a text alone does not', () => {
  assert.equal(separatorOf('a,b', true), ',')
  assert.equal(separatorOf('reference\nC-1', true), ',')
  assert.deepEqual(['log.CSV', 'log.csv.txt', 'csv', 'x.tsv'].map(namedAsTable), [true, false, false, true])
})

test('each row has its line and its filled cells, below the row that names the columns', () => {
  assert.deepEqual(
    sheet(
      '\uFEFFComplaints of the year,,\r\n\r\nRef,"Date\nreceived",Note\r\n001,2025-03-02,"a\nb"\r\n,,\r\n002,, x \r\n',
    ),
    {
      name: '',
      columns: ['Ref', 'Date received', 'Note'],
      rows: [
        { line: 5, cells: { Ref: '001', 'Date received': '2025-03-02', Note: 'a\nb' } },
        { line: 8, cells: { Ref: '002', Note: ' x ' } },
      ],
      problems: [],
    },
  )
})

test('no cell is lost for want of a name to its column', () => {
  const { columns, rows } = sheet('Ref,Date,,Date,\n1,a,b,c,,d\n')
  assert.deepEqual(columns, ['Ref', 'Date', 'column C', 'Date (column D)', '', 'column F'])
  assert.deepEqual(rows[0]?.cells, { Ref: '1', Date: 'a', 'column C': 'b', 'Date (column D)': 'c', 'column F': 'd' })
})

test('after a quotation mark out of place nothing is guessed', () => {
  const { rows, problems } = sheet('Ref,Note\n1,fine\n2,"never closed\n3,lost\n')
  assert.deepEqual(rows, [{ line: 2, cells: { Ref: '1', Note: 'fine' } }])
  assert.deepEqual(
    problems.map(({ line }) => line),
    [3],
  )
})

test('a table has its limits', () => {
  for (const [text, says] of [
    [`a,b\n${'1,2\n'.repeat(50_000)}`, 'The file has more than 50,000 rows.'],
    [`a,b\n${','.repeat(702)}x\n`, 'The file has something in a column beyond ZZ, the 702nd.'],
    [`a,b\n1,${'x'.repeat(32_768)}\n`, 'A cell of the file holds more than 32,767 characters.'],
  ] as const) {
    const read = readSeparated(text, ',')
    assert.equal(!read.ok && read.error.says, says)
  }
  assert.equal(sheet(`a,b\n${'1,2\n'.repeat(49_999)}`).rows.length, 49_999)
})
