import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Person } from '../complaint/vocabulary.ts'
import { streamId } from '../kernel/ids.ts'
import { actsFor, isCalled, partiesIn, partyEvent, type PartyEvent, partyRefusal, peopleNow } from './parties.ts'

const HEADER: readonly Person[] = [
  { id: 'mother', as: 'complainant', class: 'parent', inOwnRight: true, calledHere: 'Ms X' },
  { as: 'child', class: 'child', calledHere: 'E' },
]
const aunt = streamId('a'.repeat(32))
const joined: PartyEvent = {
  type: 'person-joined',
  person: { id: aunt, as: 'representative', actsFor: ['mother'], calledHere: 'Mrs A' },
}

describe('The people of a complaint', () => {
  test('are those of its header as they came, each with a place of their own', () => {
    const parties = partiesIn(HEADER, [])
    assert.deepEqual(
      parties.map(({ place, id }) => [place, id]),
      [
        [1, 'mother'],
        [2, '#2'],
      ],
    )
    assert.deepEqual(peopleNow(parties), HEADER)
  })

  test('an id that is given twice names the first', () => {
    assert.deepEqual(
      partiesIn([HEADER[0]!, HEADER[0]!], []).map(({ id }) => id),
      ['mother', '#2'],
    )
  })

  test('are joined by others under the id of their own stream', () => {
    const parties = partiesIn(HEADER, [joined])
    assert.deepEqual(
      [parties[2]?.place, parties[2]?.stream, peopleNow(parties).at(-1)],
      [3, aunt, joined.type === 'person-joined' && joined.person],
    )
  })

  test('are described again, and keep the id that events know them by', () => {
    const described: PartyEvent = {
      type: 'person-described',
      id: 'mother',
      person: { as: 'complainant', calledHere: 'Ms Y' },
    }
    assert.deepEqual(peopleNow(partiesIn(HEADER, [described]))[0], {
      id: 'mother',
      as: 'complainant',
      calledHere: 'Ms Y',
    })
    const second: PartyEvent = { type: 'person-described', id: '#2', person: { as: 'child', calledHere: 'Evie' } }
    assert.deepEqual(peopleNow(partiesIn(HEADER, [second]))[1], { as: 'child', calledHere: 'Evie' })
  })

  test('have a stream from then on when it is said who they are, and nothing else about them changes', () => {
    const parties = partiesIn(HEADER, [{ type: 'person-linked', id: '#2', stream: aunt }])
    assert.equal(parties[1]?.stream, aunt)
    assert.deepEqual(peopleNow(parties), HEADER)
  })

  test('leave, keep their place, and may join again', () => {
    const left: PartyEvent = { type: 'person-left', id: aunt, reason: 'Recorded by mistake' }
    const parties = partiesIn(HEADER, [joined, left])
    assert.deepEqual([parties.length, parties[2]?.left, peopleNow(parties).length], [3, 'Recorded by mistake', 2])
    const again = partiesIn(HEADER, [joined, left, joined])
    assert.deepEqual([again.length, again[2]?.left, peopleNow(again).length], [3, undefined, 3])
  })

  test('are not changed by what speaks of nobody', () => {
    const nobody: readonly PartyEvent[] = [
      { type: 'person-left', id: 'nobody', reason: '' },
      { type: 'person-described', id: '#9', person: {} },
      { type: 'person-linked', id: '', stream: aunt },
    ]
    assert.deepEqual(peopleNow(partiesIn(HEADER, nobody)), HEADER)
  })

  test('are meant by their id and by what they are called, and by nothing less', () => {
    const [mother, child] = partiesIn(HEADER, [])
    assert.ok(mother && child)
    assert.deepEqual(
      ['mother', 'Ms X', ' Ms X', '', 'Ms'].map((text) => isCalled(mother, text)),
      [true, true, true, false, false],
    )
    assert.ok(isCalled(child, '#2'))
    assert.deepEqual(
      [actsFor({ actsFor: 'mother' }), actsFor({ actsFor: ['a', 'b'] }), actsFor({})],
      [['mother'], ['a', 'b'], []],
    )
  })
})

test('an event is read as one of people where it is one', () => {
  const { type, ...body } = joined
  assert.deepEqual(partyEvent(type, body), joined)
  assert.equal(partyEvent('complaint-received', body), undefined)
  assert.equal(partyEvent(type, null), undefined)
})

test('a party needs to be something, and to be called something', () => {
  assert.equal(partyRefusal({ calledHere: 'Ms X' })?.part, 'as')
  assert.equal(partyRefusal({ as: 'child', calledHere: ' ' })?.part, 'calledHere')
  assert.equal(partyRefusal({ as: 'child', calledHere: 'x'.repeat(101) })?.part, 'calledHere')
  assert.equal(partyRefusal({ as: 'child', calledHere: 'E' }), undefined)
})
