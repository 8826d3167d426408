import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { History } from '../history.ts'
import { readCsvChronologies } from './read-csv.ts'
import { readRows } from './read-rows.ts'

function problemsOf(text: string): string[] {
  const read = readCsvChronologies(text)
  if (read.ok) return []
  return read.error.map(
    ({ line, where, says, suggestion }) =>
      `${line} ${where}: ${says}${suggestion === undefined ? '' : ` | ${suggestion}`}`,
  )
}

const eventsOf = (text: string): History['events'] => {
  const read = readCsvChronologies(text)
  assert.deepEqual(read.ok ? [] : read.error, [])
  return read.ok ? (read.value[0]?.events ?? []) : []
}

const inColumn = (column: string, type: string, cell: string) =>
  `reference,council,type,${column}\nC-1,Exampleham,${type},"${cell.replaceAll('"', '""')}"\n`
/** What a cell of one event is read as. */
const valueOf = (column: string, type: string, cell: string): unknown =>
  Object.entries(eventsOf(inColumn(column, type, cell))[0] ?? {}).find(([name]) => name !== 'type')?.[1]

test('a file typed by hand is read as the complaints that it holds', () => {
  const text = `reference,on,type,points,by,note,council,as,class,calledHere,id,says,function,findings
CSC-1,,complaint,,,,Exampleham,,,,,,,
CSC-1,,person,,,,,complainant,parent,Ms X,,,,
CSC-1,,point,,,,,,,,1,The plan was late,s17,
CSC-1,2021-06,complaint-received,1,,,,,,,,,,
CSC-2,2022,complaint-received,,,"Two lines
of note",Otherham,,,,,,,

CSC-1,2021-07-05,stage-1-responded,,Ms T,,,,,,,,,1=upheld
`
  assert.deepEqual(readCsvChronologies(text), {
    ok: true,
    value: [
      {
        reference: 'CSC-1',
        council: 'Exampleham',
        coverage: 'part',
        people: [{ as: 'complainant', class: 'parent', calledHere: 'Ms X' }],
        points: [{ id: '1', says: 'The plan was late', function: 's17' }],
        events: [
          { on: '2021-06', type: 'complaint-received', points: ['1'] },
          { on: '2021-07-05', type: 'stage-1-responded', by: 'Ms T', findings: [{ point: '1', finding: 'upheld' }] },
        ],
      },
      {
        reference: 'CSC-2',
        council: 'Otherham',
        coverage: 'part',
        people: [],
        points: [],
        events: [{ on: '2022', type: 'complaint-received', note: 'Two lines\nof note' }],
      },
    ],
  })
})

test('semicolons and tabs separate as well as commas do', () => {
  for (const separator of [',', ';', '\t']) {
    const text = ['"reference",type,council,findings', 'C-1,adjudicated,Exampleham,"1=upheld; 2=not-upheld"']
      .join('\r\n')
      .replaceAll(',', separator)
    assert.deepEqual(eventsOf(`\uFEFF${text}`), [
      {
        type: 'adjudicated',
        findings: [
          { point: '1', finding: 'upheld' },
          { point: '2', finding: 'not-upheld' },
        ],
      },
    ])
  }
})

test('an empty cell is not known, and two quotation marks are known to be empty', () => {
  assert.equal(valueOf('offered', 'stage-1-responded', ''), undefined)
  assert.equal(valueOf('offered', 'stage-1-responded', '  '), undefined)
  assert.equal(valueOf('offered', 'stage-1-responded', '""'), '')
})

test('an apostrophe makes a cell plain text, and only then goes', () => {
  for (const [cell, text] of [
    ["'=1+1", '=1+1'],
    ["'-", '-'],
    ["'+44 20", '+44 20'],
    ["'@x", '@x'],
    ["''=x", "'=x"],
    ['\'""', '""'],
    ["' padded ", ' padded '],
    ["'tis said", "'tis said"],
    [' plain ', 'plain'],
    ['=1+1', '=1+1'],
  ] as const)
    assert.equal(valueOf('offered', 'stage-1-responded', cell), text, cell)
})

test('a date may be typed as it is written in Britain, and no other way is guessed at', () => {
  assert.equal(valueOf('on', 'resumed', '14/06/2021'), '2021-06-14')
  assert.equal(valueOf('on', 'resumed', '3/4/2021'), '2021-04-03')
  assert.equal(valueOf('until', 'stage-1-extended', '14/06/2021'), '2021-06-14')
  for (const cell of ['06/14/2021', 'Jun-21', '14/06/21', '31/06/2021', '14 June 2021'])
    assert.equal(problemsOf(inColumn('on', 'resumed', cell)).length, 1, cell)
})

