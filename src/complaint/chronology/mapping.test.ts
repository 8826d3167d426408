import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EVENT_TYPES } from '../../kernel/event-types.ts'
import { readMapping, targetOf, wordFor } from './mapping.ts'

test('a word of a mapping is an event, a field of it, one of several, or a part of the complaint', () => {
  for (const [word, target] of [
    ['reference', { type: 'complaint', nth: 1, field: 'reference' }],
    ['council', { type: 'complaint', nth: 1, field: 'council' }],
    ['complaint-received', { type: 'complaint-received', nth: 1, field: 'on' }],
    ['stage-1-extended.until', { type: 'stage-1-extended', nth: 1, field: 'until' }],
    ['complaint-chased#2', { type: 'complaint-chased', nth: 2, field: 'on' }],
    ['action-done#12.evidence', { type: 'action-done', nth: 12, field: 'evidence' }],
    ['adjudicated.finding', { type: 'adjudicated', nth: 1, field: 'finding' }],
    ['person.class', { type: 'person', nth: 1, field: 'class' }],
    ['point#3.says', { type: 'point', nth: 3, field: 'says' }],
  ] as const) {
    assert.deepEqual(targetOf(word), { ok: true, value: target })
    assert.equal(wordFor(target), word)
  }
  for (const type of EVENT_TYPES) assert.equal(targetOf(type).ok, true)
})

test('a word that stands for nothing says what was probably meant', () => {
  for (const [word, says, suggestion] of [
    ['stage-1-respond', '"stage-1-respond" is not an event type', 'Did you mean stage-1-responded?'],
    ['complaint-received.chanel', '"chanel" is not a field of complaint-received', 'Did you mean channel?'],
    ['person', '"" is not a field of person', undefined],
    ['complaint-received.id', '"id" is not a field of complaint-received', undefined],
    ['complaint-received.finding', '"finding" is not a field of complaint-received', undefined],
    ['complaint.council', '"complaint" is not an event type', undefined],
    ['reference#2', '"reference" is not an event type', undefined],
    ['complaint-chased#0', '"" is not an event type', undefined],
    ['__proto__', '"__proto__" is not an event type', undefined],
  ] as const) {
    const target = targetOf(word)
    assert.equal(!target.ok && target.error.says, says, word)
    if (suggestion !== undefined) assert.equal(!target.ok && target.error.suggestion, suggestion, word)
  }
})

test('a mapping is read whole, or everything that is wrong with it is told', () => {
  const mapping = { Ref: 'reference', 'Date received': 'complaint-received.on', Age: null }
  assert.deepEqual(readMapping(JSON.parse(JSON.stringify(mapping))), {
    ok: true,
    value: { Ref: 'reference', 'Date received': 'complaint-received', Age: null },
  })
  const wrong = readMapping({
    A: 'complaint-chased',
    B: 'complaint-chased',
    C: 7,
    D: 'nothing',
    E: 'point.says',
    F: 'point#1.says',
  })
  assert.deepEqual(!wrong.ok && wrong.error.map(({ where, says, suggestion }) => [where, says, suggestion]), [
    ['B', 'holds the same as "A"', 'Where it is another event, map it to "complaint-chased#2".'],
    ['C', 'should hold a text, or null to leave the column out', undefined],
    ['D', '"nothing" is not an event type', undefined],
    ['F', 'holds the same as "E"', 'Leave one of the two out, with null.'],
    ['', 'no column holds the reference', 'Map one to "reference".'],
  ])
  for (const value of [null, [], 'reference', 3]) assert.equal(readMapping(value).ok, false)
})
