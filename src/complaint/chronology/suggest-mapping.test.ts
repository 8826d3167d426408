import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMapping } from './mapping.ts'
import { COLUMN_WORDS, mappingChosen, suggestMapping } from './suggest-mapping.ts'

const suggested = (...columns: readonly string[]) =>
  suggestMapping(columns).map(({ holds, confidence }) => `${holds ?? 'nothing'} ${confidence}`)

test('the headings that councils use are known, however they are shortened', () => {
  for (const [column, holds] of [
    ['Complaint Ref No.', 'reference'],
    ['Date Rec’d', 'complaint-received'],
    ['ACK SENT', 'complaint-acknowledged'],
    ['S1 reply', 'stage-1-responded'],
    ['Date of Stage One response', 'stage-1-responded'],
    ['Local resolution outcome', 'stage-1-responded.finding'],
    ['Stage 1 extended to', 'stage-1-extended.until'],
    ['Stg 2 request received', 'stage-2-requested'],
    ['Investigating Officer', 'investigating-officer-appointed.who'],
    ['IIO appointed', 'investigating-officer-appointed'],
    ['Name of Independent Person', 'independent-person-appointed.who'],
    ['SOC agreed', 'statement-agreed'],
    ['IO report received', 'investigating-officer-reported'],
    ['Adjudication letter sent', 'stage-2-responded'],
    ['Stage 2 outcome', 'adjudicated.finding'],
    ['Review hearing date', 'panel-held'],
    ['Director’s response', 'stage-3-responded'],
    ['LGSCO decision', 'ombudsman-decided.decision'],
    ['LGO decision date', 'ombudsman-decided'],
    ['Relationship to child', 'person.class'],
    ['Received from', 'person.class'],
    ['Nature of complaint', 'point.says'],
    ['Locality', 'point.service'],
  ] as const)
    assert.deepEqual(suggested(column), [`${holds} sure`], column)
})

test('a slip or a word more makes it likely, half the words unsure, and others nothing', () => {
  assert.deepEqual(suggested('Date complaint recieved'), ['complaint-received likely'])
  assert.deepEqual(suggested('S1 response, parent'), ['stage-1-responded likely'])
  assert.deepEqual(suggested('Response'), ['stage-1-responded unsure'])
  assert.deepEqual(suggested('Ethnicity', 'Date', 'Favourite colour'), [
    'nothing unsure',
    'nothing unsure',
    'nothing unsure',
  ])
})

test('what the dates say already is left out, but not a date set anew', () => {
  assert.deepEqual(suggested('S1 due date', 'Days taken', 'In time?', 'RAG', 'Status'), Array(5).fill('nothing sure'))
  assert.deepEqual(suggested('Revised due date'), ['stage-1-extended.until sure'])
})

test('no two columns hold the same, whatever their order', () => {
  assert.deepEqual(suggested('Chaser 1', 'Chaser 2', 'Chased'), [
    'complaint-chased#2 unsure',
    'complaint-chased#3 unsure',
    'complaint-chased sure',
  ])
  assert.deepEqual(suggested('Outcome', 'S1 outcome'), ['nothing unsure', 'stage-1-responded.finding sure'])
  const columns = ['Ref', 'Reference', 'Received', 'Date received', 'IO', 'Investigator', 'Colour', '']
  const suggestions = suggestMapping(columns).map(({ column, holds }) => [column, holds] as const)
  assert.equal(readMapping(Object.fromEntries(suggestions)).ok, true)
})

test('a day chosen for several columns is that of one event after the other; a field chosen twice is told', () => {
  const chosen = mappingChosen([
    ['Ref', 'reference'],
    ['Chaser', 'complaint-chased'],
    ['Chaser again', 'complaint-chased'],
    ['Team', 'point.service'],
    ['District', 'point.service'],
    ['Age', null],
    ['Odd', 'nothing'],
  ])
  assert.deepEqual(Object.values(chosen), [
    'reference',
    'complaint-chased',
    'complaint-chased#2',
    'point.service',
    'point.service',
    null,
    'nothing',
  ])
  const read = readMapping(chosen)
  assert.deepEqual(!read.ok && read.error.map(({ where }) => where), ['District', 'Odd'])
})

test('every word that a column is offered is one that a mapping may hold, once', () => {
  assert.equal(new Set(COLUMN_WORDS).size, COLUMN_WORDS.length)
  const [first, ...others] = COLUMN_WORDS
  assert.equal(first, 'reference')
  for (const word of others) assert.equal(readMapping({ A: 'reference', B: word }).ok, true, word)
  for (const { holds } of suggestMapping(['Received', 'Stage 1 outcome', 'Team', 'Council']))
    assert.ok(holds !== null && COLUMN_WORDS.includes(holds))
})