test('flags, amounts, whole numbers and counted dates are typed as one says them', () => {
  for (const [cell, value] of [
    ['yes', true],
    ['TRUE', true],
    ['No', false],
    ['false', false],
  ] as const)
    assert.equal(valueOf('stage2RightExplained', 'stage-1-responded', cell), value)
  for (const [cell, value] of [
    ['300', 300],
    ['£1,250.50', 1250.5],
    ['0.29', 0.29],
  ] as const)
    assert.equal(valueOf('amount', 'payment-made', cell), value)
  assert.equal(valueOf('version', 'statement-agreed', '2'), 2)
  assert.deepEqual(valueOf('due', 'action-agreed', '1 month'), { n: 1, unit: 'months' })
  assert.deepEqual(valueOf('due', 'action-agreed', '20 working days'), { n: 20, unit: 'working-days' })
  for (const [column, type, cell] of [
    ['stage2RightExplained', 'stage-1-responded', 'perhaps'],
    ['amount', 'payment-made', '1,25'],
    ['amount', 'payment-made', '-5'],
    ['version', 'statement-agreed', '2.0'],
    ['due', 'action-agreed', 'a month'],
    ['due', 'stage-1-allocated', '4 weeks'],
  ] as const)
    assert.equal(problemsOf(inColumn(column, type, cell)).length, 1, cell)
})

test('lists and their items are typed in a short form, or as JSON', () => {
  assert.deepEqual(valueOf('grounds', 'complaint-refused', 'out-of-time; repeat'), ['out-of-time', 'repeat'])
  assert.deepEqual(valueOf('grounds', 'complaint-refused', '["repeat"]'), ['repeat'])
  assert.deepEqual(valueOf('documents', 'resumed', 'a.pdf\nb.pdf'), ['a.pdf', 'b.pdf'])
  assert.equal(valueOf('present', 'meeting-held', 'Ms X and Mr Y'), 'Ms X and Mr Y')
  assert.deepEqual(valueOf('present', 'meeting-held', 'Ms X; Mr Y'), ['Ms X', 'Mr Y'])
  assert.deepEqual(valueOf('quotes', 'stage-2-responded', '1=upheld, by=panel'), [
    { point: '1', finding: 'upheld', by: 'panel' },
  ])
  assert.deepEqual(valueOf('recommendations', 'panel-reported', 'R1=Apologise, in writing; R2'), [
    { id: 'R1', says: 'Apologise, in writing' },
    { id: 'R2' },
  ])
  assert.deepEqual(valueOf('independence', 'investigating-officer-appointed', 'Employed by the council?=no'), [
    { question: 'Employed by the council?', answer: false },
  ])
  assert.deepEqual(valueOf('chair', 'panel-appointed', 'Mrs C, supplier=Example Ltd'), {
    who: 'Mrs C',
    supplier: 'Example Ltd',
  })
})

test('a correction holds the corrected event as JSON, or null', () => {
  const text = `reference,council,id,type,of,now
C-1,Exampleham,e1,resumed,,
C-1,,,correction-made,e1,null
C-1,,,correction-made,e1,"{ ""type"": ""update-sent"" }"
`
  assert.deepEqual(eventsOf(text).slice(1), [
    { type: 'correction-made', of: 'e1', now: null },
    { type: 'correction-made', of: 'e1', now: { type: 'update-sent' } },
  ])
})

