import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { History } from '../complaint/history.ts'
import { day } from '../kernel/day.ts'
import { evolve, type PersonFact } from './person.ts'
import type { RegisterRole } from './register.ts'
import { mayBeOne, suggestFor } from './suggestion.ts'

const TODAY = day('2026-03-02')

function one(name: string, as: readonly RegisterRole[], more: { supplier?: string; yes?: string } = {}) {
  const facts: readonly PersonFact[] = [
    { type: 'person-recorded', name },
    { type: 'register-entered', on: '2025-01-06', as, skills: [], ...(more.supplier && { supplier: more.supplier }) },
    { type: 'check-recorded', kind: 'dbs', on: '2025-01-06', expires: '2028-01-06' },
    {
      type: 'declaration-made',
      on: '2026-01-05',
      answers: ['spouse-of-member-or-officer', 'knows-those-involved'].map((question) => ({
        question,
        answer: question === more.yes,
      })),
    },
  ]
  const person = evolve(facts.map((fact, at) => ({ ...fact, id: `e${at}` })))
  assert.ok(person)
  return { person }
}

const complaint = (...events: History['events']): Pick<History, 'people' | 'events'> => ({ people: [], events })

const suggested = (
  role: RegisterRole,
  register: Parameters<typeof suggestFor>[1],
  of: Pick<History, 'people' | 'events'> = complaint(),
) => {
  const found = suggestFor(role, register, of, TODAY)
  return {
    names: found.suggested.map((each) => each.of.person.name),
    more: found.more,
    refused: found.refused.map((each) => `${each.of.person.name}: ${each.barred.map(({ says }) => says).join(' ')}`),
  }
}

const IP = ['independent-person'] as const

describe('Two for a post', () => {
  test('are those who lack the least, of those on the register for it', () => {
    const away: PersonFact = { type: 'availability-recorded', available: false, from: '2026-01-01' }
    const gone = one('Ann Abel', IP)
    const register = [
      { person: { ...gone.person, availability: [{ ...away, id: 'x' }] } },
      one('Carl Cope', IP),
      one('Bea Bell', IP),
      one('Dora Dunn', ['panel-member']),
    ]
    assert.deepEqual(suggested('independent-person', register), {
      names: ['Bea Bell', 'Carl Cope'],
      more: 1,
      refused: [],
    })
  })

  test('are not the spouse of an officer, nor who was the advocate', () => {
    const register = [one('Ann Abel', IP, { yes: 'spouse-of-member-or-officer' }), one('Bea Bell', IP)]
    const found = suggested(
      'independent-person',
      register,
      complaint({ type: 'advocate-appointed', on: '2026-01-05', who: 'Ms Bell' }),
    )
    assert.deepEqual(found, {
      names: [],
      more: 0,
      refused: [
        'Ann Abel: The spouse or civil partner of a member or officer is not independent of the council.',
        'Bea Bell: The complainant’s advocate takes their side.',
      ],
    })
  })

  test('are not who knows the family, nor who has the post already', () => {
    const register = [one('Ann Abel', IP, { yes: 'knows-those-involved' }), one('Bea Bell', IP)]
    const appointed = complaint({ type: 'independent-person-appointed', on: '2026-01-05', who: 'Bea Bell' })
    assert.deepEqual(suggested('independent-person', register, appointed).refused, [
      'Ann Abel: Answered yes to: “Do you know the complainant, the child or a person complained about?”',
      'Bea Bell: Has this post in the complaint already.',
    ])
  })

  test('are not of the supplier of the investigating officer, where a panel is wanted', () => {
    const register = [one('Ann Abel', ['panel-chair'], { supplier: 'Fairway' }), one('Bea Bell', ['panel-chair'])]
    const investigated = complaint({
      type: 'investigating-officer-appointed',
      on: '2026-01-05',
      who: 'Mr Cope',
      supplier: 'Fairway',
    })
    const found = suggested('panel-chair', register, investigated)
    assert.deepEqual(found.names, ['Bea Bell'])
    assert.match(found.refused[0] ?? '', /One supplier does not provide both/)
  })

  test('are not those whose check ran out, or who declared nothing within the year', () => {
    const { person } = one('Ann Abel', IP)
    const ranOut = person.checks.map((check) => ({ ...check, expires: '2026-03-01' }))
    const lastYear = person.declarations.map((made) => ({ ...made, on: '2025-03-01' }))
    const register = [
      { person: { ...person, checks: ranOut } },
      { person: { ...person, name: 'Bea Bell', declarations: lastYear } },
      { person: { ...person, name: 'Carl Cope', checks: [] } },
    ]
    assert.deepEqual(suggested('independent-person', register), {
      names: [],
      more: 0,
      refused: [
        'Ann Abel: DBS check, enhanced: expired on 1 March 2026.',
        'Bea Bell: Declaration of independence: more than a year old since 1 March 2026.',
        'Carl Cope: No DBS check is recorded.',
      ],
    })
    const found = suggestFor('independent-person', register, complaint(), TODAY)
    assert.deepEqual(found.refused[0]?.barred[0]?.cites, ['Local policy on checks and declarations of independents'])
  })

  test('are as many as three can be chosen from, where a panel is wanted', () => {
    const register = 'Abel Bell Cope Dunn Eads Frome Gale'.split(' ').map((name) => one(`A ${name}`, ['panel-member']))
    const { names, more } = suggested('panel-member', register)
    assert.deepEqual([names.length, more], [6, 1])
  })

  test('may be who was named by mistake, once it is corrected', () => {
    const wrong = { type: 'independent-person-appointed', id: 'a', on: '2026-01-05', who: 'Ann Abel' } as const
    const right = { type: 'correction-made', on: '2026-01-06', of: 'a', now: { ...wrong, who: 'Bea Bell' } } as const
    const register = [one('Ann Abel', ['panel-member']), one('Bea Bell', ['panel-member'])]
    assert.deepEqual(suggested('panel-member', register, complaint(wrong, right)).names, ['Ann Abel'])
  })
})

test('a surname alone may be anybody of that name; two whole names must be the same', () => {
  assert.equal(mayBeOne('Mr Tallis', 'Edwin Tallis'), true)
  assert.equal(mayBeOne('Edwin Tallis', 'edwin  TALLIS'), true)
  assert.equal(mayBeOne('Joan Tallis', 'Edwin Tallis'), false)
  assert.equal(mayBeOne('Mr', 'Edwin Tallis'), false)
})
