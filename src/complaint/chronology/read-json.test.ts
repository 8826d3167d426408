import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJsonChronology } from './read-json.ts'

const HEADER = '"format": "redress-chronology/1", "reference": "C-1", "council": "Exampleham"'

/** Every problem as `line:column where: says | suggestion`. */
function problemsOf(text: string): string[] {
  const read = readJsonChronology(text)
  if (read.ok) return []
  return read.error.map(
    ({ line, column, where, says, suggestion }) =>
      `${line}:${column} ${where}: ${says}${suggestion === undefined ? '' : ` | ${suggestion}`}`,
  )
}

const inEvents = (...events: string[]) => problemsOf(`{ ${HEADER}, "events": [\n${events.join(',\n')}\n] }`)
/** The problems of a file with one event, which stands on line 2. */
const inEvent = (fields: string) => inEvents(`{ ${fields} }`)

test('the whole of a chronology is read, absent parts as the form says', () => {
  const text = `{
    ${HEADER},
    "complainant": { "class": "parent", "calledHere": "Ms X" },
    "events": [
      { "on": "2021-06", "type": "complaint-received", "points": ["1"] },
      { "type": "stage-1-responded", "offered": "", "stage2RightExplained": false },
      { "type": "correction-made", "of": "e1", "reason": "wrong file", "now": null },
      { "id": "e1", "type": "stage-2-requested", "after": { "event": "e1x", "n": 20, "unit": "weeks" } },
      { "id": "e1x", "type": "ombudsman-decided", "reference": "22 006 612", "actions": [{ "id": "a", "amount": 250.5, "due": { "n": 4, "unit": "weeks" } }] }
    ]
  }`
  assert.deepEqual(readJsonChronology(text), {
    ok: true,
    value: {
      reference: 'C-1',
      council: 'Exampleham',
      coverage: 'part',
      people: [{ as: 'complainant', class: 'parent', calledHere: 'Ms X' }],
      points: [],
      events: [
        { on: '2021-06', type: 'complaint-received', points: ['1'] },
        { type: 'stage-1-responded', offered: '', stage2RightExplained: false },
        { type: 'correction-made', of: 'e1', reason: 'wrong file', now: null },
        { id: 'e1', type: 'stage-2-requested', after: { event: 'e1x', n: 20, unit: 'weeks' } },
        {
          id: 'e1x',
          type: 'ombudsman-decided',
          reference: '22 006 612',
          actions: [{ id: 'a', amount: 250.5, due: { n: 4, unit: 'weeks' } }],
        },
      ],
    },
  })
})

test('every problem of a file is told at once, each with its line and what was probably meant', () => {
  const text = `{
  "format": "redress-chronology/2",
  "council": " ",
  "coverage": "hole",
  "evnts": [],
  "points": [{ "id": "1", "function": "s71" }, { "says": "no id" }],
  "events": [
    { "on": "2021-02-30", "type": "complaint-recieved", "chanel": "email", "points": ["2"] },
    { "on": "14/06/2021", "type": "stage-1-responded", "stage2RightExplained": "yes",
      "findings": [{ "point": "1", "finding": "part-upheld" }] },
    "nothing"
  ]
}`
  assert.deepEqual(problemsOf(text), [
    '1:1 : has no reference | Add "reference".',
    '2:13 format: "redress-chronology/2" is not a form that can be read | Write "redress-chronology/1".',
    '3:14 council: is empty',
    '4:15 coverage: "hole" is not one of the words for this | Did you mean whole?',
    '5:3 evnts: "evnts" is not part of a chronology | Did you mean events?',
    '6:39 points[0].function: "s71" is not one of the words for this | Did you mean s17?',
    '6:48 points[1]: has no id | Add "id".',
    '8:13 events[0].on: "2021-02-30" is no date: 2021-02 has 28 days | Write what is known: 2021, 2021-06 or 2021-06-14.',
    '8:35 events[0].type: "complaint-recieved" is not an event type | Did you mean complaint-received?',
    '8:57 events[0].chanel: "chanel" is not a field of any event | Did you mean channel?',
    '8:87 events[0].points[0]: no point has the id "2" | The points are 1.',
    '9:13 events[1].on: "14/06/2021" is no date | If the day stands first, write 2021-06-14.',
    '9:80 events[1].stage2RightExplained: should be true or false, not the text "yes"',
    '10:47 events[1].findings[0].finding: "part-upheld" is not one of the words for this | Did you mean partially-upheld?',
    '11:5 events[2]: should be an event, not the text "nothing"',
  ])
})

