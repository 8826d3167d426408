import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Casework } from '../src/casework/casework.ts'
import type { PartyRead } from '../src/casework/people-read.ts'
import { liveCasework } from '../src/office/complaints.ts'
import { VIEWER } from '../src/office/record.ts'
import { reachable } from '../src/people/reachable.ts'
import { englandAndWales } from './calendar.ts'

// The people of the invented complaints of the demonstration (data/people.json).

describe('The people of the live complaints', () => {
  let casework: Casework
  let parties: ReadonlyMap<string, readonly PartyRead[]>
  before(async () => {
    casework = await liveCasework(englandAndWales)
    const all = await Promise.all(
      (await casework.references(VIEWER)).map(async (reference) => casework.peopleOf(VIEWER, reference)),
    )
    parties = new Map(all.flatMap((read) => (read ? [[read.reference, read.parties] as const] : [])))
  })

  test('have a record of their own, each of them, and a way to be reached', () => {
    assert.deepEqual([...parties.keys()].sort(), ['AC-0981', 'AC-1027', 'AC-1042'])
    for (const party of [...parties.values()].flat()) {
      const { known } = party
      assert.ok(known && known !== 'erased', party.id)
      const ways = [...reachable(known.person, 'write'), ...reachable(known.person, 'speak')]
      assert.ok(ways.length > 0, party.id)
    }
  })

  test('are reached as the chronology says: Jay by text alone', () => {
    const [jay] = parties.get('AC-1042') ?? []
    assert.ok(jay?.known && jay.known !== 'erased')
    assert.deepEqual(
      [reachable(jay.known.person, 'write').map(({ means }) => means), reachable(jay.known.person, 'speak')],
      [['text'], []],
    )
  })

  test('include one who is in two complaints, with authority in the second', async () => {
    const supporter = parties.get('AC-0981')?.find(({ person }) => person.as === 'supporter')
    assert.deepEqual(supporter?.alsoIn, ['AC-1027'])
    const { authorities } = (await casework.peopleOf(VIEWER, 'AC-0981')) ?? {}
    assert.deepEqual(
      authorities?.map(({ who, actsFor }) => [who, actsFor]),
      [[supporter?.person.calledHere, 'mother']],
    )
  })
})
