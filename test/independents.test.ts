import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { systemClock } from '../src/casework/clock.ts'
import { type People, peopleIn, type PeopleRecord } from '../src/casework/people.ts'
import { inventedPeople, peopleShown } from '../src/office/independents.ts'
import { COUNCIL, VIEWER } from '../src/office/record.ts'
import { lacksOn } from '../src/people/standing.ts'
import { memoryStore } from '../src/store/memory.ts'
import { englandAndWales } from './calendar.ts'

// The eight invented people of data/independents.json, and how they are shown beside those who are kept.

const PAGE = { skip: 0, limit: 50 } as const

describe('The invented independents', () => {
  let invented: PeopleRecord
  let kept: PeopleRecord
  let shown: People
  before(async () => {
    invented = await inventedPeople(englandAndWales)
    kept = peopleIn({ store: memoryStore(COUNCIL), clock: systemClock })
    shown = peopleShown([invented, kept])
  })

  test('are eight, of whom some can be asked today and some cannot, and one supplier has two roles', async () => {
    const { people } = await invented.register(VIEWER, PAGE)
    const lacks = people.map(({ person }) => lacksOn(person, systemClock.today()).map(({ code }) => code))
    assert.equal(people.length, 8)
    assert.equal(lacks.filter((codes) => codes.length === 0).length, 5)
    assert.deepEqual(
      new Set(lacks.flat()),
      new Set(['check-expired', 'declaration-old', 'no-dbs', 'declared-tie', 'not-available']),
    )
    const fairway = people.filter(({ person }) => person.register?.supplier === 'Fairway Associates')
    const roles = new Set(fairway.flatMap(({ person }) => person.register?.as ?? []))
    assert.ok(roles.has('investigating-officer') && roles.has('panel-chair'))
  })

  test('stand in one list with those who are kept, who alone are kept', async () => {
    const done = await shown.record(VIEWER, 'c-1', [
      { type: 'person-recorded', name: 'Marian Ellery' },
      {
        type: 'register-entered',
        on: '2020-01-06',
        as: ['independent-person'],
        supplier: 'Fairway Associates',
        skills: [],
      },
    ])
    assert.ok(done.ok)
    const { people, total } = await shown.register(VIEWER, PAGE)
    // On the register since 2020 without a check, so before everybody else.
    assert.deepEqual([people[0]?.person.name, people.length, total], ['Marian Ellery', 9, 9])
    assert.deepEqual((await shown.register(VIEWER, { skip: 8, limit: 5 })).people.length, 1)
    assert.deepEqual([(await kept.register(VIEWER, PAGE)).total, (await invented.register(VIEWER, PAGE)).total], [1, 8])
    const [fairway] = (await shown.suppliers(VIEWER)).filter(({ name }) => name === 'Fairway Associates')
    assert.equal(fairway?.rows, 3)
  })

  test('are counted with those who are kept in the figures of what people answered', async () => {
    const [tallis] = await shown.alike(VIEWER, { name: 'Edwin Tallis', contacts: [] })
    assert.ok(tallis)
    assert.deepEqual(await shown.equalityFigures(VIEWER), { is: 'nobody-answered' })
    await shown.giveEqualityAnswers(VIEWER, tallis.id, { sex: 'male' })
    const figures = await shown.equalityFigures(VIEWER)
    assert.equal(figures.is === 'figures' && figures.people, 9)
  })

  test('are changed and erased where they are, and suggested with the others', async () => {
    const [tallis] = await shown.alike(VIEWER, { name: 'Edwin Tallis', contacts: [] })
    assert.ok(tallis)
    const before = await shown.suggest(VIEWER, 'independent-person', { people: [], events: [] })
    assert.deepEqual(
      [before.suggested.map(({ of }) => of.person.name), before.more, before.refused.map(({ of }) => of.person.name)],
      [['Edwin Tallis', 'Maud Penhallow'], 1, ['Clement Stroud', 'Marian Ellery']],
    )
    assert.ok((await shown.add(VIEWER, tallis.id, 'c-2', { type: 'adjustment-recorded', says: 'Large print' })).ok)
    assert.equal((await shown.read(VIEWER, tallis.id))?.person.adjustments.length, 1)
    assert.ok((await shown.erase(VIEWER, tallis.id, 'asked-for')).ok)
    const after = await shown.suggest(VIEWER, 'independent-person', { people: [], events: [] })
    assert.deepEqual(after.suggested.map(({ of }) => of.person.name)[0], 'Maud Penhallow')
  })
})