test('every problem of a file is told at once, each with the line on which its row begins', () => {
  const text = `reference,on,type,points,council,chanel,findings,coverage,id,calledHere,
C-1,,complaint,,Exampleham,,,hole,,Ms X,
C-1,2021-02-30,complaint-recieved,1,,email,,,,,
C-1,,stage-1-responded,,,,"1=upheld, reason=x",,,,
,2021,resumd,,,,,,,,
C-1,,pont,,,,,,1,,
C-2,,resumed,,,,,,,,
C-1,,adjudicated,,Otherham,,"
1=part-upheld",,,,
C-1,,panel-reported,,,,"[{""point"": 1}",,,,stray
`
  assert.deepEqual(problemsOf(text), [
    '1 chanel: "chanel" is not the name of a column | Did you mean channel?',
    '2 calledHere: does not belong in a row of type complaint',
    '2 coverage: "hole" is not one of the words for this | Did you mean whole?',
    '3 type: "complaint-recieved" is not an event type | Did you mean complaint-received?',
    '3 on: "2021-02-30" is no date: 2021-02 has 28 days | Write what is known: 2021, 2021-06 or 2021-06-14.',
    '4 findings[0].reason: "reason" is not one of point, finding, reasons | Did you mean reasons?',
    '5 reference: is empty | Write the reference on every row.',
    '5 type: "resumd" is not an event type | Did you mean resumed?',
    '6 type: "pont" is not an event type | Did you mean point?',
    '7 : has no council | Begin with a row of type complaint that gives the council.',
    '8 council: "Otherham" differs from "Exampleham" on line 2',
    '8 findings[0].finding: "part-upheld" is not one of the words for this | Did you mean partially-upheld?',
    '10 findings: is not JSON: a closing ] should stand here (character 14)',
    '10 : stands in a column without a name | Name the column in the first line.',
  ])
})

test('references between rows are followed', () => {
  const text = `reference,council,type,id,after,point
C-1,Exampleham,point,1,,
C-1,,resumed,e1,,
C-1,,update-sent,,2 weeks after e2,
C-1,,point-withdrawn,,,2
`
  assert.deepEqual(problemsOf(text), [
    '4 after.event: no event has the id "e2" | The ids are e1.',
    '5 point: no point has the id "2" | The points are 1.',
  ])
})

test('a key twice in a cell is told, whether short or JSON', () => {
  assert.equal(problemsOf(inColumn('findings', 'adjudicated', '1=upheld, reasons=a, reasons=b')).length, 1)
  assert.equal(
    problemsOf(inColumn('findings', 'adjudicated', '[{ "point": "1", "point": "2", "finding": "upheld" }]')).length,
    1,
  )
})

test('a field of another event type is told', () => {
  assert.deepEqual(problemsOf(inColumn('findings', 'complaint-received', '1=upheld')), [
    '2 findings: "findings" is not a field of complaint-received',
  ])
})

test('after a stray quotation mark nothing is made up, and what stands before is still judged', () => {
  const start = 'reference,council,type,note,of,now\nC-1,Exampleham,resumd,,,\nC-1,,correction-made,,e9,null\n'
  for (const [broken, says] of [
    ['C-1,,resumed,"never closed\nC-1,,resumed,\n', /never closed/u],
    ['C-1,,resumed,5" long\n', /within a cell/u],
    ['C-1,,resumed,"one" two\n', /goes on after/u],
  ] as const) {
    const problems = problemsOf(start + broken)
    assert.equal(problems.length, 2, broken)
    assert.match(problems[0] ?? '', /^2 type: "resumd"/u)
    assert.match(problems[1] ?? '', /^4 /u)
    assert.match(problems[1] ?? '', says)
  }
})

test('the first line has to name the columns, each once', () => {
  assert.match(problemsOf('')[0] ?? '', /^1 : /u)
  assert.deepEqual(problemsOf('C-1,2021,complaint-received'), [
    '1 : the first line does not name the columns | Begin with reference, on, type, points, by, note.',
  ])
  assert.deepEqual(problemsOf('refrence,type,type\nx,resumed,\n'), [
    '1 refrence: "refrence" is not the name of a column | Did you mean reference?',
    '1 type: stands here twice | Keep one of the two.',
    '1 reference: there is no such column | Add a column reference.',
  ])
  assert.deepEqual(problemsOf('reference,type\n,\n'), ['1 : there is no row with anything in it'])
})

test('rows of a workbook are read alike, an unknown column told at its first use', () => {
  const rows = [
    { line: 2, cells: { reference: 'C-1', type: 'complaint', council: 'Exampleham', Chanel: '' } },
    { line: 5, cells: { reference: 'C-1', type: 'resumed', Chanel: 'email' } },
    { line: 6, cells: { reference: 'C-1', type: 'resumed', Chanel: 'email' } },
  ]
  assert.deepEqual(readRows(rows), {
    ok: false,
    error: [
      { line: 5, where: 'Chanel', says: '"Chanel" is not the name of a column', suggestion: 'Did you mean channel?' },
    ],
  })
  assert.equal(readRows(rows.slice(0, 1)).ok, true)
})
