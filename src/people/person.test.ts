import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '../kernel/day.ts'
import { evolve, nameWords, type PersonFact, plainContact, type RecordedFact } from './person.ts'
import { refusalOf } from './refusal.ts'
import { expiries, lacksOn } from './standing.ts'

const recorded = (...facts: readonly PersonFact[]): readonly RecordedFact[] =>
  facts.map((fact, at) => ({ ...fact, id: `e${at + 1}` }))

const TODAY = day('2026-03-02')
const named: PersonFact = { type: 'person-recorded', name: 'Marian Ellery' }
const entered: PersonFact = { type: 'register-entered', on: '2025-01-06', as: ['independent-person'], skills: [] }
const dbs = (on: string, expires: string): PersonFact => ({ type: 'check-recorded', kind: 'dbs', on, expires })
const declared = (on: string, yes?: string): PersonFact => ({
  type: 'declaration-made',
  on,
  answers: ['member-or-officer', 'spouse-of-member-or-officer'].map((question) => ({
    question,
    answer: question === yes,
  })),
})

const personOf = (...facts: readonly PersonFact[]) => {
  const person = evolve(recorded(named, ...facts))
  assert.ok(person)
  return person
}
const lacking = (...facts: readonly PersonFact[]) => lacksOn(personOf(...facts), TODAY).map(({ says }) => says)

describe('A person', () => {
  test('is nobody without a name', () => {
    assert.equal(evolve(recorded(entered)), undefined)
  })

  test('has the name that was put right last', () => {
    const right: PersonFact = { type: 'person-corrected', name: 'Marion Ellery', because: 'Misspelt' }
    assert.equal(evolve(recorded(named, right))?.name, 'Marion Ellery')
    assert.equal(evolve(recorded(right, named))?.name, 'Marion Ellery')
  })

  test('lacks what was taken back, as if it had never been recorded', () => {
    const person = personOf(dbs('2025-02-03', '2028-02-03'), entered, {
      type: 'person-corrected',
      withdraws: 'e2',
      because: 'Of somebody else',
    })
    assert.deepEqual(person.checks, [])
    assert.ok(person.register)
  })

  test('is off the register once they left, and on it when they come back', () => {
    const left: PersonFact = { type: 'register-left', on: '2025-06-02', because: 'Retired' }
    assert.equal(personOf(entered, left).register, undefined)
    assert.deepEqual(lacking(entered, left), ['Left the register on 2 June 2025'])
    assert.deepEqual(personOf(entered, left, entered).register?.as, ['independent-person'])
  })

  test('is made of any facts in any order, without a fault, and what was taken back is gone in each', () => {
    const facts = fc.constantFrom<PersonFact>(
      named,
      entered,
      dbs('2025-02-03', '2028-02-03'),
      dbs('no-day', ''),
      declared('2025-02-03'),
      declared('', 'member-or-officer'),
      { type: 'register-left', on: '2025-06-02', because: '' },
      { type: 'contact-recorded', means: 'email', value: 'm@ellery.example', safety: 'not-safe', because: 'Shared' },
      { type: 'adjustment-recorded', says: 'Large print' },
      { type: 'language-recorded', language: 'Welsh', interpreter: true },
      { type: 'availability-recorded', available: false, from: '', until: 'never' },
      { type: 'person-corrected', withdraws: 'e2', because: '' },
      { type: 'person-corrected', withdraws: 'nothing', name: 'M', because: '' },
    )
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 14 }), (drawn) => {
        const all = recorded(...drawn)
        const person = evolve(all)
        if (!person) return
        assert.ok(lacksOn(person, TODAY).every(({ says }) => says !== ''))
        expiries(person)
        const withdrawn = drawn.some((fact) => fact.type === 'person-corrected' && fact.withdraws === 'e2')
        const entries = [...person.checks, ...person.declarations, ...person.contacts, person.register, person.left]
        if (withdrawn) assert.ok(entries.every((entry) => entry?.id !== 'e2'))
      }),
      { seed: 20_261_129, numRuns: 500 },
    )
  })
})