test('a date must be one, at the precision that its field takes, in a plausible year', () => {
  for (const good of ['2021', '2021-06', '2020-02-29', '1900', '2100-12-31'])
    assert.deepEqual(inEvent(`"type": "resumed", "on": "${good}"`), [])
  for (const bad of [
    '2021-02-29',
    '2021-13',
    '2021-00',
    '2021-6-1',
    'June 2021',
    '',
    '1899',
    '2101-01-01',
    '2021-06-14T10:00',
  ])
    assert.equal(inEvent(`"type": "resumed", "on": "${bad}"`).length, 1, bad)
  assert.equal(inEvent('"type": "stage-1-extended", "until": "2021-06"').length, 1)
  assert.equal(inEvent('"type": "resumed", "on": 2021').length, 1)
  for (const good of ['2021-06-14T09:30:00Z', '2021-06-14T09:30+01:00', '2021-06-14T09:30:00.123456789Z'])
    assert.deepEqual(inEvent(`"type": "resumed", "recordedAt": "${good}"`), [])
  for (const bad of [
    '2021-06-14',
    '2021-06-14T09:30:00',
    '2021-06-31T09:30:00Z',
    '2021-06-14T25:00:00Z',
    '1821-06-14T09:30:00Z',
  ])
    assert.equal(inEvent(`"type": "resumed", "recordedAt": "${bad}"`).length, 1, bad)
})

test('a due date may be counted, in whole units', () => {
  const due = (value: string) => inEvent(`"type": "action-agreed", "due": ${value}`)
  for (const good of ['"2021-06-14"', '{ "n": 3, "unit": "months" }']) assert.deepEqual(due(good), [])
  for (const bad of [
    '{ "n": 1.5, "unit": "weeks" }',
    '{ "n": 1, "unit": "fortnights" }',
    '{ "n": 1 }',
    '"soon"',
    '4',
    '{ "n": -1, "unit": "days" }',
  ])
    assert.equal(due(bad).length, 1, bad)
})

test('an amount is nothing or more, to the penny', () => {
  const amount = (value: string) => inEvent(`"type": "payment-made", "amount": ${value}`)
  for (const good of ['0', '300', '250.5', '0.29', '1234567.89']) assert.deepEqual(amount(good), [])
  for (const bad of ['-1', '-0', '0.001', '1e18', '"300"', 'null']) assert.equal(amount(bad).length, 1, bad)
})

test('what is not known is left out, never null', () => {
  assert.match(inEvent('"type": "resumed", "by": null')[0] ?? '', /leave out what is not known/u)
  assert.equal(inEvents('null').length, 1)
})

test('an inherited name is no field and no event type', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    assert.equal(inEvent(`"type": "resumed", "${name}": {}`).length, 1, name)
    assert.equal(inEvent(`"type": "${name}"`).length, 1, name)
  }
})

test('an event is counted from one that is there, and never from itself by any way round', () => {
  const after = (event: string) => `"after": { "event": "${event}", "n": 1, "unit": "days" }`
  assert.deepEqual(inEvents('{ "id": "a", "type": "resumed" }', `{ "type": "resumed", ${after('a')} }`), [])
  assert.deepEqual(inEvents('{ "id": "hold1", "type": "resumed" }', `{ "type": "resumed", ${after('hold')} }`), [
    '3:42 events[1].after.event: no event has the id "hold" | The ids are hold1.',
  ])
  assert.equal(inEvent(`"id": "a", "type": "resumed", ${after('a')}`).length, 1)
  assert.equal(
    inEvents(`{ "id": "a", "type": "resumed", ${after('b')} }`, `{ "id": "b", "type": "resumed", ${after('a')} }`)
      .length,
    2,
  )
})

test('a correction that would make a ring of counting is told, and one that breaks a ring is not', () => {
  const counted = (id: string, from: string) =>
    `{ "id": "${id}", "type": "resumed", "after": { "event": "${from}", "n": 1, "unit": "days" } }`
  const corrected = (of: string, from: string) =>
    `{ "type": "correction-made", "of": "${of}", "now": ${counted(of, from)} }`
  assert.deepEqual(inEvents('{ "id": "a", "type": "resumed" }', counted('b', 'a'), corrected('a', 'b')), [
    '4:89 events[2].now.after: is counted from itself, so it has no date',
  ])
  assert.deepEqual(
    inEvents(
      counted('a', 'c'),
      '{ "id": "b", "type": "resumed" }',
      '{ "id": "c", "type": "resumed" }',
      corrected('b', 'a'),
    ),
    [],
  )
  const dated = '{ "type": "correction-made", "of": "a", "now": { "type": "resumed", "on": "2021" } }'
  assert.deepEqual(inEvents('{ "id": "b", "type": "resumed" }', counted('a', 'b'), dated, corrected('b', 'a')), [])
})

test('no two events, people or points share an id', () => {
  assert.equal(inEvents('{ "id": "a", "type": "resumed" }', '{ "id": "a", "type": "resumed" }').length, 1)
  assert.equal(problemsOf(`{ ${HEADER}, "people": [{ "id": "x" }, { "id": "x" }], "events": [] }`).length, 1)
  assert.equal(problemsOf(`{ ${HEADER}, "points": [{ "id": "1" }, { "id": "1" }], "events": [] }`).length, 1)
  assert.equal(inEvent('"type": "points-stated", "points": [{ "id": "1" }, { "id": "1" }]').length, 1)
  assert.equal(inEvent('"type": "resumed", "id": " "').length, 1)
})

test('a point stated again, amended, keeps its id', () => {
  assert.deepEqual(
    inEvents(...['2021', '2022'].map((on) => `{ "on": "${on}", "type": "points-stated", "points": [{ "id": "1" }] }`)),
    [],
  )
})

test('points are looked for only where some are stated', () => {
  const uses = [
    '{ "type": "complaint-received", "points": ["9"] }',
    '{ "type": "point-withdrawn", "point": "9" }',
    '{ "type": "adjudicated", "findings": [{ "point": "9", "finding": "upheld" }] }',
    '{ "type": "stage-2-responded", "quotes": [{ "point": "9", "by": "panel", "finding": "upheld" }] }',
    '{ "type": "points-stated", "points": [{ "id": "1", "from": ["9"] }] }',
  ]
  assert.deepEqual(inEvents(...uses.slice(0, 4)), [])
  assert.equal(inEvents(...uses).length, 5)
  assert.deepEqual(inEvents(...uses, '{ "type": "points-stated", "points": [{ "id": "9" }] }'), [])
  assert.deepEqual(
    inEvents(
      '{ "type": "points-stated", "points": [{ "id": "1" }] }',
      '{ "type": "files-withheld", "from": "independent-person" }',
    ),
    [],
  )
})

test('a correction names an event and says what it should have been, or null where it never happened', () => {
  const event = '{ "id": "a", "type": "resumed" }'
  const correction = (fields: string) => inEvents(event, `{ "id": "c", "type": "correction-made"${fields} }`)
  assert.deepEqual(correction(', "of": "a", "now": null'), [])
  assert.deepEqual(correction(', "of": "a", "now": { "type": "update-sent", "on": "2021-06" }'), [])
  assert.equal(correction('').length, 2)
  assert.equal(correction(', "of": "b", "now": null').length, 1)
  assert.equal(correction(', "of": "c", "now": null').length, 1)
  assert.equal(correction(', "of": "a", "now": { "id": "b", "type": "resumed" }').length, 1)
  assert.deepEqual(correction(', "of": "a", "now": { "type": "update-snt", "to": 3 }'), [
    '3:69 events[1].now.type: "update-snt" is not an event type | Did you mean update-sent?',
  ])
})

test('the complainant stands in one place', () => {
  assert.equal(problemsOf(`{ ${HEADER}, "complainant": {}, "people": [], "events": [] }`).length, 1)
})

test('slips in the JSON are told together with what they hide', () => {
  const text = `{
  // a comment
  ${HEADER},
  "council": "Other",
  "events": [{ "type": "resumd" },]
}`
  assert.deepEqual(problemsOf(text), [
    '2:3 : JSON has no comments | Take it out, or put it in a note.',
    '4:3 : "council" stands here twice | Keep one of the two.',
    '5:24 events[0].type: "resumd" is not an event type | Did you mean resumed?',
    '5:34 : a comma stands before a closing bracket | Take the comma out.',
  ])
})

test('where the JSON breaks off, what stands before is still judged, and nothing is made up about the rest', () => {
  assert.deepEqual(problemsOf(`{ ${HEADER}, "events": [\n{ "type": "resumd" },\n{ "type": "resumed"\n`), [
    '2:11 events[0].type: "resumd" is not an event type | Did you mean resumed?',
    '4:1 : a closing } should stand here',
  ])
  assert.deepEqual(problemsOf('{ "events": [], "coverage": "half",\n'), [
    '1:29 coverage: "half" is not one of the words for this | Choose one of part, whole.',
    '2:1 : a key in double quotes should stand here',
  ])
  for (const text of ['', '   ', '{', 'nonsense', '[]', '"x"', 'null', '{}{}', '{"a":01}', "{'a':1}"])
    assert.notDeepEqual(problemsOf(text), [], text)
})

test('brackets within brackets without end are a problem, not a crash', () => {
  assert.equal(problemsOf('['.repeat(100_000)).length, 1)
  const deep = (n: number): string =>
    n === 0 ? 'null' : `{ "type": "correction-made", "of": "a", "now": ${deep(n - 1)} }`
  assert.equal(inEvents('{ "id": "a", "type": "resumed" }', deep(3)).length, 0)
  assert.equal(inEvents('{ "id": "a", "type": "resumed" }', deep(12)).length, 1)
})

test('lines are counted alike however they end, after a byte order mark too', () => {
  for (const end of ['\n', '\r\n', '\r'])
    assert.match(problemsOf(`\uFEFF{ ${HEADER},${end}${end}"events": 4 }`)[0] ?? '', /^3:11 events: should be a list/u)
})

test('half of a character is no text', () => {
  assert.deepEqual(inEvent('"type": "resumed", "note": "\\ud83d\\ude00"'), [])
  assert.equal(inEvent('"type": "resumed", "note": "\\ud83d"').length, 1)
})