describe('What somebody on the register lacks', () => {
  const whole = [entered, dbs('2025-02-03', '2028-02-03'), declared('2025-06-02')] as const

  test('is nothing where all is in order', () => {
    assert.deepEqual(lacking(...whole), [])
  })

  test('is said in words', () => {
    assert.deepEqual(lacking(entered), ['No DBS check is recorded', 'No declaration of independence is recorded'])
    assert.deepEqual(lacking(entered, dbs('2023-01-09', '2026-03-01'), declared('2025-03-01')), [
      'DBS check, enhanced: expired on 1 March 2026',
      'Declaration of independence: more than a year old since 1 March 2026',
    ])
    assert.deepEqual(lacking(entered, dbs('2023-01-09', '2026-03-02'), declared('2025-03-02')), [])
  })

  test('follows the check and the declaration that were made last', () => {
    assert.deepEqual(lacking(...whole, dbs('2022-02-03', '2025-02-03'), declared('2024-01-08')), [])
  })

  test('is a tie that was declared, and an officer may still investigate', () => {
    assert.deepEqual(lacking(...whole, declared('2026-01-05', 'member-or-officer')), [
      'Declared a tie to the council or to a complaint',
    ])
    const investigator: PersonFact = { ...entered, as: ['investigating-officer'] }
    assert.deepEqual(lacking(...whole, investigator, declared('2026-01-05', 'member-or-officer')), [])
  })

  test('is time, while they are away, and no longer when they said that they are back', () => {
    const away: PersonFact = {
      type: 'availability-recorded',
      available: false,
      from: '2026-02-02',
      until: '2026-04-30',
    }
    assert.deepEqual(lacking(...whole, away), ['Not available until 30 April 2026'])
    assert.deepEqual(
      lacking(...whole, away, { type: 'availability-recorded', available: true, from: '2026-03-02' }),
      [],
    )
  })

  test('falls due on days that are known beforehand, soonest first', () => {
    assert.deepEqual(
      expiries(personOf(...whole)).map(({ what, on }) => [what, on]),
      [
        ['Declaration of independence', day('2026-06-02')],
        ['DBS check, enhanced', day('2028-02-03')],
      ],
    )
  })
})

describe('A fact', () => {
  for (const [fact, part] of [
    [{ type: 'person-recorded', name: '  ' }, 'name'],
    [{ type: 'contact-recorded', means: 'email', value: 'm@ellery.example', safety: 'not-safe' }, 'because'],
    [{ type: 'contact-recorded', means: 'email', value: ' ', safety: 'safe' }, 'value'],
    [dbs('2026-03-03', '2028-03-03'), 'on'],
    [dbs('2026-03-02', '2026-03-01'), 'expires'],
    [{ type: 'check-recorded', kind: 'dbs', on: '2026-03-02' }, 'expires'],
    [{ ...entered, as: [] }, 'as'],
    [{ ...entered, hours: 0 }, 'hours'],
    [{ ...entered, feePence: 100_001 }, 'fee'],
    [{ type: 'availability-recorded', available: false, from: '2026-03-02', until: '2026-03-01' }, 'until'],
    [{ type: 'register-left', on: '2026-03-02', because: '' }, 'because'],
    [{ type: 'person-corrected', name: 'M', because: '' }, 'because'],
  ] as const satisfies readonly (readonly [PersonFact, string])[]) {
    test(`cannot stand: ${fact.type} without a right ${part}`, () => {
      assert.equal(refusalOf(fact, TODAY)?.part, part)
    })
  }

  test('stands where all of it is right', () => {
    for (const fact of [named, entered, dbs('2026-03-02', '2029-03-02'), declared('2026-03-02')])
      assert.equal(refusalOf(fact, TODAY), undefined)
  })
})

test('a name and a contact are known again however they are written', () => {
  assert.deepEqual(nameWords('Dr Zoë O’Hara-Smith'), ['zoe', 'o', 'hara', 'smith'])
  assert.equal(plainContact('+44 (0)7700 900 123'.replace('(0)', '')), plainContact('07700-900123'))
  assert.equal(plainContact(' M@Ellery.Example '), 'm@ellery.example')
})
